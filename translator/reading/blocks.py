"""Blocks of text that know where each of their characters stands in the original."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from translator.reading.cleaning import line_break, tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.article import ParagraphKind
    from translator.reading.places import Places

Style = Literal["plain", "heading", "item", "caption", "furniture"]


@dataclass(frozen=True, slots=True)
class Block:
    """A line or paragraph: `text` is clean, and `places` says where its characters stand.

    `style` is what the markup says (Markdown, HTML, a list's bullet); `indent` the columns
    before it; `after_blank` whether an empty line stands before it; `broken` whether a soft
    hyphen at its end shows that a word goes on.
    """

    text: str
    places: Places
    style: Style = "plain"
    indent: int = 0
    after_blank: bool = True
    broken: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Where the block stands in the original."""
        return self.places.span(0, len(self.text))

    def span_of(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stands in the original."""
        return self.places.span(start, end)

    def part(self, start: int, end: int) -> Block:
        """The block of `text[start:end]`, white space at its ends left out."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        if end - start == len(self.text):
            return self
        return replace(self, text=self.text[start:end], places=self.places.part(start, end))


@dataclass(frozen=True, slots=True)
class Label:
    """The judgement on a block: kept as a kind of paragraph, the title, or dropped for a reason."""

    kind: ParagraphKind | Literal["title"] | None
    reason: str = ""

    @property
    def kept(self) -> bool:
        """Whether the block is a paragraph of the article."""
        return self.kind is not None and self.kind != "title"


def squeeze(chars: str, places: Places) -> Block:
    """Make a block of characters and their places; empty where nothing of them is visible."""
    return Block(*tidy(chars, places))


def join(blocks: Sequence[Block]) -> Block:
    """One block of several lines that follow each other, words broken at their ends mended."""
    parts = [blocks[0].text]
    places = blocks[0].places.part(0, len(blocks[0].text))
    for before, block in pairwise(blocks):
        taken, gap = line_break(before.text, block.text, soft=before.broken)
        if taken:
            parts[-1] = parts[-1][:-taken]
            places = places.part(0, places.length - taken)
        if gap:
            parts.append(gap)
            places.stand(len(gap), before.span[1], block.span[0])
        parts.append(block.text)
        places.extend(block.places, 0, len(block.text))
    return replace(blocks[0], text="".join(parts), places=places, broken=blocks[-1].broken)
