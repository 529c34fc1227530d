"""What a document's reader knows of its parts, against what their words look like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.article import Dropped
from translator.reading.blocks import Label, squeeze
from translator.reading.formats.extract import Aside
from translator.reading.html import html_blocks
from translator.reading.places import Places
from translator.reading.roles import REASONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.reading.blocks import Block
    from translator.reading.formats.extract import Extract


def blank_asides(document: Extract) -> tuple[str, list[Dropped]]:
    """The text with line breaks in the place of its asides, and these as dropped text."""
    parts: list[str] = []
    dropped: list[Dropped] = []
    position = 0
    for aside in _merged(document.asides):
        parts += document.text[position : aside.start], "\n" * (aside.end - aside.start)
        position = aside.end
        dropped += _dropped(document, aside)
    return "".join([*parts, document.text[position:]]), dropped


def keep_written(blocks: Sequence[Block], labels: Sequence[Label]) -> list[Label]:
    """The labels of a document without menus: its lists, and the text after them, are kept.

    That ends where a box about other content begins: such a document was copied from a page.
    """
    kept: list[Label] = []
    inside = False
    for block, label in zip(blocks, labels, strict=True):
        inside = (inside or label.kept) and label.reason != REASONS["end"]
        written = block.style == "item" or label.reason == REASONS["prose"]
        kept.append(_written(block) if inside and label.kind is None and written else label)
    return kept


def _written(block: Block) -> Label:
    return Label("heading" if block.style == "heading" else "body")


def _merged(asides: Sequence[Aside]) -> list[Aside]:
    """The asides in order; those that overlap or touch become one, with the first's reason."""
    merged: list[Aside] = []
    for aside in sorted(asides, key=lambda item: (item.start, -item.end)):
        if merged and aside.start <= merged[-1].end:
            first = merged.pop()
            merged.append(Aside(first.start, max(first.end, aside.end), first.reason))
        else:
            merged.append(aside)
    return merged


def _dropped(document: Extract, aside: Aside) -> list[Dropped]:
    piece = document.text[aside.start : aside.end]
    if document.markup != "html":
        block = squeeze(piece, Places.copied(aside.start, aside.end))
        return [Dropped(block.text, aside.reason, *block.span)] if block.text else []
    return [
        Dropped(block.text, aside.reason, aside.start + block.span[0], aside.start + block.span[1])
        for block in html_blocks(piece)
    ]
