"""Whether German with English words in it, as a reverse model writes it, says what it should.

Most words of sense in such German are those of the English, so what was left out and what was made
up can be counted.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from translator.translation.words import english_stem

if TYPE_CHECKING:
    from collections.abc import Mapping

# Of pairs that people wrote, with a dictionary's words put in, one in two keeps to all of these.
COVERED = 0.7  # of the English words, at least, stand in the German
KNOWN = 0.9  # of the German's English words, at least, stand in the English
SHORTEST, LONGEST = 0.75, 1.25  # German words for an English one
SENSE = 5  # letters of a word that is most likely one of sense, and of one language alone

_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d+")


class Faithful:
    """Tells it by a dictionary (`training/hints`), whose English words it knows as such."""

    def __init__(self, hints: Mapping[str, str]) -> None:
        german = {word for text in hints for word in _sense(text)}
        self._english = {word for text in hints.values() for word in _sense(text)} - german
        self._stems: dict[str, str] = {}

    def __call__(self, german: str, english: str) -> bool:
        """Whether the German has the figures and most of the words of the English, and no more."""
        words, length = (len(_WORD.findall(text)) for text in (english, german))
        if not SHORTEST * words <= length <= LONGEST * words:
            return False
        if sorted(_FIGURE.findall(german)) != sorted(_FIGURE.findall(english)):
            return False
        read = _sense(german)
        said, there = (Counter(map(self._stem, words)) for words in (_sense(english), read))
        foreign = {self._stem(word) for word in read if word in self._english}
        if any(there[stem] > max(1, said[stem]) for stem in foreign):
            return False  # twice, as a weak model says it
        known = sum(stem in said for stem in foreign)
        covered = (said & there).total()
        return known >= KNOWN * len(foreign) and covered >= COVERED * said.total()

    def _stem(self, word: str) -> str:
        if word not in self._stems:
            self._stems[word] = english_stem(word)
        return self._stems[word]


def _sense(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if len(word) >= SENSE]
