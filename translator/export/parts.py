"""An article as the forms take it: as pairs of sentences, or as a part of a document."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from translator.store.render import (
    NOTHING,
    about_line,
    facts_by_kind,
    flag_mark,
    how_made,
    news_line,
    point_notes,
    title_notes,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from translator.article import Flag, Origin, Sentence, TranslatedSentence
    from translator.brief import Fact
    from translator.store import Shown

What = Literal["briefs", "translations", "pairs"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A German sentence of an article and its English; `sentence` is None for headlines."""

    article: str
    sentence: int | None
    de: str
    en: str
    score: float
    flags: tuple[Flag, ...]
    origin: Origin
    model: str
    digest: str


@dataclass(frozen=True, slots=True)
class Line:
    """English with its German beneath, and what is to be said of it."""

    kind: Literal["point", "text", "heading"]
    en: str
    de: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactLine:
    """The facts of a kind: each in English, and whether it is German still; all in German."""

    name: str
    en: tuple[tuple[str, bool], ...]
    de: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """What a document says of one article."""

    id: str
    en: str
    de: str
    about: str
    news: str | None
    notes: tuple[str, ...]
    lines: tuple[Line, ...]
    facts: tuple[FactLine, ...]


def pairs(shown: Shown) -> Iterator[Pair]:
    """Give headline, subtitle and sentences, in order."""
    article, translation = shown.article, shown.translation
    made = shown.brief.signature.model, shown.brief.signature.translation_digest
    heads = ((article.title, translation.title), (article.subtitle, translation.subtitle))
    known = [(None, german, english) for german, english in heads if german and english]
    sentences = zip(article.sentences, translation.sentences, strict=True)
    for at, german, it in [*known, *((n, de.text, en) for n, (de, en) in enumerate(sentences))]:
        yield Pair(article.id, at, german, it.text, it.score, it.flags, it.origin, *made)


def brief_part(shown: Shown) -> Part:
    """The brief: a line for each point, then the key facts."""
    brief = shown.brief
    lines = (
        Line("point", it.en or NOTHING, it.de, (*_notes(it.flags), *point_notes(it)))
        for it in brief.points
    )
    notes = (*_notes(brief.flags), *title_notes(brief.title))
    facts = (_fact_line(name, facts) for name, facts in facts_by_kind(brief))
    return _part(shown, news_line(brief), notes, lines, facts)


def translation_part(shown: Shown) -> Part:
    """The whole article: a line for each paragraph."""
    sentences = zip(shown.article.sentences, shown.translation.sentences, strict=True)
    lines = (
        _paragraph(shown, number, list(pairs))
        for number, pairs in groupby(sentences, key=lambda pair: pair[0].paragraph)
    )
    return _part(shown, None, tuple(title_notes(shown.brief.title)), lines, ())


def _part(
    shown: Shown,
    news: str | None,
    notes: tuple[str, ...],
    lines: Iterable[Line],
    facts: Iterable[FactLine],
) -> Part:
    title, about = shown.brief.title, " · ".join(about_line(shown.brief))
    return Part(
        *(shown.brief.id, title.en or NOTHING, title.de, about, news, notes),
        *(tuple(lines), tuple(facts)),
    )


def _paragraph(
    shown: Shown, number: int, sentences: list[tuple[Sentence, TranslatedSentence]]
) -> Line:
    heading = shown.article.paragraphs[number].kind == "heading"
    said = (
        (german, english, [*_notes(english.flags), *how_made(english)])
        for german, english in sentences
    )
    notes = [f"„{german.text}“ {note}" for german, _, notes in said for note in notes]
    english = " ".join(english.text for _, english in sentences)
    german = " ".join(german.text for german, _ in sentences)
    return Line("heading" if heading else "text", english or NOTHING, german, tuple(notes))


def _fact_line(name: str, facts: list[Fact]) -> FactLine:
    german = "; ".join(it.de for it in facts)
    english = tuple((it.en, not it.translated) for it in facts)
    return FactLine(name, english, None if german == "; ".join(it.en for it in facts) else german)


def _notes(flags: Iterable[Flag]) -> list[str]:
    return [f"{flag_mark(flag)} {flag.name}: {flag.message}" for flag in flags]
