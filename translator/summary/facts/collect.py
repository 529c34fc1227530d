"""Key facts of an article: found sentence by sentence, the most central kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from translator.brief import Fact, FactKind
from translator.summary.facts.figures import find_figures
from translator.summary.facts.found import Found, context, tokenize
from translator.summary.facts.people import find_people
from translator.summary.facts.places import find_places
from translator.summary.facts.sources import find_sources
from translator.summary.facts.when import find_dates

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from translator.article import Article, Sentence, Translation
    from translator.summary.facts.found import Context, Token

FACTS_VERSION = "2"
MOST = 5  # facts of a kind
CONSIDERED = 300  # sentences: facts beyond them are no key facts
# How often an article must repeat a fact to weigh as much as one in the points.
_IN_POINTS = 3.0

Placed = tuple[int, Found]


def key_facts(
    article: Article, translation: Translation, points: Collection[int]
) -> tuple[Fact, ...]:
    """Give at most MOST facts of each kind, those in the sentences of `points` first."""
    body = [
        index
        for index, sentence in enumerate(article.sentences[:CONSIDERED])
        if article.paragraphs[sentence.paragraph].kind != "heading"
    ]
    tokens = {index: tokenize(article.sentences[index].text) for index in body}
    known = context(article, list(tokens.values()))
    found = [
        (index, fact)
        for index in body
        for fact in _in_sentence(article, translation, index, tokens[index], known)
    ]
    return tuple(
        _fact(article.sentences[index], index, fact)
        for kind in get_args(FactKind)
        for index, fact in _central([it for it in found if it[1].kind == kind], points, known)
    )


def _in_sentence(
    article: Article, translation: Translation, index: int, tokens: Sequence[Token], known: Context
) -> list[Found]:
    text, english = article.sentences[index].text, translation.sentences[index].text
    people = list(find_people(tokens, english, known))
    dates = list(find_dates(text, known))
    return [
        *people,
        *_apart(find_places(tokens, text, first=index == 0), people),
        *dates,
        *_apart(find_figures(text, english), dates),
        *find_sources(tokens, people, english, known),
    ]


def _apart(found: Iterable[Found], others: Sequence[Found]) -> list[Found]:
    """Leave out what overlaps with others."""
    return [it for it in found if not any(it.start < o.end and o.start < it.end for o in others)]


def _central(found: Sequence[Placed], points: Collection[int], known: Context) -> list[Placed]:
    """Give one mention of each fact, the most central facts first."""
    mentions: dict[str, list[Placed]] = {}
    for index, fact in found:
        mentions.setdefault(fact.key, []).append((index, fact))
    weighed = []
    for placed in mentions.values():
        best = min(
            placed, key=lambda it: (it[1].rank, it[1].en is None, it[0] not in points, it[0])
        )
        chosen = any(index in points for index, _ in placed)
        weight = _IN_POINTS * chosen + max(len(placed), min(known.words[best[1].word], 9) / 2)
        weighed.append((best[1].rank - weight, best[0], best[1].start, best))
    weighed.sort(key=lambda it: it[:3])
    return [best for *_, best in weighed[:MOST]]


def _fact(sentence: Sentence, index: int, found: Found) -> Fact:
    german = sentence.text[found.start : found.end]
    exact = sentence.end - sentence.start == len(sentence.text)
    start, end = (found.start, found.end) if exact else (0, sentence.end - sentence.start)
    return Fact(
        kind=found.kind,
        de=german,
        en=found.en or german,
        sentence=index,
        span=(sentence.start + start, sentence.start + end),
        value=found.value,
        translated=found.en is not None,
    )
