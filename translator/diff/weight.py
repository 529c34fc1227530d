"""How much the meaning of an article changed, as a number to sort by.

weight = 100 · figures + 70 · names + 70 · negations + 20 · modalities
    + 5 · (points that came or went + shares of words that changed)
    + 2 · (date, publisher, authors) + facts + ½ · (doubts + points that moved) + 0.1 · forms

Figures and names are the distinct exchanges of the whole article, so that one that stands in the
headline, the summary and a point counts once. The steps are set by what a reader would want to know
first, not tuned: a brief whose headline, summary and five points were all exchanged
comes to 12 · 5 = 60, so that no amount of other words outweighs one figure or name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.diff.meaning import distinct
from translator.diff.values import FactChange, PointChange, TextChange

if TYPE_CHECKING:
    from collections.abc import Iterable

    from translator.diff.meaning import Meaning

FIGURE, NAME, NEGATION, MODALITY = 100.0, 70.0, 70.0, 20.0
SENTENCE, ABOUT, FACT, MARK, FORM = 5.0, 2.0, 1.0, 0.5, 0.1


def weight_of(item: TextChange | PointChange | FactChange) -> float:
    """Weigh one text, point or fact."""
    return round(_outstanding([item.meaning]) + _rest(item), 3)


def weight_of_all(
    items: Iterable[TextChange | PointChange | FactChange], *, about: bool, flags: int
) -> float:
    """Weigh an article; `flags` counts the doubts about the whole that came or went."""
    every = list(items)
    rest = sum(map(_rest, every)) + ABOUT * about + MARK * flags
    return round(_outstanding([item.meaning for item in every]) + rest, 3)


def _outstanding(meanings: Iterable[Meaning]) -> float:
    """Weigh what is counted once over a whole article, and what turns a sentence round."""
    every = list(meanings)
    figures = distinct(pair for meaning in every for pair in meaning.figures)
    names = distinct(pair for meaning in every for pair in meaning.names)
    turned = sum(meaning.negation for meaning in every), sum(it.modality for it in every)
    return FIGURE * len(figures) + NAME * len(names) + NEGATION * turned[0] + MODALITY * turned[1]


def _rest(item: TextChange | PointChange | FactChange) -> float:
    words = SENTENCE * item.meaning.words + FORM * item.meaning.form
    if isinstance(item, PointChange):
        flags = sum(op != "same" for op, _ in item.flags) if item.kind == "changed" else 0
        return words + SENTENCE * (item.kind in {"new", "gone"}) + MARK * (item.moved + flags)
    return FACT if isinstance(item, FactChange) else words
