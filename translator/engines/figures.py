"""Figures, dates and times of German text as English writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translator.engines.codeswitch import Hint

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = (
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
)
_ENGLISH = (
    "January February March April May June July August September October November December"
).split()
_NAMES = dict(zip(_MONTHS, _ENGLISH, strict=True)) | {"Jänner": "January", "Feber": "February"}
_FIGURE = re.compile(
    rf"""
    (?<![\w.,:/])(?:
        (?P<day>\d{{1,2}})\.[ \xa0]?(?:(?P<month>\d{{1,2}})\.[ \xa0]?(?P<year>\d{{4}})\b(?![.,]\d)
            | (?<=[ \xa0])(?P<name>{"|".join(_NAMES)})\b)
        | (?P<hour>\d{{1,2}})(?:[.:](?P<minute>\d\d))?[ \xa0]Uhr\b
        | (?P<number>\d{{1,3}}(?:[.\ \xa0]\d{{3}})+(?:,\d+)?|\d+,\d+)(?![\w/]|[.,:]\d)
    )
    """,
    re.VERBOSE,
)
_RANGE = re.compile(r"\d (?:bis|oder|und) $")  # "10 bis 19 Uhr": the first hour has no half
_SWAP = str.maketrans(".,", ",.")


def english_figures(text: str) -> Iterator[Hint]:
    """Give the figures of a text that English writes in another way, in order."""
    for found in _FIGURE.finditer(text):
        english = _english(found)
        if english:
            yield Hint(*found.span(), english)


def _english(found: re.Match[str]) -> str:
    """Give the English of a match; "" for what is no date and no time."""
    if found["number"]:
        return re.sub(r"[ \xa0]", ".", found["number"]).translate(_SWAP)
    if found["name"]:
        return f"{int(found['day'])} {_NAMES[found['name']]}"
    if found["month"]:
        month = int(found["month"])
        if 1 <= month <= len(_ENGLISH):
            return f"{int(found['day'])} {_ENGLISH[month - 1]} {found['year']}"
        return ""
    if _RANGE.search(found.string, 0, found.start()):
        return ""
    return _time(int(found["hour"]), found["minute"] or "")


def _time(hour: int, minute: str) -> str:
    if hour > 24 or minute > "59":
        return ""
    if not minute and hour in (0, 12, 24):
        return "noon" if hour == 12 else "midnight"
    half = "a.m." if hour % 24 < 12 else "p.m."
    return f"{hour % 12 or 12}{':' if minute else ''}{minute} {half}"
