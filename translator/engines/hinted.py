"""An engine whose model reads each segment twice: as it is, and with its dictionary's words."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from translator.engines.hints import Hints, held, put
from translator.engines.protocol import Search
from translator.engines.spans import piece_spans
from translator.errors import ModelBroken
from translator.models import HINTS_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from translator.engines.hints import Hint
    from translator.engines.protocol import Decoding, Engine, Hypothesis
    from translator.engines.spans import Span
    from translator.models import LocalModel

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

    @classmethod
    def load(cls, engine: Engine, model: LocalModel, decoding: Decoding) -> HintedEngine:
        """Read the dictionary of a model. Raises ModelBroken where a line of it is none."""
        try:
            return cls(engine, Hints.read(model.path / HINTS_FILE), decoding)
        except (OSError, ValueError) as error:
            raise ModelBroken(
                f"model {model.name!r}: its {HINTS_FILE} can't be read; "
                f"check it with: translator models verify {model.name}"
            ) from error

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
            begun = self._engine.search(self._hinted(segments, given), search, prefixes)
            for found in begun:
                segment, hints = given.popleft()
                yield tuple(self._in_german(segment, hints, each) for each in found)
            return
        wide = replace(search, hypotheses=search.width(self._decoding))
        lists = self._engine.search(self._readings(segments, given), wide)
        for plain in lists:
            segment, hints = given.popleft()
            hinted = next(lists) if hints else ()
            both = [(each, False) for each in plain] + [(each, True) for each in hinted]
            distinct: dict[object, Hypothesis] = {}
            for each, read_so in sorted(both, key=lambda pair: -_worth(pair[0], hints)):
                if len(distinct) == search.hypotheses:
                    break
                ours = self._in_german(segment, hints, each) if read_so else each
                distinct.setdefault(each.pieces, ours)
            yield tuple(distinct.values())

    def _hinted(
        self, segments: Iterable[str], given: deque[tuple[str, list[Hint]]]
    ) -> Iterator[str]:
        """Give what the model reads, and note what it is of."""
        for segment in segments:
            hints = self._hints.find(segment)
            given.append((segment, hints))
            yield put(segment, hints)

    def _readings(
        self, segments: Iterable[str], given: deque[tuple[str, list[Hint]]]
    ) -> Iterator[str]:
        """Give each segment as it is, and then with its hints where it has any."""
        for segment in segments:
            hints = self._hints.find(segment)
            given.append((segment, hints))
            yield segment
            if hints:
                yield put(segment, hints)

    def _in_german(self, segment: str, hints: Sequence[Hint], found: Hypothesis) -> Hypothesis:
        """Give a hypothesis of the reading with hints with its attention over the plain pieces."""
        if not found.attention or not hints:
            return found
        read = put(segment, hints)
        plain = piece_spans(segment, self._engine.pieces(segment))
        sources = [
            _inside(_original(span, hints), plain)
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
    return hypothesis.score + HELD * sum(held(hint, hypothesis.text) for hint in hints)


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


def _inside(span: Span, spans: Sequence[Span]) -> list[int]:
    start, end = span
    return [n for n, (first, last) in enumerate(spans) if first < end and last > start]
