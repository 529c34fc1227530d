"""Which English word comes from which German one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.translation.alignment import Alignment
from translator.translation.links import WEAK, link


def aligned(source: str, target: str, *best: int, weight: float = 1.0) -> Alignment:
    """A piece a word: the n-th English word comes from the German word number `best[n]`."""
    spans = tuple(it.span() for it in re.finditer(r"\S+", source))
    rows = [tuple(weight * (at == place) for at in range(len(spans))) for place in best]
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


@pytest.mark.parametrize(("weight", "linked"), [(WEAK - 0.01, False), (WEAK + 0.01, True)])
def test_weak_links_are_left_out(weight, linked):
    assert bool(link("Ja", "Yes", aligned("Ja", "Yes", 0, weight=weight))) is linked


def test_the_pieces_of_a_german_word_count_together():
    alignment = Alignment(((0, 4), (5, 11), (11, 18)), ((0.4, 0.3, 0.3),))
    (found,) = link("Haus Bürgermeister", "mayor", alignment)
    assert (found.de, found.en, found.weight) == ("Bürgermeister", "mayor", 0.6)


TEXTS = st.text("aB1.„- ", max_size=20)


@given(st.data(), TEXTS, TEXTS)
def test_any_pair_can_be_linked(data, source, target):
    spans = tuple((at, at + 1) for at in range(len(source)))
    weights = st.tuples(*(st.floats(0, 1) for _ in spans))
    alignment = Alignment(spans, tuple(data.draw(weights) for _ in target.split()))
    for it in link(source, target, alignment):
        assert it.de[0].isalnum() and it.en[-1].isalnum()
        assert WEAK <= it.weight <= 1
