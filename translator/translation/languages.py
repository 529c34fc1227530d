"""How German and English write figures, and what each of their words is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from translator.translation import english_numerals, forms, german_numerals
from translator.translation.numerals import Numeral

if TYPE_CHECKING:
    from collections.abc import Callable

    from translator.translation.forms import Form

Kind = Numeral | str | None  # a number word, "number", a calendar value, or no figure
MOST_KINDS = 1 << 17

_ROMAN = re.compile(r"(?=[XVI]{2,5}$)(X{0,2})(IX|IV|V?I{0,3})$")
_ROMAN_ONES = {word: n for n, word in enumerate("I II III IV V VI VII VIII IX".split(), 1)}


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """How a language writes figures."""

    thousands: str
    decimal: str
    scales: dict[str, int]
    numeral: Callable[[str], Numeral | None]
    calendar: dict[str, str]
    forms: tuple[Form, ...]
    spoken: tuple[Form, ...]  # those without digits
    adds: bool  # "two hundred and five" is several words


GERMAN = Language(
    ".", ",", german_numerals.SCALES, german_numerals.numeral, forms.GERMAN_CALENDAR,
    forms.GERMAN_FORMS, forms.GERMAN_SPOKEN, adds=False,
)  # fmt: skip
ENGLISH = Language(
    ",", ".", english_numerals.SCALES, english_numerals.numeral, forms.ENGLISH_CALENDAR,
    forms.ENGLISH_FORMS, forms.ENGLISH_SPOKEN, adds=True,
)  # fmt: skip


class _Kinds(dict[str, "Kind"]):
    """What each token of a language is, remembered: most are words that say no figure (None)."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, token: str) -> Kind:
        if len(self) >= MOST_KINDS:
            self.clear()
        self[token] = kind = self._kind(token)
        return kind

    def _kind(self, token: str) -> Kind:
        if token[0].isdecimal():
            return "number"
        word = token.lower()
        capital = token[0].isupper() or (self._language.adds and word not in forms.UNSURE_MONTHS)
        if capital and (day := _calendar_word(word, self._language)):
            return day
        if (match := _ROMAN.match(token)) and match[0]:
            value = 10 * len(match[1]) + _ROMAN_ONES.get(match[2], 0)
            return Numeral((Decimal(value),), strict=True)
        return self._language.numeral(word)


def _calendar_word(word: str, language: Language) -> str | None:
    """Read a month or day, also in front of another word: Dezembers, Sonntagabend."""
    if value := language.calendar.get(word):
        return value
    if language.adds or len(word) < 6:
        return None
    names = (name for name in language.calendar if len(name) > 4 and word.startswith(name))
    return next((language.calendar[name] for name in names), None)


@cache
def kinds_of(language: Language) -> dict[str, Kind]:
    """Give the dictionary of a language: of each token, what it is; it fills itself."""
    return _Kinds(language)


def number_value(number: str, language: Language) -> Decimal | None:
    """Read a figure; a mark before other than three digits is a decimal mark in either language."""
    groups = number.split(language.thousands)
    if len(groups) > 1 and all(len(g.split(language.decimal)[0]) == 3 for g in groups[1:]):
        number = "".join(groups)
    number = number.replace(",", ".")
    return None if number.count(".") > 1 else Decimal(number)  # 3.2.1: a version, no figure
