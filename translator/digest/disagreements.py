"""Where reports agree on a figure, and where one says another number than the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from translator.digest.counts import UNITS, Count, comparable, count, fates, label
from translator.digest.reports import distinct, statement
from translator.digest.sentences import likeness
from translator.digest.values import Figure, Reading, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from translator.brief import Fact
    from translator.digest.reports import Source
    from translator.digest.values import Statement, Verdict

CLOSE = 3  # days: a figure that grows within them is still a disagreement to a reader
# How alike two sentences must be, beside the noun and its number, to speak of the same thing ...
CONTEXT = 0.15
# ... where the numbers lie further apart than FAR, or a unit ("percent") says nothing of it.
STRONG = 0.4
FAR, TOO_FAR = 2, 10
# What is counted anew each day: other days, another number.
_DAILY = re.compile(
    r"\b(?:binnen|innerhalb)\b|24 Stunden|\btäglich|\b[Nn]eue[nr]?\b"
    r"|[Nn]eu(?:infektion|erkrankung)"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure of a report with its number, and the sentence that it stands in."""

    source: Source
    fact: Fact
    count: Count
    statement: Statement


def figures(sources: Sequence[Source]) -> tuple[Figure, ...]:
    """Give what the reports of a story count, those that differ first, then those that changed."""
    told = [
        _Told(source, fact, counted, statement(source, fact.sentence))
        for source in distinct(sources)
        for fact in source.brief.facts
        if fact.kind == "figure" and (counted := count(fact)) is not None
    ]
    order: list[Verdict] = ["differ", "changed", "compatible", "agree"]
    found = [_figure(group) for group in _same_things(told)]
    return tuple(sorted(found, key=lambda it: (order.index(it.verdict), -len(it.readings))))


def compared(counted: Iterable[Figure]) -> set[tuple[int, int]]:
    """Give report and sentence of the figures that differ or changed."""
    apart = [it for it in counted if it.verdict in {"differ", "changed"}]
    return {
        (it.statement.report, it.statement.sentence) for figure in apart for it in figure.readings
    }


def _same_things(told: Sequence[_Told]) -> list[list[_Told]]:
    """Bring together what counts the same thing, the surest pairs first.

    A report that gives two numbers means two things.
    """
    group = {id(it): [it] for it in told}
    pairs = [(strength, a, b) for a, b in combinations(told, 2) if (strength := _sure(a, b)) > 0]
    for _, a, b in sorted(pairs, key=lambda it: -it[0]):
        one, other = group[id(a)], group[id(b)]
        if one is other or _contradicts_itself([*one, *other]):
            continue
        if any(_contrast(it, that) for it in one for that in other):
            continue
        one += other
        group.update({id(it): one for it in other})
    unique = {id(it): it for it in group.values()}
    return [sorted(it, key=lambda told: told.statement.report) for it in unique.values()]


def _sure(one: _Told, other: _Told) -> float:
    """Give how sure two figures are of the same thing; 0 where they aren't."""
    a, b = one.count, other.count
    if not comparable(a, b) or _contrast(one, other):
        return 0.0
    alike = likeness(one.statement.de, other.statement.de, {a.noun, b.noun})
    apart = max(a.low, b.low) / max(min(a.high, b.high), Decimal("1e-9"))
    if apart > TOO_FAR:
        return 0.0
    near = apart <= FAR
    needed = CONTEXT if near and a.noun not in UNITS else STRONG
    if one.fact.value == other.fact.value and a.noun not in UNITS:
        return 1.0 + alike
    return alike if alike >= needed else 0.0


def _contrast(one: _Told, other: _Told) -> bool:
    """Whether sentences tell of other fates, or only one of a difference ("20 people more")."""
    first, second = fates(one.statement.de), fates(other.statement.de)
    return bool(first and second and not first & second) or _more(one) != _more(other)


def _more(told: _Told) -> bool:
    return bool(re.search(rf"{re.escape(told.fact.de)}\s(?:mehr|weniger)\b", told.statement.de))


def _contradicts_itself(group: Iterable[_Told]) -> bool:
    values: dict[int, str | None] = {}
    return any(
        values.setdefault(it.statement.report, it.fact.value) != it.fact.value for it in group
    )


def _figure(group: Sequence[_Told]) -> Figure:
    fullest = max(group, key=lambda it: (it.fact.translated, len(it.fact.en)))
    readings = tuple(
        Reading(it.fact.value or "", it.count.bound, it.fact.de, it.fact.en, it.fact.translated,
                it.statement)
        for it in {(it.statement.report, it.fact.de): it for it in group}.values()
    )  # fmt: skip
    counted = Text(label(fullest.fact.de), label(fullest.fact.en))
    return Figure(counted, _verdict(group), readings)


def _verdict(group: Sequence[_Told]) -> Verdict:
    pairs = list(combinations(group, 2))
    apart = [(a, b) for a, b in pairs if not a.count.may_equal(b.count)]
    if any(_same_time(a, b) for a, b in apart):
        return "differ"
    if apart:
        return "changed"
    same = all(a.fact.value == b.fact.value and a.count.bound == b.count.bound for a, b in pairs)
    return "agree" if same else "compatible"


def _same_time(one: _Told, other: _Told) -> bool:
    """Whether two reports tell of the same time: their days, or dates that their sentences name."""
    dates = [_dates(it) for it in (one, other)]
    if dates[0] and dates[1]:
        return bool(dates[0] & dates[1])
    days = [it.source.report.date for it in (one, other)]
    if days[0] != days[1] and all(_DAILY.search(it.statement.de) for it in (one, other)):
        return False
    return None in days or _days_between(days[0] or "", days[1] or "") <= CLOSE


def _dates(told: _Told) -> set[str | None]:
    facts = told.source.brief.facts
    return {it.value for it in facts if it.kind == "when" and it.sentence == told.fact.sentence}


def _days_between(one: str, other: str) -> int:
    """Give the least days between two dates; dates of different precision may be the same."""
    precision = min(len(one), len(other))
    if one[:precision] == other[:precision]:
        return 0 if precision < len("2024-11-15") else int(one != other)
    first, second = (date(*map(int, f"{it}-01-01"[:10].split("-"))) for it in (one, other))
    return abs((first - second).days)
