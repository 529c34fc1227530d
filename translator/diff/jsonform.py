"""The diff as JSON, schema "diff/1": diff.schema.json, described in docs/formats.md."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from translator.diff.told import summary, word_counts
from translator.diff.weight import weight_of

if TYPE_CHECKING:
    from translator.diff.values import ArticleChange, Diff, FactChange, PointChange, TextChange

SCHEMA = "diff/1"


def as_dict(diff: Diff) -> dict[str, Any]:
    """Give plain values; spans are lists of [op, text]."""
    return {
        "schema": SCHEMA,
        "before": diff.before,
        "after": diff.after,
        "summary": summary(diff),
        "counts": diff.counts,
        "only": list(diff.only),
        "passed_over": diff.passed_over,
        "articles": [_article(change) for change in diff.articles],
    }


def _article(change: ArticleChange) -> dict[str, Any]:
    came, went = word_counts(change)
    return {
        "article": change.article,
        "kind": change.kind,
        "kinds": list(change.kinds),
        "weight": change.weight,
        "words": {"new": came, "gone": went},
        "reasons": [asdict(reason) for reason in change.reasons],
        "error": change.error,
        "title": change.title._asdict(),
        "about": change.about,
        "flags": change.flags or (),
        "texts": [{"name": it.name, **_item(it)} for it in change.texts],
        "points": [_point(it) for it in change.points],
        "facts": [{"name": it.name, "kind": it.kind, **_fact(it)} for it in change.facts],
    }


def _item(item: TextChange | PointChange | FactChange) -> dict[str, Any]:
    return {
        "de": item.de,
        "en": item.en,
        "meaning": asdict(item.meaning),
        "weight": weight_of(item),
    }


def _point(point: PointChange) -> dict[str, Any]:
    return {
        "kind": point.kind,
        "moved": point.moved,
        "places": point.places,
        "scores": point.scores,
        **_item(point),
        "flags": point.flags,
    }


def _fact(fact: FactChange) -> dict[str, Any]:
    values = [it.value if it else None for it in (fact.before, fact.after)]
    return {"values": values, **_item(fact)}
