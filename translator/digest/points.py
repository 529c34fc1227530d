"""What the reports of a story say: what several tell once, and what only one has."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translator.digest.reports import distinct, statement
from translator.digest.sentences import SHORTEST, roots, story_vectors
from translator.digest.values import Point
from translator.summary.cohesion import needs_of
from translator.summary.words import dot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from translator.digest.reports import Source
    from translator.summary.words import Vector

# Likeness of two sentences that tell the same, and how many words they share that are no names:
# read on the five real articles, where 0.34 joins sentences of one topic and 0.45 loses true pairs.
SAME, SHARED_WORDS = 0.4, 2
KNOWN = 0.34  # of one that adds little to those that are chosen
MOST_SINGLE = 2  # points of a report that only it has
MOST_SHARED = 8
CONSIDERED = 60  # sentences of an article
_ENDS = tuple('.!?"“”»«')  # a line without is a heading or a caption
_NUMBER = re.compile(r"\d[\d.,]*\b")
_DENIES = re.compile(r"\b(?:nicht|kein\w*|nie|niemand\w*|ohne|weder)\b", re.IGNORECASE)

Placed = tuple[int, int]  # number of the report, index of the sentence


@dataclass(frozen=True, slots=True)
class _Telling:
    """A story's sentences as vectors and by their words; which can stand alone, and which deny."""

    sources: Mapping[int, Source]
    vectors: Mapping[Placed, Vector]
    holding: Mapping[str, Sequence[Placed]]  # by roots that are no names
    alone: frozenset[Placed]
    denying: frozenset[Placed]
    numbers: Mapping[Placed, frozenset[str]]

    def same(self, place: Placed) -> Iterator[tuple[float, Placed]]:
        """The sentences of other reports that tell the same, with how alike they are."""
        sharing = Counter(it for root in self.vectors[place] for it in self.holding.get(root, ()))
        for other, words in sharing.items():
            if other[0] != place[0] and words >= SHARED_WORDS:
                alike = dot(self.vectors[place], self.vectors[other])
                if alike >= SAME and not self._contradict(place, other):
                    yield alike, other

    def _contradict(self, one: Placed, other: Placed) -> bool:
        """Whether only one sentence denies, or each gives numbers and none is the other's."""
        first, second = self.numbers[one], self.numbers[other]
        apart = bool(first and second) and not first & second
        return apart or (one in self.denying) != (other in self.denying)


def points(
    sources: Sequence[Source], compared: set[Placed], dated: set[Placed]
) -> tuple[tuple[Point, ...], tuple[Point, ...], tuple[int, ...]]:
    """Give what several reports tell, what only one does, and which alone have more to tell.

    What stands elsewhere on the page isn't said again: the sentences of `compared`, nor as what
    only one report has those of `dated`.
    """
    telling = _telling(distinct(sources))
    groups, used = _shared(telling)
    shared = tuple(_point(telling, it) for it in groups if not set(it) <= compared)
    known = (used | compared | dated) & telling.vectors.keys() | _headlines(telling)
    single, more = _single(telling, known)
    return shared, tuple(_point(telling, [it]) for it in single), more


def _telling(sources: Iterable[Source]) -> _Telling:
    known = {it.report.number: it for it in sources}
    texts = {
        (number, index): sentence.text
        for number, source in known.items()
        for index, sentence in enumerate(source.article.sentences[:CONSIDERED])
        if _is_sentence(source, index)
    }
    names = frozenset(
        root
        for source in known.values()
        for fact in source.brief.facts
        if fact.kind in {"who", "where", "source"}
        for root in roots(fact.de)
    )
    needs = {number: needs_of(source.article) for number, source in known.items()}
    alone = frozenset(it for it in texts if needs[it[0]][it[1]] == frozenset())
    vectors = dict(zip(texts, story_vectors([*texts.values()], names), strict=True))
    holding = defaultdict(list)
    for place, vector in vectors.items():
        for root in vector.keys() - names:
            if len(root) >= SHORTEST:
                holding[root].append(place)
    denying = frozenset(it for it, text in texts.items() if _DENIES.search(text))
    numbers = {it: frozenset(_NUMBER.findall(text)) for it, text in texts.items()}
    return _Telling(known, vectors, holding, alone, denying, numbers)


def _is_sentence(source: Source, index: int) -> bool:
    sentence = source.article.sentences[index]
    kind = source.article.paragraphs[sentence.paragraph].kind
    return kind != "heading" and sentence.text.endswith(_ENDS)


def _shared(telling: _Telling) -> tuple[list[list[Placed]], set[Placed]]:
    """Give the sentences that other reports have too, with theirs, and all that are so told."""
    used: set[Placed] = set()
    found: list[list[Placed]] = []
    chosen = [it for number in telling.sources for it in _ranked(telling, number)]
    others = [it for it in telling.vectors if it in telling.alone]
    for place in dict.fromkeys([*chosen, *others]):
        again = [] if place in used else _elsewhere(telling, place, used)
        if again:
            found.append([place, *again])
            used.update(found[-1])
    kept = sorted(found, key=lambda it: -len(it))[:MOST_SHARED]
    return sorted(kept, key=min), used


def _headlines(telling: _Telling) -> set[Placed]:
    """Give the sentences that are the headline of an article that has no other."""
    return {
        (number, 0)
        for number, source in telling.sources.items()
        if (number, 0) in telling.vectors
        and source.article.sentences[0].text == source.report.title.de
    }


def _elsewhere(telling: _Telling, place: Placed, used: set[Placed]) -> list[Placed]:
    """Give the sentence of each other report that tells the same, the most alike."""
    best: dict[int, tuple[float, Placed]] = {}
    for alike, other in telling.same(place):
        if other not in used:
            best[other[0]] = max(best.get(other[0], (0.0, other)), (alike, other))
    return sorted(it for _, it in best.values())


def _single(telling: _Telling, used: set[Placed]) -> tuple[list[Placed], tuple[int, ...]]:
    """Give the most salient points of each report that nothing else says; which have more."""
    kept = [telling.vectors[it] for it in used]
    found: list[Placed] = []
    more: list[int] = []
    for number in telling.sources:
        own: list[Placed] = []
        for place in _ranked(telling, number):
            vector = telling.vectors[place]
            if place in used or any(dot(vector, it) >= KNOWN for it in kept):
                continue
            if len(own) == MOST_SINGLE:
                more.append(number)
                break
            own.append(place)
            kept.append(vector)
        found += sorted(own)
    return found, tuple(more)


def _ranked(telling: _Telling, number: int) -> list[Placed]:
    """Give the sentences of a brief's points, the most salient first."""
    ranked = sorted(telling.sources[number].brief.points, key=lambda it: (-it.score, it.sentence))
    places = dict.fromkeys((number, it.sentence) for it in ranked)
    return [it for it in places if it in telling.vectors]


def _point(telling: _Telling, places: Iterable[Placed]) -> Point:
    return Point(tuple(statement(telling.sources[number], index) for number, index in places))
