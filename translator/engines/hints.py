"""Words of a small model's source that a dictionary puts into English before it reads them.

A model that has seen few sentences knows few words, but it learns quickly to carry over an
English word that stands among German ones and to inflect it (code-switched input: Song et al.
2019, "Code-Switching for Enhancing NMT with Pre-Specified Translation"). A model that was
trained so has a `hints.tsv` beside its weights, made by `training/hints`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

HINTS_VERSION = "1"  # of how hints are found and weighed: part of the signature
STEM, ENDING = 5, 3  # letters of a word that stay, and that may change

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Hint:
    """A German word, `source[start:end]`, and the English that is put in its place."""

    start: int
    end: int
    english: str


class Hints:
    """The English of German words, as they are written."""

    def __init__(self, english: Mapping[str, str]) -> None:
        self._english = english

    @classmethod
    def read(cls, path: Path) -> Hints:
        """Read a file of German<TAB>English lines, which `resolve` has found whole."""
        lines = path.read_text("utf-8").splitlines()
        return cls(dict(line.split("\t") for line in lines))

    def find(self, text: str) -> list[Hint]:
        """Find the words of a German text that have a hint, in order."""
        found = []
        for word in _WORD.finditer(text):
            german, (start, end) = word.group(), word.span()
            english = self._english.get(german)
            if english is None and not start:
                english = self._english.get(german.lower())
            if english is not None:
                opening = english[0].upper() + english[1:]
                found.append(Hint(start, end, english if start else opening))
        return found


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
    there = f" {' '.join(_WORD.findall(text.lower()))}"
    return sum(
        all(f" {_stem(word)}" in there for word in _WORD.findall(hint.english.lower()))
        for hint in hints
    )


def _stem(word: str) -> str:
    return word[: max(STEM, len(word) - ENDING)]
