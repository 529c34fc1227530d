"""An engine whose model reads each segment twice: as it is, and with its dictionary's words."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from translator.engines.hints import held, put
from translator.engines.protocol import Search
from translator.engines.spans import inside, piece_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from translator.engines.hints import Hint, Hints
    from translator.engines.protocol import Decoding, Engine, Hypothesis
    from translator.engines.spans import Span

# What a word of the dictionary that a hypothesis has weighs against its score, a mean
# log-probability a piece. Tuned on a third of newstest2019.
HELD = 0.1


class HintedEngine:
    """Another engine behind a dictionary; pieces and attention are those of the plain German."""

    def __init__(self, engine: Engine, hints: Hints, decoding: Decoding) -> None:
        self.callers = engine.callers
        self._engine = engine
        self._hints = hints
        self._decoding = decoding

    def count(self, segments: Sequence[str]) -> list[int]:
        """Count the pieces of each segment, in the longer of its readings."""
        hinted = [put(segment, self._hints.find(segment)) for segment in segments]
        return list(map(max, self._engine.count(segments), self._engine.count(hinted)))

    def pieces(self, segment: str) -> list[str]:
        """Give the source pieces of a segment, without the end."""
        return self._engine.pieces(segment)

    def translate(self, segments: Iterable[str]) -> Iterator[Hypothesis]:
        """Translate segments, lazily and in their order."""
        for (hypothesis,) in self.search(segments, Search()):
            yield hypothesis

    def search(
        self, segments: Iterable[str], search: Search, prefixes: Iterable[str] | None = None
    ) -> Iterator[tuple[Hypothesis, ...]]:
        """Give the n-best list of each segment, lazily and in their order.

        The best has the highest score with what it holds of the dictionary. What is begun by a
        prefix is read with the dictionary alone.
        """
        given: deque[tuple[str, list[Hint]]] = deque()
        if prefixes is not None:
            begun = self._engine.search(self._read(segments, given, plain=False), search, prefixes)
            for found in begun:
                segment, hints = given.popleft()
                yield tuple(self._in_german(segment, hints, each) for each in found)
            return
        wide = replace(search, hypotheses=search.width(self._decoding))
        lists = self._engine.search(self._read(segments, given, plain=True), wide)
        for plain in lists:
            segment, hints = given.popleft()
            hinted = next(lists) if hints else ()
            both = [(each, False) for each in plain] + [(each, True) for each in hinted]
            best: dict[tuple[str, ...], tuple[Hypothesis, bool]] = {}
            for each, from_hints in sorted(both, key=lambda pair: -_worth(pair[0], hints)):
                best.setdefault(each.pieces, (each, from_hints))
            yield tuple(
                self._in_german(segment, hints, each) if from_hints else each
                for each, from_hints in islice(best.values(), search.hypotheses)
            )

    def _read(
        self, segments: Iterable[str], given: deque[tuple[str, list[Hint]]], *, plain: bool
    ) -> Iterator[str]:
        """Give each segment as it is, if `plain`, and with its hints; note what was read."""
        for segment in segments:
            hints = self._hints.find(segment)
            given.append((segment, hints))
            if plain:
                yield segment
            if hints or not plain:
                yield put(segment, hints)

    def _in_german(self, segment: str, hints: Sequence[Hint], found: Hypothesis) -> Hypothesis:
        """Give a hypothesis of the reading with hints with its attention over the plain pieces."""
        if not found.attention or not hints:
            return found
        read = put(segment, hints)
        plain = piece_spans(segment, self._engine.pieces(segment))
        sources = [
            inside(_original(span, hints), plain)
            for span in piece_spans(read, self._engine.pieces(read))
        ]
        rows = []
        for row in found.attention:
            mass = [0.0] * len(plain)
            for weight, pieces in zip(row, sources, strict=True):
                for piece in pieces:
                    mass[piece] += weight / len(pieces)
            rows.append(tuple(mass))
        return replace(found, attention=tuple(rows))


def _worth(hypothesis: Hypothesis, hints: Sequence[Hint]) -> float:
    return hypothesis.score + HELD * held(hints, hypothesis.text)


def _original(span: Span, hints: Sequence[Hint]) -> Span:
    """Give the place in the German of a piece of the text with hints; a hint is one whole."""
    return _place(span[0], hints, end=False), _place(span[1], hints, end=True)


def _place(place: int, hints: Sequence[Hint], *, end: bool) -> int:
    longer = 0  # the text with hints, up to here
    for hint in hints:
        first = hint.start + longer
        if place <= first:
            break
        if place < first + len(hint.english):
            return hint.end if end else hint.start
        longer += len(hint.english) - (hint.end - hint.start)
    return place - longer
