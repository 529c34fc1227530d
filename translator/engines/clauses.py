"""An engine whose model reads a sentence part by part.

A small model does better with what stands on either side of a colon or a dash alone, and with
the clauses of a long sentence.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from translator.engines.protocol import Hypothesis, Search

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from translator.engines.protocol import Engine

LONG = 28  # words of a part that is read in two
SIDE = 8  # words of either, at least

# Behind a semicolon or colon, before a dash; none between figures ("2 : 1", "20 - 30 Prozent").
_STOPS = re.compile(r"(?<=[;:])(?<!\d :)\s+|(?<!\d)\s+(?=[–—-]\s)|\s+(?=[–—-]\s(?!\d))")
_GOES_ON = re.compile(r"\s+(?=(?:oder|sowie|und)\s)")
_OPEN = re.compile(r"\([^()]*$|„[^“”]*$|»[^«]*$")
_WORD = re.compile(r"\w+")
# What English begins a part with, where the German begins it small and it is no name.
_SMALL = frozenset(
    """
    a according after all although an and as at because before both but by during even for from he
    her his how however if in it its no not now of on only or our said says she since so some that
    the their then there these they this those to until we what when where which while who with
    without you your
    """.split()
)


class ClausesEngine:
    """Another engine that reads sentences part by part, and joins what it says of them."""

    def __init__(self, engine: Engine) -> None:
        self.callers = engine.callers
        self._engine = engine

    def count(self, segments: Sequence[str]) -> list[int]:
        """Count the pieces of each segment, as if it were read whole."""
        return self._engine.count(segments)

    def pieces(self, segment: str) -> list[str]:
        """Give the source pieces of a segment, without the end."""
        return [piece for part in parts(segment) for piece in self._engine.pieces(part)]

    def translate(self, segments: Iterable[str]) -> Iterator[Hypothesis]:
        """Translate segments, lazily and in their order."""
        for (hypothesis,) in self.search(segments, Search()):
            yield hypothesis

    def search(
        self, segments: Iterable[str], search: Search, prefixes: Iterable[str] | None = None
    ) -> Iterator[tuple[Hypothesis, ...]]:
        """Give the n-best list of each segment, lazily and in their order.

        The parts' hypotheses are joined rank by rank. With a prefix a segment is read whole.
        """
        if prefixes is not None:
            yield from self._engine.search(segments, search, prefixes)
            return
        given: deque[list[str]] = deque()
        lists = self._engine.search(_read(segments, given), search)
        for first in lists:
            read = given.popleft()
            if len(read) == 1:
                yield first
                continue
            found = [first, *(next(lists) for _ in read[1:])]
            sizes = [len(self._engine.pieces(part)) for part in read]
            yield tuple(_joined(read, rank, sizes) for rank in zip(*found, strict=False))


def parts(text: str) -> list[str]:
    """Split a German text where a small model had better begin anew.

    Joined with spaces, the parts are the text again, white space apart.
    """
    stops = [found for found in _STOPS.finditer(text) if not _is_inside(text[: found.start()])]
    return [part for piece in _cut(text, stops) for part in _halves(piece)]


def _halves(text: str) -> list[str]:
    """Split a text of LONG words and more before the "und" nearest its middle, and so on."""
    if len(text.split()) < LONG:
        return [text]
    places = [
        found
        for found in _GOES_ON.finditer(text)
        if min(len(text[: found.start()].split()), len(text[found.end() :].split())) >= SIDE
    ]
    if not places:
        return [text]
    middle = min(places, key=lambda place: abs(place.start() + place.end() - len(text)))
    return [half for piece in _cut(text, [middle]) for half in _halves(piece)]


def _cut(text: str, places: Sequence[re.Match[str]]) -> list[str]:
    starts = (0, *(place.end() for place in places))
    ends = (*(place.start() for place in places), len(text))
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _is_inside(text: str) -> bool:
    """Whether a text ends within parentheses or a short quotation."""
    return bool(_OPEN.search(text)) or text.count('"') % 2 == 1


def _read(segments: Iterable[str], given: deque[list[str]]) -> Iterator[str]:
    """Give the parts of each segment, and note them."""
    for segment in segments:
        read = parts(segment)
        given.append(read)
        yield from read


def _joined(read: Sequence[str], found: Sequence[Hypothesis], sizes: Sequence[int]) -> Hypothesis:
    """Join the hypotheses of the parts of a segment, with attention over the pieces of all."""
    last = len(found) - 1
    fitted = [
        _fitted(part, each, first=not n, last=n == last)
        for n, (part, each) in enumerate(zip(read, found, strict=True))
    ]
    steps = [len(each.pieces) + 1 for each in found]
    score = sum(each.score * size for each, size in zip(found, steps, strict=True)) / sum(steps)
    rows: list[tuple[float, ...]] = []
    for n, each in enumerate(fitted):
        before, after = (0.0,) * sum(sizes[:n]), (0.0,) * sum(sizes[n + 1 :])
        rows += [(*before, *row, *after) for row in each.attention]
    return Hypothesis(
        " ".join(each.text for each in fitted),
        score,
        complete=all(each.complete for each in found),
        pieces=tuple(piece for each in fitted for piece in each.pieces),
        attention=tuple(rows),
    )


def _fitted(part: str, found: Hypothesis, *, first: bool, last: bool) -> Hypothesis:
    """Give what a part became as it stands inside a sentence: no stop and no capital of its own."""
    if not last and not part.endswith(".") and found.pieces[-1:] == (".",):
        end = len(found.pieces) - 1
        found = replace(
            found,
            text=found.text.removesuffix("."),
            pieces=found.pieces[:end],
            attention=found.attention[:end],
        )
    began, begins = _WORD.search(part), _WORD.search(found.text)
    if first or not (began and began[0][0].islower()):
        return found
    if not begins or begins[0].lower() not in _SMALL:
        return found
    capital = begins[0][0]
    pieces = " ".join(found.pieces).replace(capital, capital.lower(), 1).split(" ")
    text = found.text.replace(capital, capital.lower(), 1)
    return replace(found, text=text, pieces=tuple(pieces))
