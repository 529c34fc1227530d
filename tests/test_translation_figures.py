"""Figures are compared as numbers, however German and English write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.translation.figures import invented_figures, lost_figures

SAME = [
    ("Etwa 10.000 Soldaten kamen.", "About 10,000 soldiers came."),
    ("Es waren 1100 Helfer.", "There were 1,100 helpers."),
    ("Es waren 10 000 Helfer.", "There were 10,000 helpers."),
    ("Das kostet 1,5 Mio. Euro.", "That costs 1.5 million euros."),
    ("Das kostet 3 Mrd. Euro.", "That costs 3 billion euros."),
    ("Das kostet zwei Milliarden Euro.", "That costs 2 billion euros."),
    ("Ein Plus von 3,2 Prozent", "A rise of 3.2 per cent"),
    ("Der Zug fährt um 18.45 Uhr.", "The train leaves at 6:45 p.m."),
    ("Der Zug fährt um 19 Uhr.", "The train leaves at 7 pm."),
    ("Am 15.11.2024 war es so weit.", "On 15 November 2024 the time had come."),
    ("Am 15.11.2024 war es so weit.", "On 11/15/2024 the time had come."),
    ("Am 3. Juni", "On 3 June"),
    ("der 2. Weltkrieg", "the Second World War"),
    ("in den 70er Jahren", "in the 1970s"),
    ("Er hat 2 Kinder.", "He has two children."),
    ("Sie hat zwölf Enkel.", "She has 12 grandchildren."),
    ("Sie gewannen 15:12.", "They won 15-12."),
    ("Sie gewannen 3:1.", "They won 3:1."),
]

LOST = [
    ("Etwa 10.000 Soldaten kamen.", "About 10 soldiers came.", ["10.000"], ["10"]),
    ("Das kostet 1,5 Mio. Euro.", "That costs 15 million euros.", ["1,5 Mio"], ["15 million"]),
    ("Das kostet 3 Mrd. Euro.", "That costs 3 million euros.", ["3 Mrd"], ["3 million"]),
    ("Im Jahr 2024 kamen 500.", "In 2024 some came.", ["500"], []),
    ("Viele kamen.", "In 2019 many came.", [], ["2019"]),
    ("Der Zug fährt um 18.45 Uhr.", "The train leaves at 8:45 p.m.", ["18.45"], ["8:45"]),
]


@pytest.mark.parametrize(("german", "english"), SAME)
def test_equal_figures_are_recognised(german, english):
    assert lost_figures(german, english) == []
    assert invented_figures(german, english) == []


@pytest.mark.parametrize(("german", "english", "lost", "invented"), LOST)
def test_other_figures_are_found(german, english, lost, invented):
    assert lost_figures(german, english) == lost
    assert invented_figures(german, english) == invented


@given(st.text(), st.text())
def test_any_text_is_compared_without_failing(german, english):
    lost_figures(german, english)
    invented_figures(german, english)


@given(st.text("0123456789., :er"))
def test_a_text_loses_no_figure_to_itself_in_german(text):
    # The same digits on both sides may be read by other rules, but never fail.
    assert isinstance(lost_figures(text, text), list)
