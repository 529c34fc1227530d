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

from translator.summary.features import NAMES, sheet
from translator.summary.salience import Salience

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.article import Article

# What it costs a subtitle's sentence that the text says it again more fully, in log-odds. Set while
# reading 20 briefs of three newspapers.
ANNOUNCED = 2.0

SHIPPED = Path(__file__).parent / "weights.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight for each figure in the order of NAMES, and the price of saying a thing twice."""

    values: tuple[float, ...]
    redundancy: float


class Extractive:
    """Ranks sentences by what they are worth to an editor, less what was said already."""

    name = "extractive"
    version = "3"

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
        for place in measured.announced:
            scores[place] -= ANNOUNCED
        return Salience(tuple(scores), measured.vectors, self._weights.redundancy)


@lru_cache(maxsize=8)
def load(path: Path) -> Weights:
    """Read weights as training/ranker/train.py writes them."""
    found = json.loads(path.read_text("utf-8"))
    return Weights(tuple(found["weights"][name] for name in NAMES), found["redundancy"])
