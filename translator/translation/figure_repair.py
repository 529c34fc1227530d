"""Figures that got lost: put where a wrong one stands, or where the decoder looked at them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from translator.translation.figures import invented_figures, lost_figures
from translator.translation.wording import english_figure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from translator.translation.alignment import Alignment, Span

# Figures that are written in one: 83:76, 10.000, 24/7, 2019-20.
_GROUP = re.compile(r"\d+(?:[.,:/–-]\d+)*")


class Lost(NamedTuple):
    """A German figure that the English lacks, and how English writes it."""

    span: Span
    german: str
    english: str


class Placed(NamedTuple):
    """An English text with figures put in, and their English forms."""

    text: str
    figures: tuple[str, ...]


def lost(source: str, target: str) -> list[Lost]:
    """Find the figures to put in, in the order of the German; those without a known form not."""
    found = []
    for span in _spans(source, lost_figures(source, target)):
        german = source[slice(*span)]
        if (english := english_figure(german)) is not None:
            found.append(Lost(span, german, english))
    return found


def exchange(alignment: Alignment) -> Placed:
    """Put lost figures in the place of invented ones, those that go together best first."""
    missing = lost(alignment.source, alignment.target)
    wrong = _spans(alignment.target, invented_figures(alignment.source, alignment.target))
    ranked = sorted(
        ((alignment.weight(one.span, span), one, span) for one in missing for span in wrong),
        reverse=True,
    )
    pairs: dict[Span, Lost] = {}
    for _, one, span in ranked:
        if span not in pairs and one not in pairs.values():
            pairs[span] = one
    return _placed(alignment.target, ((span, one.english) for span, one in pairs.items()))


def insert(alignment: Alignment) -> Placed:
    """Put lost figures before the words where the decoder looked at them."""
    missing = lost(alignment.source, alignment.target)
    places = ((alignment.place(one.span), one.english) for one in missing)
    return _placed(alignment.target, (((place, place), f"{form} ") for place, form in places))


def start_with(alignment: Alignment) -> Placed | None:
    """Give the English up to where the first lost figure belongs, with that figure at its end."""
    missing = lost(alignment.source, alignment.target)
    if not missing:
        return None
    place, form = min((alignment.place(one.span), one.english) for one in missing)
    return Placed(alignment.target[:place] + form, (form,))


def _placed(text: str, changes: Iterable[tuple[Span, str]]) -> Placed:
    ordered = sorted(changes, reverse=True)
    for (start, end), form in ordered:
        text = text[:start] + form + text[end:]
    return Placed(text, tuple(form.strip() for _, form in reversed(ordered)))


def _spans(text: str, figures: Iterable[str]) -> list[Span]:
    """Find figures in a text, each with what is written in one with it; none twice."""
    groups = [match.span() for match in _GROUP.finditer(text)]
    found: list[Span] = []
    for figure in figures:
        pattern = rf"(?<![\w]){re.escape(figure)}" if figure[:1].isalpha() else re.escape(figure)
        matches = (match.span() for match in re.finditer(rf"{pattern}(?!\d)", text))
        spans = (_widened(span, groups) for span in matches)
        span = next((span for span in spans if not _overlaps(span, found)), None)
        if span is not None:
            found.append(span)
    return sorted(found)


def _widened(span: Span, groups: Iterable[Span]) -> Span:
    start, end = span
    for first, last in groups:
        if first < end and last > start:
            start, end = min(start, first), max(end, last)
    return start, end


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
