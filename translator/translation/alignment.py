"""Where the words of a hypothesis come from: the decoder's attention, read in characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from translator.engines import Search
from translator.engines.spans import inside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from translator.engines import Engine, Hypothesis, Span

# How much the place in the sentence counts beside the attention, whose rows add up to 1. It
# decides alone where there is no attention.
PLACE_WEIGHT = 0.3
# Attention, 0 to 1, from which an English span comes from a German one at all. Without this bound
# repairs score 0.07 BLEU more on newstest2019 (benchmarks/repair.py), by names in false places.
SUPPORTED = 0.1
# A translation that is given as a whole needs no other candidates; at a beam of one, attention
# comes in batches.
_READ = Search(beam=1, attention=True, scored=False)


@dataclass(frozen=True)
class Alignment:
    """A German sentence, its English, and what of one comes from where in the other.

    `source_spans` and `target_spans` have a span for each piece; `attention` is (T, S). All are
    empty where there is no attention, and places are then in proportion to the lengths.
    """

    source: str
    target: str
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    attention: tuple[tuple[float, ...], ...] = ()

    def weight(self, german: Span, english: Span) -> float:
        """Tell how well an English span goes with a German one; more is better."""
        rows = self._masses(german, english)
        apart = abs(_middle(german, self.source) - _middle(english, self.target))
        return (sum(rows) / len(rows) if rows else 0.0) + PLACE_WEIGHT * (1 - apart)

    def supports(self, german: Span, english: Span) -> bool:
        """Tell whether the decoder looked at the German span there; unknown without attention."""
        rows = self._masses(german, english)
        return not self._rows or max(rows, default=0.0) >= SUPPORTED

    def place(self, german: Span) -> int:
        """Give the start of the English word where the decoder looked most at a German span."""
        mass = self._mass(german)
        if mass and max(mass) > 0:
            here = self.target_spans[mass.index(max(mass))][0]
        else:
            here = round(_middle(german, self.source) * len(self.target))
        return self.target.rfind(" ", 0, here + 1) + 1

    def project(self, german: Span) -> Span:
        """Give the English words that come from a German span; an empty one where none do."""
        pieces = set(inside(german, self.source_spans))
        strongest = [row.index(max(row)) if any(row) else -1 for row in self._rows]
        found = [self.target_spans[i] for i, best in enumerate(strongest) if best in pieces]
        if not found:
            return self.place(german), self.place(german)
        start = self.target.rfind(" ", 0, found[0][0] + 1) + 1
        # Not farther than twice the German: a stray word far away is no part of it.
        longest = start + 2 * (german[1] - german[0]) + 8
        end = max(last for _, last in found if last <= longest or last == found[0][1])
        word_end = re.compile(r"[.,;:!?]*(?:\s|$)").search(self.target, end)
        return start, max(word_end.start() if word_end else end, end)

    def _masses(self, german: Span, english: Span) -> list[float]:
        mass = self._mass(german)
        return [mass[i] for i in inside(english, self.target_spans[: len(mass)])]

    def _mass(self, german: Span) -> list[float]:
        """Give the attention of each target piece to a German span."""
        looked = inside(german, self.source_spans)
        return [sum(row[i] for i in looked) for row in self._rows]

    @cached_property
    def _rows(self) -> tuple[tuple[float, ...], ...]:
        return self.attention[: len(self.target_spans)]


def read_out(engine: Engine, texts: Mapping[str, str]) -> Iterator[tuple[str, Hypothesis]]:
    """Give each German sentence with the attention of a decoder made to say its English.

    The longest come first. Sentences must not be longer than MAX_SOURCE_PIECES.
    """
    order = sorted(texts, key=lambda source: -len(source))
    english = [texts[source] for source in order]
    for source, (hypothesis,) in zip(order, engine.search(order, _READ, english), strict=True):
        yield source, hypothesis


def _middle(span: Span, text: str) -> float:
    return (span[0] + span[1]) / 2 / max(1, len(text))
