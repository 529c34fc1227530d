"""The forms of figures, dates, times and quotes, put right in English; the words stay.

Each step changes only what the German sentence holds and the English still has in German form,
so that doing it again changes nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translator.translation.wording import (
    CLOCK,
    DATE,
    NUMBER,
    SCALES,
    english_date,
    english_month,
    english_number,
    english_time,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_ALONE = r"(?<![\w.,:/-])"  # nothing of a longer figure before
_END = r"(?![\w:/]|[.,]\d|-\d)"  # and none behind
_CLOCK_MARK = r"(?:\s*(?P<mark>Uhr\b|o['’]clock\b|hours\b|[ap]\.m\.|[ap]m\b))"
# What one step writes, another may go on with; nothing real takes more than two rounds.
_ROUNDS = 4
_MONTH_NAMES = (
    r"Jan(?:uary|uar)|Jänner|Feb(?:ruary|ruar)|March|März|April|May|Mai|June|Juni|July|Juli|"
    r"August|September|October|Oktober|November|December|Dezember"
)


def restyle(source: str, target: str) -> str:
    """Give the English with its forms put right; the German decides what its figures mean."""
    for _ in range(_ROUNDS):
        before = target
        for step in _STEPS:
            target = step(source, target)
        if target == before:
            break
    return target


def _dates(source: str, target: str) -> str:
    """15.11.2024 -> 15 November 2024."""
    held = {m.group() for m in re.finditer(_ALONE + DATE, source)}

    def written(match: re.Match[str]) -> str:
        date = english_date(int(match["day"]), int(match["month"]), match["year"])
        if match.group() not in held or date is None:
            return match.group()
        # The last stop of a date without a year may be the sentence's as well.
        return date + ("." if not match["year"] and match.end() == len(target) else "")

    return re.sub(_ALONE + DATE, written, target)


def _days(source: str, target: str) -> str:
    """15. November and 15. Januar -> 15 November, 15 January."""

    def written(match: re.Match[str]) -> str:
        held = re.search(rf"(?<!\d){match[1]}\.\s", source)
        return f"{match[1]} {english_month(match[2])}" if held else match.group()

    return re.sub(rf"{_ALONE}(\d{{1,2}})\.\s?({_MONTH_NAMES})\b", written, target)


def _times(source: str, target: str) -> str:
    """11.42 Uhr, 11.42 o'clock, 19.30 a.m. -> 11:42 a.m., 7:30 p.m.; 19:30 stays."""
    held = {
        (int(m["hour"]), m["minute"])
        for m in re.finditer(rf"(?<![\d.,:]){CLOCK}(?=\s*Uhr\b)", source)
    }

    def written(match: re.Match[str]) -> str:
        hour, minute, mark = int(match["hour"]), match["minute"], match["mark"] or ""
        if (hour, minute) not in held or _right(match.group(), hour, mark):
            return match.group()
        return english_time(hour, minute)

    bare = rf"{_END}(?!\s*(?:%|€|\$|[a-z]*illion|thousand|per ?cent|euros?\b))"
    target = re.sub(rf"(?<![\d.,:]){CLOCK}(?:{_CLOCK_MARK}|{bare})", written, target)
    return re.sub(r"(?<=\d )([ap]\.m\.)\.(?!\.)", r"\1", target)


def _right(text: str, hour: int, mark: str) -> bool:
    """Tell whether a time is written well: 11:42, 11:42 a.m.; and leave a bare hour alone."""
    if not mark:
        return "." not in text
    if mark[0] == "o":
        return hour <= 12 and text[:3].strip(" o").isdigit()
    if mark[0] not in "ap":
        return False
    return 1 <= hour <= 12 and "." not in text.removesuffix(mark)


def _scales(source: str, target: str) -> str:
    """1,5 Mio. -> 1,5 million."""

    def written(match: re.Match[str]) -> str:
        scale = SCALES[match[2].lower()]
        # "Billion" behind a figure is English, unless the German has the word too.
        if match[2].lower() in {"million", "billion"} and match[2] not in source:
            return match.group()
        stop = "." if match[3] and match.end() == len(target) else ""
        return f"{match[1]} {scale}{stop}"

    names = "Tsd|Mio|Mrd|Millionen|Milliarden?|Billionen"
    return re.sub(rf"(\d)\s?({names})\b(\.?)", written, target)


def _numbers(source: str, target: str) -> str:
    """10.000 -> 10,000 and 1,5 -> 1.5."""
    held = {m.group() for m in re.finditer(rf"(?<![\d.,:])(?:{NUMBER})(?![\d:])", source)}
    # Where the German holds both 1.500 and 1,500, the English form of one is the other.
    forms = {german: english_number(german) for german in held}
    forms = {german: form for german, form in forms.items() if form not in held - {german}}

    def written(match: re.Match[str]) -> str:
        return forms.get(match.group(), match.group())

    return re.sub(rf"(?<![\d.,:])(?:{NUMBER})(?![\d:]|[.,]\d)", written, target)


def _percent(source: str, target: str) -> str:
    """40 % and 40 Prozent -> 40%, 40 percent."""
    del source
    target = re.sub(r"(?<=\d)[ \u00a0\u202f]+%", "%", target)
    return re.sub(r"(?<=\d)[ -]Prozent\b", " percent", target)


def _quotes(source: str, target: str) -> str:
    """„…“ and »…« -> “…”, ‚…‘ -> ‘…’: each mark keeps its place, and none is added."""
    straight = '"' if re.search("[„»«“”]", source) else ""
    target = re.sub(f"[„“»«{straight}]", lambda match: _mark(target, match), target)
    return re.sub(r"‚(?=\w)([^‚‘’]*)[‘’]", r"‘\1’", target)


def _mark(text: str, match: re.Match[str]) -> str:
    """Give a quote mark as English writes it, by what stands around it."""
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    glued_before = bool(before) and not before.isspace() and before not in "([{–—-/‚‘“„»"
    glued_after = after.isalnum()
    if match.group() in "„“":
        return "”" if glued_before and not glued_after else "“"
    return "“" if not glued_before and after.strip() else "”"


def _apostrophes(source: str, target: str) -> str:
    """China 's -> China's, don´t -> don't."""
    del source
    target = re.sub(r"(?<=[^\W\d_])[´`](?=[^\W\d_])", "'", target)
    return re.sub(r"(?<=[^\W\d_]) (?=['’](?:s|re|ve|ll|d|m|t)\b)", "", target)


_STEPS: tuple[Callable[[str, str], str], ...] = (
    *(_dates, _days, _times, _scales, _numbers, _percent, _quotes, _apostrophes),
)
