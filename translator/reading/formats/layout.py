"""Lines on pages to paragraphs: columns, headings, hyphens, running heads and page numbers."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from translator.reading.formats.extract import Aside, Extract
from translator.reading.text import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

_RUNNING = "running head or foot"
_NUMBER = "page number"

_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_EDGE = 2  # lines at the top and the bottom of a page
_NEAR = 4.0  # points; where the running line of another page stands
_PAGE_NUMBER = re.compile(
    r"(?:seite|s\.|page|[–—-])?\s*\d{1,4}\s*(?:(?:von|of|/)\s*\d{1,4}|[–—-])?", re.IGNORECASE
)
_BULLETS = "•▪■●○‣"
_SHADOW = 1.0  # points
_SAME = 0.6  # points; sizes that differ by less are the same
_LARGER = 1.15  # times the size of the body; headings begin there
_MAX_HEADING = 250  # characters
_MAX_BOLD = 100  # a lead in bold is longer
_LEADING = 1.2  # times the usual distance of lines; more is a gap between paragraphs
_MAX_LEADING = 1.75  # times the size; lines farther apart are paragraphs of one line
_FAR = 3.0  # times the size; a paragraph that goes on so far below passes by a picture
_INDENT = (0.6, 4.0)  # ems that the first line of a paragraph is set in
_ROWS = 3  # pairs of lines side by side, drawn one after the other; fewer may be a table's head
_HYPHENATED = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
_JOINING = frozenset("und oder bzw bis sowie noch als".split())


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print: where it begins and about where it ends, in points from the lower left."""

    text: str
    x: float
    y: float
    size: float
    end: float
    bold: bool = False

    def extended(self, piece: Line, text: str) -> Line:
        """The line with a piece after it."""
        longer = len(piece.text) > len(self.text)
        return replace(
            self,
            text=self.text + text,
            end=piece.end if piece.x > self.x else self.end + piece.end - piece.x,
            size=piece.size if longer else self.size,
            bold=self.bold and piece.bold,
        )

    def twice(self, piece: Line) -> bool:
        """Whether a piece is the line again, drawn a little beside it to look bold."""
        near = abs(self.x - piece.x) < _SHADOW and abs(self.y - piece.y) < _SHADOW
        return near and self.text.strip() == piece.text.strip()

    def spaced(self) -> Line:
        """The line with a space at its end."""
        return replace(self, text=self.text + " ")

    def tidy(self) -> Line:
        """The line with single spaces, ligatures and split umlauts as letters."""
        text = unicodedata.normalize("NFC", self.text.translate(_LIGATURES))
        return replace(self, text=" ".join(text.split()))


def lay_out(pages: Sequence[Sequence[Line]]) -> Extract:
    """Put pages together as Markdown, one paragraph a line, running lines after their page."""
    running = _running_lines(pages)
    body = _body_size(pages)
    paragraphs: list[list[Line]] = []
    asides: dict[int, list[tuple[str, str]]] = {}
    for page, dropped in zip(pages, running, strict=True):
        lines = [line for index, line in enumerate(page) if index not in dropped]
        fresh = _paragraphs(_in_columns(lines))
        if paragraphs and fresh and _continues(paragraphs[-1], fresh[0]):
            paragraphs[-1] += fresh.pop(0)
        paragraphs += fresh
        found = [(page[index].text, dropped[index]) for index in sorted(dropped)]
        asides.setdefault(len(paragraphs), []).extend(found)
    return _markdown(paragraphs, asides, body)


def _markdown(
    paragraphs: Sequence[Sequence[Line]], asides: dict[int, list[tuple[str, str]]], body: float
) -> Extract:
    parts: list[str] = []
    places: list[Aside] = []
    position = 0
    for number in range(len(paragraphs) + 1):
        pieces = [(text, reason) for text, reason in asides.get(number, [])]
        if number:
            pieces.insert(0, (_text(paragraphs[number - 1], body), ""))
        for text, reason in pieces:
            if reason:
                places.append(Aside(position, position + len(text), reason))
            parts.append(text)
            position += len(text) + 2
    return Extract("\n\n".join(parts), "markdown", asides=tuple(places), written=True)


def _text(paragraph: Sequence[Line], body: float) -> str:
    """A paragraph in one line, words put together that were broken between lines."""
    text = paragraph[0].text
    for line in paragraph[1:]:
        text = _joined(text, line.text)
    first = paragraph[0]
    larger = first.size >= _LARGER * body and len(text) <= _MAX_HEADING
    bold = all(line.bold for line in paragraph) and len(text) <= _MAX_BOLD
    if (larger or bold) and (len(text.split()) > 1 or text.isalpha()) and text[-1] not in ".,;":
        return f"# {text}"
    return text


def _joined(text: str, more: str) -> str:
    if not _HYPHENATED.search(text[-2:]):
        return f"{text} {more}"
    if more[:1].islower():
        word = re.split(r"\W", more, maxsplit=1)[0]
        return f"{text} {more}" if word in _JOINING else text[:-1] + more
    return (text[:-1] if text[-1] == "\u00ad" else text) + more


def _running_lines(pages: Sequence[Sequence[Line]]) -> list[dict[int, str]]:
    """For each page the indices of its running heads, feet and page numbers, with the reason.

    A running line stands at the same height of a third of the pages, its digits aside.
    """
    edges = [_edge_lines(page) for page in pages]
    places = Counter(
        key
        for page, edge in zip(pages, edges, strict=True)
        for key in {_key(page[i]) for i in edge}
    )
    found: list[dict[int, str]] = []
    for page, edge in zip(pages, edges, strict=True):
        dropped = {}
        for index in edge:
            if _PAGE_NUMBER.fullmatch(page[index].text):
                dropped[index] = _NUMBER
            elif places[_key(page[index])] >= max(2, len(pages) / 3):
                dropped[index] = _RUNNING
        found.append(dropped)
    return found


def _edge_lines(page: Sequence[Line]) -> list[int]:
    """The lines of the two highest and the two lowest rows of a page."""
    rows = sorted({round(line.y) for line in page})
    edge = {*rows[:_EDGE], *rows[-_EDGE:]}
    return [index for index, line in enumerate(page) if round(line.y) in edge]


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text), round(line.y / _NEAR)


def _body_size(pages: Sequence[Sequence[Line]]) -> float:
    """The size in which most characters are set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0]


def _in_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines in reading order: as drawn, unless columns were drawn row by row."""
    pairs = [
        index for index, (left, right) in enumerate(pairwise(lines)) if _side_by_side(left, right)
    ]
    if len(pairs) < _ROWS:
        return list(lines)
    first, last = pairs[0], pairs[-1] + 2
    starts = Counter(round(line.x) for line in lines[first:last])
    columns = sorted(x for x, count in starts.items() if count >= _ROWS)
    zone = sorted(
        lines[first:last], key=lambda line: (sum(line.x + 2 >= x for x in columns), -line.y)
    )
    return [*lines[:first], *zone, *lines[last:]]


def _side_by_side(left: Line, right: Line) -> bool:
    return abs(left.y - right.y) < 0.5 * left.size and right.x > left.x + 5 * left.size


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    steps: dict[float, list[float]] = {}
    for above, below in pairwise(lines):
        if above.size == below.size and 0 < above.y - below.y < _FAR * above.size:
            steps.setdefault(above.size, []).append(above.y - below.y)
    leading = {size: min(median(found), _MAX_LEADING * size) for size, found in steps.items()}
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and _same_paragraph(paragraphs[-1], line, leading.get(line.size, line.size)):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def _same_paragraph(paragraph: Sequence[Line], line: Line, leading: float) -> bool:
    """Whether a line belongs to the paragraph before it, where lines are `leading` apart."""
    last = paragraph[-1]
    step = last.y - line.y
    if line.text[0] in _BULLETS or _ends_item(paragraph[0], line):
        return False
    if abs(line.size - last.size) > _SAME or line.bold != all(part.bold for part in paragraph):
        return False
    if not 0 < step <= _FAR * last.size:  # in another column
        return _continues(paragraph, [line])
    indent = (line.x - last.x) / last.size
    indented = _INDENT[0] <= indent <= _INDENT[1] and ends_sentence(last.text)
    return step <= _LEADING * leading and not indented


def _ends_item(first: Line, line: Line) -> bool:
    """Whether a line after an item of a list isn't set in as the item's own lines are."""
    return first.text[0] in _BULLETS and line.x < first.x + 1 and not line.text[0].islower()


def _continues(paragraph: Sequence[Line], following: Sequence[Line]) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    last, first = paragraph[-1], following[0]
    alike = abs(last.size - first.size) <= _SAME and last.bold == first.bold
    return alike and not ends_sentence(last.text) and len(last.text.split()) > 2
