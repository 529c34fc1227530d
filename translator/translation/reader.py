"""Reading the figures of a text, in one pass over its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from translator.translation import forms, numerals
from translator.translation.forms import Figure, Value
from translator.translation.numerals import Numeral
from translator.translation.units import SECOND_WORDS, UNITS, Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from translator.translation.forms import Form

Kind = Numeral | str | None  # a number word, "number", a calendar value, or no figure
MOST_KINDS = 1 << 17

_DIGIT = re.compile(r"\d")
# "10 000" with a space is as good as "10.000".
_TOKEN = re.compile(
    r"(\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d|[.,]\d)|\d+(?:[.,]\d+)*)|[^\W\d_]+|[%€$£°]"
)
_ROMAN = re.compile(r"(?=[XVI]{2,5}$)(X{0,2})(IX|IV|V?I{0,3})$")
_ROMAN_ONES = {word: n for n, word in enumerate("I II III IV V VI VII VIII IX".split(), 1)}
_DECADE = frozenset({"er", "ern", "ers", "s"})
_JOINTS = frozenset("bis und oder to and or auf".split())
_INDEXED = frozenset("m km cm mm co h o n".split())  # m2, CO2: no figures
_MULTIPLES = {
    "jahrzehnte": 10, "jahrzehnten": 10, "decades": 10, "jahrhunderte": 100,
    "jahrhunderten": 100, "centuries": 100, "dutzend": 12, "dozen": 12, "years": 12, "jahre": 12,
    "jahren": 12,
}  # fmt: skip
MOST_DIGITS = 25  # longer ones are compared as they are written


@dataclass(frozen=True, slots=True)
class Language:
    """How a language writes figures."""

    thousands: str
    decimal: str
    scales: dict[str, int]
    numeral: Callable[[str], Numeral | None]
    calendar: dict[str, str]
    forms: tuple[Form, ...]
    spoken: Form
    spoken_sign: re.Pattern[str]  # without which there is none
    adds: bool  # "two hundred and five" is several words


GERMAN = Language(
    ".", ",", numerals.GERMAN_SCALES, numerals.german_numeral, forms.GERMAN_CALENDAR,
    forms.GERMAN_FORMS, forms.GERMAN_SPOKEN,
    re.compile(r"[Hh]alb |[Vv]iertel "), adds=False,
)  # fmt: skip
ENGLISH = Language(
    ",", ".", numerals.ENGLISH_SCALES, numerals.english_numeral, forms.ENGLISH_CALENDAR,
    forms.ENGLISH_FORMS, forms.ENGLISH_SPOKEN,
    re.compile(r"[Hh]alf past |[Qq]uarter (?:to|past) "), adds=True,
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
        if token[0].isupper() or (self._language.adds and word not in forms.UNSURE_MONTHS):
            if day := _calendar_word(word, self._language):
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


_KINDS = {id(language): _Kinds(language) for language in (GERMAN, ENGLISH)}


def read_figures(text: str, language: Language) -> list[Figure]:
    """Give the figures of a text; those of special forms (dates, times) come first."""
    figures: list[Figure] = []

    def take(match: re.Match[str]) -> str:
        found = read(match)
        figures.extend(found)
        return " " * len(match[0]) if found else match[0]

    if _DIGIT.search(text):
        for pattern, read in language.forms:
            text = pattern.sub(take, text)
    if language.spoken_sign.search(text):
        pattern, read = language.spoken
        text = pattern.sub(take, text)
    return figures + _Words(text, language).read()


class _Words:
    """The words and numbers of a text, read from left to right."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.tokens = list(_TOKEN.finditer(text))

    def read(self) -> list[Figure]:
        kinds = _KINDS[id(self.language)]
        figures = []
        start = 0
        for at, match in enumerate(self.tokens):
            kind = kinds[match[0]]
            if kind is None or at < start:
                continue
            if kind == "number":
                figure, start = self._number(at)
            elif isinstance(kind, str):
                figure = self._calendar(at, kind)
            else:
                figure, start = self._spelled(at, kind)
            if figure:
                figures.append(figure)
        return figures

    def _word(self, at: int) -> str:
        return self.tokens[at][0].lower() if 0 <= at < len(self.tokens) else ""

    def _gap(self, at: int) -> str:
        """Give what stands between the token before `at` and that at `at`."""
        if not 0 < at < len(self.tokens):
            return " " if at else ""
        return self.text[self.tokens[at - 1].end() : self.tokens[at].start()]

    def _number(self, at: int) -> tuple[Figure | None, int]:
        number = re.sub(r"\s", "", self.tokens[at][0])
        if len(number) > MOST_DIGITS:
            return Figure(number, frozenset({number})), at + 1
        value = number_value(number, self.language)
        if value is None:
            return None, at + 1
        scale, after = self._scale(at + 1)
        values = {value * scale} | self._readings(at, value, scale)
        unit = self._unit(at, after)
        strict = self._gap(at) != "" or self._word(at - 1) not in _INDEXED
        return Figure(self._slice(at, after), frozenset(values), strict, unit=unit), after

    def _readings(self, at: int, value: Decimal, scale: Decimal) -> set[Value]:
        """Give what else a number may mean, by what stands beside it."""
        following, close = self._word(at + 1), self._gap(at + 1) in {"", "-", "'", "’"}
        readings: set[Value] = (
            {value * 10**3, value * 10**6} if scale == 1 and following in {"k", "m"} else set()
        )
        if scale > 1 and len(following) == 1:  # "26m": 26 million, metres or minutes
            readings.add(value)
        if following in _DECADE and close:
            readings |= {value + 1800, value + 1900, value + 2000, value % 100, value // 100 + 1}
        elif following in _DECADE and self._gap(at) in {"'", "’"}:
            readings.add(value + 1900)
        if following in _MULTIPLES:
            readings.add(value * _MULTIPLES[following])
        if following.startswith(("jahrhundert", "centur")):
            readings.add((value - 1) * 100)
        if scale == 1:
            readings |= {value * s for s in (self._shared_scale(at + 1), 1) if s != 1}
            readings |= self._second_year(at, value)
        return readings

    def _second_year(self, at: int, value: Decimal) -> set[Value]:
        """Read the 14 of "2013/14" as a year too, and the 2014 of "2013-2014" as 14."""
        if at and self._gap(at).strip() in {"/", "-", "–"}:
            first = self._word(at - 1)
            if len(first) == 4 and first.isdecimal():
                if len(self._word(at)) == 2:
                    return {value + int(first) // 100 * 100}
                return {value % 100}
        return set()

    def _scale(self, at: int) -> tuple[Decimal, int]:
        """Give the scale that begins at `at` (1: none), and where it ends."""
        word, gap = self._word(at), self._gap(at)
        if gap.strip() not in {"", "-"}:
            return Decimal(1), at
        if word in {"dutzend", "dozen"}:
            return Decimal(12), at + 1
        if word in {"hundert", "hundred"}:
            return Decimal(100), at + 1
        power = self.language.scales.get(word)
        if power is None or (len(word) == 1 and gap):
            return Decimal(1), at
        more, after = self._scale(at + 1)  # "7 thousand million"
        return Decimal(10) ** power * more, after

    def _shared_scale(self, at: int) -> Decimal:
        """Give the scale that "10" shares in "10 bis 15 Millionen"."""
        joined = self._word(at) in _JOINTS
        if not joined and self._gap(at).strip() not in {"-", "–"}:
            return Decimal(1)
        other = at + joined
        if other < len(self.tokens) and (
            self.tokens[other][1] or self.language.numeral(self._word(other))
        ):
            return self._scale(other + 1)[0]
        return Decimal(1)

    def _spelled(self, at: int, first: Numeral) -> tuple[Figure | None, int]:
        """Read number words that belong together: two hundred and five, zwei Millionen."""
        if first.part == "other" or (first.part == "ordinal" and not self.language.adds):
            return self._plain(at, first)
        total, after, strict = self._sum(at)
        if total is None:
            return self._plain(at, first)
        values: set[Value] = {total}
        if after == at + 1:
            values |= set(first.values)
            values.add(total * self._shared_scale(after))
        if self._word(after) in _MULTIPLES:
            values.add(total * _MULTIPLES[self._word(after)])
        if self._word(after).startswith(("jahrhundert", "century")):
            values.add((total - 1) * 100)
        if self._word(after) == "uhr" and total <= 24:
            values |= forms.clock(int(total), 0)
        unit = self._unit(at, after)
        return Figure(self._slice(at, after), frozenset(values), strict, False, unit), after

    def _plain(self, at: int, numeral: Numeral) -> tuple[Figure, int]:
        values: set[Value] = set(numeral.values)
        if numeral.part == "ordinal" and self._word(at + 1) == "century":
            values.add((numeral.values[0] - 1) * 100)
        return Figure(self._slice(at, at + 1), frozenset(values), numeral.strict, False), at + 1

    def _sum(self, at: int) -> tuple[Decimal | None, int, bool]:
        """Add up the words from `at`; give the sum, where it ends, and whether it is strict."""
        total, current, strict, scaled = Decimal(0), Decimal(0), False, False
        start = at
        while at < len(self.tokens):
            if at > start and self._gap(at).strip() not in {"", "-"}:
                break
            word = self._word(at)
            if self.language.adds and word == "and" and scaled and self._adds(at + 1, current):
                at += 1
                word = self._word(at)
            if word == "and" and current and self._half_follows(at):
                current, at = current + numerals.HALF, at + 3
                continue
            if word in {"a", "an"} and current == numerals.HALF:  # half a million
                at += 1
                continue
            numeral = self.language.numeral(word)
            if numeral is None or numeral.part == "other":
                break
            value = numeral.values[0]
            if numeral.part == "scale":
                if value <= 100:
                    current = (current or 1) * value
                elif total and total % value:  # three thousand million
                    total, current = (total + current) * value, Decimal(0)
                else:
                    total, current = total + (current or 1) * value, Decimal(0)
                strict, scaled = strict or numeral.strict, True
            elif current and not (self.language.adds and _fits(current, value)):
                break
            else:
                current += value
                strict = strict or numeral.strict
            at += 1
            if numeral.part == "ordinal":
                break
        return (total + current if at > start else None), at, strict

    def _half_follows(self, at: int) -> bool:
        return self._word(at + 1) in {"a", "one"} and self._word(at + 2) == "half"

    def _adds(self, at: int, current: Decimal) -> bool:
        numeral = self.language.numeral(self._word(at))
        return bool(
            numeral
            and numeral.part == "count"
            and numeral.strict
            and _fits(current, numeral.values[0])
        )

    def _calendar(self, at: int, value: str) -> Figure:
        word = self.tokens[at][0]
        beside = any(self._word(near)[:1].isdecimal() for near in (at - 1, at + 1))
        whole = word.lower().removesuffix("s") in self.language.calendar  # no Oktoberfest
        strict = whole and (beside or word.lower() not in forms.UNSURE_MONTHS)
        values: set[Value] = {value}
        if value.startswith("day") and any("nacht" in self._word(at - k) for k in (1, 2, 3)):
            values.add(f"day {(int(value[4:]) + 5) % 7 + 1}")  # the night to Sunday is Saturday's
        return Figure(word, frozenset(values), strict, digits=False)

    def _unit(self, at: int, after: int) -> Unit | None:
        """Give the unit that stands after a figure, or the currency sign before it."""
        pair = SECOND_WORDS.get((self._word(after), self._word(after + 1)))
        if unit := UNITS.get(pair or self._word(after)):
            return unit
        return UNITS.get(self._word(at - 1)) if self._word(at - 1) in {"$", "€", "£"} else None

    def _slice(self, at: int, after: int) -> str:
        return self.text[self.tokens[at].start() : self.tokens[after - 1].end()]


def _fits(current: Decimal, value: Decimal) -> bool:
    """Tell whether English adds a word to those before it: "twenty" "three", "hundred" "five"."""
    if value < 10:
        return current % 10 == 0 and current % 100 != 10
    return current % 100 == 0


def number_value(number: str, language: Language) -> Decimal | None:
    """Read a figure; a mark before other than three digits is a decimal mark in either language."""
    groups = number.split(language.thousands)
    if len(groups) > 1 and all(len(g.split(language.decimal)[0]) == 3 for g in groups[1:]):
        number = "".join(groups)
    number = number.replace(",", ".")
    return None if number.count(".") > 1 else Decimal(number)  # 3.2.1: a version, no figure
