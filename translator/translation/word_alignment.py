"""Which English word comes from which German one, as the decoder attends."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from translator.engines import piece_spans
from translator.translation.alignment import read_out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from translator.engines import Engine, Hypothesis

# SentencePiece marks the piece that begins a word.
_MARK = "▁"


@dataclass(frozen=True, slots=True)
class Alignment:
    """A sentence pair by its words.

    `spans` are the places of the source's S pieces; `weights`, (W, S), the attention of each of
    the W words of the English, the mean over its pieces; `peaks` the most that any of them has.
    """

    spans: tuple[tuple[int, int], ...]
    weights: tuple[tuple[float, ...], ...]
    peaks: tuple[tuple[float, ...], ...] = ()

    def mass(self, start: int, end: int) -> list[float]:
        """Give of each English word how much of it comes from `source[start:end]`, 0 to 1."""
        inside = [n for n, (left, right) in enumerate(self.spans) if left < end and right > start]
        return [sum(row[n] for n in inside) for row in self.peaks or self.weights]


def align(engine: Engine, texts: Mapping[str, str]) -> dict[str, Alignment]:
    """Align German sentences with the English given for them, by reading it out once.

    A pair whose pieces can't be told apart into the words of its English is left out.
    """
    aligned = {}
    for source, hypothesis in read_out(engine, texts):
        alignment = from_hypothesis(source, engine.pieces(source), texts[source], hypothesis)
        if alignment:
            aligned[source] = alignment
    return aligned


def from_hypothesis(
    source: str, pieces: Sequence[str], english: str, hypothesis: Hypothesis
) -> Alignment | None:
    """Align by the attention of a hypothesis that begins with the words of `english`.

    None where its pieces can't be told apart into those words.
    """
    words = _rows_of_words(hypothesis, len(english.split()))
    if not words:
        return None
    means = tuple(tuple(sum(c) / len(c) for c in zip(*rows, strict=True)) for rows in words)
    peaks = tuple(tuple(map(max, zip(*rows, strict=True))) for rows in words)
    return Alignment(piece_spans(source, pieces), means, peaks)


def _rows_of_words(hypothesis: Hypothesis, count: int) -> list[list[Sequence[float]]]:
    """Give the attention of the pieces of each of the first `count` words; none for fewer.

    The decoder may have gone on after what was given.
    """
    numbers = list(accumulate(int(piece.startswith(_MARK)) for piece in hypothesis.pieces))
    rows: list[list[Sequence[float]]] = [[] for _ in range(max(numbers, default=0))]
    for number, row in zip(numbers, hypothesis.attention, strict=False):
        rows[max(number, 1) - 1].append(row)
    return rows[:count] if len(rows) >= count and all(rows[:count]) else []
