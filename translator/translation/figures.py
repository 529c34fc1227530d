"""Figures of a German and an English sentence, compared as numbers and not as strings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

_GERMAN_SCALES = {
    "tausend": 3, "tsd": 3, "million": 6, "millionen": 6, "mio": 6, "milliarde": 9,
    "milliarden": 9, "mrd": 9, "billion": 12, "billionen": 12,
}  # fmt: skip
_ENGLISH_SCALES = {
    "thousand": 3, "k": 3, "million": 6, "m": 6, "mn": 6, "billion": 9, "bn": 9, "trillion": 12,
}  # fmt: skip

# Number words by value: cardinals, ordinals and what else counts.
_GERMAN_WORDS = {
    0: "null", 1: "ein eins eine erst", 2: "zwei zweit beide", 3: "drei dritt", 4: "vier viert",
    5: "fünf fünft", 6: "sechs sechst", 7: "sieben siebt", 8: "acht", 9: "neun neunt",
    10: "zehn zehnt", 11: "elf elft", 12: "zwölf zwölft dutzend", 20: "zwanzig", 30: "dreißig",
    40: "vierzig", 50: "fünfzig", 60: "sechzig", 70: "siebzig", 80: "achtzig", 90: "neunzig",
    100: "hundert", 1000: "tausend",
}  # fmt: skip
_ENGLISH_WORDS = {
    0: "zero no nil", 1: "one first once a an", 2: "two second twice both", 3: "three third",
    4: "four fourth quarter", 5: "five fifth", 6: "six sixth", 7: "seven seventh",
    8: "eight eighth", 9: "nine ninth", 10: "ten tenth", 11: "eleven eleventh",
    12: "twelve twelfth dozen", 20: "twenty twentieth", 30: "thirty thirtieth", 40: "forty",
    50: "fifty fiftieth", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety",
    100: "hundred", 1000: "thousand",
}  # fmt: skip

# "10 000" with a space is as good as "10.000".
_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*"
_GERMAN_CLOCK = re.compile(r"\b([01]?\d|2[0-4])[.:]([0-5]\d)(?=\s*Uhr\b)")
_ENGLISH_CLOCK = re.compile(r"\b(\d{1,2}):([0-5]\d)\b")
_DATE = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})?(?!\d)")
_FIGURE = re.compile(rf"(?<![\d.,])({_NUMBER})(?:\s*-?\s*([^\W\d_]+))?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as written, and the values that it may stand for."""

    text: str
    values: frozenset[Decimal]


def german_figures(text: str) -> list[Figure]:
    """Find the figures of a German text: 10.000, 1,5 Mio., 15.11.2024, 11.42 Uhr."""
    clocks = [Figure(m.group(), _clock(m)) for m in _GERMAN_CLOCK.finditer(text)]
    rest = _GERMAN_CLOCK.sub(" ", text)
    dates = [part for m in _DATE.finditer(rest) for part in (m[1], m[3]) if part]
    days = [Figure(part, frozenset({Decimal(part)})) for part in dates]
    return clocks + days + _figures(_DATE.sub(" ", rest), ".", ",", _GERMAN_SCALES)


def english_figures(text: str) -> list[Figure]:
    """Find the figures of an English text: 10,000, 1.5 million, 11:42."""
    # A colon may also stand in a score: then the two numbers count as well.
    clocks = [
        Figure(m.group(), _clock(m) | {Decimal(m[1]), Decimal(m[2])})
        for m in _ENGLISH_CLOCK.finditer(text)
    ]
    return clocks + _figures(_ENGLISH_CLOCK.sub(" ", text), ",", ".", _ENGLISH_SCALES)


def lost_figures(source: str, target: str) -> list[str]:
    """Give the German figures whose value the English doesn't hold."""
    found = {value for figure in english_figures(target) for value in figure.values}
    found |= _spelled(target, _ENGLISH_WORDS, _ENGLISH_SCALES)
    return [figure.text for figure in german_figures(source) if not figure.values & found]


def invented_figures(source: str, target: str) -> list[str]:
    """Give the English figures whose value the German doesn't hold."""
    known = {value for figure in german_figures(source) for value in figure.values}
    known |= _spelled(source, _GERMAN_WORDS, _GERMAN_SCALES) | _months(source)
    return [figure.text for figure in english_figures(target) if not figure.values & known]


def _clock(match: re.Match[str]) -> frozenset[Decimal]:
    """Give a time as hour + minute/100, by either clock: 18.45 Uhr is 18:45 or 6:45 p.m.

    Full hours stand for the bare hour too ("15:00 Uhr", "3 p.m.").
    """
    hour, minute = int(match[1]), int(match[2])
    return frozenset(Decimal(h) + Decimal(minute) / 100 for h in {hour, hour % 12, hour % 12 + 12})


def _figures(text: str, thousands: str, decimal: str, scales: dict[str, int]) -> list[Figure]:
    figures = []
    for number, unit in _FIGURE.findall(text):
        value = _value(number, thousands, decimal)
        if value is None:
            continue
        scale = scales.get(unit.lower())
        values = {value.scaleb(scale)} if scale else {value}
        values |= _other_readings(value, unit.lower())
        figures.append(Figure(f"{number} {unit}" if scale else number, frozenset(values)))
    return figures


def _other_readings(value: Decimal, unit: str) -> set[Decimal]:
    if len(unit) == 1:  # "26m": 26 million, metres or minutes
        return {value}
    if unit == "uhr":  # "19 Uhr": 7 p.m.
        return {value % 12}
    if unit == "er":  # "die 70er": the 1970s
        return {value + 1900}
    return set()


def _value(number: str, thousands: str, decimal: str) -> Decimal | None:
    """Read a figure; a mark before other than three digits is a decimal mark in either language."""
    number = re.sub(r"\s", "", number)
    groups = number.split(thousands)
    if len(groups) > 1 and all(len(group.split(decimal)[0]) == 3 for group in groups[1:]):
        number = "".join(groups)
    try:
        return Decimal(number.replace(",", ".")).normalize()
    except InvalidOperation:
        return None  # 3.2.1 and the like: a version, no figure


def _months(text: str) -> set[Decimal]:
    return {Decimal(match[2]) for match in _DATE.finditer(text)}


def _spelled(text: str, forms: dict[int, str], scales: dict[str, int]) -> set[Decimal]:
    """Give the values of the number words in `text`, alone and with the scale that follows."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    values = {form: Decimal(value) for value, names in forms.items() for form in names.split()}
    found = set()
    for word, following in zip(words, [*words[1:], ""], strict=False):
        value = values.get(word, values.get(re.sub(r"e[nmrs]?$", "", word)))
        if value is not None:
            found |= {value, value.scaleb(scales.get(following, 0))}
    return found
