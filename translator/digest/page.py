"""The digest as a page: needs no network and no other file."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from translator.digest import wording
from translator.pages import Pages
from translator.store.render import DOUBT, NOTHING, english_date

if TYPE_CHECKING:
    from translator.digest.values import Digest, Report, Story


def digest_html(digest: Digest) -> str:
    """Give the page; its links are relative to out/."""
    return Pages("translator.digest", _HELPERS).render(
        "digest.html",
        styles=("digest.css",),
        digest=digest,
        about=wording.about(digest),
        doubt=DOUBT if wording.doubted(digest) else "",
    )


def _href(article: str, sentence: int | None = None) -> str:
    """Give the address of an article's page, or of a sentence on it."""
    place = "" if sentence is None else f"#s{sentence}"
    return quote(f"{article}/article.html") + place


def _by_number(story: Story) -> dict[int, Report]:
    return {it.number: it for it in story.reports}


_HELPERS: dict[str, object] = {
    "NOTHING": NOTHING,
    "REST": wording.REST,
    "SHARED": wording.SHARED,
    "UNDATED": wording.UNDATED,
    "VERDICTS": wording.VERDICTS,
    "about_story": wording.about_story,
    "by_number": _by_number,
    "english_date": english_date,
    "entries": wording.entries,
    "headlined": wording.headlined,
    "href": _href,
    "label": wording.label,
    "plural": wording.plural,
    "readings": wording.readings,
    "rows": wording.rows,
    "single": wording.single,
}
