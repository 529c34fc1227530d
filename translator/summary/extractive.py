"""The default: position, title and centrality say what matters; redundancy is held down.

Centrality is the mean cosine of a sentence with the others over tf-idf vectors of stems
(Radev et al. 2004); the choice among salient sentences is maximal marginal relevance
(Carbonell and Goldstein 1998).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

import snowballstemmer

from translator.summary.german import CONNECTIVES, STOP_WORDS
from translator.summary.points import CONSIDERED, Pick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.article import Article

Vector = dict[str, float]

# Weights of position, title overlap and centrality; the factor of a sentence that opens with a
# connective; the weight of relevance against redundancy. The best of some twenty settings on 500
# articles with an editor's teaser, and level there with the lead (benchmarks/summaries.py).
POSITION, TITLE, CENTRALITY = 0.5, 0.2, 0.3
CONNECTIVE = 0.7
RELEVANCE = 0.5


class Extractive:
    """Ranks sentences by salience, each next one by what it adds."""

    name = "extractive"
    version = "1"

    def __init__(self) -> None:
        self._stem = snowballstemmer.stemmer("german").stemWord

    def rank(self, article: Article, candidates: Sequence[int]) -> list[Pick]:
        """Order the CONSIDERED most salient candidates by maximal marginal relevance."""
        vectors = self._vectors([article.sentences[index].text for index in candidates])
        salience = self._salience(article, candidates, vectors)
        order = _by_marginal_relevance(salience, vectors)
        return [Pick(candidates[place], salience[place]) for place in order]

    def _salience(
        self, article: Article, candidates: Sequence[int], vectors: Sequence[Vector]
    ) -> list[float]:
        title = set(self._stems(article.title or ""))
        central = _centrality(vectors)
        return [
            _opening(article.sentences[index].text)
            * (
                POSITION / math.sqrt(place + 1)
                + TITLE * _share(title, vectors[place])
                + CENTRALITY * central[place]
            )
            for place, index in enumerate(candidates)
        ]

    def _vectors(self, texts: Sequence[str]) -> list[Vector]:
        """Give tf-idf vectors of length 1, with the article's sentences as the collection."""
        counts = [Counter(self._stems(text)) for text in texts]
        documents = Counter(stem for count in counts for stem in count)
        vectors = []
        for count in counts:
            weights = {s: n * math.log(1 + len(texts) / documents[s]) for s, n in count.items()}
            norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
            vectors.append({stem: weight / norm for stem, weight in weights.items()})
        return vectors

    def _stems(self, text: str) -> list[str]:
        words = re.findall(r"[^\W_]+", text.lower())
        return [self._stem(word) for word in words if word not in STOP_WORDS]


def _opening(text: str) -> float:
    """Weigh down a sentence that leans on the one before it ("Dabei ...", "Er ...")."""
    first = re.match(r"\W*(\w+)", text)
    return CONNECTIVE if first and first[1].lower() in CONNECTIVES else 1.0


def _share(title: set[str], vector: Vector) -> float:
    return len(title & vector.keys()) / len(title) if title else 0.0


def _centrality(vectors: Sequence[Vector]) -> list[float]:
    """Give each vector's mean cosine with all, scaled so that the highest is 1."""
    total: Counter[str] = Counter()
    for vector in vectors:
        total.update(vector)
    means = [_dot(vector, total) for vector in vectors]
    highest = max(means, default=0.0) or 1.0
    return [mean / highest for mean in means]


def _by_marginal_relevance(salience: Sequence[float], vectors: Sequence[Vector]) -> list[int]:
    rest = sorted(range(len(vectors)), key=lambda i: -salience[i])[:CONSIDERED]
    nearest = [0.0] * len(vectors)  # the highest cosine with what was taken
    order: list[int] = []
    while rest:
        best = max(rest, key=lambda i: RELEVANCE * salience[i] - (1 - RELEVANCE) * nearest[i])
        rest.remove(best)
        order.append(best)
        for i in rest:
            nearest[i] = max(nearest[i], _dot(vectors[best], vectors[i]))
    return order


def _dot(one: Vector, other: Vector | Counter[str]) -> float:
    return sum(weight * other[stem] for stem, weight in one.items() if stem in other)
