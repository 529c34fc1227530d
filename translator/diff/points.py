"""Which point of one brief is which of another: matched, moved, come and gone."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from translator.diff.meaning import Text, meaning
from translator.diff.values import PointChange
from translator.diff.words import likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from translator.brief import Point

# Two German sentences of which half the words agree, in order, are versions of one.
SIMILAR = 0.5
# Salience is comparable within one brief only: a reader is told where it went so far, and the rank
# among the points with it.
SALIENCE = 0.1


def compare_points(old: Sequence[Point], new: Sequence[Point]) -> Iterator[PointChange]:
    """Give what changed, in the order of the newer brief, and then the points that went."""
    earlier = _matched(old, new)
    moved = _moved(earlier)
    for at, point in enumerate(new):
        if at not in earlier:
            yield PointChange("new", None, point, (None, at + 1))
        elif change := _changed(old, new, (earlier[at], at), moved=at in moved):
            yield change
    left = set(range(len(old))) - set(earlier.values())
    for at in sorted(left):
        yield PointChange("gone", old[at], None, (at + 1, None))


def whole(point: Point) -> str:
    """Give the German sentence that a point is, or is a short form of."""
    return point.whole.de if point.whole else point.de


def _changed(
    old: Sequence[Point], new: Sequence[Point], places: tuple[int, int], *, moved: bool
) -> PointChange | None:
    was, now = old[places[0]], new[places[1]]
    same = (was.de, was.en, was.flags) == (now.de, now.en, now.flags)
    if same and not moved:
        return None
    return PointChange(
        "moved" if same else "changed",
        was,
        now,
        (places[0] + 1, places[1] + 1),
        meaning(Text(was.de, was.en), Text(now.de, now.en)),
        moved,
        abs(was.score - now.score) >= SALIENCE and _rank(was, old) != _rank(now, new),
    )


def _rank(point: Point, points: Sequence[Point]) -> int:
    return sum(other.score > point.score for other in points)


def _matched(old: Sequence[Point], new: Sequence[Point]) -> dict[int, int]:
    """Give the place in the older brief of points of the newer: same German first, then alike."""
    left = dict(enumerate(whole(point).split() for point in old))
    fresh = dict(enumerate(whole(point).split() for point in new))
    earlier: dict[int, int] = {}
    for least in (1.0, SIMILAR):
        pairs = [
            (ratio, number, at)
            for number, words in fresh.items()
            for at, others in left.items()
            if (ratio := likeness(others, words)) >= least
        ]
        # The likest pairs first; of equals, those that stand at the same place.
        for _, number, at in sorted(pairs, key=lambda it: (-it[0], abs(it[1] - it[2]), it[1])):
            if number in fresh and at in left:
                earlier[number] = at
                del fresh[number], left[at]
    return earlier


def _moved(earlier: dict[int, int]) -> set[int]:
    """Give the points outside the longest run of those that kept their order."""
    numbers = sorted(earlier)
    best: list[list[int]] = []  # best[n] is a kept run of n + 1 points with the earliest end
    for number in numbers:
        ends = [earlier[run[-1]] for run in best]
        at = bisect_left(ends, earlier[number])
        run = [*(best[at - 1] if at else []), number]
        best[at : at + 1] = [run]
    return set(numbers) - set(best[-1] if best else ())
