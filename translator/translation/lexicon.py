"""A small bilingual lexicon with how reliably each word has a counterpart (training/lexicon/)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from translator.translation.words import fold, german_stem

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST_PART = 4  # letters of a part of a compound, before its linking letters go
SURE_NAME = 0.6  # share of capitals among what stands for it inside English sentences


@dataclass(frozen=True, slots=True)
class Entry:
    """How often a word, or a class of words, is covered: in its translation, and by chance.

    `capital` is the share of capitals inside English sentences: of the word itself in English,
    of its translations in German. `missing` and `present` are the log-odds for an omission that
    the word gives when it is uncovered and when it is covered (below 0).
    """

    covered: float
    chance: float
    capital: float
    english: frozenset[str]
    missing: float
    present: float


class Lexicon:
    """The lexicon in memory; rows are read when they are asked for."""

    def __init__(self, text: str) -> None:
        """Take the text of a lexicon file: a section a heading, "# german" and so on."""
        sections = dict(part.split("\n", 1) for part in text.split("# ")[1:])
        self._german, self._english, self._classes = (
            dict(row.split("\t", 1) for row in sections[name].splitlines() if row)
            for name in ("german", "english", "classes")
        )
        self._names = frozenset(sections["names"].split())
        self.counterparts = lru_cache(1 << 16)(self._counterparts)
        self.german = lru_cache(1 << 16)(self._entry_german)
        self.english = lru_cache(1 << 16)(self._entry_english)
        self.of_class = cache(self._entry_class)

    def _entry_german(self, stem: str) -> Entry | None:
        return _entry(self._german.get(stem))

    def _entry_english(self, stem: str) -> Entry | None:
        return _entry(self._english.get(stem))

    def _entry_class(self, name: str) -> Entry:
        # A class that was never seen tells nothing.
        return _entry(self._classes.get(name)) or Entry(0.5, 0.5, 0.0, frozenset(), 0.0, 0.0)

    def _counterparts(self, word: str) -> frozenset[str]:
        """Give the English stems that a German word may become, those of its parts included."""
        entry = self.german(german_stem(word))
        known = entry.english if entry else frozenset()
        return known.union(*(self._german_english(part) for part in self.parts(fold(word))))

    def _german_english(self, stem: str) -> Iterable[str]:
        entry = self.german(stem)
        return entry.english if entry else ()

    def is_name(self, word: str) -> bool:
        """Whether the word is a name that both languages write alike; a German genitive too."""
        folded = fold(word).removesuffix("'s")
        return folded in self._names or folded.removesuffix("s") in self._names

    def parts(self, word: str) -> tuple[str, ...]:
        """Give the stems of the parts of a folded German compound; () where it is none."""
        two = [pair for cut in _cuts(word) if (pair := self._pair(word, cut))]
        if two:
            return max(two, key=lambda pair: min(map(len, pair)))
        for cut in _cuts(word):
            if first := self._first_part(word[:cut]):
                for second in _cuts(word[cut:]):
                    if pair := self._pair(word[cut:], second):
                        return (first, *pair)
        return ()

    def _pair(self, word: str, cut: int) -> tuple[str, ...]:
        first = self._first_part(word[:cut])
        if first and (second := german_stem(word[cut:])) in self._german:
            return first, second
        return ()

    def _first_part(self, part: str) -> str:
        """Give the known stem of a part that may end in a linking letter."""
        stems = german_stem(part), german_stem(part.removesuffix("s"))
        return next((stem for stem in stems if stem in self._german), "")


def _cuts(word: str) -> range:
    return range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)


def _entry(row: str | None) -> Entry | None:
    if row is None:
        return None
    thousandths, chances, percent, *english = row.split("\t")
    covered, chance = int(thousandths) / 1000, int(chances) / 1000
    return Entry(
        covered,
        chance,
        int(percent) / 100,
        frozenset(english[0].split()) if english else frozenset(),
        math.log((1 - chance) / (1 - covered)),
        math.log(chance / covered),
    )


@cache
def lexicon() -> Lexicon:
    """Give the lexicon of the package, read at the first call."""
    file = resources.files("translator.translation").joinpath("lexicon.tsv")
    return Lexicon(file.read_text("utf-8"))
