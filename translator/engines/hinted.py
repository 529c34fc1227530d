"""An engine whose model reads each segment with its dictionary's words in place."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from translator.engines.addresses import with_addresses, without_addresses
from translator.engines.codeswitch import held, put
from translator.engines.letters import readable, restored
from translator.engines.openings import as_read, joined, joined_pieces, put_apart
from translator.engines.protocol import Search
from translator.engines.spans import inside, piece_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from translator.engines.codeswitch import Hint
    from translator.engines.hints import Hints
    from translator.engines.protocol import Decoding, Engine, Hypothesis
    from translator.engines.spans import Span

# What a word of the dictionary that a hypothesis has, and any word, weigh against its score, a
# mean log-probability a piece: a small model prefers what says too little. Tuned on newstest2019;
# both halves agree.
HELD, SAID = 0.2, 0.01


class HintedEngine:
    """Another engine behind a dictionary; pieces and attention are those of the plain German."""

    def __init__(self, engine: Engine, hints: Hints, decoding: Decoding) -> None:
        self.callers = engine.callers
        self._engine = engine
        self._hints = hints
        self._decoding = decoding

    def count(self, segments: Sequence[str]) -> list[int]:
        """Count the pieces of each segment as it is read."""
        read = [_hinted(segment, self._find(segment)) for segment in segments]
        return self._engine.count(read)

    def pieces(self, segment: str) -> list[str]:
        """Give the source pieces of a segment, without the end."""
        return self._engine.pieces(readable(segment))

    def translate(self, segments: Iterable[str]) -> Iterator[Hypothesis]:
        """Translate segments, lazily and in their order."""
        for (hypothesis,) in self.search(segments, Search()):
            yield hypothesis

    def search(
        self, segments: Iterable[str], search: Search, prefixes: Iterable[str] | None = None
    ) -> Iterator[tuple[Hypothesis, ...]]:
        """Give the n-best list of each segment, lazily and in their order.

        The best has the highest score with what it holds of the dictionary and says; with a
        prefix, the highest score.
        """
        given: deque[tuple[str, list[Hint]]] = deque()
        wide = replace(search, hypotheses=search.width(self._decoding))
        asked = wide if prefixes is None else search
        if prefixes is not None:
            segments = list(segments)
            prefixes = [_begun(*pair) for pair in zip(segments, prefixes, strict=True)]
        for found in self._engine.search(self._read(segments, given), asked, prefixes):
            segment, hints = given.popleft()
            best = ranked(found, hints) if asked is wide else found
            yield tuple(self._of(segment, hints, one) for one in best[: search.hypotheses])

    def _read(self, segments: Iterable[str], given: deque[tuple[str, list[Hint]]]) -> Iterator[str]:
        """Give each segment as it is read, and note its hints."""
        for segment in segments:
            hints = self._find(segment)
            given.append((segment, hints))
            yield _hinted(segment, hints)

    def _find(self, segment: str) -> list[Hint]:
        return put_apart(segment, self._hints.find(segment))

    def _of(self, segment: str, hints: Sequence[Hint], found: Hypothesis) -> Hypothesis:
        """Give a hypothesis as one of the plain German: its names, its attention."""
        text, pieces = restored(segment, joined(found.text)), joined_pieces(found.pieces)
        text, pieces = with_addresses(segment, text, pieces)
        found = replace(found, text=text, pieces=pieces)
        return self._in_german(segment, hints, found)

    def _in_german(self, segment: str, hints: Sequence[Hint], found: Hypothesis) -> Hypothesis:
        """Give a hypothesis with its attention over the pieces of the plain German."""
        if not found.attention or not hints:
            return found
        read = _hinted(segment, hints)
        plain = piece_spans(segment, self.pieces(segment))
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


def ranked(found: Sequence[Hypothesis], hints: Sequence[Hint]) -> list[Hypothesis]:
    """Order the hypotheses of a segment: the best first."""
    return sorted(found, key=lambda each: -_worth(each, hints))


def _hinted(segment: str, hints: Sequence[Hint]) -> str:
    return readable(put(segment, hints))


def _begun(segment: str, prefix: str) -> str:
    """Give the English that a hypothesis is to begin with as the model writes it."""
    return as_read(without_addresses(segment, prefix))


def _worth(found: Hypothesis, hints: Sequence[Hint]) -> float:
    return found.score + HELD * held(hints, found.text) + SAID * len(found.text.split())


def _original(span: Span, hints: Sequence[Hint]) -> Span:
    """Give the place in the German of a piece of the text with hints; a hint is one whole."""
    return _place(span[0], hints, end=False), _place(span[1], hints, end=True)


def _place(place: int, hints: Sequence[Hint], *, end: bool) -> int:
    longer = 0  # the text with hints, up to here
    for hint in hints:
        first = hint.start + longer
        if place < first or (place == first and (end or hint.english)):
            break
        if place < first + len(hint.english):
            return hint.end if end else hint.start
        longer += len(hint.english) - (hint.end - hint.start)
    return place - longer
