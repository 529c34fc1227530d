"""Days, months and years that German words mean, seen from the day of publication."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from translator.summary.facts.german import MONTHS, WEEKDAYS

Tense = Literal["past", "future"]

ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_HALF_YEAR = 183  # days: a date without its year is not further from the publication
_NEAR = 60  # days: so near, the tense of a planned or cancelled day says nothing


def month_number(name: str) -> int:
    """Give the number of a month by its German name, 1-12."""
    return 1 if name == "Jänner" else MONTHS.index(name) + 1


def weekday_number(name: str) -> int:
    """Give the number of a weekday by its German name, Monday 0."""
    return WEEKDAYS.index("Samstag" if name == "Sonnabend" else name)


def published(date: str | None) -> dt.date | None:
    """Give the day of publication; None where it isn't known to the day."""
    return dt.date.fromisoformat(date) if date and len(date) == 10 else None


def year_and_month(date: str | None) -> tuple[int, int] | None:
    """Give the year and month of publication; None where they aren't known."""
    return (int(date[:4]), int(date[5:7])) if date and len(date) >= 7 else None


def iso_day(year: int, month: int, day: int) -> str | None:
    """Give a day in ISO 8601; None where there is no such day."""
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def day_without_year(
    day: int, month: int, weekday: str | None, date: str | None, tense: Tense | None
) -> str | None:
    """Give the day nearest to the publication, or on its weekday; None where that isn't certain.

    What isn't near goes by `tense`: in October "am 1. Januar war" is not the next January.
    """
    seen = published(date)
    base = year_and_month(date)
    if base is None:
        return None
    about = seen or dt.date(*base, 15)
    years = (about.year - 1, about.year, about.year + 1)
    days = [found for year in years if (found := iso_day(year, month, day))]
    away = {found: (dt.date.fromisoformat(found) - about).days for found in days}
    near = [found for found in days if abs(away[found]) <= _HALF_YEAR]
    if weekday is not None:
        number = weekday_number(weekday)
        near = [found for found in near if dt.date.fromisoformat(found).weekday() == number]
    elif tense and near and abs(away[near[0]]) > _NEAR:
        past = [found for found in days if away[found] <= 0]
        near = past[-1:] if tense == "past" else days[len(past) : len(past) + 1]
    return near[0] if len(near) == 1 else None


def nearest_weekday(
    name: str, date: str | None, tense: Tense, *, other: bool = False
) -> str | None:
    """Give the nearest such weekday on or before (past) or after the publication.

    `other` leaves out the day of publication itself ("vergangenen", "kommenden").
    """
    seen = published(date)
    if seen is None:
        return None
    back = (seen.weekday() - weekday_number(name)) % 7
    if tense == "past":
        return (seen - dt.timedelta(back or 7 * other)).isoformat()
    return (seen + dt.timedelta(-back % 7 or 7 * other)).isoformat()


def nearest_month(name: str, date: str | None, tense: Tense, *, other: bool = False) -> str | None:
    """Give the nearest such month up to (past) or from the publication, as "2024-10"."""
    base = year_and_month(date)
    if base is None:
        return None
    year, now = base
    number = month_number(name)
    if tense == "past":
        year -= number > now or (number == now and other)
    else:
        year += number < now or (number == now and other)
    return f"{year}-{number:02}"


def months_ago(count: int, date: str | None) -> str | None:
    """Give the month so many months before the publication."""
    base = year_and_month(date)
    if base is None:
        return None
    total = base[0] * 12 + base[1] - 1 - count
    return f"{total // 12}-{total % 12 + 1:02}"


def days_ago(count: int, date: str | None) -> str | None:
    """Give the day so many days before the publication (negative: after)."""
    seen = published(date)
    return (seen - dt.timedelta(count)).isoformat() if seen else None


def years_ago(count: int, date: str | None) -> str | None:
    """Give the year so many years before the publication (negative: after)."""
    return str(int(date[:4]) - count) if date else None


def in_english(iso: str) -> str:
    """Write an ISO date as English does: "15 November 2024"."""
    year, *rest = iso.split("-")
    if not rest:
        return year
    name = ENGLISH_MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {name} {year}" if len(rest) == 2 else f"{name} {year}"
