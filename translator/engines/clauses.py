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

# Tuned on newstest2019.
LONG = 28  # words of a part that is read in two
SIDE = 8  # words of either, at least

# Behind a semicolon or colon, before a dash; none between figures ("2 : 1", "20 - 30 Prozent").
STOPS = re.compile(r"(?<=[;:])(?<!\d :)\s+|(?<!\d)\s+(?=[–—-]\s)|\s+(?=[–—-]\s(?!\d))")
# Before what a part goes on with; what opens and isn't closed.
_GOES_ON = re.compile(r"\s+(?=(?:oder|sowie|und)\s)")
_OPEN = re.compile(r"\([^()]*$|„[^“”]*$|»[^«]*$")
_WORD = re.compile(r"\w+")
# What a part goes on with, which its English may leave out, and what else that may begin with.
_LINKS = {"und": "and", "sowie": "and", "oder": "or"}
_LINKED = frozenset("and as but or".split())
# What English begins a part with, where the German begins it small and it is no name.
_SMALL = frozenset(
    """
    a above according after against all although among an and around as at because before below
    between both but by during each even every few for from further he hence her here his how
    however if in it its less many more most much no not now of on one only or our
    said says several she should since so some such that the their then there therefore these
    they this those three through to too two under until we what when where which while who with
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
            sizes = [len(self._engine.pieces(part)) for part in read] if search.attention else []
            yield tuple(_joined(read, rank, sizes) for rank in zip(*found, strict=False))


def parts(text: str) -> list[str]:
    """Split a German text where a small model had better begin anew.

    Joined with spaces, the parts are the text again, white space apart.
    """
    stops = [found for found in STOPS.finditer(text) if not _is_inside(text[: found.start()])]
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
    """Join the hypotheses of the parts of a segment, with attention over the pieces of all.

    `sizes` are the pieces of each part, where there is attention. The score stays a mean
    log-probability a piece.
    """
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
    """Give what a part became as it stands in a sentence."""
    if not last and not part.endswith("."):
        found = _without_stop(found)
    began = _WORD.search(part)
    return found if first or not (began and began[0][0].islower()) else _going_on(began[0], found)


def _without_stop(found: Hypothesis) -> Hypothesis:
    if found.pieces[-1:] != (".",):
        return found
    text, end = found.text.removesuffix("."), len(found.pieces) - 1
    return replace(found, text=text, pieces=found.pieces[:end], attention=found.attention[:end])


def _going_on(german: str, found: Hypothesis) -> Hypothesis:
    """Give English as it goes on with a sentence, whose German begins so: small and linked."""
    first = _WORD.search(found.text)
    if first is None:
        return found
    word, text, rows = first[0], found.text, found.attention
    at = next((n for n, piece in enumerate(found.pieces) if _WORD.search(piece)), 0)
    before, begun, after = found.pieces[:at], found.pieces[at : at + 1], found.pieces[at + 1 :]
    if word.lower() in _SMALL:
        text = text[: first.start()] + word[0].lower() + text[first.start() + 1 :]
        begun = tuple(piece.replace(word[0], word[0].lower(), 1) for piece in begun)
    link = _LINKS.get(german, "")
    if link and word.lower() not in _LINKED:
        text = f"{text[: first.start()]}{link} {text[first.start() :]}"
        begun = (f"▁{link}", *begun)
        rows = (*rows[:at], *((0.0,) * len(row) for row in rows[:1]), *rows[at:])
    return replace(found, text=text, pieces=(*before, *begun, *after), attention=rows)
