"""The news in one line: a short whole sentence of the article, with its own translation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translator.article import in_doubt
from translator.brief import Title
from translator.summary.german import CONNECTIVES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from translator.article import Article, TranslatedSentence, Translation
    from translator.brief import Point

MOST_WORDS = 25  # in either language
_FEWEST = 5  # German words; fewer are a cry or a kicker
_ENDS = re.compile(r"[.!…][”“\"»«')]*$")


def summary_line(
    article: Article, translation: Translation, title: Title, points: Iterable[Point]
) -> Title | None:
    """Give the best short sentence that can stand alone, the most salient point first.

    Then the subtitle, the points that rank lower and the headline; None where even that is longer
    than MOST_WORDS.
    """
    ranked = sorted(points, key=lambda point: -point.score)
    pairs = [
        *_whole(ranked[:1]),
        *_subtitle(article, translation),
        *_whole(ranked[1:]),
    ]
    fitting = (pair for pair in pairs if _fits(pair) and _stands_alone(pair.de))
    return next(fitting, title if _fits(title) else None)


def _whole(points: Iterable[Point]) -> Iterator[Title]:
    """Give the points but those whose English is wrong; lesser doubts stand at the point."""
    for point in points:
        if not any(flag.severity == "error" for flag in point.flags):
            yield Title(point.de, point.en)


def _subtitle(article: Article, translation: Translation) -> Iterator[Title]:
    """Give the line beneath the headline, where it is one sentence, translated without a doubt."""
    english: TranslatedSentence | None = translation.subtitle
    if article.subtitle and english and not in_doubt(english.flags):
        yield Title(article.subtitle, english.text)


def _fits(pair: Title) -> bool:
    return all(0 < len(text.split()) <= MOST_WORDS for text in (pair.de, pair.en))


def _stands_alone(text: str) -> bool:
    """Whether a text is one whole sentence, no quotation, that doesn't lean on one before it."""
    opening = re.match(r"\w+", text)  # none where a quotation mark opens it
    return (
        len(text.split()) >= _FEWEST
        and bool(_ENDS.search(text))
        and opening is not None
        and opening[0].lower() not in CONNECTIVES
    )
