"""Figures in the forms of a language: dates, clock times, phone numbers and calendar words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from translator.translation.units import Unit

    # What a text must hold (one of at most two), the form, and how it is read.
    Form = tuple[tuple[str, ...], re.Pattern[str], Callable[[re.Match[str]], "list[Figure]"]]

Value = Decimal | str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as written, and the values that it may stand for.

    A value is a number, or a text for what is none: "month 11", "day 2", "18:45", "tel 1234567".
    A `strict` figure must come through; another may stand for one of the other language.
    `digits` tells figures from number words.
    """

    text: str
    values: frozenset[Value]
    strict: bool = True
    digits: bool = True
    unit: Unit | None = None


def _calendar(kind: str, names: str) -> dict[str, str]:
    return {
        word: f"{kind} {number}"
        for number, words in enumerate(names.split(","), 1)
        for word in words.split()
    }


GERMAN_CALENDAR = _calendar(
    "month",
    "januar jänner jan,februar feb,märz mrz,april apr,mai,juni jun,juli jul,august aug,"
    "september sept sep,oktober okt,november nov,dezember dez",
) | _calendar(
    "day",
    "montag montags,dienstag dienstags,mittwoch mittwochs,donnerstag donnerstags,"
    "freitag freitags,samstag samstags sonnabend sonnabends,sonntag sonntags",
)
ENGLISH_CALENDAR = _calendar(
    "month",
    "january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,"
    "september sept sep,october oct,november nov,december dec",
) | _calendar(
    "day",
    "monday mondays,tuesday tuesdays,wednesday wednesdays,thursday thursdays,"
    "friday fridays,saturday saturdays,sunday sundays",
)
# Calendar words that are other words or names too: only beside a figure must they come through.
UNSURE_MONTHS = frozenset(
    "april apr aug august dec dez feb jan jul jun june mai mar march may nov oct okt sep".split()
)


def clock(hour: int, minute: int, half: str = "") -> set[str]:
    """Give the times of day that an hour may mean; `half` is "a", "p" (a.m., p.m.) or unknown."""
    hours = {hour % 24}
    if half:
        hours = {hour % 12 + (12 if half.lower() == "p" else 0)}
    elif hour <= 12:
        hours = {hour % 12, hour % 12 + 12}
    return {f"{h}:{minute:02}" for h in hours}


def _date(text: str, day: str, month: str, year: str | None) -> list[Figure]:
    if not (1 <= int(day) <= 31 and 1 <= int(month) <= 12):
        return []
    parts: list[set[Value]] = [{Decimal(day)}, {f"month {int(month)}", Decimal(month)}]
    if year:
        parts.append({Decimal(year), Decimal(year) + 2000, Decimal(year) + 1900})
    return [Figure(text, frozenset(values)) for values in parts]


_HALF_OF_THE_DAY = re.compile(r"abend|nacht|mittag", re.IGNORECASE)


def _german_clock(match: re.Match[str]) -> list[Figure]:
    hour, minute = int(match[1]), int(match[2] or match[3] or 0)
    # On paper a German day has 24 hours, unless the sentence speaks of half of it.
    said = _HALF_OF_THE_DAY.search(match.string)
    values: set[Value] = set(clock(hour, minute)) if said else {f"{hour % 24}:{minute:02}"}
    if not minute:
        values |= {Decimal(hour), Decimal(hour % 12 or 12)}
    else:
        values.add(Decimal(f"{hour}.{minute:02}"))  # "at 14.13"
    text = match[0] if match[0].endswith("Uhr") else f"{match[0]} Uhr"
    return [Figure(text, frozenset(values))]


def _english_clock(match: re.Match[str]) -> list[Figure]:
    hour, minute = int(match[1]), int(match[2] or 0)
    return [Figure(f"{match[0]} {match[3]}.m.", frozenset(clock(hour, minute, match[3])))]


def _pair(match: re.Match[str]) -> list[Figure]:
    """Read "18:45" as a time or as a score: either of its numbers stands for the time too."""
    times: set[Value] = set(clock(int(match[1]), int(match[2])))
    numbers = (Decimal(match[1]), Decimal(match[2]))
    return [Figure(match[0], frozenset(times | {number})) for number in numbers]


def _phone(match: re.Match[str]) -> list[Figure]:
    digits = re.sub(r"\D", "", match[0])
    return [Figure(match[0], frozenset({f"tel {digits[-7:]}"}))]


def _spoken(match: re.Match[str], hours: dict[str, int], halves: int) -> list[Figure]:
    """Read "halb acht" (7:30), "half past seven" and "Viertel nach drei"."""
    past = {"vor": -15, "nach": 15, "to": -15, "past": 15}
    offset = past[match["side"].lower()] if match["side"] else halves
    minutes = (hours[match["hour"].lower()] * 60 + offset) % 720
    return [Figure(match[0], frozenset(clock(minutes // 60, minutes % 60)), digits=False)]


_GERMAN_HOURS = {
    word: number
    for number, word in enumerate(
        "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split(), 1
    )
}
_ENGLISH_HOURS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
}

_ISO = re.compile(r"(?<![\d-])(\d{4})-([01]\d)-([0-3]\d)(?![\d-])")
_PAIR = re.compile(r"(?<![\d.,:])([01]?\d|2[0-4]):([0-5]\d)(?![:\d]|[.,]\d)")
_PHONE = re.compile(r"(?<![\w.,/-])(?:\+|0)\d[\d /()-]{6,20}\d(?![\d.,])")

# Each form is read and blanked out before the next is looked for.
_SHARED: tuple[Form, ...] = (
    ((":",), _PAIR, _pair),
    (("+", "0"), _PHONE, _phone),
)
GERMAN_FORMS: tuple[Form, ...] = (
    (("-",), _ISO, lambda m: _date(m[0], m[3], m[2], m[1])),
    (
        (".",),
        re.compile(r"(?<![\d.,])(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}|\d{2}))?(?!\d|\.\d)"),
        lambda m: _date(m[0].strip(), m[1], m[2], m[3]),
    ),
    (
        ("Uhr",),
        re.compile(
            r"(?<![\d.,:])([01]?\d|2[0-4])(?:[.:]([0-5]\d))?"
            r"(?=(?:\s*(?:bis|und|oder|[-–])\s*\d{1,2}(?:[.:]\d\d)?)?\s?-?Uhr\b(?:\s([0-5]\d)\b)?)"
            r"(?:\s?-?Uhr\b(?:\s[0-5]\d\b)?)?"
        ),
        _german_clock,
    ),
    (
        ("alb ", "iertel "),
        re.compile(
            r"\b(?:halb|viertel\s(?P<side>vor|nach))\s(?P<hour>" + "|".join(_GERMAN_HOURS) + r")\b",
            re.IGNORECASE,
        ),
        lambda m: _spoken(m, _GERMAN_HOURS, halves=-30),
    ),
    *_SHARED,
)
GERMAN_SPOKEN = (GERMAN_FORMS[3],)
ENGLISH_FORMS: tuple[Form, ...] = (
    (("-",), _ISO, lambda m: _date(m[0], m[3], m[2], m[1])),
    (
        ("/",),
        re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?![\d/])"),
        lambda m: _date(m[0], m[1], m[2], m[3]) or _date(m[0], m[2], m[1], m[3]),
    ),
    (
        (".",),
        re.compile(r"(?<![\d.,])(\d{1,2})\.\s?(\d{1,2})\.(\d{4})(?!\d|\.\d)"),
        lambda m: _date(m[0], m[1], m[2], m[3]),
    ),
    (
        ("m", "M"),
        re.compile(
            r"(?<![\d.,:])(0?\d|1[0-2])(?:[.:]([0-5]\d))?"
            r"(?=(?:\s*(?:to|and|or|until|[-–])\s*\d{1,2}(?:[.:]\d\d)?)?\s*([ap])\.?\s?m\b)",
            re.IGNORECASE,
        ),
        _english_clock,
    ),
    (
        ("past ", "quarter to "),
        re.compile(
            r"\b(?:half\spast|(?:a\s)?quarter\s(?P<side>to|past))\s(?P<hour>"
            + "|".join(_ENGLISH_HOURS)
            + r")\b",
            re.IGNORECASE,
        ),
        lambda m: _spoken(m, _ENGLISH_HOURS, halves=30),
    ),
    *_SHARED,
)
ENGLISH_SPOKEN = (ENGLISH_FORMS[4],)
