"""When: dates as German writes them, made absolute from the day of publication.

A weekday or month without its year is that nearest before the publication where its clause tells
of the past, and nearest after where it tells of the future; where neither is clear, it is no fact.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translator.summary.facts import days
from translator.summary.facts.found import Found
from translator.summary.facts.german import MONTHS, WEEKDAYS
from translator.summary.facts.tense import tense_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translator.summary.facts.days import Tense
    from translator.summary.facts.found import Context

# What stands before a date and belongs to it, with its English.
_PREFIXES = {"seit": "since", "bis": "until", "ab": "from"}
_PARTS = {"anfang": "early", "mitte": "mid-", "ende": "late"}
_SEASONS = {"frühjahr": "spring", "frühling": "spring", "sommer": "summer", "herbst": "autumn",
            "winter": "winter"}  # fmt: skip
_NUMBERS = {
    "einem": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7,
    "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "zwanzig": 20, "dreißig": 30,
}  # fmt: skip
_NEAR = {"vorgestern": 2, "gestern": 1, "heute": 0, "übermorgen": -2}
_UNITS = {"T": "day", "W": "week", "M": "month", "J": "year"}

_PREFIX = r"(?<![\w-])(?:(?P<prefix>[Ss]eit|[Bb]is|[Aa]b)\s(?:zum\s|dem\s)?)?"
_LEAD = r"(?:(?:[Aa]m|[Ii]m|[Vv]om|[Dd]em|[Dd]en|[Zz]um)\s)?"
_PART = r"(?:(?P<part>[Aa]nfang|[Mm]itte|[Ee]nde)\s(?:des\s)?)?"
_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)}|Sonnabend)"
_TIME_OF_DAY = r"(?:abend|morgen|mittag|nachmittag|vormittag|nacht)?"
_ON = rf"(?:{_WEEKDAY}{_TIME_OF_DAY},?\s?(?:de[nm]\s|\()?)?"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])\."
_MONTH = rf"(?P<month>{'|'.join(MONTHS)}|Jänner)\b"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d/–-]|[.,]\d)"
_NUMBER_MONTH = r"(?P<month>0?[1-9]|1[0-2])\."
_EVERY = re.compile(r"\b(?:[Jj]ede[ns]?\s(?:Jahr|Monat|Woche|\w+tag)|[Jj]ährlich|alljährlich)\b")
# A sentence without any of these has no date, and needn't be looked through for each form.
_HINT = re.compile(
    rf"\d|[Tt]ag|Mittwoch|abend|{'|'.join(MONTHS)}|Jänner|Jahr|Monat|estern|eute|bermorgen|Woche"
)
_NEXT = r"vergangenen|vorigen|letzten|kommenden|nächsten"


def find_dates(text: str, known: Context) -> Iterator[Found]:
    """Find the dates of one sentence; of those that overlap, the fullest."""
    if not _HINT.search(text) or _EVERY.search(text):
        return
    taken: list[tuple[int, int]] = []
    for pattern, resolve in _FORMS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < other and begin < end for begin, other in taken):
                continue
            taken.append((start, end))
            value = resolve(match, known.date)
            if value:
                yield _found(match, value)


def _found(match: re.Match[str], value: str) -> Found:
    groups = match.groupdict()
    said = days.in_english(value)
    part = _said(groups, "part", _PARTS) or _said(groups, "season", _SEASONS)
    prefix = _said(groups, "prefix", _PREFIXES)
    said = f"{part}{said}" if part.endswith("-") else f"{part} {said}".strip()
    unbalanced = match[0].endswith(")") and "(" not in match[0]
    return Found(
        kind="when",
        start=match.start(),
        end=match.end() - unbalanced,
        en=f"{prefix} {said}".strip(),
        key=value,
        word=groups.get("weekday") or groups.get("month") or value[:4],
        value=value,
        rank=0 if len(value) == 10 else 1 if len(value) == 7 else 2,
    )


def _said(groups: dict[str, str | None], name: str, english: dict[str, str]) -> str:
    return english.get((groups.get(name) or "").lower(), "")


def _full(match: re.Match[str], date: str | None) -> str | None:
    del date
    month = match["month"]
    number = int(month) if month.isdigit() else days.month_number(month)
    return days.iso_day(int(match["year"]), number, int(match["day"]))


def _day(match: re.Match[str], date: str | None) -> str | None:
    month = match["month"]
    number = int(month) if month.isdigit() else days.month_number(month)
    if match["which"]:
        year = days.years_ago(_back(match["which"]), date)
        return year and days.iso_day(int(year), number, int(match["day"]))
    tense = tense_of(match.string, match.start("day"))
    if (match["prefix"] or "").lower() == "seit":
        tense = "past"
    return days.day_without_year(int(match["day"]), number, match["weekday"], date, tense)


def _month_and_year(match: re.Match[str], date: str | None) -> str | None:
    del date
    return f"{match['year']}-{days.month_number(match['month']):02}"


def _month_of_year(match: re.Match[str], date: str | None) -> str | None:
    year = days.years_ago(_back(match["which"]), date)
    return year and f"{year}-{days.month_number(match['month']):02}"


def _month(match: re.Match[str], date: str | None) -> str | None:
    which = match["which"]
    tense = _tense(which, match, "month")
    if (match["prefix"] or "").lower() == "seit":
        tense = "past"
    return tense and days.nearest_month(match["month"], date, tense, other=bool(which))


def _weekday(match: re.Match[str], date: str | None) -> str | None:
    which = match["which"]
    today = days.nearest_weekday(match["weekday"], date, "past") == date
    if which and which.startswith("heut"):
        return date if today else None
    if which and which.startswith("diese"):
        return days.nearest_weekday(match["weekday"], date, "future")
    prefix = (match["prefix"] or "").lower()
    tense = "past" if prefix == "seit" else _tense(which, match, "weekday")
    if (prefix in {"bis", "ab"} and tense == "past") or (not tense and not today):
        return None
    if today and not which and prefix != "seit":
        return date  # of the day itself papers write past and future alike
    return tense and days.nearest_weekday(match["weekday"], date, tense, other=bool(which))


def _tense(which: str | None, match: re.Match[str], group: str) -> Tense | None:
    if which:
        return "past" if _back(which) > 0 else "future"
    return tense_of(match.string, match.start(group))


def _back(which: str) -> int:
    """Give how many units back "vergangenen", "diesem" or "kommenden" means."""
    return {"dies": 0, "lauf": 0, "komm": -1, "näch": -1}.get(which[:4].lower(), 1)


def _near_day(match: re.Match[str], date: str | None) -> str | None:
    return days.days_ago(_NEAR[match["near"].lower()], date)


def _ago(match: re.Match[str], date: str | None) -> str | None:
    count = int(match["count"]) if match["count"].isdigit() else _NUMBERS[match["count"].lower()]
    unit = _UNITS[match["unit"][0]]
    if unit in {"day", "week"}:
        day = days.days_ago(count * (7 if unit == "week" else 1), date)
        exact = unit == "day" and not match["about"]
        return day if exact else day and day[:7]  # as precise as that is: the month
    return days.months_ago(count, date) if unit == "month" else days.years_ago(count, date)


def _near_year(match: re.Match[str], date: str | None) -> str | None:
    return days.years_ago(_back(match["which"]), date)


def _near_month(match: re.Match[str], date: str | None) -> str | None:
    return days.months_ago(_back(match["which"]), date)


def _year(match: re.Match[str], date: str | None) -> str | None:
    del date
    return match["year"]


_NEAR_YEAR = r"diesem|laufenden|vergangenen|vorigen|letzten|kommenden|nächsten"
_WHICH_YEAR = r"(?P<which>dieses|laufenden|vergangenen|vorigen|letzten|kommenden|nächsten)\sJahres"
_MONTH_OF_YEAR = rf"{_PREFIX}{_LEAD}{_PART}{_MONTH}\s(?:des\s)?{_WHICH_YEAR}"
_BARE_MONTH = (
    r"(?<![\w-])(?:(?P<prefix>[Ss]eit|[Bb]is|[Aa]b)\s)?"
    rf"(?:[Ii]m\s(?P<which>{_NEXT})?\s?|(?P<part>[Aa]nfang|[Mm]itte|[Ee]nde)\s"
    rf"|(?<=\b[Ss]eit )|(?<=\b[Bb]is )|(?<=\b[Aa]b )){_MONTH}(?!\s\d)"
)
# "Welt am Sonntag" is a paper; "am Montag voriger Woche" isn't the nearest.
_ON_WEEKDAY = (
    r"(?<![\w-])(?<!Welt )(?<!Bild )(?:(?:(?P<prefix>[Ss]eit|[Bb]is|[Aa]b)\s)|[Aa]m\s"
    rf"|(?=(?:{_NEXT})\s)|[Ii]n der Nacht (?:zum|auf|zu)\s)"
    rf"(?P<which>{_NEXT}|heutigen|diesem)?\s?{_WEEKDAY}{_TIME_OF_DAY}\b"
    r"(?!\s(?:kommender|nächster|vergangener|voriger|letzter|darauf|zuvor|danach))"
)
_YESTERDAY = r"(?<!von )(?<![\w-])(?P<near>[Gg]estern|[Vv]orgestern|[Üü]bermorgen)\b(?! und heute)"
_TODAY = r"(?<![\w-])(?P<near>[Hh]eute)\s(?:Abend|Morgen|Nachmittag|Vormittag|Mittag|Nacht|früh)\b"
_SO_LONG_AGO = (
    r"(?<![\w-])[Vv]or\s(?:(?P<about>rund|etwa|gut|knapp)\s)?"
    rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})\s(?P<unit>Tag|Woche|Monat|Jahr)e?n?\b"
    r"(?!\s(?:noch|alt))"
)
_IN_NEAR_YEAR = rf"(?<![\w-])(?:[Ii]n?m?\s)?(?P<which>{_NEAR_YEAR})\sJahr\b"
_IN_NEAR_MONTH = rf"(?<![\w-])[Ii]n?m?\s(?P<which>diesem|{_NEXT})\sMonat\b"
_BARE_YEAR = (
    rf"{_PREFIX}(?:[Ii]m\s)?(?:(?P<season>Frühjahr|Frühling|Sommer|Herbst|Winter)\s"
    rf"|Jahr(?:es)?\s|(?P<part>[Aa]nfang|[Mm]itte|[Ee]nde)\s"
    r"|(?<=\b[Ss]eit )|(?<=\b[Bb]is )|(?<=\b[Aa]b ))"
    rf"{_YEAR}(?!\s[A-ZÄÖÜ])"
)
# The fuller before the shorter.
_FORMS = tuple(
    (re.compile(pattern), resolve)
    for pattern, resolve in (
        (rf"{_PREFIX}{_LEAD}{_ON}{_DAY}\s?{_MONTH}\s{_YEAR}\)?", _full),
        (rf"{_PREFIX}{_LEAD}{_ON}{_DAY}\s?{_NUMBER_MONTH}\s?{_YEAR}\)?", _full),
        (rf"{_PREFIX}{_LEAD}{_ON}{_DAY}\s?{_MONTH}(?:\s{_WHICH_YEAR})?\)?", _day),
        (rf"{_PREFIX}{_LEAD}{_ON}{_DAY}{_NUMBER_MONTH}(?P<which>(?!))?(?=[\s,);]+\D)\)?", _day),
        (rf"{_PREFIX}{_LEAD}{_PART}{_MONTH}\s{_YEAR}", _month_and_year),
        (_MONTH_OF_YEAR, _month_of_year),
        (_BARE_MONTH, _month),
        (_ON_WEEKDAY, _weekday),
        (_YESTERDAY, _near_day),
        (_TODAY, _near_day),
        (_SO_LONG_AGO, _ago),
        (_IN_NEAR_YEAR, _near_year),
        (_IN_NEAR_MONTH, _near_month),
        (_BARE_YEAR, _year),
    )
)
