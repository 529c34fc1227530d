"""The default: a linear model over figures of each sentence (`features.py`).

Its weights lie in weights.json, made by training/ranker/train.py: learned from what
editors' teasers share with the sentences of their articles.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from translator.summary.cohesion import opens_leaning
from translator.summary.features import NAMES, sheet
from translator.summary.salience import Salience
from translator.summary.words import share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.article import Article
    from translator.summary.words import Vector

# A sentence of the lead is an announcement where one of the SOON next sentences of the text is at
# least as full, stands for itself and has so large a share of its words; that costs it ANNOUNCED
# log-odds. Set while reading 20 briefs of three newspapers (training/ranker/README.md).
SOON, AGAIN, ANNOUNCED = 6, 0.4, 2.0

SHIPPED = Path(__file__).parent / "weights.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight for each figure in the order of NAMES, and the price of saying a thing twice."""

    values: tuple[float, ...]
    redundancy: float


class Extractive:
    """Ranks sentences by what they are worth to an editor, less what was said already."""

    name = "extractive"
    version = "2"

    def __init__(self, weights: Path = SHIPPED) -> None:
        self._weights = load(weights)

    def weigh(self, article: Article, candidates: Sequence[int]) -> Salience:
        """Give each candidate its log-odds of being picked first, and the words that it says."""
        measured = sheet(article, candidates)
        values = self._weights.values
        scores = [
            sum(weight * figure for weight, figure in zip(values, row, strict=True))
            for row in measured.rows
        ]
        for place in announcements(article, candidates, measured.vectors):
            scores[place] -= ANNOUNCED
        return Salience(tuple(scores), measured.vectors, self._weights.redundancy)


def announcements(
    article: Article, candidates: Sequence[int], vectors: Sequence[Vector]
) -> list[int]:
    """Give the places of a subtitle's sentences that the text soon says again, more fully."""
    kinds = [article.paragraphs[article.sentences[index].paragraph].kind for index in candidates]
    lead = [place for place, kind in enumerate(kinds) if kind == "lead"]
    fuller = [
        vectors[place]
        for place in range(len(candidates))[len(lead) : len(lead) + SOON]
        if not opens_leaning(article.sentences[candidates[place]].text)
    ]
    return [
        place
        for place in lead
        if any(
            len(vectors[place]) <= len(said) and share(vectors[place], said) >= AGAIN
            for said in fuller
        )
    ]


@lru_cache(maxsize=8)
def load(path: Path) -> Weights:
    """Read weights as training/ranker/train.py writes them."""
    found = json.loads(path.read_text("utf-8"))
    return Weights(tuple(found["weights"][name] for name in NAMES), found["redundancy"])
