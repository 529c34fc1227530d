"""The articles of a story as numbered reports, and their sentences as statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from translator.article import in_doubt
from translator.digest.values import Report, Statement, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from translator.article import Article, Translation
    from translator.brief import Brief

SAME_TEXT = 0.5  # of the shorter one's sentences: agency texts that an editor cut or opened anew
UNDATED = "9999"  # sorts behind all dates


@dataclass(frozen=True, slots=True)
class Source:
    """An article of a story with all that is known of it, and how the digest shows it."""

    report: Report
    article: Article
    translation: Translation
    brief: Brief


def numbered(told: Iterable[tuple[Article, Translation, Brief]]) -> tuple[Source, ...]:
    """Number articles by date, those without one last, and note which have the same text."""
    ordered = sorted(told, key=lambda it: (it[0].date or UNDATED, it[0].time or "", it[0].id))
    sources: list[Source] = []
    for number, (article, translation, brief) in enumerate(ordered, 1):
        same = next((it.report.number for it in sources if _same_text(it.article, article)), None)
        shown = Report(
            number, article.id, title(brief, translation), article.date, article.publisher, same
        )
        sources.append(Source(shown, article, translation, brief))
    return tuple(sources)


def distinct(sources: Iterable[Source]) -> list[Source]:
    """Leave out the reports whose text is that of an earlier one."""
    return [source for source in sources if source.report.same_as is None]


def title(brief: Brief, translation: Translation) -> Text:
    """Give an article's headline, and whether its English is in doubt."""
    made = translation.title or (translation.sentences[0] if translation.sentences else None)
    return Text(brief.title.de, brief.title.en, made is not None and in_doubt(made.flags))


def statement(source: Source, index: int) -> Statement:
    """Give the sentence of an article with its English."""
    english = source.translation.sentences[index]
    german = source.article.sentences[index].text
    return Statement(source.report.number, index, german, english.text, in_doubt(english.flags))


def _same_text(one: Article, other: Article) -> bool:
    first, second = ({it.text for it in article.sentences} for article in (one, other))
    shorter = min(len(first), len(second))
    return shorter > 0 and len(first & second) >= SAME_TEXT * shorter
