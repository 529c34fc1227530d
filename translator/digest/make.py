"""Articles into a digest: grouped into stories, each told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import Stemmer

from translator.article import in_doubt
from translator.digest.disagreements import compared, figures
from translator.digest.facts import shared_facts, timeline
from translator.digest.points import points
from translator.digest.reports import Source, numbered, title
from translator.digest.stories import group, likenesses
from translator.digest.values import Digest, Other, Story, Text
from translator.summary.words import stem, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from translator.article import Article, Translation
    from translator.brief import Brief
    from translator.store import Shown

LONG = 14  # words: a headline beyond is the first sentence of an article that has none

_english_stem = Stemmer.Stemmer("english").stemWord


def make_digest(
    told: Iterable[Shown],
    *,
    since: str | None = None,
    until: str | None = None,
    topic: str | None = None,
) -> Digest:
    """Group articles into stories; of a topic, only those that hold all of its words."""
    told = sorted(told, key=lambda it: it.article.id)
    members = group([it.article for it in told], [it.brief.facts for it in told])
    groups = [[told[index] for index in indices] for indices in members]
    if topic:
        groups = [it for it in groups if any(_holds(shown, topic) for shown in it)]
    stories = [_story(it) for it in groups if len(it) > 1]
    stories.sort(key=lambda it: (-sum(r.same_as is None for r in it.reports), _late_first(it.last)))
    others = [_other(*it[0][:3]) for it in groups if len(it) == 1]
    others.sort(key=lambda it: (_late_first(it.date), it.id))
    total = sum(map(len, groups))
    return Digest(since, until, topic, total, tuple(stories), tuple(others))


def _story(told: Iterable[Shown]) -> Story:
    sources = numbered(it[:3] for it in told)
    moments, counted = timeline(sources), figures(sources)
    dated = {(it.report, it.sentence) for moment in moments for it in moment.told}
    shared, single, more = points(sources, compared(counted), dated)
    dates = [it.report.date for it in sources if it.report.date]
    return Story(
        headline=_headline(sources),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        reports=tuple(it.report for it in sources),
        facts=shared_facts(sources),
        figures=counted,
        shared=shared,
        single=single,
        more=more,
        timeline=moments,
    )


def _headline(sources: Sequence[Source]) -> Text:
    """Give the headline of the report most like the others; sure and short ones go before."""
    edges = likenesses([it.article for it in sources], [it.brief.facts for it in sources])

    def merit(index: int) -> tuple[bool, bool, float, int]:
        shown = sources[index].report.title
        short = len(shown.de.split()) <= LONG
        return not shown.doubtful, short, sum(edges[index].values()), index

    best = max(range(len(sources)), key=merit)
    return sources[best].report.title


def _other(article: Article, translation: Translation, brief: Brief) -> Other:
    line = brief.summary
    told = None
    if line is not None and line.de != brief.title.de:
        flags = (it.flags for it in brief.points if it.de == line.de)
        told = Text(line.de, line.en, any(map(in_doubt, flags)))
    return Other(article.id, title(brief, translation), told, article.date, article.publisher)


def _holds(shown: Shown, topic: str) -> bool:
    """Whether an article has each word, in German or in English, or a word that opens with it."""
    german = {stem(it.lower()) for it in words(_german(shown.article))}
    english = {_english_stem(it.lower()) for it in words(_english(shown.translation))}
    return all(
        _among(stem(word.lower()), german) or _among(_english_stem(word.lower()), english)
        for word in words(topic)
    )


def _among(wanted: str, known: set[str]) -> bool:
    return wanted in known or any(it.startswith(wanted) for it in known)


def _german(article: Article) -> str:
    return " ".join([article.title or "", *(it.text for it in article.sentences)])


def _english(translation: Translation) -> str:
    title = translation.title.text if translation.title else ""
    return " ".join([title, *(it.text for it in translation.sentences)])


def _late_first(date: str | None) -> tuple[int, ...]:
    """Give a key that puts late dates first, and unknown ones last."""
    return tuple(-ord(char) for char in date or "") or (0,)
