"""Blocks of text that know where each of their characters stands in the original."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.article import ParagraphKind

Style = Literal["plain", "heading", "item", "caption", "furniture"]

# Soft hyphens, zero-width characters and byte order marks: invisible, and poison for a tokenizer.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_WORD = re.compile(r"\S+")
_UNTIDY = re.compile(rf"[{INVISIBLE}]|[^\S ]|  ")


@dataclass(frozen=True, slots=True)
class Block:
    """A line or paragraph: `text` has single spaces; `starts[i]`, `ends[i]` are char i's place.

    `style` is what the markup says (Markdown, HTML, a list's bullet); `indent` the columns
    before it; `after_blank` whether an empty line stands before it.
    """

    text: str
    starts: array[int]
    ends: array[int]
    style: Style = "plain"
    indent: int = 0
    after_blank: bool = True

    @property
    def span(self) -> tuple[int, int]:
        """Where the block stands in the original."""
        return self.starts[0], self.ends[-1]

    def span_of(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the original."""
        return self.starts[start], self.ends[end - 1]

    def part(self, start: int, end: int) -> Block:
        """The block of `text[start:end]`, white space at its ends left out."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        return replace(
            self,
            text=self.text[start:end],
            starts=self.starts[start:end],
            ends=self.ends[start:end],
        )


@dataclass(frozen=True, slots=True)
class Label:
    """The judgement on a block: kept as a kind of paragraph, the title, or dropped for a reason."""

    kind: ParagraphKind | Literal["title"] | None
    reason: str = ""

    @property
    def kept(self) -> bool:
        """Whether the block is a paragraph of the article."""
        return self.kind is not None and self.kind != "title"


def squeeze(chars: str, starts: Sequence[int], ends: Sequence[int]) -> Block:
    """Make a block of characters and their places: single spaces, nothing invisible.

    The three have the same length; the block is empty where `chars` has nothing visible.
    """
    left, right = len(chars) - len(chars.lstrip()), len(chars.rstrip())
    if left < right and not _UNTIDY.search(chars, left, right):
        return Block(
            chars[left:right], array("I", starts[left:right]), array("I", ends[left:right])
        )
    parts: list[str] = []
    new_starts, new_ends = array("I"), array("I")
    for word in _WORD.finditer(chars):
        pieces = _visible(chars, *word.span())
        if pieces and parts:
            parts.append(" ")
            # A space stands where the white space before its word does.
            new_starts.append(new_ends[-1])
            new_ends.append(max(new_ends[-1], starts[word.start()]))
        for start, end in pieces:
            parts.append(chars[start:end])
            new_starts.extend(starts[start:end])
            new_ends.extend(ends[start:end])
    return Block("".join(parts), new_starts, new_ends)


def join(blocks: Sequence[Block]) -> Block:
    """One block of several that follow each other, a space between them."""
    parts, starts, ends = [blocks[0].text], blocks[0].starts[:], blocks[0].ends[:]
    for block in blocks[1:]:
        parts += " ", block.text
        starts.append(ends[-1])
        ends.append(block.starts[0])
        starts.extend(block.starts)
        ends.extend(block.ends)
    return replace(blocks[0], text="".join(parts), starts=starts, ends=ends)


def _visible(chars: str, start: int, end: int) -> list[tuple[int, int]]:
    """The ranges of a word without its invisible characters."""
    ranges = []
    for gap in _INVISIBLE.finditer(chars, start, end):
        if gap.start() > start:
            ranges.append((start, gap.start()))
        start = gap.end()
    if start < end:
        ranges.append((start, end))
    return ranges
