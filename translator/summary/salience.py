"""What a summariser says of an article's candidates, and in what order that puts them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translator.summary.words import Vector, share

if TYPE_CHECKING:
    from collections.abc import Sequence

# Sentences that are looked at: far more than any article needs, and what keeps a file of 50,000
# sentences from taking the square of that.
CONSIDERED = 200


@dataclass(frozen=True, slots=True)
class Salience:
    """A score for each candidate (log-odds; higher is more salient).

    Where `vectors` are given, each next pick costs `redundancy` times the largest share of it that
    stands in one before it: maximal marginal relevance (Carbonell and Goldstein 1998), with
    containment in place of the cosine, because a subtitle is shorter than the sentence that it
    announces.
    """

    scores: tuple[float, ...]
    vectors: tuple[Vector, ...] = ()
    redundancy: float = 0.0

    def shares(self) -> list[float]:
        """Give scores as a reader sees them: 1 for the best, towards 0 for the others."""
        highest = max(self.scores, default=0.0)
        return [math.exp(score - highest) for score in self.scores]

    def best(self) -> list[int]:
        """Give the places of the CONSIDERED highest scores, the highest first."""
        return sorted(range(len(self.scores)), key=lambda i: -self.scores[i])[:CONSIDERED]


class Gain:
    """What each candidate still adds, while picks are taken one by one."""

    def __init__(self, salience: Salience) -> None:
        self._salience = salience
        self._nearest = [0.0] * len(salience.scores)

    def of(self, place: int) -> float:
        """Give a candidate's score less the price of what it repeats."""
        return self._salience.scores[place] - self._salience.redundancy * self._nearest[place]

    def take(self, place: int, rest: Sequence[int]) -> None:
        """Count a candidate as taken; `rest` are those that may follow."""
        if not self._salience.vectors:
            return
        taken = self._salience.vectors[place]
        for other in rest:
            vector = self._salience.vectors[other]
            said = max(share(vector, taken), share(taken, vector))
            self._nearest[other] = max(self._nearest[other], said)


def ranking(salience: Salience) -> list[int]:
    """Order the best candidates' places by what each adds to those before it."""
    gain, rest, order = Gain(salience), salience.best(), list[int]()
    while rest:
        place = max(rest, key=gain.of)
        rest.remove(place)
        order.append(place)
        gain.take(place, rest)
    return order
