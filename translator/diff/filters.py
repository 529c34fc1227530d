"""A diff filtered by what changed: figures, names and so on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from translator.diff.values import FactChange, PointChange

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from translator.diff.values import ArticleChange, Aspect, Diff, TextChange


def only(diff: Diff, aspects: Sequence[Aspect]) -> Diff:
    """Keep the texts, points and facts that changed in one of these aspects, and their articles."""
    kept = [change for each in diff.articles if (change := _kept(each, set(aspects)))]
    return replace(
        diff,
        articles=tuple(kept),
        only=tuple(aspects),
        passed_over=len(diff.articles) - len(kept),
    )


def aspects_of(item: TextChange | PointChange | FactChange) -> Iterator[Aspect]:
    """Tell in which aspects a text, point or fact changed."""
    what = item.meaning
    found: dict[Aspect, bool] = {
        "figures": bool(what.figures),
        "names": bool(what.names),
        "negation": what.negation,
        "modality": what.modality,
        "words": what.words > 0,
        "form": what.form,
        "facts": isinstance(item, FactChange),
    }
    if isinstance(item, PointChange):
        found["selection"] = item.kind != "changed" or item.moved
        found["flags"] = any(op != "same" for op, _ in item.flags)
    yield from (aspect for aspect, holds in found.items() if holds)


def _kept(change: ArticleChange, aspects: set[Aspect]) -> ArticleChange | None:
    flags = change.flags if "flags" in aspects else None
    kept = replace(
        change,
        texts=tuple(it for it in change.texts if aspects & set(aspects_of(it))),
        points=tuple(it for it in change.points if aspects & set(aspects_of(it))),
        facts=tuple(it for it in change.facts if aspects & set(aspects_of(it))),
        about=None,
        flags=flags,
    )
    return kept if kept.items or flags else None
