"""What scrapers and pages put before or after the text in the same line, cut off."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from translator.article import Dropped
from translator.reading.dates import DUMP_PREFIX, STAMP, Moment, parse_moment
from translator.reading.roles import REASONS
from translator.reading.text import ends_sentence
from translator.reading.titles import kicker_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.reading.blocks import Block, Label

_IN_LINE = re.compile(
    r"(?:(?P<advertising>anzeigen?|werbung|reklame)"
    r"|(?P<box>das wichtigste (?:in kürze|im überblick|zum thema)|auf einen blick"
    r"|darum geht['’]?s|in kürze|kurz (?:&|und) knapp))\s*[:|–-]?\s+(?=[\"„»A-ZÄÖÜ0-9])",
    re.IGNORECASE,
)


KICKER = "kicker before the headline"


@dataclass(slots=True)
class Cut:
    """Blocks without their prefixes, the pieces cut off, and the date and kicker among them."""

    blocks: list[Block] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    moment: Moment | None = None
    kicker: str | None = None

    def drop(self, block: Block, start: int, end: int, reason: str) -> None:
        """Leave out `block.text[start:end]`."""
        piece = block.part(start, end)
        if piece.text:
            self.dropped.append(Dropped(piece.text, reason, *piece.span))


def cut_prefixes(blocks: list[Block]) -> Cut:
    """Cut dump dates, stamps, advertising marks and the names of boxes from the blocks."""
    cut = Cut()
    for index, block in enumerate(blocks):
        rest = _cut_dump(cut, block) if index == 0 else block
        if rest.text and index < 10 and not ends_sentence(rest.text):
            rest = _cut_stamp(cut, rest)
        if rest.text:
            rest = _cut_in_line(cut, rest)
        if rest.text:
            cut.blocks.append(rest)
    return cut


def cut_kicker(blocks: list[Block], labels: Sequence[Label]) -> Cut:
    """Cut the kicker from the block that is labelled as the headline ("Kicker : Headline")."""
    cut = Cut(list(blocks))
    for index, (block, label) in enumerate(zip(blocks, labels, strict=True)):
        length = kicker_length(block.text) if label.kind == "title" else 0
        if length:
            cut.kicker = block.text[:length].strip(" :")
            cut.drop(block, 0, length, KICKER)
            cut.blocks[index] = block.part(length, len(block.text))
    return cut


def _cut_dump(cut: Cut, block: Block) -> Block:
    """The scraper's own date, and a quoted kicker that it joined to the headline."""
    prefix = DUMP_PREFIX.match(block.text)
    if not prefix:
        return block
    cut.moment = parse_moment(prefix["date"])
    cut.drop(block, 0, prefix.end(), REASONS["date"])
    rest = block.part(prefix.end(), len(block.text))
    kicker = kicker_length(rest.text) if not ends_sentence(rest.text) else 0
    if kicker:
        cut.kicker = rest.text[:kicker].strip(" :")
        cut.drop(rest, 0, kicker, KICKER)
        rest = rest.part(kicker, len(rest.text))
    return rest


def _cut_stamp(cut: Cut, block: Block) -> Block:
    """A stamp ("Stand: 15.11.2024 11:42 Uhr") at the end of a headline's line."""
    if len(block.text) > 400:
        return block
    stamp = STAMP.search(block.text)
    if not stamp or not stamp.start() or len(block.text) - stamp.end() > 3:
        return block
    cut.moment = parse_moment(stamp[0]) or cut.moment
    cut.drop(block, stamp.start(), len(block.text), REASONS["date"])
    return block.part(0, stamp.start())


def _cut_in_line(cut: Cut, block: Block) -> Block:
    mark = _IN_LINE.match(block.text)
    if not mark or len(block.text) - mark.end() < 20:
        return block
    reason = REASONS["advertising"] if mark["advertising"] else "name of a box"
    cut.drop(block, 0, mark.end(), reason)
    return block.part(mark.end(), len(block.text))
