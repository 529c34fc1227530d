"""Which English word comes from which German one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.translation.links import WEAK, link
from translator.translation.word_alignment import Alignment


def aligned(source: str, target: str, *best: int) -> Alignment:
    """A piece a word: the n-th English word comes from the German word number `best[n]`."""
    spans = tuple(it.span() for it in re.finditer(r"\S+", source))
    rows = [tuple(float(at == place) for at in range(len(spans))) for place in best]
    assert len(rows) == len(target.split())
    return Alignment(spans, tuple(rows))


@pytest.mark.parametrize(
    ("source", "target", "best", "found"),
    [
        ("Ja", "Yes", [0], [("Ja", "Yes")]),
        ("Die Stadt", "The town", [0, 1], [("Die", "The"), ("Stadt", "town")]),
        ("Neustadt", "New town", [0, 0], [("Neustadt", "New"), ("Neustadt", "town")]),
        ("„Ja“.", "“Yes.”", [0], [("Ja", "Yes")]),
        ("10.000", "10,000,", [0], [("10.000", "10,000")]),
        ("– ja", "yes", [0], []),
        ("Ja", "–", [0], []),
        ("Ja", "", [], []),
        ("", "Yes", [0], []),
    ],
)
def test_words_are_linked_without_their_marks(source, target, best, found):
    links = link(source, target, aligned(source, target, *best))
    assert [(it.de, it.en) for it in links] == found


@pytest.mark.parametrize(("count", "linked"), [(4, True), (6, False)])
def test_a_link_among_many_equal_ones_is_weak(count, linked):
    source = " ".join(["Wort"] * count)
    spans = tuple(it.span() for it in re.finditer(r"\S+", source))
    assert bool(link(source, "word", Alignment(spans, ((1 / count,) * count,)))) is linked


def test_the_pieces_of_a_german_word_count_together():
    alignment = Alignment(((0, 4), (5, 11), (11, 18)), ((0.4, 0.3, 0.3),))
    (found,) = link("Haus Bürgermeister", "mayor", alignment)
    assert (found.de, found.en) == ("Bürgermeister", "mayor")


def test_a_german_word_that_draws_all_attention_is_not_everythings_source():
    spans = ((0, 3), (4, 8), (9, 13))
    rows = ((0.3, 0.1, 0.6), (0.05, 0.35, 0.6), (0.0, 0.0, 1.0))
    links = link("Das Haus sank", "The house sank", Alignment(spans, rows))
    assert [(it.de, it.en) for it in links] == [("Das", "The"), ("Haus", "house"), ("sank", "sank")]


TEXTS = st.text("aB1.„- ", max_size=20)


@given(st.data(), TEXTS, TEXTS)
def test_any_pair_can_be_linked(data, source, target):
    spans = tuple((at, at + 1) for at in range(len(source)))
    weights = st.tuples(*(st.floats(0, 1) for _ in spans))
    alignment = Alignment(spans, tuple(data.draw(weights) for _ in target.split()))
    for it in link(source, target, alignment):
        assert it.de[0].isalnum() and it.en[-1].isalnum()
        assert WEAK <= it.weight <= 1
