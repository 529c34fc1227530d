"""Which English word comes from which German one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.translation.alignment import WEAK, align


def one_hot(size: int, *best: int) -> list[list[float]]:
    return [[float(at == place) for at in range(size)] for place in best]


def pairs(links):
    return [(link.de, link.en) for link in links]


@pytest.mark.parametrize(
    ("source", "target", "best", "found"),
    [
        (["▁Ja"], ["▁Yes"], [0], [("Ja", "Yes")]),
        (["▁Die", "▁Stadt"], ["▁The", "▁town"], [0, 1], [("Die", "The"), ("Stadt", "town")]),
        (["▁Neu", "stadt"], ["▁New", "▁town"], [0, 1], [("Neustadt", "New"), ("Neustadt", "town")]),
        (["▁Ja", "."], ["▁Yes", "."], [0, 1], [("Ja", "Yes")]),
        (["▁„", "Ja", "“", "."], ["▁“", "Yes", ".”"], [0, 1, 3], [("Ja", "Yes")]),
        (["▁10", ".", "000"], ["▁", "1", "0", ",", "000"], [0, 0, 0, 1, 2], [("10.000", "10,000")]),
        (["▁–"], ["▁Yes"], [0], []),
        (["▁Ja"], ["▁–"], [0], []),
        (["▁Ja"], [], [], []),
        ([], ["▁Yes"], [], []),
    ],
)
def test_pieces_are_joined_to_words_without_their_marks(source, target, best, found):
    assert pairs(align(source, target, one_hot(len(source), *best))) == found


@pytest.mark.parametrize(("weight", "linked"), [(WEAK - 0.01, False), (WEAK + 0.01, True)])
def test_weak_links_are_left_out(weight, linked):
    links = align(["▁Ja", "▁so"], ["▁Yes"], [[weight, weight / 2]])
    assert bool(links) is linked


def test_the_pieces_of_a_german_word_count_together():
    links = align(["▁Haus", "▁Bürger", "meister"], ["▁mayor"], [[0.4, 0.3, 0.3]])
    assert [(link.de, link.en, link.weight) for link in links] == [("Bürgermeister", "mayor", 0.6)]


PIECES = st.lists(st.text("▁aB1.„-", min_size=1, max_size=4), max_size=6)


@given(st.data(), PIECES, PIECES)
def test_any_pieces_can_be_linked(data, source, target):
    weights = st.lists(st.floats(0, 1), min_size=len(source), max_size=len(source))
    attention = [data.draw(weights) for _ in target]
    for link in align(source, target, attention):
        assert link.de[0].isalnum() and link.en[-1].isalnum()
        assert WEAK <= link.weight <= 1
