"""The brief: a few points of an article, each in German and in English."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from translator.article import Flag, Origin, Repair  # noqa: TC001, msgspec reads these types
from translator.signature import Signature  # noqa: TC001

FactKind = Literal["who", "where", "when", "figure", "source"]


@dataclass(frozen=True, slots=True)
class Title:
    """The headline in both languages; the first sentence where an article has none.

    `repairs` and `origin` say how its English came about, as with a point's.
    """

    de: str
    en: str
    repairs: tuple[Repair, ...] = ()
    origin: Origin = "model"


@dataclass(frozen=True, slots=True)
class Point:
    """One point: a German sentence of the article and its English.

    `sentence` is its index in `Article.sentences`, `span` its place in the decoded
    original, `score` the summariser's salience (higher is more salient), `flags` what the fidelity
    checks found in this sentence. `whole` is the whole sentence where the point is a shortened
    form of it. A point that a model wrote in its own words has in `support` the sentences that it
    rests on, the nearest first, which `sentence` and `span` name as well. `speaker` is who says it,
    where it is from an interview and doesn't name its speaker itself.
    """

    de: str
    en: str
    sentence: int
    span: tuple[int, int]
    score: float
    flags: tuple[Flag, ...] = ()
    repairs: tuple[Repair, ...] = ()
    origin: Origin = "model"
    whole: Title | None = None
    support: tuple[int, ...] = ()
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Who, where, when, how many, or who says so: words of one sentence of the article.

    `de` is as written, `en` its English by rule or from the sentence's translation; where no
    English is known for a word of it, `translated` is False and `en` holds that word in German.
    `value` is what a program can compare: the ISO date of a "when", as precise as known, and the
    number of a "figure" ("10000", "3.5"). `span` is the place of the words in the decoded original;
    where the sentence needed cleaning, the sentence's.
    """

    kind: FactKind
    de: str
    en: str
    sentence: int
    span: tuple[int, int]
    value: str | None = None
    translated: bool = True


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief of one article, in document order.

    `source` is the article's path under the input folder; `flags` holds what concerns
    the brief as a whole (its title; the count of doubtful sentences in the full translation);
    `summary` is the news in one line of at most 25 words, `facts` the key facts, by kind and the
    most central first. Both are empty in briefs from before they were made.
    """

    id: str
    source: str
    sha256: str
    title: Title
    date: str | None
    publisher: str | None
    authors: tuple[str, ...] = field(default=(), kw_only=True)
    agency: str | None = field(default=None, kw_only=True)
    summary: Title | None = field(default=None, kw_only=True)
    points: tuple[Point, ...]
    facts: tuple[Fact, ...] = field(default=(), kw_only=True)
    flags: tuple[Flag, ...]
    signature: Signature
