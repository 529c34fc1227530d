"""The key facts of two briefs side by side."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from translator.diff.meaning import Text, meaning
from translator.diff.values import FactChange

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from translator.brief import Fact
    from translator.diff.meaning import Meaning

_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")


def compare_facts(old: Iterable[Fact], new: Iterable[Fact]) -> Iterator[FactChange]:
    """Give the facts whose words or value changed, that came, and that went."""
    gone, come = list(old), list(new)
    for was, now in [*_pairs(gone, come, _words), *_pairs(gone, come, _frame)]:
        if was not in gone or now not in come:
            continue
        gone.remove(was)
        come.remove(now)
        if (was.de, was.en, was.value) != (now.de, now.en, now.value):
            yield FactChange("changed", was, now, _meaning(was, now))
    yield from (FactChange("new", None, fact) for fact in come)
    yield from (FactChange("gone", fact, None) for fact in gone)


def _pairs(
    old: Iterable[Fact], new: Iterable[Fact], key: Callable[[Fact], Hashable]
) -> Iterator[tuple[Fact, Fact]]:
    """Pair facts that share a key, where each brief has one such fact: of several, who knows."""
    sides: list[dict[Hashable, list[Fact]]] = [{}, {}]
    for facts, side in zip((old, new), sides, strict=True):
        for fact in facts:
            side.setdefault(key(fact), []).append(fact)
    for name, facts in sides[0].items():
        others = sides[1].get(name, ())
        if len(facts) == len(others) == 1:
            yield facts[0], others[0]


def _words(fact: Fact) -> Hashable:
    return fact.kind, fact.de


def _frame(fact: Fact) -> Hashable:
    """Know a fact by its words without figures: 10.000 Menschen, 11.000 Menschen."""
    return fact.kind, _DIGITS.sub("#", fact.de)


def _meaning(was: Fact, now: Fact) -> Meaning:
    found = meaning(Text(was.de, was.en), Text(now.de, now.en))
    if was.value != now.value and not found.figures:  # "am Montag" of another week
        return replace(found, figures=((was.en, now.en),))
    return found
