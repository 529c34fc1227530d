"""Where SentencePiece's pieces stand in the text that they were made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.engines.letters import readable

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[int, int]  # of characters, end exclusive


def piece_spans(text: str, pieces: Sequence[str]) -> tuple[Span, ...]:
    """Find SentencePiece's pieces in the text that they were made of, one span each.

    Marks on letters don't count. A piece that normalisation changed beyond recognition takes an
    empty span where it stands.
    """
    text = readable(text)
    spans, here = [], 0
    for piece in pieces:
        word = readable(piece.replace("▁", ""))
        found = text.find(word, here) if word else -1
        if found < 0 or found > here + len(word) + 8:
            spans.append((here, here))
            continue
        spans.append((found, found + len(word)))
        here = found + len(word)
    return tuple(spans)


def inside(span: Span, spans: Sequence[Span]) -> list[int]:
    """Give the numbers of the spans that share a character with a span."""
    start, end = span
    return [n for n, (first, last) in enumerate(spans) if first < end and last > start]
