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

# What a word in the headline (or subtitle), in the first sentences, and later counts.
TITLE, LEAD, BODY = 3.0, 2.0, 1.0
OPENING = 3  # sentences
READ = 60  # sentences: what stands behind them tells little of what the story is
UNSEEN = 15  # sentences of frequencies.txt in which a stem may stand that it does not list
LENGTH = 20  # sentences of the language: what an article of our own counts
KEPT = 80  # stems of an article: with 40 or 160, the F1 of benchmarks/digest.py is 1 to 2 % lower


def vectors(articles: Sequence[Article]) -> list[Vector]:
    """Give the tf-idf vectors of articles, of length 1, each by its KEPT heaviest stems.

    What many of these articles say tells them apart less than it would elsewhere.
    """
    counts = [_counted(article) for article in articles]
    rare = _rarity(Counter(stem for count in counts for stem in count), len(articles))
    return [_vector(count, rare) for count in counts]


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


def _vector(counts: Mapping[str, float], rare: Mapping[str, float]) -> Vector:
    weights = {stem: (1 + math.log(n)) * rare[stem] for stem, n in counts.items()}
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
