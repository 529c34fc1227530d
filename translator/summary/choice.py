"""Which sentences become points: the best that fit the words, none that hangs in the air."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.summary.salience import Gain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from translator.summary.cohesion import Needs
    from translator.summary.salience import Salience

MIN_POINTS, MAX_POINTS = 3, 5
MAX_WORDS = 90  # English words of all points together
# Log-odds that it costs a sentence to need others. Set while reading 20 briefs: without it, short
# comments on the sentence before ("Das überraschte niemanden.") win, because they repeat nothing.
LEANING = 0.5


def choose(
    salience: Salience,
    candidates: Sequence[int],
    costs: Mapping[int, int],
    needs: Sequence[Needs],
) -> list[int]:
    """Give the places (in `candidates`) of 3-5 sentences, in the order of their choice.

    `costs` (words) and `needs` are by sentence. A sentence that leans on others is taken
    with them; one whose antecedent can't be had only where fewer than three others fit.
    """
    found = _Choice(salience, [costs[index] for index in candidates])
    places = {index: place for place, index in enumerate(candidates)}
    found.take(_companies(candidates, places, needs), MAX_POINTS)
    found.take({place: {place} for place in range(len(candidates))}, MIN_POINTS)
    return found.chosen if len(found.chosen) >= MIN_POINTS else found.shortest()


def _companies(
    candidates: Sequence[int], places: Mapping[int, int], needs: Sequence[Needs]
) -> dict[int, set[int]]:
    """Give, of each place that can be had with all that it needs, the places of the whole."""
    found = {}
    for place, index in enumerate(candidates):
        company, open_ends = {index}, [index]
        while open_ends and len(company) <= MAX_POINTS:
            needed = needs[open_ends.pop()]
            if needed is None or any(other not in places for other in needed):
                break
            open_ends += [other for other in needed if other not in company]
            company.update(needed)
        else:
            if not open_ends:
                found[place] = {places[other] for other in company}
    return found


class _Choice:
    """Picks one by one, each with its company, while the words last."""

    def __init__(self, salience: Salience, costs: Sequence[int]) -> None:
        self.chosen: list[int] = []
        self._costs = costs
        self._gain = Gain(salience)
        self._rest = salience.best()

    def take(self, companies: Mapping[int, set[int]], most: int) -> None:
        """Add what gains most as the mean of those that it brings, up to `most` points."""
        open_to = [place for place in self._rest if place in companies]
        while open_to and len(self.chosen) < most:
            best = max(open_to, key=lambda place: self._worth(companies[place]))
            new = self._new(companies[best])
            if len(self.chosen) + len(new) <= most and self._fits(new):
                self._add(new)
                open_to = [place for place in open_to if place in self._rest]
            else:
                open_to.remove(best)

    def shortest(self) -> list[int]:
        """Where no three sentences fit, the three that exceed the words least."""
        every = sorted([*self._rest, *self.chosen], key=lambda place: self._costs[place])
        return every[:MIN_POINTS]

    def _new(self, company: set[int]) -> list[int]:
        return sorted(company.difference(self.chosen))

    def _worth(self, company: set[int]) -> float:
        new = self._new(company)
        return sum(map(self._gain.of, new)) / len(new) - LEANING * (len(company) > 1)

    def _fits(self, new: Sequence[int]) -> bool:
        """Whether the words last for these and for as many others as MIN_POINTS still wants."""
        spent = sum(self._costs[place] for place in [*self.chosen, *new])
        wanted = max(0, MIN_POINTS - len(self.chosen) - len(new))
        others = sorted(self._costs[place] for place in self._rest if place not in new)
        return spent + sum(others[:wanted]) <= MAX_WORDS

    def _add(self, new: Sequence[int]) -> None:
        for place in new:
            self.chosen.append(place)
            if place in self._rest:
                self._rest.remove(place)
            self._gain.take(place, self._rest)
