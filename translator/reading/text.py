"""Scraped text and Markdown to blocks: lines, and the paragraphs that were broken over them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from translator.reading import german
from translator.reading.blocks import Block, Style, join, squeeze
from translator.reading.cleaning import ends_softly, line_break
from translator.reading.dates import DATE
from translator.reading.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE = re.compile(r"[^\r\n\f\x0b\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\f\x0b\x85\u2028\u2029]")
_BULLET = re.compile(r"(?:[*+•·▪■●○‣–-]|o|\d{1,2}\.)(?=\s+\S|\s*$)")
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_STOP = re.compile(r"[.!?…][\"'“”»«’)\]]*$")

# A hard-wrapped text has lines of 50 to 100 columns, all but the last nearly full; where words
# are broken at their ends, columns may be narrow too.
_WRAP_WIDTH = range(50, 101)
_BROKEN_WIDTH = range(20, 101)
_FULL = 0.72
# A text whose paragraphs are wrapped in part only: so many of its lines are full and break a
# sentence before a small letter. There, what ends openly goes on if it is no shorter than a
# heading is: that was right for 54 of 55 such ends (of 70 in texts of 271 articles).
_WRAPS = 4
_HEADING_WIDTH = 40

_INNER_STOP = re.compile(r"[a-zäöüß]{3}[.!?][\"“”»«]? [\"„“»]?[A-ZÄÖÜ]")
_LINKS = 3  # of them stand side by side at most
_LINK = 90  # characters; what is linked inside a sentence is shorter
_REST = 12  # and what follows the link is longer
_PHRASE = 60  # characters; names and buttons are shorter, a broken sentence has a longer piece


def text_blocks(original: str, *, markdown: bool = False) -> list[Block]:
    """The blocks of a text file; those of Markdown know headings.

    A bullet stands outside its block. Hard-wrapped lines and lines broken at a link
    (as scrapers leave them) become one block.
    """
    groups: list[list[Block]] = []
    lines = list(_lines(original, markdown=markdown))
    wrap = _wrap_width(lines)
    for block in lines:
        if block.after_blank or not groups:
            groups.append([])
        groups[-1].append(block)
    blocks: list[Block] = []
    for group in groups:
        blocks.extend([join(group)] if _is_wrapped(group) else _mend(group, wrap))
    return blocks


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does: a stop, and quotes or brackets after it."""
    return bool(_STOP.search(text[-8:]))


def _lines(original: str, *, markdown: bool) -> Iterator[Block]:
    """The lines that hold something visible, one block each."""
    seen_end = 0
    for line in _LINE.finditer(original):
        start, end = line.span()
        indent = len(line[0]) - len(line[0].lstrip())
        block = squeeze(line[0], Places.copied(start, end))
        style, skip = _style(block.text, markdown=markdown, indented=indent > 0)
        block = block.part(skip, len(block.text))
        if not block.text:
            continue
        blank = not seen_end or len(_BREAK.findall(original, seen_end, start + indent)) > 1
        seen_end = end
        yield replace(
            block,
            style=style,
            indent=indent,
            after_blank=blank or style == "heading",
            broken=ends_softly(line[0]),
        )


def _style(text: str, *, markdown: bool, indented: bool) -> tuple[Style, int]:
    """What a line's first characters say, and how many of them are no text."""
    heading = _HEADING.match(text) if markdown else None
    if heading:
        return "heading", heading.end()
    bullet = None if DATE.match(text) else _BULLET.match(text)
    if bullet and (indented or not bullet[0][0].isdigit()) and bullet[0] != "–":
        return "item", bullet.end()
    return "plain", 0


def _is_wrapped(group: Sequence[Block]) -> bool:
    """Whether the lines of a paragraph were broken at a column."""
    if len(group) < 2 or any(block.style != "plain" or _is_credit(block) for block in group):
        return False
    widths = [len(block.text) for block in group]
    width = max(widths)
    broken = any(_is_broken_word(*pair) for pair in pairwise(group))
    return width in (_BROKEN_WIDTH if broken else _WRAP_WIDTH) and (
        min(widths[:-1]) >= _FULL * width
    )


def _wrap_width(lines: Sequence[Block]) -> int:
    """The column at which lines of a text are broken; 0 where they aren't."""
    widths = [
        len(line.text)
        for line, following in pairwise(lines)
        if not following.after_blank
        and line.style == following.style == "plain"
        and len(line.text) in _WRAP_WIDTH
        and len(following.text) < _WRAP_WIDTH.stop
        and not ends_sentence(line.text)
        and _begins_inside(following.text)
    ]
    width = max(widths, default=0)
    return width if sum(it >= _FULL * width for it in widths) >= _WRAPS else 0


def _is_broken_word(line: Block, following: Block) -> bool:
    """Whether a word begins in one line and ends in the next."""
    gap = line_break(line.text, following.text, soft=line.broken)[1]
    return not gap and following.text[0].islower()


def _mend(lines: Sequence[Block], wrap: int) -> Iterator[Block]:
    """Put together what was broken at links: an open end, or a line that begins in mid-sentence.

    `wrap` is the column at which the text breaks lines, or 0.
    """
    run: list[Block] = []
    for index, line in enumerate(lines):
        if run and _goes_on(run, line, _rest(lines, index), wrap):
            run.append(line)
            continue
        if run:
            yield join(run) if len(run) > 1 else run[0]
        run = [line]
    if run:
        yield join(run) if len(run) > 1 else run[0]


def _rest(lines: Sequence[Block], index: int) -> Block | None:
    """The line soon after this one, behind links only, that begins in mid-sentence."""
    for before, line in pairwise(lines[index : index + _LINKS + 1]):
        if len(before.text) >= _LINK or ends_sentence(before.text) or line.style != "plain":
            return None
        if _begins_inside(line.text):
            return line
    return None


def _goes_on(run: Sequence[Block], line: Block, rest: Block | None, wrap: int) -> bool:
    """Whether `line` continues the sentence that `run` leaves open."""
    first, last = run[0].text, run[-1].text
    if line.style != "plain" or run[0].style != "plain":
        return False
    if _is_broken_word(run[-1], line) or _is_wrap(run, line, wrap):
        return True
    if _begins_inside(line.text):
        return max(len(first), len(line.text)) >= _PHRASE or rest is not None
    if ends_sentence(last) or _is_credit(run[-1]) or _is_notice(run[0]):
        return False
    if _is_open(last) and (len(run) > 1 or len(first) > _LINK // 2 or rest is not None):
        return True
    broken = _is_broken(run) and len(line.text) > _REST
    return broken or (rest is not None and _is_link(run, line, rest))


def _is_wrap(run: Sequence[Block], line: Block, wrap: int) -> bool:
    """Whether the sentence of `run` goes on in `line`, in a text with lines broken at `wrap`."""
    text = run[-1].text
    if not wrap or ends_sentence(text) or _is_credit(run[-1]) or _is_notice(run[0]):
        return False
    if len(run) > 1 or line.text[0].islower() or _is_open(text):
        return True
    return _HEADING_WIDTH <= len(text) <= wrap


def _is_link(run: Sequence[Block], line: Block, rest: Block) -> bool:
    """Whether `line` is linked text between an unfinished run and the rest of its sentence."""
    first = run[0].text
    if not (len(first) > _PHRASE or len(run) > 1 or " " in run[-1].text[12:]):
        return False
    return len(line.text) < _LINK and (len(first) > _PHRASE or len(rest.text) > _REST)


def _is_broken(run: Sequence[Block]) -> bool:
    """Whether an unfinished run must go on: it is broken already, or has a sentence in it."""
    last = run[-1].text
    if len(run) > 1:
        return len(last) > _PHRASE // 2
    return len(last) > _PHRASE and _INNER_STOP.search(last) is not None


def _is_credit(block: Block) -> bool:
    """Whether a line says whose picture it is: no sentence goes on behind it."""
    return len(block.text) < _LINK and german.CREDIT_LINE.match(block.text) is not None


def _is_notice(block: Block) -> bool:
    """Whether a line addresses the reader about a service: buttons follow, no text."""
    text = block.text
    return bool(german.SERVICE.search(text) and german.ADDRESS.search(text))


def _begins_inside(text: str) -> bool:
    """Whether a line begins as the middle of a sentence does."""
    if text[0] in ",;.!?)" or (text[0] in "-:" and len(text) > 2):
        return True
    first = re.split(r"[\s,;:.]", text, maxsplit=1)[0]
    return first[:1].islower() and " " in text and (len(german.words(text)) > 2 or _is_open(text))


def _is_open(text: str) -> bool:
    tokens = text.rsplit(maxsplit=1)
    return text[-1] in ",–" or tokens[-1].lower() in german.OPEN_WORDS
