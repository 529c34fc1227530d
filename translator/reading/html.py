"""HTML to blocks of visible text, each character with its place in the source."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from translator.reading import german
from translator.reading.blocks import Block, Label, Style, squeeze
from translator.reading.cleaning import clean
from translator.reading.noise import label_blocks
from translator.reading.places import Places
from translator.reading.roles import REASONS

if TYPE_CHECKING:
    from collections.abc import Sequence

# Comments, declarations, tags (with ">" inside quotes), character references; all else is text.
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<[!?][^>]*>"
    r"|<(?P<close>/?)(?P<tag>[a-zA-Z][\w:-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>"
    r"|(?P<reference>&(?:\#\d{1,7}|\#[xX][\da-fA-F]{1,6}|[a-zA-Z]\w{1,30});?)"
    r"|(?P<text>[^<&]+|.)",
    re.DOTALL,
)
_BREAKS = frozenset(
    """
    address article aside blockquote body button caption center dd details dialog div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html iframe label legend li
    main nav object ol optgroup option p pre section select summary table tbody td tfoot th thead
    time title tr ul video audio
    """.split()
) - {"time", "label"}
_HIDDEN = frozenset("head script style noscript template svg textarea select iframe object".split())
_HIDDEN_END = {
    tag: re.compile(rf"</{tag}\s*>", re.IGNORECASE) for tag in ("script", "style", "textarea")
}
_FURNITURE = frozenset("nav footer aside button form".split())
_HEADING = re.compile(r"h[1-6]")

# A block is the article's when this share of its word sequences is in what trafilatura took.
_COVERED = 0.6
_SHINGLE = 4


@dataclass(slots=True)
class _Builder:
    """Gathers characters until a tag that breaks the line, then makes a block of them."""

    blocks: list[Block] = field(default_factory=list)
    chars: list[str] = field(default_factory=list)
    places: Places = field(default_factory=Places)
    open: list[str] = field(default_factory=list)
    breaks: int = 0

    def add(self, text: str, start: int, end: int) -> None:
        """Take text that stands at [start, end) in the source, or is made of it."""
        self.chars.append(text)
        if len(text) == end - start:
            self.places.copy(start, end)
        else:
            self.places.stand(len(text), start, end)
        if not text.isspace():
            self.breaks = 0

    def flush(self) -> None:
        """End the block."""
        if not self.chars:
            return
        block = squeeze("".join(self.chars), self.places)
        if block.text:
            self.blocks.append(replace(block, style=self._style()))
        self.chars, self.places, self.breaks = [], Places(), 0

    def tag(self, name: str, start: int, end: int, *, closes: bool) -> None:
        """Follow a tag: it ends a block, opens a context, or is passed over."""
        if name == "br":
            self.breaks += 1
            if self.breaks > 1:
                self.flush()
            else:
                self.add("\n", start, end)
        if name not in _BREAKS and name not in _HIDDEN:
            return
        self.flush()
        if name == "body":
            self.open.clear()  # whatever the head left open
        elif not closes:
            self.open.append(name)
        elif name in self.open[-50:]:
            while self.open.pop() != name:
                pass

    @property
    def hidden(self) -> bool:
        """Whether what follows can't be seen."""
        return any(name in _HIDDEN for name in self.open[-8:])

    def _style(self) -> Style:
        context = set(self.open[-40:])
        if "figcaption" in context or "figure" in context:
            return "caption"
        if context & _FURNITURE:
            return "furniture"
        if self.open and _HEADING.fullmatch(self.open[-1]):
            return "heading"
        return "item" if "li" in context else "plain"


def html_blocks(source: str) -> list[Block]:
    """The visible blocks of a page; each slice of the source is its text once tags are gone."""
    builder = _Builder()
    position = 0
    while match := _TOKEN.match(source, position):
        start, position = match.span()
        if tag := match["tag"]:
            tag = tag.lower()
            closes = bool(match["close"])
            if source[position - 2] == "/" and tag in _HIDDEN:
                continue
            builder.tag(tag, start, position, closes=closes)
            if not closes and tag in _HIDDEN_END:
                end = _HIDDEN_END[tag].search(source, position)
                position = end.start() if end else len(source)
        elif builder.hidden:
            continue
        elif reference := match["reference"]:
            builder.add(html.unescape(reference), start, position)
        elif text := match["text"]:
            builder.add(text, start, position)
    builder.flush()
    return builder.blocks


def label_page(blocks: Sequence[Block], article: str | None, title: str | None) -> list[Label]:
    """Label the blocks of a page by the text that trafilatura took for the article.

    Without such text the rules for scraped text decide alone.
    """
    if not article:
        return label_blocks(blocks, title)
    inside = _Cover(article)
    taken = [inside.covers(block) for block in blocks]
    by_rule = label_blocks([block for block, yes in zip(blocks, taken, strict=True) if yes], title)
    rest = iter(by_rule)
    return [
        next(rest) if yes else Label(None, _reason(block))
        for block, yes in zip(blocks, taken, strict=True)
    ]


def _reason(block: Block) -> str:
    if block.style == "caption":
        return REASONS["caption"]
    return REASONS["prose"] if len(block.text.split()) > 12 else REASONS["short"]


class _Cover:
    """The word sequences of a text, to ask which blocks are in it."""

    def __init__(self, article: str) -> None:
        lines = [_tokens(clean(line)) for line in article.splitlines()]
        self._lines = {tuple(line) for line in lines}
        flat = [word for line in lines for word in line]
        self._shingles = set(_shingles(flat))

    def covers(self, block: Block) -> bool:
        """Whether most of a block is in the text; short blocks must be lines of it."""
        tokens = _tokens(block.text)
        if len(tokens) < 2 * _SHINGLE:
            return tuple(tokens) in self._lines
        shingles = list(_shingles(tokens))
        return sum(item in self._shingles for item in shingles) >= _COVERED * len(shingles)


def _tokens(text: str) -> list[str]:
    return [word.lower() for word in german.words(text)]


def _shingles(tokens: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(tokens[i : i + _SHINGLE]) for i in range(len(tokens) - _SHINGLE + 1)]
