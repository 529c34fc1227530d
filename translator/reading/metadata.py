"""Date and publisher: from the page's own words, its markup or a record's fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from translator.reading.dates import MAX_LINE, line_date, parse_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.reading.blocks import Block, Label

_AFTER = 10  # and blocks after it: some pages put it under the lead
_NEAR = 40  # blocks before the first paragraph in which the date line stands
_DOMAIN = re.compile(
    r"\b((?:[a-z0-9-]+\.)+(?:de|at|ch|com|net|org|info|news|eu|lu|li))\b", re.IGNORECASE
)
_SOURCE_LINE = re.compile(r"(?:Quelle|Quellen)\s*:\s*(.{2,60})$")
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:\d{4}\s+)?(?P<name>\w[\w.&’' -]{1,40}?)[\s,.|–-]+(?:alle )?rechte",
    re.IGNORECASE,
)
_SLOGAN = re.compile(
    r"(?P<name>[\w.&’' -]{2,40}?)\s+[-–|]\s+(?:(?:aktuelle\s+)?(?:nachrichten|news|schlagzeilen"
    r"|die zeitung|das portal)\b.*)$",
    re.IGNORECASE,
)


def find_date(blocks: Sequence[Block], labels: Sequence[Label]) -> str | None:
    """The publication date from the lines around the headline, None when none is sure.

    Only lines that are about their date count, never a date which the text mentions.
    """
    first = next((i for i, label in enumerate(labels) if label.kept), 0)
    found: list[tuple[bool, int, str]] = []
    for index in range(max(0, first - _NEAR), min(first + _AFTER, len(blocks))):
        if labels[index].kind is not None or len(blocks[index].text) > MAX_LINE:
            continue
        dated = line_date(blocks[index].text)
        if dated:
            found.append((dated[1], -abs(first - index), dated[0]))
    return max(found)[2] if found else None


def find_publisher(blocks: Sequence[Block], labels: Sequence[Label]) -> str | None:
    """Who published the text, by a source line after it or a slogan at the top; else None."""
    last = max((i for i, label in enumerate(labels) if label.kept), default=-1)
    for block in blocks[last + 1 : last + 6]:
        source = _SOURCE_LINE.match(block.text)
        domain = _DOMAIN.search(source[1]) if source else None
        if domain:
            return domain[1].lower()
    for block in blocks[last + 1 :]:
        if rights := _RIGHTS.match(block.text):
            return rights["name"].strip()
    first = next((i for i, label in enumerate(labels) if label.kind is not None), 0)
    for block in blocks[: min(first, 5)]:
        slogan = _SLOGAN.match(block.text)
        if slogan:
            return slogan["name"].strip()
    return None


def publisher_of_url(url: str) -> str | None:
    """The domain of an address without "www."; None when there is none."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return None
    host = host.removeprefix("www.")
    return host if "." in host else None


_META_DATE = re.compile(
    r"<meta\b[^>]*?(?:article:published_time|datePublished|date\b|DC\.date|publish)[^>]*>",
    re.IGNORECASE,
)
_META_CONTENT = re.compile(r"content=[\"']([^\"']{4,40})[\"']", re.IGNORECASE)
_LD_DATE = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{4,40})\"")


def markup_date(source: str) -> str | None:
    """The publication date in a page's metadata."""
    for pattern in (_LD_DATE, _META_DATE):
        for match in pattern.finditer(source):
            content = match if pattern is _LD_DATE else _META_CONTENT.search(match[0])
            date = parse_date(content[1][:10]) if content else None
            if date:
                return date
    return None
