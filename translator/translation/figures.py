"""Figures of a German and an English sentence, compared as numbers and not as strings."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from translator.translation.forms import Figure, Value
from translator.translation.numerals import ONE
from translator.translation.reader import ENGLISH, GERMAN, read_figures
from translator.translation.units import converted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Pair = tuple[Figure, Figure]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Where the figures of two sentences differ.

    `lost` are German figures that the English lacks, `invented` English ones that the German
    lacks. `converted` are pairs of other units that measure the same; `units` are pairs of the
    same number with another unit.
    """

    lost: tuple[Figure, ...] = ()
    invented: tuple[Figure, ...] = ()
    converted: tuple[Pair, ...] = ()
    units: tuple[Pair, ...] = ()


def german_figures(text: str) -> list[Figure]:
    """Find the figures of a German text: 10.000, 1,5 Mio., 15.11.2024, 11.42 Uhr, zwei Dutzend."""
    return read_figures(text, GERMAN)


def english_figures(text: str) -> list[Figure]:
    """Find the figures of an English text: 10,000, 1.5 million, 11:42 a.m., two dozen."""
    return read_figures(text, ENGLISH)


def lost_figures(source: str, target: str) -> list[str]:
    """Give the German figures whose value the English doesn't hold."""
    return [figure.text for figure in compare_figures(source, target).lost]


def invented_figures(source: str, target: str) -> list[str]:
    """Give the English figures whose value the German doesn't hold."""
    return [figure.text for figure in compare_figures(source, target).invented]


@lru_cache(256)  # repair asks again and again
def compare_figures(source: str, target: str) -> Comparison:
    """Compare the figures of a German sentence with those of its English."""
    german, english = german_figures(source), english_figures(target)
    if not (german or english):
        return Comparison()
    lost, invented = _missing(german, english, target), _missing(english, german, source)
    if not (lost or invented):
        lost, invented = _exchanged(german, english)
    pairs = tuple(_converted(lost, invented))
    done = {id(figure) for pair in pairs for figure in pair}
    return Comparison(
        tuple(figure for figure in lost if id(figure) not in done),
        tuple(figure for figure in invented if id(figure) not in done),
        pairs,
        tuple(_other_units(german, english)),
    )


def _missing(figures: Sequence[Figure], others: Sequence[Figure], other: str) -> list[Figure]:
    """Give the figures whose values are not among `others`, those of the text `other`."""
    found: set[Value] = set().union(*(figure.values for figure in others))
    missing = [f for f in figures if f.strict and found.isdisjoint(f.values)]
    if not missing:
        return missing
    if any(1 in figure.values for figure in missing) and ONE.search(other):
        missing = [figure for figure in missing if 1 not in figure.values]
    # Words that were left as they are ("Welt am Sonntag") are a matter of other checks.
    words = set(re.findall(r"\w+", other.lower()))
    return [f for f in missing if f.digits or f.text.lower() not in words]


def _exchanged(
    german: Sequence[Figure], english: Sequence[Figure]
) -> tuple[list[Figure], list[Figure]]:
    """Find a figure that comes once too often where another comes once too seldom (3:2 as 3-3).

    Only where every figure has one reading, so that counting is safe.
    """
    sides = (german, english)
    if any(len(figure.values) > 1 or not figure.strict for side in sides for figure in side):
        return [], []
    counts = [Counter(next(iter(figure.values)) for figure in side) for side in sides]
    if counts[0].total() != counts[1].total() or counts[0] == counts[1]:
        return [], []
    few, many = counts[0] - counts[1], counts[1] - counts[0]
    return [_of(sides[0], value) for value in few], [_of(sides[1], value) for value in many]


def _of(figures: Sequence[Figure], value: Value) -> Figure:
    return next(figure for figure in figures if value in figure.values)


def _converted(lost: Sequence[Figure], invented: Sequence[Figure]) -> Iterator[Pair]:
    for first in lost:
        for second in invented:
            if first.unit and second.unit:
                a, b = _numbers(first), _numbers(second)
                if a and b and converted(float(a[0]), first.unit, float(b[0]), second.unit):
                    yield first, second


def _numbers(figure: Figure) -> list[Decimal]:
    return sorted((v for v in figure.values if isinstance(v, Decimal)), reverse=True)


def _other_units(german: Sequence[Figure], english: Sequence[Figure]) -> Iterator[Pair]:
    """Give figures that came through, while their unit became another of its kind."""
    for first in german:
        if first.unit is None:
            continue
        same = [figure for figure in english if not figure.values.isdisjoint(first.values)]
        units = [figure.unit for figure in same]
        if same and all(unit is not None and unit.name != first.unit.name for unit in units):
            yield first, same[0]
