"""An HTML page: what is the article by trafilatura, found again in the source."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from translator.reading.cleaning import clean
from translator.reading.html import html_blocks, label_page
from translator.reading.markup import page_metadata
from translator.reading.metadata import Metadata, known, publisher_of_url, text_metadata
from translator.reading.titles import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.reading.blocks import Block, Label


@dataclass(frozen=True, slots=True)
class Page:
    """A page's blocks with their labels, and its metadata."""

    blocks: list[Block]
    labels: list[Label]
    metadata: Metadata


def read_page(source: str) -> Page:
    """Label the visible blocks of a page and read its metadata."""
    blocks = html_blocks(source)
    tree = _parse(source)
    if tree is None:
        labels = label_page(blocks, None, None)
        return Page(blocks, labels, text_metadata(blocks, labels))
    found = _extract(tree)
    markup = page_metadata(tree, found.sitename if found is not None else None)
    title = _title(tree, blocks, [markup.title, found.title if found is not None else None])
    labels = label_page(blocks, found.text if found is not None else None, title)
    return Page(blocks, labels, _metadata(markup, text_metadata(blocks, labels), found, title))


def _title(tree: Any, blocks: Sequence[Block], named: Sequence[str | None]) -> str | None:
    """Of the titles that a page gives itself the first that it shows; else its one big heading."""
    shown = {key(block.text) for block in blocks}
    titles = [clean(title) for title in named if title]
    headings = [clean(heading.text_content()) for heading in tree.iter("h1")]
    headings = [heading for heading in headings if heading]
    if len(headings) == 1:
        titles.append(headings[0])
    return next((title for title in titles if key(title) in shown), next(iter(titles), None))


def _metadata(markup: Metadata, text: Metadata, found: Any | None, title: str | None) -> Metadata:
    """What the page's head says, then what its text says, then what trafilatura makes of it."""
    rest = Metadata(title=title)
    if found is not None:
        host = publisher_of_url(found.hostname) if found.hostname else None
        rest = replace(rest, publisher=host, url=found.url)
    # The headline as the page shows it goes before that of its head, which is made for others.
    return known(replace(markup, title=text.title or markup.title), text, rest)


def _parse(source: str) -> Any | None:
    """The page as a tree, None where trafilatura sees no page."""
    from trafilatura import load_html

    # It logs what we report ourselves.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return load_html(source)


def _extract(tree: Any) -> Any | None:
    """Trafilatura's document, None when it finds no article."""
    from trafilatura import bare_extraction

    return bare_extraction(
        tree,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
