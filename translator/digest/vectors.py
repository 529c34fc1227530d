"""Articles as vectors of the stems of their German words, weighed by how rare these are."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from translator.summary.words import Vector, stems, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from translator.article import Article
    from translator.brief import Fact

# What a word in the headline (or subtitle), in the first sentences, and later counts.
TITLE, LEAD, BODY = 3.0, 2.0, 1.0
OPENING = 3  # sentences
READ = 60  # sentences: what stands behind them tells little of what the story is
UNSEEN = 15  # sentences of frequencies.txt in which a stem may stand that it does not list
LENGTH = 20  # sentences of the language: what an article of our own counts
NAME = 1.5  # what a name of the key facts weighs of another word: 1 and 2 give a lower F1
KEPT = 80  # stems of an article


def vectors(articles: Sequence[Article], facts: Sequence[Sequence[Fact]]) -> list[Vector]:
    """Give the tf-idf vectors of articles, of length 1, each by its KEPT heaviest stems.

    `facts` are the key facts of each, for its names. What many of these articles say tells them
    apart less than it would elsewhere.
    """
    counts = [_counted(article) for article in articles]
    rare = _rarity(Counter(stem for count in counts for stem in count), len(articles))
    return [_vector(count, rare, _names(known)) for count, known in zip(counts, facts, strict=True)]


def _names(facts: Sequence[Fact]) -> set[str]:
    """Give the stems of the people and places that an article is about."""
    named = (fact.de for fact in facts if fact.kind in {"who", "where"})
    return {stem for name in named for stem in stems(words(name))}


def _counted(article: Article) -> dict[str, float]:
    counts: dict[str, float] = defaultdict(float)
    for text in (article.title, article.subtitle):
        for stem in stems(words(text or "")):
            counts[stem] += TITLE
    for index, sentence in enumerate(article.sentences[:READ]):
        for stem in stems(words(sentence.text)):
            counts[stem] += LEAD if index < OPENING else BODY
    return {stem: n for stem, n in counts.items() if not stem[0].isdigit()}  # figures tell no story


def _rarity(own: Mapping[str, int], articles: int) -> dict[str, float]:
    """Give the inverse frequency of each stem over sentences of German and these articles."""
    total, counts = _frequencies()
    total += LENGTH * articles
    return {
        stem: math.log(total / (counts.get(stem, UNSEEN) + LENGTH * n)) for stem, n in own.items()
    }


def _vector(counts: Mapping[str, float], rare: Mapping[str, float], names: set[str]) -> Vector:
    weights = {
        stem: (1 + math.log(n)) * rare[stem] * (NAME if stem in names else 1.0)
        for stem, n in counts.items()
    }
    heaviest = sorted(weights.items(), key=lambda it: (-it[1], it[0]))[:KEPT]
    norm = math.sqrt(sum(weight * weight for _, weight in heaviest)) or 1.0
    return {stem: weight / norm for stem, weight in heaviest}


def rarity(stem: str) -> float:
    """Give the inverse frequency of a stem in sentences of German alone."""
    total, counts = _frequencies()
    return math.log(total / counts.get(stem, UNSEEN))


@lru_cache(maxsize=1)
def _frequencies() -> tuple[int, dict[str, int]]:
    """Read how many sentences there are, and in how many each stem stands."""
    text = files("translator.digest").joinpath("frequencies.txt").read_text("utf-8")
    total, *rows = text.splitlines()
    counts = {}
    for row in rows:
        count, *listed = row.split()
        counts.update(dict.fromkeys(listed, int(count)))
    return int(total), counts
