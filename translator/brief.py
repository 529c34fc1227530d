"""The brief: a few points of an article, each in German and in English."""

from __future__ import annotations

from dataclasses import dataclass, field

from translator.article import Flag, Origin, Repair  # noqa: TC001, msgspec reads these types
from translator.signature import Signature  # noqa: TC001


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
    checks found in this sentence.
    """

    de: str
    en: str
    sentence: int
    span: tuple[int, int]
    score: float
    flags: tuple[Flag, ...] = ()
    repairs: tuple[Repair, ...] = ()
    origin: Origin = "model"


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief of one article, in document order.

    `source` is the article's path under the input folder; `flags` holds what concerns
    the brief as a whole (its title; the count of doubtful sentences in the full translation).
    """

    id: str
    source: str
    sha256: str
    title: Title
    date: str | None
    publisher: str | None
    authors: tuple[str, ...] = field(default=(), kw_only=True)
    agency: str | None = field(default=None, kw_only=True)
    points: tuple[Point, ...]
    flags: tuple[Flag, ...]
    signature: Signature
