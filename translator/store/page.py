"""index.html: the latest briefs on one page, which needs no network and reads without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from translator.pages import FLAG_HELP, Pages
from translator.store.render import (
    DOUBT,
    HAND,
    NOTHING,
    about_line,
    all_flags,
    all_notes,
    doubted,
    facts_by_kind,
    news_line,
    point_notes,
    title_notes,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from translator.brief import Brief, Fact
    from translator.store.values import Index


def index_html(index: Index) -> str:
    """The page; its links are relative, so that the folder can be moved or sent."""
    briefs = [listed.brief for listed in index.latest]
    return PAGES.render(
        "index.html",
        styles=("brief.css", "index.css"),
        scripts=("index.js",),
        summary=_summary(index),
        latest=index.latest,
        failed=index.failed,
        publishers=sorted({brief.publisher for brief in briefs if brief.publisher}),
        help=FLAG_HELP,
        used={flag.name for brief in briefs for flag in all_flags(brief)},
        signs=signs_of(briefs),
    )


def signs_of(briefs: Iterable[Brief]) -> str:
    """What the signs mean that these briefs show."""
    known = list(briefs)
    signs = [DOUBT] if any(map(doubted, known)) else []
    return " ".join([*signs, *([HAND] if any(any(all_notes(it)) for it in known) else [])])


def _summary(index: Index) -> str:
    shown = len(index.latest)
    said = f"{index.total:,} {'article' if index.total == 1 else 'articles'}, newest first."
    if shown < index.total:
        said = f"The latest {shown:,} of {said} The folders beside this page hold the others."
    return " ".join(filter(None, [said, signs_of(listed.brief for listed in index.latest)]))


def _german_of(facts: Sequence[Fact]) -> str:
    """Facts in German, where that says more than their English."""
    return "" if all(it.de == it.en for it in facts) else "; ".join(it.de for it in facts)


PAGES = Pages(
    "translator.store",
    {
        "NOTHING": NOTHING,
        "about_line": about_line,
        "doubted": doubted,
        "facts_by_kind": facts_by_kind,
        "german_of": _german_of,
        "point_notes": point_notes,
        "href": quote,
        "news_line": news_line,
        "title_notes": title_notes,
    },
)
