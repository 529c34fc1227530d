"""Figures, dates, times and quotes take their English form; what is right already stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.translation.restyle import restyle
from translator.translation.wording import english_figure

FORMS = [
    ("Es kamen 10.000 Menschen.", "10.000 people came.", "10,000 people came."),
    ("Es waren 1,5 Mio. Euro.", "It was 1,5 Mio. euros.", "It was 1.5 million euros."),
    ("Er zahlte 3,2 Mrd.", "He paid 3,2 Mrd.", "He paid 3.2 billion."),
    ("Sie kosten 1.234.567,89 Euro.", "They cost 1.234.567,89.", "They cost 1,234,567.89."),
    ("Es sind 10 000 Euro.", "It is 10 000 euros.", "It is 10,000 euros."),
    ("Am 15.11.2024 kam er.", "On 15.11.2024 he came.", "On 15 November 2024 he came."),
    ("Er kam am 15.11.", "He came on 15.11.", "He came on 15 November."),
    ("Am 15. November", "On 15. November", "On 15 November"),
    ("Am 3. März 2024", "On 3. März 2024", "On 3 March 2024"),
    ("Um 11.42 Uhr.", "At 11.42 o'clock.", "At 11:42 a.m."),
    ("Um 11.42 Uhr ging sie.", "At 11.42 she left.", "At 11:42 a.m. she left."),
    ("Um 19.30 Uhr", "At 19:30 a.m.", "At 7:30 p.m."),
    ("Um 20 Uhr", "At 20 Uhr", "At 8 p.m."),
    ("„Ja“, sagte er.", "„Yes“, he said.", "“Yes”, he said."),
    ("»Ja«, sagte er.", '"Yes," he said.', "“Yes,” he said."),
    ("„Er sagte: ‚Nein‘“", "„He said: ‚No‘“", "“He said: ‘No’”"),
    ("Er sagte: „Nein.", "He said: „No.", "He said: “No."),
    ("Es sind 40 %.", "It is 40 %.", "It is 40%."),
    ("Chinas Plan", "China 's plan isn´t", "China's plan isn't"),
]

RIGHT = [
    ("Es kamen 10.000 Menschen.", "10,000 people came."),
    ("Um 19:30 Uhr", "At 19:30"),
    ("Um 19.30 Uhr", "At 7:30 p.m."),
    ("Um 8 Uhr", "At 8 o'clock"),
    ("Mit Version 1.5", "With version 1.5"),
    ("Es sind 1.500 und 1,500.", "It is 1.500 and 1,500."),
    ("Es sind 11.42 Mio. um 11.42 Uhr.", "It is 11.42 million at 11:42 a.m."),
    ('Er sagte: "Nein."', 'He said: "No."'),
    ("Das Spiel endete 3:1.", "The game ended 3-1."),
    ("Nichts davon", "The 15.11.2024 that nobody wrote"),
]


@pytest.mark.parametrize(("source", "target", "expected"), FORMS)
def test_german_forms_become_english_ones(source, target, expected):
    assert restyle(source, target) == expected


@pytest.mark.parametrize(("source", "target"), RIGHT)
def test_what_is_right_stays(source, target):
    assert restyle(source, target) == target


PIECE = st.sampled_from(
    [
        *"„“”\"»«‚‘’'.,:%- ",
        *("10.000", "1,5", "1.500", "1,500", "15.11.2024", "15.11.", "11.42", "19:30", "20"),
        *(" Uhr", " o'clock", " a.m.", " Mio.", " Mrd.", " million", " %", " Prozent"),
        *("15. November", "3. März", "word", " 's", "n´t"),
    ]
)
TEXT = st.lists(PIECE, max_size=12).map("".join)


@given(TEXT, TEXT)
def test_doing_it_twice_changes_nothing_more(source, target):
    once = restyle(source, target)
    assert restyle(source, once) == once


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_taken(source, target):
    assert restyle(source, restyle(source, target)) == restyle(source, target)


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("10.000", "10,000"),
        ("1,5 Mio", "1.5 million"),
        ("3 Billionen", "3 trillion"),
        ("15.11.2024", "15 November 2024"),
        ("0.15 Uhr", "12:15 a.m."),
        ("83:76", "83-76"),
        ("zwölf", "twelve"),
        ("dreiundzwanzig", "23"),
        ("zweiter", "second"),
        ("zwanzigster", "20th"),
        ("dreimal", "three times"),
        ("Sonntag", "Sunday"),
        ("Oktober", "October"),
        ("zwei Dutzend", None),
        ("Haus", None),
    ],
)
def test_a_figure_has_its_english_form(german, english):
    assert english_figure(german) == english
