"""The key facts of several reports as one list: names in all their forms, places, dates."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from translator.digest.reports import distinct, statement
from translator.digest.values import Moment, SharedFact
from translator.given_names import given_names
from translator.summary.facts.names import FAMILY_FIRST

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from translator.brief import Fact, FactKind
    from translator.digest.reports import Source

MOST = 8  # facts of a kind
_KINDS: tuple[FactKind, ...] = ("who", "where", "source")

_NAME = re.compile(r"[A-ZÄÖÜ][\w’'-]*")
_ACRONYM = re.compile(r"\b[A-ZÄÖÜ]{3,}\b")
_PARTY = re.compile(r"\s*\(.*?\)")

Told = tuple["Source", "Fact"]


def shared_facts(sources: Sequence[Source]) -> tuple[SharedFact, ...]:
    """Give the people, places and sources of a story, those that most reports name first."""
    found: list[SharedFact] = []
    for kind in _KINDS:
        told = [(it, fact) for it in distinct(sources) for fact in it.brief.facts
                if fact.kind == kind]  # fmt: skip
        groups = _people(told) if kind == "who" else _by_words(told, kind)
        facts = [it for group in groups if not _named(it := _merged(kind, group), found)]
        found += sorted(facts, key=lambda it: -len(it.reports))[:MOST]
    return tuple(found)


def _named(source: SharedFact, found: Iterable[SharedFact]) -> bool:
    """Whether a source is a person who stands among the people."""
    people = {surname(it.en) for it in found if it.kind == "who"}
    return source.kind == "source" and surname(source.en) in people


def timeline(sources: Sequence[Source]) -> tuple[Moment, ...]:
    """Give what the reports date, in order; a date that is only the report's own year says little.

    Sentences of the same date stand together.
    """
    moments: dict[str, list[Told]] = defaultdict(list)
    for source in distinct(sources):
        for fact in source.brief.facts:
            dated = fact.kind == "when" and fact.value is not None
            if dated and fact.value != (source.report.date or "")[:4]:
                moments[fact.value or ""].append((source, fact))
    return tuple(
        Moment(date, told[0][1].en, tuple(dict.fromkeys(statement(s, f.sentence) for s, f in told)))
        for date, told in sorted(moments.items())
    )


def surname(name: str) -> str:
    """Give the surname of a person with or without office and party, in lower case."""
    spelled = _NAME.findall(_PARTY.sub("", name).replace("Kim Jong-", "Kim Jong "))
    family = next((it for it in spelled if it in FAMILY_FIRST), None)
    return (family or (spelled[-1] if spelled else name)).lower()


def _people(told: Iterable[Told]) -> list[list[Told]]:
    """Bring mentions of a person together: one surname, and no two first names."""
    groups: list[tuple[str, set[str], list[Told]]] = []
    for source, fact in told:
        last, first = surname(fact.en), _first_names(fact.en)
        for known, names, group in groups:
            if last == known and (not first or not names or first & names):
                names.update(first)
                group.append((source, fact))
                break
        else:
            groups.append((last, first, [(source, fact)]))
    return [group for *_, group in groups]


def _first_names(name: str) -> set[str]:
    return {it for it in _NAME.findall(name) if it in given_names() and it not in FAMILY_FIRST}


def _by_words(told: Iterable[Told], kind: FactKind) -> list[list[Told]]:
    """Bring places together by their names, and sources by an acronym or all of their words."""
    groups: dict[Hashable, list[Told]] = defaultdict(list)
    for source, fact in told:
        groups[_source_key(fact) if kind == "source" else _place_key(fact)].append((source, fact))
    return list(groups.values())


def _place_key(fact: Fact) -> Hashable:
    return frozenset(_NAME.findall(fact.en)) or fact.en.lower()


def _source_key(fact: Fact) -> Hashable:
    if acronym := _ACRONYM.search(fact.de):
        return acronym[0]
    names = _NAME.findall(fact.en)
    alone = len(names) == len(fact.en.split())
    return names[-1].lower() if alone else fact.en.lower().removeprefix("the ")


def _merged(kind: FactKind, told: Sequence[Told]) -> SharedFact:
    """Show a person or source in the fullest words, a place in those that most reports have."""
    facts = [fact for _, fact in told]
    wordings = [fact.en for fact in facts]
    fullest = max(
        facts,
        key=lambda it: (
            it.translated,
            wordings.count(it.en) if kind == "where" else len(it.en.split()),
        ),
    )
    reports = sorted({source.report.number for source, _ in told})
    return SharedFact(kind, fullest.de, fullest.en, fullest.translated, tuple(reports))
