"""Publication dates as news pages write them, to ISO 8601 as precise as they are."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

# How months begin; dateparser says which month it is, if any. English names stand on German
# pages whose software was left in English.
_MONTH = (
    r"(?:jan|jän|jaen|feb|mär|maer|mar|mrz|apr|ma[iy]|jun|jul|aug|sep|o[kc]t|nov|de[zc])\w{0,7}"
)
DATE = re.compile(
    r"(?<!\d)(?:"
    r"(?P<y1>\d{4})-(?P<m1>\d{2})(?:-(?P<d1>\d{2}))?(?![\d-])"
    r"|(?P<d2>\d{1,2})\.\s?(?P<m2>\d{1,2})\.\s?(?P<y2>\d{4}|\d{2})(?!\d)"
    r"|(?P<d4>\d{1,2})/(?P<m4>\d{1,2})/(?P<y4>\d{4})(?!\d)"
    rf"|(?P<d3>\d{{1,2}})\.?\s(?P<m3>{_MONTH})\.?,?\s(?P<y3>\d{{4}})(?!\d)"
    rf"|(?P<m5>\b{_MONTH})\s(?P<d5>\d{{1,2}}),\s(?P<y5>\d{{4}})(?!\d)"
    r")",
    re.IGNORECASE,
)
# A clock time beside a date: "um 11:42 Uhr", ", 20.15 Uhr", "T08:00:00"; or before it.
_CLOCK_AFTER = re.compile(
    r"(?:T|[\s,|–-]{1,4}(?:um\s)?)(?P<hour>\d{1,2})"
    r"(?::(?P<minute>\d{2})(?::\d{2})?(?![\d.:])|\.(?P<dotted>\d{2})\sUhr)",
    re.IGNORECASE,
)
_CLOCK_BEFORE = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?: Uhr)?,?\s$", re.IGNORECASE
)

# What else stands in the line of a date: clock, reading time, weekday, who and where.
_COMPANY = re.compile(
    r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?uhr)?|\buhr\b|\b(?:montag|dienstag|mittwoch|donnerstag"
    r"|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so)\b\.?|\b(?:stand|datum|date|veröffentlicht"
    r"|erstellt|publiziert|erschienen|aktualisiert|letzte aktualisierung|update|zuletzt|geändert"
    r"|akt|geschrieben|lesedauer|lesezeit|min|minuten?|am|um|vom|von|cet|cest|mesz|mez|artikel)\b\.?"
    r"|\d{1,2}\s?min|[^\w\s]",
    re.IGNORECASE,
)
# The same without the punctuation, which parts the names that stand there.
_PLAIN_COMPANY = re.compile(
    _COMPANY.pattern.replace(r"|[^\w\s]", "").replace("|von|", "|"), re.IGNORECASE
)
_STAMP = re.compile(
    r"\b(?:stand|veröffentlicht|erstellt|publiziert|erschienen|datum|geschrieben)\b[^.!?\d]{0,20}$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"(?:\w+ \d{4} )?(?:mon|diens|donners|frei|sams|sonn)(?:tag|abend)|mittwoch", re.IGNORECASE
)
_CHANGED = re.compile(
    r"\b(?:akt|aktualisiert|aktualisierung|update|updated|geändert|zuletzt|bearbeitet)\b"
    r"[^!?\d]{0,25}$"
    r"|^(?:audio|video|sendung|podcast)\b|\bverfügbar bis\b"
    r"|\b(?:gültig|abrufbar|online|läuft) bis\b",
    re.IGNORECASE,
)

# A scraper's line of its own before the text, and a stamp after a headline.
DUMP_PREFIX = re.compile(r"date:?\s+(?P<date>\d{4}-\d{2}(?:-\d{2})?)(?:\s+|$)", re.IGNORECASE)
STAMP = re.compile(
    rf"\b(?:Stand|Veröffentlicht|Aktualisiert)(?: am)?:?\s+{DATE.pattern}"
    r"(?:,?\s*(?:um\s)?\d{1,2}[:.]\d{2}(?:\s?Uhr)?)?",
    re.IGNORECASE,
)
MAX_LINE = 160
# Python 3.10 knows neither "Z" nor "+0100" nor fractions other than of three or six digits.
_ISO_FIX = re.compile(r"\.\d+(?=$|Z|[+-])|Z$|(?<=:\d\d[+-]\d\d)(?=\d\d$)")
_NAMES = {"jaen": "jän", "maer": "mär"}

Kind = Literal["changed", "today", "plain", "stamped"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A date in ISO 8601 as precise as it is, with the clock time beside it ("11:42") if any."""

    date: str
    time: str | None = None


def parse_date(text: str) -> str | None:
    """The first date in a text, as "2024-11-15" or "2024-11"; None without a valid one."""
    moment = parse_moment(text)
    return moment.date if moment else None


def parse_moment(text: str) -> Moment | None:
    """The first date in a text with its clock time; None without a valid one."""
    for match in DATE.finditer(text):
        date = _iso(match)
        if date:
            return Moment(date, _clock(text, match) if len(date) == 10 else None)
    return None


def markup_moment(text: str) -> Moment | None:
    """A date of a page's metadata or a record's field.

    A moment in UTC is told in the time of Berlin, Vienna and Zürich; midnight is no clock time.
    """
    try:
        moment = dt.datetime.fromisoformat(_ISO_FIX.sub(_fixed, text.strip()))
    except ValueError:
        return parse_moment(text)
    if moment.tzinfo and not moment.utcoffset():
        moment = moment.astimezone(ZoneInfo("Europe/Berlin"))
    known = parse_date(moment.date().isoformat())
    clock = f"{moment:%H:%M}"
    return Moment(known, None if clock == "00:00" else clock) if known else None


def line_date(text: str) -> tuple[Moment, Kind] | None:
    """The date of a line that is about its date, and what the line says of it.

    "stamped": that it is the article's; "today": that it may be the day's, over the page, since it
    begins with the weekday; "changed": that it is a later version's. None for running text, even
    where it mentions a date.
    """
    if len(text) > MAX_LINE:
        return None
    match = DATE.search(text)
    moment = parse_moment(text)
    if not match or not moment:
        return None
    before = text[: match.start()]
    if _CHANGED.search(before):
        return moment, "changed"
    rest = _COMPANY.sub(" ", DATE.sub(" ", text)).split()
    prose = sum(word[0].islower() for word in rest)
    if _STAMP.search(before):
        return moment, "stamped"
    if len(rest) > 6 or prose > 1:
        return None
    return moment, "today" if _WEEKDAY.match(text) else "plain"


def without_date(text: str) -> str:
    """What a date's line says beside the date and the usual words around it."""
    return " ".join(_PLAIN_COMPANY.sub(" ", DATE.sub(" ", text)).split()).strip(" /|,•·-–")


def _fixed(match: re.Match[str]) -> str:
    return "+00:00" if match[0] == "Z" else "" if match[0] else ":"


def _clock(text: str, match: re.Match[str]) -> str | None:
    """The time of day beside a date, "11:42"."""
    found = _CLOCK_AFTER.match(text, match.end()) or _CLOCK_BEFORE.search(text[: match.start()])
    if not found:
        return None
    parts = found.groupdict()
    hour, minute = int(parts["hour"]), int(parts["minute"] or parts["dotted"])
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year, month, day = (
        next((parts[f"{part}{n}"] for n in range(1, 6) if parts[f"{part}{n}"]), "")
        for part in "ymd"
    )
    number = int(month) if month.isdigit() else _month(month.lower())
    full_year = int(year) + (2000 if len(year) == 2 else 0)
    # Newspapers of the web, and nothing that is still to come by more than a misread digit.
    if not 1990 <= full_year <= 2100:
        return None
    try:
        date = dt.date(full_year, number, int(day or 1))
    except ValueError:
        return None
    return date.isoformat() if day else date.isoformat()[:7]


@lru_cache(maxsize=1024)
def _month(name: str) -> int:
    """The number of a month, by its German or English name or abbreviation; 0 for none."""
    import dateparser

    name = _NAMES.get(name[:4], name[:4]) + name[4:]
    found = dateparser.parse(
        f"1 {name} 2000", languages=["de", "en"], settings={"REQUIRE_PARTS": ["month"]}
    )
    return found.month if found else 0
