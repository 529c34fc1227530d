"""Reading the figures of a text, in one pass over its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from translator.translation import forms
from translator.translation.forms import Figure, Value
from translator.translation.languages import kinds_of, number_value
from translator.translation.numerals import HALF
from translator.translation.units import SECOND_WORDS, UNITS, Unit

if TYPE_CHECKING:
    from translator.translation.languages import Language
    from translator.translation.numerals import Numeral

# "10 000" with a space is as good as "10.000".
_TOKEN = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d|[.,]\d)|\d+(?:[.,]\d+)*|[^\W\d_]+|[%€$£°]"
)
_DIGIT = re.compile(r"\d")
_DECADE = frozenset({"er", "ern", "ers", "s"})
_JOINTS = frozenset("bis und oder to and or auf".split())
_INDEXED = frozenset("m km cm mm co h o n".split())  # m2, CO2: no figures
_MULTIPLES = {
    "jahrzehnte": 10, "jahrzehnten": 10, "decades": 10, "jahrhunderte": 100,
    "jahrhunderten": 100, "centuries": 100, "dutzend": 12, "dozen": 12, "years": 12, "jahre": 12,
    "jahren": 12,
}  # fmt: skip
MOST_DIGITS = 25  # longer ones are compared as they are written


def read_figures(text: str, language: Language) -> list[Figure]:
    """Give the figures of a text; those of special forms (dates, times) come first."""
    figures: list[Figure] = []
    read = language.forms[0][2]

    def take(match: re.Match[str]) -> str:
        found = read(match)
        figures.extend(found)
        return " " * len(match[0]) if found else match[0]

    for signs, pattern, form in language.forms if _DIGIT.search(text) else language.spoken:
        if signs[0] in text or signs[-1] in text:
            read = form
            text = pattern.sub(take, text)
    kinds = kinds_of(language)
    places = [at for at, token in enumerate(_TOKEN.findall(text)) if kinds[token] is not None]
    return figures + _Words(text, language).read(places) if places else figures


class _Words:
    """The words and numbers of a text, read from left to right."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.tokens = list(_TOKEN.finditer(text))

    def read(self, places: list[int]) -> list[Figure]:
        """Give the figures; `places` are those of the words that may be one."""
        kinds = kinds_of(self.language)
        figures = []
        start = 0
        for at in places:
            kind = kinds[self.tokens[at][0]]
            if at < start or kind is None:
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
        elif len(self._word(at)) == 2 and self._gap(at).endswith(("'", "’")):  # '98
            readings |= {value + 1900, value + 2000}
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
            self._word(other)[0].isdecimal() or self.language.numeral(self._word(other))
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
        return Figure(
            self._slice(at, after), frozenset(values), strict, digits=False, unit=unit
        ), after

    def _plain(self, at: int, numeral: Numeral) -> tuple[Figure, int]:
        values: set[Value] = set(numeral.values)
        if numeral.part == "ordinal" and self._word(at + 1) == "century":
            values.add((numeral.values[0] - 1) * 100)
        return Figure(
            self._slice(at, at + 1), frozenset(values), numeral.strict, digits=False
        ), at + 1

    def _sum(self, at: int) -> tuple[Decimal | None, int, bool]:
        """Add up the words from `at`; give the sum, where it ends, and whether it is strict."""
        found, start = _Sum(adds=self.language.adds), at
        while at < len(self.tokens) and (at == start or self._gap(at).strip() in {"", "-"}):
            if found.current and self._half_follows(at):
                found.current, at = found.current + HALF, at + 3
                continue
            number = at + self._passed_over(at, found)
            numeral = self.language.numeral(self._word(number))
            if numeral is None or not found.take(numeral):
                break
            at = number + 1
        return (found.total + found.current if at > start else None), at, found.strict

    def _passed_over(self, at: int, found: _Sum) -> bool:
        """Tell whether the word at `at` joins those beside it: hundred and five, half a million."""
        word = self._word(at)
        if word == "and" and self.language.adds and found.scaled:
            following = self.language.numeral(self._word(at + 1))
            return following is not None and following.strict and following.part == "count"
        return word in {"a", "an"} and found.current == HALF

    def _half_follows(self, at: int) -> bool:
        words = [self._word(at + k) for k in range(3)]
        return words[0] == "and" and words[1] in {"a", "one"} and words[2] == "half"

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


@dataclass(slots=True)
class _Sum:
    """Number words that are added up, one after the other."""

    adds: bool  # English adds "hundred" "five"; a German number is one word
    total: Decimal = Decimal(0)
    current: Decimal = Decimal(0)
    strict: bool = False
    scaled: bool = False
    ended: bool = False

    def take(self, numeral: Numeral) -> bool:
        """Add a word, or tell that it doesn't belong to those before it."""
        value = numeral.values[0]
        if numeral.part == "other" or self.ended:
            return False
        if numeral.part == "scale":
            self._scale(value)
        elif self.current and not (self.adds and _fits(self.current, value)):
            return False
        else:
            self.current += value
        self.strict = self.strict or numeral.strict
        self.ended = numeral.part == "ordinal"
        return True

    def _scale(self, value: Decimal) -> None:
        self.scaled = True
        self.strict = self.strict or self.current == HALF  # half a million is no million
        if value <= 100:
            self.current = (self.current or 1) * value
        elif self.total and self.total % value:  # three thousand million
            self.total, self.current = (self.total + self.current) * value, Decimal(0)
        else:
            self.total, self.current = self.total + (self.current or 1) * value, Decimal(0)


def _fits(current: Decimal, value: Decimal) -> bool:
    """Tell whether English adds a word to those before it: "twenty" "three", "hundred" "five"."""
    if value < 10:
        return current % 10 == 0 and current % 100 != 10
    return current % 100 == 0
