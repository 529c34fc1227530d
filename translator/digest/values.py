"""What a digest holds: plain values, which are its JSON (docs/formats.md) field by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from translator.brief import FactKind  # noqa: TC001, msgspec reads these types

Verdict = Literal["agree", "compatible", "differ", "changed"]
Bound = Literal["exact", "about", "below", "above"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words of an article in both languages; `doubtful` where the checks doubt the English."""

    de: str
    en: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """An article of a story under its number, from 1 and by date; `same_as` has the same text.

    `date` is ISO 8601, as precise as known.
    """

    number: int
    id: str
    title: Text
    date: str | None
    publisher: str | None
    same_as: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the report `report`, by its index there."""

    report: int
    sentence: int
    de: str
    en: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """What one report says, or several: the first stands best alone."""

    told: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class SharedFact:
    """A person, place or source that reports name, in the fullest of their words.

    `reports` are the numbers of those that name it.
    """

    kind: FactKind
    de: str
    en: str
    translated: bool
    reports: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure as one report gives it; `value` in plain digits, `bound` of "about", "more than"."""

    value: str
    bound: Bound
    de: str
    en: str
    translated: bool
    statement: Statement


@dataclass(frozen=True, slots=True)
class Figure:
    """What is counted, and how many it is by each report.

    `verdict`: "agree" (the same value), "compatible" (about, more than ...), "differ" (between
    reports of the same days) or "changed" (from report to report, with time between).
    """

    counted: Text
    verdict: Verdict
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """What was, is or will be at a date (ISO 8601, as precise as known)."""

    date: str
    said: str  # the date in English words, as "mid-October 2024"
    told: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of the same story, brought together."""

    headline: Text
    first: str | None
    last: str | None
    reports: tuple[Report, ...]
    facts: tuple[SharedFact, ...]
    figures: tuple[Figure, ...]
    shared: tuple[Point, ...]
    single: tuple[Point, ...]
    more: tuple[int, ...]  # reports that alone have more than `single` shows
    timeline: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """An article that is alone with its story; `line` is its news in a sentence."""

    id: str
    title: Text
    line: Text | None
    date: str | None
    publisher: str | None


@dataclass(frozen=True, slots=True)
class Digest:
    """Stories of several articles, the biggest first, and articles that stand alone."""

    since: str | None
    until: str | None
    topic: str | None
    articles: int
    stories: tuple[Story, ...]
    others: tuple[Other, ...]
