"""Words and stems, as the lexicon was learned over them."""

from __future__ import annotations

import pytest

from translator.translation.words import english_stem, english_words, german_stem, german_words

ONE_STEM = [
    (german_stem, "Kind", "Kindern"),
    (german_stem, "Stadt", "Städte"),
    (german_stem, "gründet", "gründete"),
    (german_stem, "schwedisch", "schwedischen"),
    (english_stem, "city", "cities"),
    (english_stem, "stop", "stopped"),
    (english_stem, "close", "closing"),
    (english_stem, "Scholz", "Scholz's"),
    (english_stem, "Rhine", "Rhine’s"),
]


@pytest.mark.parametrize(("stem", "one", "other"), ONE_STEM)
def test_forms_of_a_word_have_one_stem(stem, one, other):
    assert stem(one) == stem(other) != ""


def test_function_words_have_no_stem():
    assert not any(word.stem for word in german_words("Und er hat sich an der über das"))
    assert not any(word.stem for word in english_words("And he was with them at the"))


def test_initials_are_one_word_and_places_stay():
    text = "The U.S. Senate"
    assert [word.text for word in english_words(text)] == ["The", "US", "Senate"]
    assert english_words(text)[1].stem == "us"
    assert text[english_words(text)[2].start :] == "Senate"


def test_a_capital_tells_nothing_where_a_sentence_or_a_quote_begins():
    words = english_words('Rain fell. Snow too: "Sun" in Bonn - Dry')
    assert [word.text for word in words if word.capital and not word.opens] == ["Bonn"]
