"""German with some of its words in English: what a small model reads.

Song et al. 2019, "Code-Switching for Enhancing NMT with Pre-Specified Translation".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

STEM, ENDING = 5, 3  # letters of a word that stay, and that may change

WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(rf"{WORD.pattern}|\d+(?:[.,:]\d+)*")


@dataclass(frozen=True, slots=True)
class Hint:
    """German words, `source[start:end]`, and the English that is put in their place.

    Where a verb stands in two places its English takes that of the first; `verb` is where that
    begins, for what stands in the second and has no English of its own.
    """

    start: int
    end: int
    english: str
    verb: int | None = None


def put(text: str, hints: Sequence[Hint]) -> str:
    """Give a text with the English of the hints, which are in order, in place of the German."""
    parts: list[str] = []
    here = 0
    for hint in hints:
        parts += text[here : hint.start], hint.english
        here = hint.end
    return "".join([*parts, text[here:]])


def held(hints: Sequence[Hint], text: str) -> int:
    """Count the hints that an English text has: their words, however they end, and figures."""
    there = f" {' '.join(_TOKEN.findall(text.lower()))} "
    return sum(
        all(f" {_stem(token)}" in there for token in _TOKEN.findall(hint.english.lower()))
        for hint in hints
    )


def _stem(token: str) -> str:
    """Give a word without its end, a figure whole."""
    return f"{token} " if token[0].isdigit() else token[: max(STEM, len(token) - ENDING)]
