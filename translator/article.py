"""An article and its translation: the values that the rooms hand on.

All positions are offsets in characters into the decoded original (byte order mark
removed, line ends untouched), end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

ParagraphKind = Literal["lead", "body", "heading"]
Severity = Literal["info", "warning", "error"]
Origin = Literal["model", "human", "copied"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the article; a heading is one that stands between the others."""

    text: str
    start: int
    end: int
    kind: ParagraphKind = "body"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A German sentence and where it stands.

    `text` is `original[start:end]` cleaned: white space made one space, entities and
    wrongly decoded letters put right, words broken at line ends joined (and, in HTML,
    without tags). `paragraph` is an index into `Article.paragraphs`.
    """

    text: str
    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """Text of the original that is not the article's, with the reason in plain words."""

    text: str
    reason: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """What reading makes of a file: the article, and what it left out.

    `id` is the path under the input folder without its ending (posix), `path` the same
    with it; `sha256` is of the bytes. `date` is ISO 8601, as precise as known
    ("2024-11", "2024-11-15"), and `time` the clock time that stands with it ("11:42", in
    the publisher's zone). `authors` are people, `agency` is who supplied the text ("dpa",
    "AFP/Reuters"). Title, subtitle and kicker are not among the sentences.
    """

    id: str
    path: str
    sha256: str
    language: str
    title: str | None
    title_span: tuple[int, int] | None
    date: str | None
    publisher: str | None
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    dropped: tuple[Dropped, ...] = ()
    time: str | None = None
    subtitle: str | None = None
    kicker: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    section: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """A doubt about a translation, in words that a reader understands."""

    name: str
    severity: Severity
    message: str


def in_doubt(flags: Iterable[Flag]) -> bool:
    """Whether there is more among flags than remarks."""
    return any(flag.severity != "info" for flag in flags)


@dataclass(frozen=True, slots=True)
class Repair:
    """What was changed in a translation after the model's first answer, in words for a reader.

    `before` is the English that the repair replaced.
    """

    name: str
    message: str
    before: str


@dataclass(frozen=True, slots=True)
class TranslatedSentence:
    """The English of one German sentence.

    `score` is the engine's mean log-probability a token (0 is certain; lower is less so).
    `origin` says who made the English: the model, a person (a correction from the translation
    memory), or nobody (what holds no words is copied).
    """

    text: str
    score: float
    flags: tuple[Flag, ...] = ()
    repairs: tuple[Repair, ...] = ()
    origin: Origin = "model"


@dataclass(frozen=True, slots=True)
class Support:
    """What of an article a sentence rests on that isn't the article's own.

    `sentences` are indexes into `Article.sentences`, the nearest first; `score` is the share of the
    sentence that they say, 0 to 1; `flags` what isn't found in the article.
    """

    sentences: tuple[int, ...]
    score: float
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """The English of an article: `sentences[i]` translates `Article.sentences[i]`."""

    article: str
    title: TranslatedSentence | None
    sentences: tuple[TranslatedSentence, ...]
    subtitle: TranslatedSentence | None = None
