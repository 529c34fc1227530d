"""Who published a text, by the page's title, a source line, its footer or a slogan."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from translator.reading.bylines import agency_of, is_person
from translator.reading.dates import parse_date
from translator.reading.titles import SECTIONS, key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.reading.blocks import Block

_TRAIL = 6  # blocks after the text in which its source stands
_FOOTER = 120  # blocks at the end in which the copyright stands
_MENTIONS = 3
_SMALL = 60  # blocks; a page with menus has more
_MAX_TITLE = 300  # characters of a page's title
_DOMAIN = re.compile(
    r"(?<![@\w.-])((?:[a-z0-9-]+\.)+(?:de|at|ch|com|net|org|info|news|eu|lu|li))\b", re.IGNORECASE
)
_SOURCE_LINE = re.compile(r"(?:Quelle|Quellen)\s*:\s*(.{2,60})$")
_ACRONYM = re.compile(r"(?:[A-ZÄÖÜ]\.?){2,6}")
_TITLE_SPLIT = re.compile(r"\s+[|–—-]\s+|\s+\|\s*|\s*\|\s+|,\s+(?=Tageszeitung\b|\d)")
_COPYRIGHT = re.compile(
    r"(?:copyright\s*)?(?:©|\(c\))\s*(?:copyright\s*)?(?:\d{4}(?:\s*[–—-]\s*\d{4})?,?\s*)?"
    r"(?:by\s+)?(?P<name>[^\W\d_][\w.&’'/ -]{1,40}?)\s*"
    r"(?:\b(?:GmbH|AG|SE|Ltd|KG|S\.A)\b.*|\d{4}.*|[|,–—].*|[\s,.-]*alle rechte.*|-\s.*)?\.?$",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"\b(?:verlag\w*|druck\w*|medien\w*|media|digital|holding|deutschland)\b", re.IGNORECASE
)
_RIGHTS = re.compile(r"Rechte|\b(?:19|20)\d\d\b")  # a picture's credit has neither
_SLOGAN = re.compile(
    r"(?P<name>[\w.&’' -]{2,40}?)\s+[-–|]\s+(?:(?:aktuelle\s+)?(?:nachrichten|news|schlagzeilen"
    r"|die zeitung|das portal)\b.*)$",
    re.IGNORECASE,
)


def find_publisher(
    blocks: Sequence[Block], headline: int | None, first: int, last: int
) -> str | None:
    """Who published the text; None when nothing says so surely.

    `first` and `last` bound the article, `headline` is the index of its title, if found.
    """
    title = blocks[headline].text if headline is not None else None
    return (
        _by_source(blocks[last + 1 : last + 1 + _TRAIL], _DOMAIN)
        or (_by_page_title(blocks[0].text, title) if blocks and headline != 0 else None)
        or _by_footer(blocks, last)
        or _by_mentions(blocks, first, last)
        or _by_slogan(blocks[: min(first, 5)])
        or _by_source(blocks[last + 1 : last + 1 + _TRAIL], _ACRONYM)
    )


def _by_source(after: Sequence[Block], pattern: re.Pattern[str]) -> str | None:
    """Of "Quelle: ntv.de, gut/rts" the domain, of "Quelle: BILD" the paper; never an agency."""
    for block in after:
        source = _SOURCE_LINE.match(block.text)
        for part in re.split(r"[,;/]", source[1]) if source else ():
            name = part.strip()
            if pattern is _DOMAIN and (domain := _DOMAIN.search(name)):
                return domain[1].lower()
            if pattern is _ACRONYM and _ACRONYM.fullmatch(name) and not agency_of(name):
                return name
    return None


def _by_page_title(first: str, headline: str | None) -> str | None:
    """The site in a page's title ("Headline | Section | Site"), which must hold the headline."""
    if len(first) > _MAX_TITLE:
        return None
    parts = [part.strip() for part in _TITLE_SPLIT.split(first) if part.strip()]
    parts = [part for part in parts if not parse_date(part)]
    if len(parts) < 2:
        return None
    known = key(headline or "")
    longest = max(parts, key=len)
    if len(longest.split()) < 3 or not (known and (_alike(known, key(longest)))):
        return None
    rest = [p for p in parts if p != longest and p.lower() not in SECTIONS and len(p) <= 40]
    domain = next((part for part in rest if _DOMAIN.fullmatch(part)), None)
    if domain:
        return domain
    last = parts[-1].removeprefix("Tageszeitung ")
    return last if rest and parts[-1] in rest and key(last) not in known else None


def _by_footer(blocks: Sequence[Block], last: int) -> str | None:
    """The name behind the copyright sign at the end, if the page calls itself so elsewhere too."""
    for block in blocks[max(last + 1, len(blocks) - _FOOTER) :]:
        match = _COPYRIGHT.match(block.text) if len(block.text) < _MAX_TITLE else None
        name = match["name"].strip(" .-") if match else ""
        if not name or (_FIRM.search(name) and not _DOMAIN.fullmatch(name)):
            continue
        if agency_of(name) or (is_person(name) and not _RIGHTS.search(block.text)):
            continue
        said = sum(name in other.text for other in blocks if len(other.text) < _MAX_TITLE)
        # A whole page names its publisher in menus too; else the name may be that of a firm.
        enough = said >= _MENTIONS or len(blocks) < _SMALL
        if "/" not in name and len(key(name)) > 2 and enough:
            return name
    return None


def _by_mentions(blocks: Sequence[Block], first: int, last: int) -> str | None:
    """The domain by which the page calls itself, in several lines around the text."""
    around = [*blocks[max(0, first - 300) : first], *blocks[last + 1 :][:300]]
    count = Counter(
        domain.lower()
        for block in around
        if len(block.text) < _MAX_TITLE
        for domain in {found[1] for found in _DOMAIN.finditer(block.text)}
    )
    (best, times), (_, second) = [*count.most_common(2), ("", 0), ("", 0)][:2]
    return best if times >= _MENTIONS and times > 2 * second else None


def _by_slogan(top: Sequence[Block]) -> str | None:
    for block in top:
        slogan = _SLOGAN.match(block.text)
        if slogan:
            return slogan["name"].strip()
    return None


def _alike(one: str, other: str) -> bool:
    return one in other or other in one
