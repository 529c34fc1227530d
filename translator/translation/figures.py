"""Figures of a German and an English sentence, compared as numbers and not as strings."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from translator.translation.forms import Figure, Value
from translator.translation.languages import ENGLISH, GERMAN
from translator.translation.numerals import ONE
from translator.translation.reader import read_figures
from translator.translation.units import converted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GERMAN_RANGE = re.compile(r"(\d+)\.?\sbis\s(?:zum\s)?(\d+)")
_ENGLISH_RANGE = re.compile(r"(\d+)(?:st|nd|rd|th)?\s?(?:to|until|[-–])\s?(?:the\s)?(\d+)")
_GERMAN_MINUS = re.compile(r"(?:\bminus |(?<!\S)[-−–])\s?([\d,]+|\w+) (?=Grad\b|°)", re.IGNORECASE)
_GERMAN_COLD = re.compile(r"minus|unter|kält|frost|null|kühl|[-−–]\s?\d", re.IGNORECASE)
_ENGLISH_COLD = re.compile(
    r"minus|below|negative|sub-?zero|cold|frost|freez|[-−–]\s?\d", re.IGNORECASE
)
_ENGLISH_MINUS = re.compile(
    r"(?:\bminus |(?<!\S)[-−–])\s?([\d.]+|\w+) ?(?=degrees\b|°)", re.IGNORECASE
)

MOST_MEASURES = 20  # of a sentence whose units are compared

RECENT = 1024  # pairs whose comparison is kept: checks and repairs ask for the same ones

Pair = tuple[Figure, Figure]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Where the figures of two sentences differ.

    `lost` are German figures that the English lacks, `invented` English ones that the German
    lacks. `converted` are pairs of other units that measure the same; `units` are pairs of the
    same number with another unit. `turned` are ranges that the English gives the other way round,
    and temperatures that lost or gained a minus.
    """

    lost: tuple[Figure, ...] = ()
    invented: tuple[Figure, ...] = ()
    converted: tuple[Pair, ...] = ()
    units: tuple[Pair, ...] = ()
    turned: tuple[str, ...] = ()


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


@lru_cache(maxsize=RECENT)
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
        (*_turned_ranges(source, target), *_turned_signs(source, target)),
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


def unfounded_figures(text: str, german: bool, article: Sequence[str]) -> list[str]:
    """Give the figures of a text whose values a German article doesn't hold anywhere."""
    figures = german_figures(text) if german else english_figures(text)
    if not figures:
        return []
    others = [figure for sentence in article for figure in german_figures(sentence)]
    return [figure.text for figure in _missing(figures, others, " ".join(article))]


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
    measures = [[figure for figure in side if figure.unit] for side in (lost, invented)]
    for first, second in product(*(side[:MOST_MEASURES] for side in measures)):
        a, b = max(_numbers(first), default=None), max(_numbers(second), default=None)
        if first.unit is None or second.unit is None or a is None or b is None:
            continue
        if converted(float(a), first.unit, float(b), second.unit):
            yield first, second


def _numbers(figure: Figure) -> list[Decimal]:
    return [value for value in figure.values if isinstance(value, Decimal)]


def _other_units(german: Sequence[Figure], english: Sequence[Figure]) -> Iterator[Pair]:
    """Give figures that came through, while their unit became another of its kind."""
    measured = [figure for figure in german if figure.unit]
    by_value: dict[Value, list[Figure]] = {}
    for figure in english if measured else ():
        for value in figure.values:
            by_value.setdefault(value, []).append(figure)
    for first in measured[:MOST_MEASURES]:
        same = [figure for value in first.values for figure in by_value.get(value, ())]
        units = {figure.unit for figure in same}
        names = {unit.name for unit in units if unit}
        if same and None not in units and first.unit and first.unit.name not in names:
            yield first, same[0]


def _turned_ranges(source: str, target: str) -> Iterator[str]:
    """Find the 16-23 that comes as 23-16; a score ("2-1") may begin with the winner's."""
    ranges = [pair for pair in _GERMAN_RANGE.findall(source) if pair[0] != pair[1]]
    english = set(_ENGLISH_RANGE.findall(target)) if ranges else set()
    for first, last in ranges:
        if (last, first) in english and (first, last) not in english:
            yield f"{first} to {last} became {last} to {first}"


def _turned_signs(source: str, target: str) -> Iterator[str]:
    if not ("Grad" in source or "°" in source):
        return
    german, english = _GERMAN_MINUS.search(source), _ENGLISH_MINUS.search(target)
    if german and not _ENGLISH_COLD.search(target):
        yield f"minus {german[1]} lost its minus"
    if english and not _GERMAN_COLD.search(source):
        yield f"{english[1]} gained a minus"
