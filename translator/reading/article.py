"""Bytes to an Article: decode, cut into blocks, label them, split what is kept."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from translator.article import Article, Dropped, Paragraph, Sentence
from translator.errors import EmptyArticle, TooLarge
from translator.reading.choice import Draft, choose
from translator.reading.classify import label_text
from translator.reading.dates import Moment
from translator.reading.decoding import decode
from translator.reading.formats import ENDINGS as DOCUMENTS
from translator.reading.formats import extract
from translator.reading.formats.asides import blank_asides, keep_written
from translator.reading.language import language_of, require_german
from translator.reading.metadata import Metadata, known, text_metadata
from translator.reading.options import ReadingOptions
from translator.reading.pages import read_page
from translator.reading.prefixes import cut_kicker, cut_prefixes
from translator.reading.records import parse_record
from translator.reading.sentences import split_sentences
from translator.reading.sources import MAX_BYTES, max_bytes
from translator.reading.text import text_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.reading.blocks import Block, Label
    from translator.reading.formats import Extract
    from translator.reading.sources import Source

_MAX_LEAD = 60  # words; a first paragraph beyond that is body


_DEFAULT = ReadingOptions()


def read_article(
    source: Source,
    data: bytes,
    options: ReadingOptions = _DEFAULT,
    recurring: frozenset[str] = frozenset(),
) -> Article:
    """Make an Article of the bytes of a source.

    `recurring` are those of its lines that recur over the run (`Recurring.among`).
    Spans point into the decoded bytes; for a .jsonl record, into its decoded text field; for
    a document (.docx, .pdf, .eml), into the text that its reader extracts.
    Raises EmptyArticle, NotText, NotGerman, TooLarge, BadRecord, BrokenDocument, MissingExtra.
    """
    if len(data) > max_bytes(source.ending):
        raise TooLarge(f"{source.name}: far more than one article; split it into smaller files")
    draft = choose(_draft(source, data, recurring), options)
    return _finish(draft, source, hashlib.sha256(data).hexdigest(), options)


def _draft(source: Source, data: bytes, recurring: frozenset[str]) -> Draft:
    """The draft of any kind of file."""
    if source.ending in DOCUMENTS:
        return _draft_document(extract(source.ending, data, source.name), source.name)
    original = decode(data, source.name)
    if source.ending in {".html", ".htm"}:
        return _draft_page(original)
    if source.ending == ".jsonl":
        return _draft_record(original, source.name, recurring)
    return _draft_text(original, recurring, markdown=source.ending == ".md")


def _draft_text(
    original: str,
    recurring: frozenset[str] = frozenset(),
    *,
    markdown: bool = False,
    title: str | None = None,
) -> Draft:
    """The draft of scraped text or Markdown."""
    whole = text_blocks(original, markdown=markdown)
    cut = cut_prefixes(whole)
    labels = label_text(cut.blocks, title, recurring)
    moment = cut.moment or Moment("")
    line = Metadata(date=moment.date or None, time=moment.time, kicker=cut.kicker)
    found = known(line, text_metadata(cut.blocks, labels))
    return _part_kicker(Draft(cut.blocks, labels, cut.dropped, found, whole))


def _draft_document(document: Extract, name: str) -> Draft:
    """The draft of a document; what its reader set aside is dropped for the reader's reason."""
    if len(document.text) > MAX_BYTES:
        raise TooLarge(f"{name}: far more text than one article; split it into smaller files")
    text, dropped = blank_asides(document)
    if document.markup == "html":
        draft = _draft_page(text)
    else:
        draft = _draft_text(text, markdown=document.markup == "markdown", title=document.title)
    if document.written:
        draft = replace(draft, labels=keep_written(draft.blocks, draft.labels))
    found = Metadata(title=document.title, date=document.date)
    return replace(
        draft,
        metadata=known(found, draft.metadata),
        dropped=[*draft.dropped, *dropped],
    )


def _draft_record(line: str, name: str, recurring: frozenset[str]) -> Draft:
    record = parse_record(line, name)
    draft = _draft_text(record.text, recurring, title=record.metadata.title)
    return replace(draft, metadata=known(record.metadata, draft.metadata))


def _draft_page(original: str) -> Draft:
    page = read_page(original)
    return _part_kicker(Draft(page.blocks, page.labels, [], page.metadata, page.blocks))


def _part_kicker(draft: Draft) -> Draft:
    """The draft with the kicker cut from its headline."""
    cut = cut_kicker(draft.blocks, draft.labels)
    title = next(
        (b.text for b, lb in zip(cut.blocks, draft.labels, strict=True) if lb.kind == "title"), None
    )
    found = known(Metadata(kicker=cut.kicker, title=title), draft.metadata)
    return replace(draft, blocks=cut.blocks, dropped=[*draft.dropped, *cut.dropped], metadata=found)


def _finish(draft: Draft, source: Source, sha256: str, options: ReadingOptions) -> Article:
    """Split the kept blocks into sentences and put everything in place."""
    labelled = list(zip(draft.blocks, draft.labels, strict=True))
    kept = [(block, label) for block, label in labelled if label.kept]
    text = " ".join(block.text for block, _ in kept or labelled)
    language = language_of(text)
    if not options.any_language:
        require_german(language, source.name)
    if not kept:
        raise EmptyArticle(
            f"{source.name}: no article in it, only page elements; nothing to translate"
        )
    headline = next((block for block, label in labelled if label.kind == "title"), None)
    return Article(
        id=source.id,
        path=source.path,
        sha256=sha256,
        language=language,
        title_span=headline.span if headline else None,
        paragraphs=_paragraphs(kept),
        sentences=_sentences([block for block, _ in kept]),
        dropped=_dropped(draft),
        **asdict(draft.metadata),
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
