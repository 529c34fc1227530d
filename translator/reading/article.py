"""Bytes to an Article: decode, cut into blocks, label them, split what is kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from translator.article import Article, Dropped, Paragraph, Sentence
from translator.errors import EmptyArticle, TooLarge
from translator.reading.classify import label_text
from translator.reading.decoding import decode
from translator.reading.language import require_german
from translator.reading.metadata import find_date, find_publisher
from translator.reading.pages import read_page
from translator.reading.prefixes import cut_prefixes
from translator.reading.records import parse_record
from translator.reading.sentences import split_sentences
from translator.reading.sources import MAX_BYTES
from translator.reading.text import text_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.reading.blocks import Block, Label
    from translator.reading.sources import Source

_MAX_LEAD = 60  # words; a first paragraph beyond that is body


@dataclass(frozen=True, slots=True)
class Draft:
    """An article's blocks with their labels, and what is known of it."""

    blocks: list[Block]
    labels: list[Label]
    dropped: list[Dropped]
    title: str | None = None
    date: str | None = None
    publisher: str | None = None


def read_article(source: Source, data: bytes, recurring: frozenset[str] = frozenset()) -> Article:
    """Make an Article of the bytes of a source.

    `recurring` are those of its lines that recur over the run (`Recurring.among`).
    Spans point into the decoded bytes; for a .jsonl record, into its decoded text field.
    Raises EmptyArticle, NotText, NotGerman, TooLarge, BadRecord.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(f"{source.name}: far more than one article; split it into smaller files")
    original = decode(data, source.name)
    if source.ending in {".html", ".htm"}:
        draft = _draft_page(original)
    elif source.ending == ".jsonl":
        draft = _draft_record(original, source.name, recurring)
    else:
        draft = _draft_text(original, recurring, markdown=source.ending == ".md")
    return _finish(draft, source, hashlib.sha256(data).hexdigest())


def _draft_text(
    original: str,
    recurring: frozenset[str],
    *,
    markdown: bool = False,
    title: str | None = None,
) -> Draft:
    """The draft of scraped text or Markdown."""
    cut = cut_prefixes(text_blocks(original, markdown=markdown))
    labels = label_text(cut.blocks, title, recurring)
    date = cut.date or find_date(cut.blocks, labels)
    return Draft(cut.blocks, labels, cut.dropped, title, date, find_publisher(cut.blocks, labels))


def _draft_record(line: str, name: str, recurring: frozenset[str]) -> Draft:
    record = parse_record(line, name)
    draft = _draft_text(record.text, recurring, title=record.title)
    return replace(
        draft,
        date=record.date or draft.date,
        publisher=record.publisher or draft.publisher,
    )


def _draft_page(original: str) -> Draft:
    page = read_page(original)
    return Draft(page.blocks, page.labels, [], page.title, page.date, page.publisher)


def _finish(draft: Draft, source: Source, sha256: str) -> Article:
    """Split the kept blocks into sentences and put everything in place."""
    labelled = list(zip(draft.blocks, draft.labels, strict=True))
    kept = [(block, label) for block, label in labelled if label.kept]
    require_german(" ".join(block.text for block, _ in kept or labelled), source.name)
    if not kept:
        raise EmptyArticle(
            f"{source.name}: no article in it, only page elements; nothing to translate"
        )
    headline = next((block for block, label in labelled if label.kind == "title"), None)
    return Article(
        id=source.id,
        path=source.path,
        sha256=sha256,
        language="de",
        title=draft.title or (headline.text if headline else None),
        title_span=headline.span if headline else None,
        date=draft.date,
        publisher=draft.publisher,
        paragraphs=_paragraphs(kept),
        sentences=_sentences([block for block, _ in kept]),
        dropped=_dropped(draft),
    )


def _paragraphs(kept: Sequence[tuple[Block, Label]]) -> tuple[Paragraph, ...]:
    """The kept blocks; a short first one, with more to follow, is the lead."""
    bodies = sum(label.kind == "body" for _, label in kept)
    paragraphs = []
    for index, (block, label) in enumerate(kept):
        opens = index == 0 and bodies > 2 and len(block.text.split()) <= _MAX_LEAD
        kind = "lead" if opens and label.kind == "body" else label.kind
        if kind in {"lead", "body", "heading"}:
            paragraphs.append(Paragraph(block.text, *block.span, kind))
    return tuple(paragraphs)


def _sentences(kept: Sequence[Block]) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(block.text[start:end], *block.span_of(start, end), index)
        for index, block in enumerate(kept)
        for start, end in split_sentences(block.text)
    )


def _dropped(draft: Draft) -> tuple[Dropped, ...]:
    """What was left out, in the order of the original."""
    labelled = [
        Dropped(block.text, label.reason, *block.span)
        for block, label in zip(draft.blocks, draft.labels, strict=True)
        if label.kind is None
    ]
    return tuple(sorted([*labelled, *draft.dropped], key=lambda item: (item.start, item.end)))
