"""The diff as one page, older and newer side by side: needs no network and no other file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.diff import told
from translator.pages import Pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from translator.diff.values import Diff
    from translator.diff.words import Spans

# A browser lays out so many articles in a second or two; the text and --json have all of them.
MOST = 500


def page_html(diff: Diff) -> str:
    """Give the page; articles beyond the weightiest `MOST` are counted and left out."""
    shown = diff.articles[:MOST]
    return Pages("translator.diff", _HELPERS).render(
        "diff.html",
        styles=("diff.css",),
        diff=diff,
        articles=shown,
        more=len(diff.articles) - len(shown),
        summary=told.summary(diff),
        shared=told.shared_reasons(diff),
    )


def _older(spans: Spans) -> Spans:
    return tuple(span for span in spans if span[0] != "new")


def _newer(spans: Spans) -> Spans:
    return tuple(span for span in spans if span[0] != "gone")


_HELPERS: dict[str, Callable[..., object]] = {
    "older": _older,
    "newer": _newer,
    "kind_words": told.KIND_WORDS.__getitem__,
    "fact_words": told.FACT_WORDS.__getitem__,
    "outstanding": told.outstanding,
    "own_reasons": told.own_reasons,
    "texts_of": told.texts_of,
    "places": told.places,
}
