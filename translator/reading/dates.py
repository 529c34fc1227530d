"""Publication dates as news pages write them, to ISO 8601 as precise as they are."""

from __future__ import annotations

import datetime as dt
import re

from translator.reading.german import MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    r"(?<!\d)(?:"
    r"(?P<y1>\d{4})-(?P<m1>\d{2})(?:-(?P<d1>\d{2}))?(?![\d-])"
    r"|(?P<d2>\d{1,2})\.\s?(?P<m2>\d{1,2})\.\s?(?P<y2>\d{4}|\d{2})(?!\d)"
    r"|(?P<d4>\d{1,2})/(?P<m4>\d{1,2})/(?P<y4>\d{4})(?!\d)"
    rf"|(?P<d3>\d{{1,2}})\.?\s(?P<m3>{_MONTH})\.?,?\s(?P<y3>\d{{4}})(?!\d)"
    r")",
    re.IGNORECASE,
)

# What else stands in the line of a date: clock, reading time, weekday, who and where.
_COMPANY = re.compile(
    r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?uhr)?|\buhr\b|\b(?:montag|dienstag|mittwoch|donnerstag|freitag"
    r"|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so)\b\.?|\b(?:stand|datum|date|veröffentlicht"
    r"|erstellt|publiziert|erschienen|aktualisiert|letzte aktualisierung|update|zuletzt|geändert"
    r"|lesedauer|lesezeit|min|minuten?|am|um|vom|von|cet|cest|mesz|mez|artikel)\b\.?"
    r"|\d{1,2}\s?min|[^\w\s]",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"\b(?:stand|veröffentlicht|erstellt|publiziert|erschienen|datum)\b[^.!?\d]{0,20}$",
    re.IGNORECASE,
)

# A scraper's line of its own before the text, and a stamp after a headline.
DUMP_PREFIX = re.compile(r"date:?\s+(?P<date>\d{4}-\d{2}(?:-\d{2})?)(?:\s+|$)", re.IGNORECASE)
STAMP = re.compile(
    rf"\b(?:Stand|Veröffentlicht|Aktualisiert)(?: am)?:?\s+{_DATE.pattern}"
    r"(?:,?\s*(?:um\s)?\d{1,2}[:.]\d{2}(?:\s?Uhr)?)?",
    re.IGNORECASE,
)
MAX_LINE = 160


def parse_date(text: str) -> str | None:
    """The first date in a text, as "2024-11-15" or "2024-11"; None without a valid one."""
    for match in _DATE.finditer(text):
        date = _iso(match)
        if date:
            return date
    return None


def line_date(text: str) -> tuple[str, bool] | None:
    """The date of a line that is about its date, and whether it says that this is the article's.

    None for running text, even where it mentions a date.
    """
    if len(text) > MAX_LINE:
        return None
    match = _DATE.search(text)
    date = _iso(match) if match else None
    if not match or not date:
        return None
    stamped = bool(_STAMP.search(text[: match.start()]))
    rest = _COMPANY.sub(" ", _DATE.sub(" ", text)).split()
    prose = sum(word[0].islower() for word in rest)
    if stamped or (len(rest) <= 6 and prose <= 1):
        return date, stamped
    return None


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    year = next((parts[name] for name in ("y1", "y2", "y3", "y4") if parts[name]), "")
    month = next((parts[name] for name in ("m1", "m2", "m3", "m4") if parts[name]), "")
    day = next((parts[name] for name in ("d1", "d2", "d3", "d4") if parts[name]), "")
    number = MONTHS.get(month.lower()) or (int(month) if month.isdigit() else 0)
    full_year = int(year) + (2000 if len(year) == 2 else 0)
    # Newspapers of the web, and nothing that is still to come by more than a misread digit.
    if not 1990 <= full_year <= 2100:
        return None
    try:
        date = dt.date(full_year, number, int(day or 1))
    except ValueError:
        return None
    return date.isoformat() if day else date.isoformat()[:7]
