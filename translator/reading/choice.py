"""What is kept in the end: what the labels say, as far as a person doesn't say otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from translator.reading.blocks import Block, Label
from translator.reading.language import foreign_blocks
from translator.reading.metadata import Metadata

if TYPE_CHECKING:
    from translator.article import Dropped
    from translator.reading.options import ReadingOptions


@dataclass(frozen=True, slots=True)
class Draft:
    """An article's blocks with their labels, and what is known of it.

    `dropped` are pieces that were cut off before; `whole` the blocks from which they were cut,
    where they are others than `blocks`.
    """

    blocks: list[Block]
    labels: list[Label]
    dropped: list[Dropped]
    metadata: Metadata = field(default_factory=Metadata)
    whole: list[Block] = field(default_factory=list)


def choose(draft: Draft, options: ReadingOptions) -> Draft:
    """The draft with its labels as the options want them. Raises PatternsError."""
    if options.keep_all:
        draft = _keep_all(draft)
    elif not options.any_language:
        reasons = foreign_blocks(draft.blocks, draft.labels)
        labels = [
            Label(None, reasons[index]) if index in reasons else label
            for index, label in enumerate(draft.labels)
        ]
        draft = replace(draft, labels=labels)
    if not options.patterns.rules:
        return draft
    labels = [
        _by_pattern(block, label, options)
        for block, label in zip(draft.blocks, draft.labels, strict=True)
    ]
    return replace(draft, labels=labels)


def _keep_all(draft: Draft) -> Draft:
    """All blocks as paragraphs, but the line that is the title and nothing else."""
    blocks = draft.whole or draft.blocks
    texts = [block.text for block in blocks]
    title = texts.index(draft.metadata.title) if draft.metadata.title in texts else None
    labels = [
        Label("title" if index == title else "heading" if block.style == "heading" else "body")
        for index, block in enumerate(blocks)
    ]
    return replace(draft, blocks=blocks, labels=labels, dropped=[])


def _by_pattern(block: Block, label: Label, options: ReadingOptions) -> Label:
    rule = options.patterns.first(block.text)
    if rule is None:
        return label
    if rule.action == "drop":
        return Label(None, f"your pattern ({rule.place})")
    return label if label.kind is not None else Label("body")
