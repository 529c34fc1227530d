"""The points of a brief that can say the same in fewer words, and their shortened form.

Points are chosen whole; then the shortened German of the few long ones is translated, and takes
the place of the whole sentence where its English is as good.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from translator.brief import Title
from translator.summary.cohesion import needs_of
from translator.summary.compression import compress
from translator.summary.facts import lexicon
from translator.summary.facts.german import TIMES
from translator.summary.line import summary_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from translator.article import Article, Flag, TranslatedSentence, Translation
    from translator.brief import Brief, Point
    from translator.summary.compression import Compressed

_CAPITAL = re.compile(r"\b[A-ZÄÖÜ][\w-]+")
# To whom somebody said something may go.
_FREE = "attribution tail"


def shorter_forms(article: Article) -> list[str]:
    """Give the shortened form of each sentence that has one, point or not."""
    found = (compress(sentence.text) for sentence in article.sentences)
    return [it.text for it in found if it]


def shorter_points(article: Article, brief: Brief) -> dict[int, str]:
    """Give the German of the points that can be shortened, by the index of their sentence.

    A point stays whole where a person corrected its English, where another point leans on it, and
    where a name would go that the brief has nowhere else.
    """
    found = {
        point.sentence: short
        for point in brief.points
        if point.origin != "human" and not point.support and (short := compress(point.de))
    }
    if not found:
        return {}
    needs = needs_of(article)
    leant_on = {other for point in brief.points for other in needs[point.sentence] or ()}
    return {
        index: short.text
        for index, short in found.items()
        if index not in leant_on and _names_stay(short, index, brief)
    }


def shortened(
    article: Article,
    translation: Translation,
    brief: Brief,
    english: Mapping[str, TranslatedSentence],
) -> Brief:
    """Put the shortened points in their places, those whose English has no doubts of its own.

    `english` holds what is translated of `shorter_points`; the news line is looked for again.
    """
    short = shorter_points(article, brief)
    points = tuple(
        _shortened(point, short[point.sentence], english) if point.sentence in short else point
        for point in brief.points
    )
    line = summary_line(article, translation, brief.title, points)
    return replace(brief, points=points, summary=line)


def _names_stay(short: Compressed, index: int, brief: Brief) -> bool:
    others = (point.de for point in brief.points if point.sentence != index)
    kept = " ".join([short.text, brief.title.de, *others, *(fact.de for fact in brief.facts)])
    lost = (word for rule, text in short.lost if rule != _FREE for word in _CAPITAL.findall(text))
    return all(word in kept for word in lost if word not in TIMES and not lexicon.is_common(word))


def _shortened(point: Point, german: str, known: Mapping[str, TranslatedSentence]) -> Point:
    english = known.get(german)
    if english is None or _doubts(english.flags) - _doubts(point.flags):
        return point
    return replace(
        point,
        de=german,
        en=english.text,
        flags=english.flags,
        repairs=english.repairs,
        origin=english.origin,
        whole=Title(point.de, point.en, point.repairs, point.origin),
    )


def _doubts(flags: Iterable[Flag]) -> set[tuple[str, str]]:
    return {(flag.name, flag.severity) for flag in flags if flag.severity != "info"}
