"""A space behind what opens a quotation or a bracket."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from translator.engines.codeswitch import Hint, put
from translator.engines.openings import apart, joined, joined_pieces, put_apart


def test_a_word_stands_apart_from_what_opens() -> None:
    assert apart("Sie sagte: „Das ist (so) („oft“) 5“") == "Sie sagte: „ Das ist ( so) („ oft“) 5“"


def test_a_sign_that_opens_nothing_stays() -> None:
    for text in ('5" Rohr', "Schüler(innen)", "„Ja“-Stimme", "(2)", "“ "):
        assert joined(apart(text)) == text
    assert apart("Schüler(innen) (2) 5“") == "Schüler(innen) (2) 5“"


@given(st.text('a„"(“) b.é5'))
def test_it_is_printed_as_it_was(text: str) -> None:
    assert joined(apart(joined(text))) == joined(text)


def test_hints_stand_apart_too_and_words_without_one() -> None:
    text = "Die „große Stadt“ und („Jena“)"
    hints = put_apart(text, [Hint(5, 10, "big"), Hint(11, 16, "city")])
    assert put(text, hints) == apart("Die „big city“ und („Jena“)")
    assert put_apart(text, hints) == hints


def test_what_is_left_out_stays_out() -> None:
    assert put_apart("ein („auf“)", [Hint(6, 9, "", 1)]) == [Hint(6, 9, "", 1)]


def test_pieces_are_those_of_the_printed_words() -> None:
    pieces = ["▁He", "▁said", ":", '▁("', "▁be", "auty", '"', "▁(", "▁5", ")", '▁"', "▁A"]
    assert joined_pieces(pieces) == (
        *("▁He", "▁said", ":", '▁("', "be", "auty", '"', "▁(", "▁5", ")", '▁"', "A"),
    )
