"""An HTML page: what is the article by trafilatura, found again in the source."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from translator.reading.cleaning import clean
from translator.reading.dates import parse_date
from translator.reading.html import html_blocks, label_page
from translator.reading.metadata import find_date, find_publisher, markup_date, publisher_of_url

if TYPE_CHECKING:
    from translator.reading.blocks import Block, Label


@dataclass(frozen=True, slots=True)
class Page:
    """A page's blocks with their labels, and its metadata."""

    blocks: list[Block]
    labels: list[Label]
    title: str | None
    date: str | None
    publisher: str | None


def read_page(source: str) -> Page:
    """Label the visible blocks of a page and read its metadata."""
    blocks = html_blocks(source)
    found = _extract(source)
    title = clean(found.title) if found is not None and found.title else None
    labels = label_page(blocks, found.text if found is not None else None, title)
    headline = next(
        (b for b, label in zip(blocks, labels, strict=True) if label.kind == "title"), None
    )
    if headline is not None:
        title = headline.text
    date = markup_date(source) or find_date(blocks, labels)
    publisher = find_publisher(blocks, labels)
    if found is not None:
        date = date or (parse_date(found.date) if found.date else None)
        publisher = found.sitename or publisher or _host(found)
    return Page(blocks, labels, title, date, publisher)


def _host(found: Any) -> str | None:
    return publisher_of_url(found.hostname) if found.hostname else None


def _extract(source: str) -> Any | None:
    """Trafilatura's document, None when it finds no article."""
    from trafilatura import bare_extraction

    # It logs what we report ourselves.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return bare_extraction(
        source,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
