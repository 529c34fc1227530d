"""Two classics for comparison: sentences are salient that are like other salient sentences.

TextRank (Mihalcea and Tarau 2004) walks over shared words, LexRank (Erkan and Radev 2004) over
tf-idf cosines; both are the stationary distribution of the walk.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from translator.summary.salience import CONSIDERED, Salience
from translator.summary.words import dot, stems, vectors, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from translator.article import Article

DAMPING = 0.85  # of both papers
CUTOFF = 0.1  # LexRank's: a cosine below is no edge
STEPS, NEAR = 100, 1e-6


class TextRank:
    """Edges: shared words over the logarithms of both lengths."""

    name = "textrank"
    version = "2"

    def weigh(self, article: Article, candidates: Sequence[int]) -> Salience:
        """Give the logarithm of each candidate's rank."""
        sets = [set(stems(words(article.sentences[index].text))) for index in candidates]
        return _walk(len(sets), lambda i, j: _shared(sets[i], sets[j]))


class LexRank:
    """Edges: cosines above CUTOFF."""

    name = "lexrank"
    version = "2"

    def weigh(self, article: Article, candidates: Sequence[int]) -> Salience:
        """Give the logarithm of each candidate's rank."""
        texts = (article.sentences[index].text for index in candidates)
        found = vectors([Counter(stems(words(text))) for text in texts])
        return _walk(len(found), lambda i, j: _edge(dot(found[i], found[j])))


def _shared(one: set[str], other: set[str]) -> float:
    size = math.log(max(1, len(one))) + math.log(max(1, len(other)))
    return len(one & other) / size if size else 0.0


def _edge(cosine: float) -> float:
    return cosine if cosine > CUTOFF else 0.0


def _walk(count: int, edge: Callable[[int, int], float]) -> Salience:
    """Iterate ranks until they rest; beyond CONSIDERED sentences none is ranked."""
    size = min(count, CONSIDERED)
    edges: list[dict[int, float]] = [{} for _ in range(size)]
    for i in range(size):
        for j in range(i):
            if weight := edge(i, j):
                edges[i][j] = edges[j][i] = weight
    degrees = [sum(row.values()) for row in edges]
    ranks = [1 / max(1, size)] * size
    for _ in range(STEPS):
        before = ranks
        ranks = [
            (1 - DAMPING) / size + DAMPING * sum(w / degrees[j] * before[j] for j, w in row.items())
            for row in edges
        ]
        if sum(abs(a - b) for a, b in zip(ranks, before, strict=True)) < NEAR:
            break
    lowest = math.log(min(ranks, default=1.0)) - 1
    return Salience((*map(math.log, ranks), *[lowest] * (count - size)))
