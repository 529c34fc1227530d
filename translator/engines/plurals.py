"""Nouns whose plural looks like their singular: "jeder Bürger", "alle Bürger".

A dictionary has one English for them; which number it is can be told by what stands before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translator.engines.german import PREPOSITIONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

REACH = 4  # words from the noun to its article
SHORTEST = 4  # letters of the noun in a compound

_ALIKE = ("er", "el", "en", "chen", "lein")
_IRREGULAR = frozenset({"children", "men", "people", "women"})
_WORD = re.compile(r"[\w-]+|[^\w\s]")
_FIGURE = re.compile(r"\d[\d.,]*")
_ADJECTIVE = re.compile(r"[a-zäöüß-]+e[mnrs]?")
_ONE = frozenset(
    """
    1 am beim das dem den des ein eine einem einen eines im ins jedem jeden jeder jedes kein keinem
    keinen keines diesem diesen dieses mein meinem meinen meines sein seinem seinen seines ihr ihrem
    ihren ihres unser unserem unseren unseres vom zum
    """.split()
)
_SEVERAL = frozenset(
    """
    acht alle aller beide beiden beider die diese drei einige einiger elf etliche fünf ihre jene
    keine manche mehrere mehrerer meine neun sechs seine sieben solche sämtliche unsere viele vieler
    vier wenige zahlreiche zehn zwei zwölf
    """.split()
)
# One before masculine nouns, several before neuter ones in the dative.
_ACCUSATIVE = frozenset("den diesen ihren jeden keinen meinen seinen unseren".split())
# One in the nominative; several in the genitive, behind another noun.
_NOMINATIVE = frozenset({"der", "dieser"})


class Plurals:
    """Tells by a dictionary what the two numbers of a noun are in English."""

    def __init__(self, english: Mapping[str, str]) -> None:
        self._english = english

    def in_number(self, text: str, start: int, german: str, english: str) -> str:
        """Give the English of a noun in the number that it has in its place in a text."""
        if not german.endswith(_ALIKE) or not german[0].isupper() or english[0].isupper():
            return english
        for begin in range(len(german) - SHORTEST + 1):  # a compound is what its last part is
            noun = german[begin:].capitalize()
            one, several = self._numbers(noun)
            for number in filter(None, (one, several)):
                if english.endswith(number) and one != several:
                    other = {1: one, 2: several}.get(_number(text, start, noun), number)
                    return english.removesuffix(number) + other
        return english

    def _numbers(self, noun: str) -> tuple[str, str]:
        """Give the English for one and for several, ("", "") where that isn't known."""
        listed, one = self._english.get(noun, ""), self._english.get(f"{noun}s", "")
        if not listed or not one or is_plural(one):
            return "", ""
        if noun.endswith(("er", "el")):
            several = self._english.get(f"{noun}n", "")
        else:
            several = listed if is_plural(listed) else _plural(one)
        return (one, several) if is_plural(several) and listed in {one, several} else ("", "")


def _number(text: str, start: int, noun: str) -> int:
    """Tell the number by what stands before a noun: 1, 2 for several, 0 where that isn't sure."""
    words = _WORD.findall(text, max(0, start - 100), start)
    for place in range(len(words) - 1, max(-1, len(words) - 1 - REACH), -1):
        number = _article(words[: place + 1], noun)
        if number is not None:
            return number
        if not _ADJECTIVE.fullmatch(words[place]):
            break
    return 0


def _article(words: Sequence[str], noun: str) -> int | None:
    """Tell the number that the last of the words says, None where it is no article or figure."""
    last, before = words[-1].lower(), words[-2] if len(words) > 1 else ""
    if last in _NOMINATIVE:
        of = len(words) > 2 and before[0].isupper()
        return 2 if of else int(before.lower() not in PREPOSITIONS)
    if last in _ACCUSATIVE and noun.endswith("en"):
        return 0
    if last in _ONE:
        return 1
    return 2 if last in _SEVERAL or _FIGURE.fullmatch(last) else None


def _plural(english: str) -> str:
    if re.search(r"[^aeiou]y$", english):
        return f"{english[:-1]}ies"
    return english + ("es" if english.endswith(("s", "x", "ch", "sh")) else "s")


def is_plural(english: str) -> bool:
    """Whether English looks like that of several."""
    regular = english.endswith("s") and not english.endswith(("'s", "ics", "is", "ss", "us"))
    return regular or english.rpartition(" ")[2] in _IRREGULAR


def singular(english: str) -> str:
    """Give the English of one for that of several; "people" and other English as it is."""
    if not is_plural(english) or not english.endswith("s"):
        return english
    if english.endswith("ies"):
        return f"{english[:-3]}y"
    return english[: -2 if english.endswith(("ches", "shes", "sses", "xes")) else -1]
