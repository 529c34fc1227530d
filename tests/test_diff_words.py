"""A text in two versions: compared by words, and by what they mean."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.diff import words
from translator.diff.meaning import SAME, Meaning, Text, distinct, meaning
from translator.diff.words import MOST_PAIRS, changed_words, likeness


@pytest.mark.parametrize(
    ("before", "after", "spans"),
    [
        ("gleich", "gleich", (("same", "gleich"),)),
        ("", "", ()),
        ("", "neu", (("new", "neu"),)),
        ("alt", "", (("gone", "alt"),)),
        (
            "Es kostet 1,5 Millionen.",
            "Es kostet 2,5 Millionen.",
            (("same", "Es kostet "), ("gone", "1,5"), ("new", "2,5"), ("same", " Millionen.")),
        ),
        (
            "the old bridge is here",
            "a new bridge is here",
            (("gone", "the old"), ("new", "a new"), ("same", " bridge is here")),
        ),
        ("der Rat", "der alte Rat", (("same", "der "), ("new", "alte "), ("same", "Rat"))),
        ("Rat der Stadt", "der Stadt", (("gone", "Rat "), ("same", "der Stadt"))),
        ("ein Rat", "ein  Rat", (("same", "ein"), ("gone", " "), ("new", "  "), ("same", "Rat"))),
        (  # few words between two changes are read with them
            "He bought the house quickly.",
            "She sold the house slowly.",
            (
                ("gone", "He bought"),
                ("new", "She sold"),
                ("same", " the house "),
                ("gone", "quickly"),
                ("new", "slowly"),
                ("same", "."),
            ),
        ),
        (
            "The ministers of all countries met",
            "The presidents of some countries met",
            (
                ("same", "The "),
                ("gone", "ministers of all"),
                ("new", "presidents of some"),
                ("same", " countries met"),
            ),
        ),
        (  # but never a figure
            "about 12 people",
            "almost 12 persons",
            (
                ("gone", "about"),
                ("new", "almost"),
                ("same", " 12 "),
                ("gone", "people"),
                ("new", "persons"),
            ),
        ),
    ],
)
def test_words_are_compared_whole(before, after, spans):
    assert words(before, after) == spans


@given(st.text("ab1., \n"), st.text("ab1., \n"))
def test_both_versions_can_be_read_from_a_diff(before, after):
    spans = words(before, after)
    assert "".join(text for op, text in spans if op != "new") == before
    assert "".join(text for op, text in spans if op != "gone") == after


def test_very_long_texts_are_compared_as_wholes_and_in_time():
    before = "ein Wort " * 8000
    after = "zwei Worte " * 8000
    assert len(before.split()) * len(after.split()) > MOST_PAIRS
    started = time.monotonic()
    assert words(before, after) == (("gone", before), ("new", after))
    assert changed_words(before, after) == (16_000, 16_000)
    assert likeness(before.split(), after.split()) == 0
    assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    ("before", "after", "counts"),
    [
        ("a b", "a b", (0, 0)),
        ("a b", "a c d", (2, 1)),
        ("", "a b", (2, 0)),
        ("a", "", (0, 1)),
    ],
)
def test_words_that_came_and_went_are_counted(before, after, counts):
    assert changed_words(before, after) == counts


def english(before: str, after: str) -> Meaning:
    return meaning(Text("Satz", before), Text("Satz", after))


def german(before: str, after: str) -> Meaning:
    return meaning(Text(before, "sentence"), Text(after, "sentence"))


@pytest.mark.parametrize(
    ("compare", "before", "after", "figures"),
    [
        (english, "It cost 10,000 euros.", "It cost 11,000 euros.", (("10,000", "11,000"),)),
        (english, "It cost 10.000 euros.", "It cost 10,000 euros.", ()),
        (german, "Es kostet 10.000 Euro.", "Es kostet 11.000 Euro.", (("10.000", "11.000"),)),
        (german, "Es kostet 10.000 Euro.", "Es kostet 10 000 Euro.", ()),
        (english, "Five people came in.", "In came 5 persons.", ()),
        (english, "It met on Monday.", "It met on Tuesday.", (("Monday", "Tuesday"),)),
        (english, "The pass is 6 metres.", "The pass is 6 miles.", (("6 metre", "6 mile"),)),
        (english, "They won 3:2 at home.", "They won 3:3 at home.", (("2", "3"),)),
        (english, "Some came.", "Some 20 came.", (("", "20"),)),
        (english, "It began in August 2000.", "It began in August.", (("2000", ""),)),
        (english, "One man said so.", "A man said so.", ()),
        (german, "Um 15 Uhr begann es.", "Um 16 Uhr begann es.", (("15 Uhr", "16 Uhr"),)),
    ],
)
def test_figures_are_compared_by_value(compare, before, after, figures):
    assert compare(before, after).figures == figures


@pytest.mark.parametrize(
    ("compare", "before", "after", "names"),
    [
        (english, "Merkel went home.", "Scholz went home.", (("Merkel", "Scholz"),)),
        (english, "He met Angela Merkel.", "He met a woman.", (("Angela Merkel", ""),)),
        (english, "He met Wladimir Putin.", "He met Vladimir Putin.", ()),
        (english, "He is in Berlin’s zoo.", "He is in the Berlin zoo.", ()),
        (english, "The town agreed.", "A city agreed.", ()),
        (german, "Er fuhr nach Dresden.", "Er fuhr nach Leipzig.", (("Dresden", "Leipzig"),)),
        (german, "Die Stadt baut eine Schule.", "Die Stadt baut eine Brücke.", ()),
    ],
)
def test_other_names_are_told_from_other_words(compare, before, after, names):
    assert compare(before, after).names == names


@pytest.mark.parametrize(
    ("compare", "before", "after", "negation", "modality"),
    [
        (english, "The council agreed.", "The council did not agree.", True, False),
        (german, "Der Rat stimmte zu.", "Der Rat stimmte nicht zu.", True, False),
        (english, "He took the money.", "He allegedly took the money.", False, True),
        (german, "Das kommt im Mai.", "Das könnte im Mai kommen.", False, True),
        (english, "It may rain.", "It might rain.", False, False),
        (english, "It is not new.", "It isn’t new.", False, False),
    ],
)
def test_yes_and_no_and_how_sure_count(compare, before, after, negation, modality):
    found = compare(before, after)
    assert (found.negation, found.modality) == (negation, modality)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("He said, it rains", "he said: it rains."),
        ("„So“ sagte er", "“So” sagte er"),
        ("It cost 10.000 euros", "It cost 10,000 euros"),
        ("a  b", "a b"),
    ],
)
def test_form_is_no_meaning(before, after):
    assert english(before, after) == Meaning(form=True)


def test_nothing_is_no_change():
    assert english("a", "a") == SAME


def test_what_both_languages_show_counts_once():
    found = meaning(
        Text("Es sind 20 in Dresden.", "There are 20 in Dresden."),
        Text("Es sind 30 in Leipzig.", "There are 30 in Leipzig."),
    )
    assert (found.figures, found.names) == ((("20", "30"),), (("Dresden", "Leipzig"),))


def test_half_an_exchange_is_part_of_a_whole_one():
    pairs = [("", "Rom"), ("Bonn", "Rom"), ("bonn", "ROM"), ("3", ""), ("", "Wien")]
    assert distinct(pairs) == [("bonn", "ROM"), ("3", ""), ("", "Wien")]
