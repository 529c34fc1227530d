"""German and English spellings of one name, or of one root."""

from __future__ import annotations

import pytest

from translator.translation.letters import alike, distance

SAME = [
    ("Selenskyj", "Zelensky"),
    ("Selenskyj", "Zelenskyy"),
    ("Schoigu", "Shoigu"),
    ("Gorbatschow", "Gorbachev"),
    ("Chruschtschow", "Khrushchev"),
    ("Tschaikowski", "Tchaikovsky"),
    ("Jelzin", "Yeltsin"),
    ("Charkiw", "Kharkiv"),
    ("Bischkeks", "Bishkek"),
    ("Hisbollah", "Hezbollah"),
    ("Schanghai", "Shanghai"),
    ("Müller", "Mueller"),
    ("Merkels", "Merkel"),
    ("Enthusiasten", "enthusiasts"),
    ("Tourismus", "tourism"),
]
OTHER = [
    ("Werth", "Barack"),
    ("Berlin", "Bern"),
    ("Spanien", "Argentina"),
    ("Regierung", "regime"),
    ("Bonn", "Berlin"),
    ("", "Bonn"),
]


@pytest.mark.parametrize(("german", "english"), SAME)
def test_one_name_in_two_spellings_is_known(german, english):
    assert alike(german, english)


@pytest.mark.parametrize(("german", "english"), OTHER)
def test_different_words_are_told_apart(german, english):
    assert not alike(german, english)


@pytest.mark.parametrize(
    ("a", "b", "limit", "edits"),
    [
        ("kiev", "kiev", 2, 0),
        ("kiev", "kiiv", 2, 1),
        ("bern", "berlin", 2, 2),
        ("bern", "berlin", 1, 2),
        ("", "ab", 2, 2),
    ],
)
def test_edits_are_counted_up_to_a_limit(a, b, limit, edits):
    assert distance(a, b, limit) == edits
