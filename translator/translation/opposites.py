"""Words turned round: the German says that something rises, the English that it falls.

An axis has two ends, and for each end the words of both languages that say it. A translation is
doubted where each language speaks of one end alone and they aren't the same, and where no negation
on either side may turn the words round again. The words are in opposites.toml.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import msgspec

from translator.article import Flag
from translator.translation.negation import plainly_negated


class End(msgspec.Struct, frozen=True):
    """One end of an axis: patterns of whole words that say it for sure, and that `also` may."""

    german: list[str]
    english: list[str]
    german_also: list[str]
    english_also: list[str]


class Axis(msgspec.Struct, frozen=True):
    """Two opposites."""

    name: str
    end: tuple[End, End]


@cache
def load_axes() -> list[Axis]:
    """Read the axes."""
    text = resources.files("translator.translation").joinpath("opposites.toml").read_bytes()
    return msgspec.toml.decode(text, type=dict[str, list[Axis]])["axis"]


def whole_words(*patterns: list[str]) -> re.Pattern[str]:
    """One pattern of all, between the ends of words."""
    words = "|".join(itertools.chain.from_iterable(patterns))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")


@dataclass(frozen=True, slots=True)
class _Turn:
    """A way to be turned round: what must stand on each side, and what excuses it there."""

    german: re.Pattern[str]
    english: re.Pattern[str]
    german_excuse: re.Pattern[str]
    english_excuse: re.Pattern[str]

    @classmethod
    def of(cls, said: End, turned: End) -> _Turn:
        return cls(
            whole_words(said.german),
            whole_words(turned.english),
            whole_words(turned.german, turned.german_also),
            whole_words(said.english, said.english_also),
        )


@cache
def _turns() -> list[_Turn]:
    return [_Turn.of(*ends) for axis in load_axes() for ends in (axis.end, axis.end[::-1])]


@cache
def _any_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words of all ends, of either language."""
    ends = [end for axis in load_axes() for end in axis.end]
    return whole_words(*(end.german for end in ends)), whole_words(*(end.english for end in ends))


def check_opposites(source: str, target: str) -> list[Flag]:
    """Doubt a translation that says the opposite.

    Of 93,400 pairs by people 16 were doubted, in nine of which the translator had indeed written
    the opposite. Where such a word of a good translation is exchanged for its opposite, 56% are.
    """
    german, english = source.lower(), target.lower()
    # A quick look before the slow one: most sentences have no such words on one of their sides.
    if not all(some.search(it) for some, it in zip(_any_words(), (german, english), strict=True)):
        return []
    for turn in _turns():
        said, turned = turn.german.search(german), turn.english.search(english)
        if not said or not turned:
            continue
        if turn.german_excuse.search(german) or turn.english_excuse.search(english):
            continue
        if plainly_negated(source, german=True) or plainly_negated(target, german=False):
            return []
        message = f"The German says “{said[0]}”, the English “{turned[0]}”."
        return [Flag("opposite", "error", message)]
    return []
