"""Which articles tell the same story: average-link clustering of tf-idf vectors over time."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from translator.digest.vectors import vectors

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from translator.article import Article
    from translator.brief import Fact
    from translator.summary.words import Vector

# Mean likeness from which two groups are one story, and how likeness fades with the time between:
# not within NEAR days, by FADE for each factor e beyond. Swept over 155 pairs of articles that we
# judged (benchmarks/digest.py): precision 63 %, recall 91 %; the negative pairs are hard ones.
ALIKE = 0.16
NEAR, FADE = 3.0, 0.10
FAINT = 0.05  # likeness that needs no look

Edges = dict[int, dict[int, float]]


def group(articles: Sequence[Article], facts: Sequence[Sequence[Fact]]) -> list[list[int]]:
    """Give the stories as lists of indices, each in order; every article is in one.

    `facts` are the key facts of each article.
    """
    return _link(likenesses(articles, facts), len(articles))


def likenesses(articles: Sequence[Article], facts: Sequence[Sequence[Fact]]) -> Edges:
    """Give, for each article, those that are at all like it, with how much (0 to 1)."""
    found = vectors(articles, facts)
    days = [_day(article.date) for article in articles]
    edges: Edges = {index: {} for index in range(len(articles))}
    for (one, other), cosine in _cosines(found).items():
        likeness = cosine * _nearness(days[one], days[other])
        if likeness >= FAINT:
            edges[one][other] = edges[other][one] = likeness
    return edges


def _cosines(found: Sequence[Vector]) -> Mapping[tuple[int, int], float]:
    """Give the cosines of all pairs that share a stem, by the articles of each stem."""
    holding: dict[str, list[tuple[int, float]]] = defaultdict(list)
    sums: dict[tuple[int, int], float] = defaultdict(float)
    for index, weights in enumerate(found):
        for stem, weight in weights.items():
            for earlier, other in holding[stem]:
                sums[earlier, index] += weight * other
            holding[stem].append((index, weight))
    return sums


def _nearness(one: tuple[int, int] | None, other: tuple[int, int] | None) -> float:
    """Give how much time leaves of a likeness: 1 for the same days, and for unknown ones."""
    if one is None or other is None:
        return 1.0
    apart = max(one[0] - other[1], other[0] - one[1], 0)  # of the nearest days that they may mean
    return 1.0 - FADE * math.log(max(1.0, apart / NEAR))


def _day(iso: str | None) -> tuple[int, int] | None:
    """Give the first and last day that a date may mean ("2024-11" is a month)."""
    if iso is None:
        return None
    year, month, day = (*(int(part) for part in iso[:10].split("-")), 0, 0)[:3]
    first = date(year, month or 1, day or 1).toordinal()
    return first, first + (0 if day else 30 if month else 365)


def _link(edges: Edges, count: int) -> list[list[int]]:
    """Merge the two groups that are most alike, again and again, down to ALIKE.

    `edges` holds, for two groups, the sum over their pairs; what isn't in it counts as 0.
    """
    members = {index: [index] for index in range(count)}
    heap = [(-s, a, b) for a, row in edges.items() for b, s in row.items() if a < b and s >= ALIKE]
    heapq.heapify(heap)
    name = count
    while heap:
        _, one, other = heapq.heappop(heap)
        if one not in members or other not in members:
            continue
        members[name] = members.pop(one) + members.pop(other)
        edges[name] = row = _joined(edges, one, other)
        for third, total in row.items():
            edges[third][name] = total
            mean = total / (len(members[name]) * len(members[third]))
            if mean >= ALIKE:
                heapq.heappush(heap, (-mean, third, name))
        name += 1
    return sorted(sorted(group) for group in members.values())


def _joined(edges: Edges, one: int, other: int) -> dict[int, float]:
    """Take the rows of two groups out of `edges`, and give their sum."""
    first, second = edges.pop(one), edges.pop(other)
    row = {it: first.get(it, 0.0) + second.get(it, 0.0) for it in first.keys() | second.keys()}
    row.pop(one, None)
    row.pop(other, None)
    for third in row:
        edges[third].pop(one, None)
        edges[third].pop(other, None)
    return row
