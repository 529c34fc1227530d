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
    """Count the hints whose words an English text has, however they end."""
    there = f" {' '.join(WORD.findall(text.lower()))}"
    return sum(
        all(f" {_stem(word)}" in there for word in WORD.findall(hint.english.lower()))
        for hint in hints
    )


def _stem(word: str) -> str:
    return word[: max(STEM, len(word) - ENDING)]
