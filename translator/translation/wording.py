"""German figures as English writes them: 10,000, 1.5 million, 15 November 2024, 11:42 a.m."""

from __future__ import annotations

import re

from translator.translation.german_numerals import numeral as german_numeral

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_GERMAN_MONTHS = (
    *("januar|jänner", "februar", "märz", "april", "mai", "juni", "juli", "august", "september"),
    *("oktober", "november", "dezember"),
)
_MONTH = {
    name: english
    for names, english in zip(_GERMAN_MONTHS, MONTHS, strict=True)
    for name in (*names.split("|"), english.lower())
}
_DAY = dict(
    zip(
        "montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend".split(),
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Saturday".split(),
        strict=True,
    )
)
# Scales as they stand behind a figure, without their stop.
SCALES = {
    "tsd": "thousand", "tausend": "thousand", "mio": "million", "million": "million",
    "millionen": "million", "mrd": "billion", "milliarde": "billion", "milliarden": "billion",
    "billion": "trillion", "billionen": "trillion",
}  # fmt: skip
_CARDINALS = (
    "zero one two three four five six seven eight nine ten eleven twelve".split(),
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
)
_SPACES = " \u00a0\u202f"

NUMBER = rf"\d{{1,3}}(?:[.{_SPACES}]\d{{3}})+(?:,\d+)?(?![\d.,]*\d)|\d+(?:,\d+)?"
DATE = r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?:\s?(?P<year>\d{4}|\d{2})(?!\d))?"
CLOCK = r"(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?"


def english_figure(german: str) -> str | None:
    """Write a German figure as English does; None where it isn't one of the known forms."""
    text = german.strip(_SPACES)
    for form in (_date, _clock, _scaled, _score, _word):
        if (english := form(text)) is not None:
            return english
    return None


def english_number(german: str) -> str:
    """Change the marks of a number: 10.000 to 10,000, 1,5 to 1.5; 1.5 stays as it is."""
    whole, comma, decimals = german.partition(",")
    groups = re.split(rf"[.{_SPACES}]", whole)
    if len(groups) > 1 and not all(len(group) == 3 for group in groups[1:]):
        return german
    return ",".join(groups) + ("." + decimals if comma else "")


def english_date(day: int, month: int, year: str | None) -> str | None:
    """Write a date as 15 November 2024; None for what isn't one."""
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    if year and len(year) == 2:
        year = f"{'20' if int(year) < 50 else '19'}{year}"
    return " ".join(filter(None, (str(day), MONTHS[month - 1], year)))


def english_time(hour: int, minute: str | None) -> str:
    """Write a time by the clock of 24 hours as 11:42 a.m., 8 p.m."""
    half = "a.m." if hour % 24 < 12 else "p.m."
    minutes = f":{minute}" if minute and minute != "00" else ""
    return f"{hour % 12 or 12}{minutes} {half}"


def english_month(word: str) -> str | None:
    """Give the English name of a month in either language."""
    return _MONTH.get(word.lower())


def _date(text: str) -> str | None:
    match = re.fullmatch(DATE, text)
    return match and english_date(int(match["day"]), int(match["month"]), match["year"])


def _clock(text: str) -> str | None:
    match = re.fullmatch(rf"{CLOCK}\s*Uhr", text)
    return match and english_time(int(match["hour"]), match["minute"])


def _scaled(text: str) -> str | None:
    match = re.fullmatch(rf"({NUMBER}|[\d.]+)(?:\s*([^\W\d_]+)\.?)?", text)
    if match is None:
        return None
    scale = SCALES.get((match[2] or "").lower())
    return f"{english_number(match[1])} {scale}" if scale else english_number(match[1])


def _score(text: str) -> str | None:
    """Write the result of a match, 3:1, as 3-1, and keep what else is joined: 24/7, 4-4-2."""
    if re.fullmatch(r"\d+(?:[:/–-]\d+)+", text):
        return text.replace(":", "-").replace("–", "-")
    return None


def _word(text: str) -> str | None:
    """Write a number word, a month or a weekday."""
    lower = text.lower()
    if known := _MONTH.get(lower) or _DAY.get(lower.removesuffix("s")):
        return known
    if not lower.isalpha() or lower in SCALES:
        return None
    if lower.endswith("mal") and (number := _word(lower.removesuffix("mal"))):
        return {"one": "once", "two": "twice"}.get(number, f"{number} times")
    numeral = german_numeral(lower)
    if numeral is None or numeral.values[0] != int(numeral.values[0]):
        return None
    ordinal = re.search(r"(?:t|st)e[nmrs]?$", lower)
    return (_ordinal if ordinal else _cardinal)(int(numeral.values[0]))


def _cardinal(value: int) -> str:
    return _CARDINALS[0][value] if value <= 12 else f"{value:,}"


def _ordinal(value: int) -> str:
    if 1 <= value <= 12:
        return _CARDINALS[1][value - 1]
    ending = {1: "st", 2: "nd", 3: "rd"}.get(value % 10 if value % 100 not in (11, 12, 13) else 0)
    return f"{value:,}{ending or 'th'}"
