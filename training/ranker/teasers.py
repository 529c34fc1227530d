"""Articles with the teaser that an editor wrote, and which of them are held back."""

from __future__ import annotations

import hashlib
import json
import lzma
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translator.article import Article, Paragraph, Sentence
from translator.reading import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from translator.article import ParagraphKind

FOLDS = 5
HELD_BACK = 0  # the fold that nothing is learned or tuned on
FEWEST = 6  # sentences; below that there is nothing to choose
LONGEST_LEAD = 60  # words; a first paragraph up to that is the lead, as for translator.reading

# A line break behind the end of a sentence ends a paragraph, another one is a space.
_BREAK = re.compile(r"(?<=[.!?:…\"“”«»)])[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Teaser:
    """An article, what its editor made of it in a few words, and its fold (0 is held back)."""

    article: Article
    text: str
    fold: int


def read_teasers(path: Path) -> Iterator[Teaser]:
    """Read lines of JSON with `id`, `title`, `text` and `summary` (text, or a list of points)."""
    with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            article = plain_article(record["title"], record["text"])
            summary = record["summary"]
            if len(article.sentences) >= FEWEST:
                text = summary if isinstance(summary, str) else " ".join(summary)
                yield Teaser(article, text, fold_of(record["id"]))


def fold_of(identity: str) -> int:
    """Give an article's fold, by the hash of its id."""
    return int(hashlib.sha256(identity.encode()).hexdigest(), 16) % FOLDS


def plain_article(title: str, text: str) -> Article:
    """Make an article of clean text."""
    blocks = [" ".join(block.split()) for block in _BREAK.split(text)]
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    start = 0
    for block in filter(None, blocks):
        leads = not paragraphs and len(blocks) > 2 and len(block.split()) <= LONGEST_LEAD
        kind: ParagraphKind = "lead" if leads else "body"
        paragraphs.append(Paragraph(block, start, start + len(block), kind))
        sentences += [
            Sentence(block[begin:end], start + begin, start + end, len(paragraphs) - 1)
            for begin, end in split_sentences(block)
        ]
        start += len(block) + 1
    return Article(
        *("", "", "", "de", title, None, None, None), tuple(paragraphs), tuple(sentences)
    )
