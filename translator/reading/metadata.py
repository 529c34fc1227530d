"""What is known of an article beside its text, from the page's own words or a record's fields."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from translator.reading.bylines import Credits, byline, names_only, signed, source
from translator.reading.dates import MAX_LINE, Kind, Moment, line_date, without_date
from translator.reading.publishers import find_publisher
from translator.reading.roles import REASONS
from translator.reading.titles import SECTIONS, key, kicker_before, subtitle_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.reading.blocks import Block, Label

_BEFORE, _AFTER = 40, 10  # blocks around the first paragraph in which date and byline stand
_TRAIL = 8  # blocks after the last paragraph in which a byline or a source stands
_BESIDE = 2  # blocks between a date and the name of an author that stands alone
_PICTURE = frozenset({REASONS["credit"], REASONS["caption"]})
_RANK: dict[Kind, int] = {"changed": 0, "today": 1, "plain": 2, "stamped": 3}


@dataclass(frozen=True, slots=True)
class Metadata:
    """The facts about an article, None (or empty) where unknown; see `Article`."""

    title: str | None = None
    subtitle: str | None = None
    kicker: str | None = None
    date: str | None = None
    time: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    section: str | None = None
    url: str | None = None


def known(*sources: Metadata) -> Metadata:
    """Each fact from the first source that has it; those that belong together stay together.

    A later source may make a date more precise, not another.
    """
    made = Metadata()
    for origin in sources:
        missing = {
            f.name: getattr(origin, f.name) for f in fields(made) if not getattr(made, f.name)
        }
        if made.date and (origin.date or "").startswith(made.date):
            missing |= {"date": origin.date, "time": made.time or origin.time}
        elif made.date:
            missing.pop("time", None)
        if made.authors or made.agency:
            missing.pop("authors", None)
            missing.pop("agency", None)
        made = replace(made, **missing)
    return made


def text_metadata(blocks: Sequence[Block], labels: Sequence[Label]) -> Metadata:
    """What the lines around the headline and after the text say, nothing that is not sure."""
    kept = [i for i, label in enumerate(labels) if label.kept]
    headline = next((i for i, label in enumerate(labels) if label.kind == "title"), None)
    first, last = (kept[0], kept[-1]) if kept else (0, -1)
    dated = _find_date(blocks, labels, first if headline is None else headline, first)
    moment = dated[1] if dated else None
    publisher = find_publisher(blocks, headline, first, last)
    credits_ = _find_authors(blocks, labels, headline, dated[0] if dated else None)
    agency = credits_.agency
    if kept and not agency and not credits_.authors:
        agency = signed(blocks[first].text, [b.text for b in blocks[last : last + _TRAIL]])
    return Metadata(
        title=blocks[headline].text if headline is not None else None,
        subtitle=subtitle_after(blocks, labels, headline, first),
        kicker=kicker_before(blocks, labels, headline),
        date=moment.date if moment else None,
        time=moment.time if moment else None,
        publisher=publisher,
        authors=credits_.authors,
        agency=agency,
        section=_find_section(blocks, labels, headline if headline is not None else first),
    )


def publisher_of_url(url: str) -> str | None:
    """The domain of an address without "www."; None when there is none."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return None
    host = host.removeprefix("www.")
    return host if "." in host else None


def _find_date(
    blocks: Sequence[Block], labels: Sequence[Label], headline: int, first: int
) -> tuple[int, Moment] | None:
    """The block and the date by which the article was published, near headline and first block.

    Only lines that are about their date count, never a date which the text mentions; one
    that says to be a change counts where no other is found.
    """
    found: list[tuple[int, int, int, Moment]] = []
    start = max(0, min(headline, first) - _BEFORE, first - 3 * _BEFORE)
    for index in range(start, min(first + _AFTER, len(blocks))):
        text = blocks[index].text
        if labels[index].kind is not None or len(text) > MAX_LINE:
            continue
        # A line "Stand:" or "Akt.:" may have its date in the next one.
        if index and len(blocks[index - 1].text) <= 30 and blocks[index - 1].text.endswith(":"):
            text = f"{blocks[index - 1].text} {text}"
        dated = line_date(text)
        if dated:
            found.append(
                (_RANK[dated[1]], -min(abs(headline - index), abs(first - index)), index, dated[0])
            )
    best = max(found, key=lambda item: item[:2], default=None)
    return best[2:] if best else None


def _find_authors(
    blocks: Sequence[Block], labels: Sequence[Label], headline: int | None, dated: int | None
) -> Credits:
    """Whom a byline near the headline or after the text names, or a name beside the date."""
    # A byline between paragraphs may have been taken for a subheading.
    lines = [i for i, lb in enumerate(labels) if lb.kind in {None, "heading"}]
    lines = [i for i in lines if labels[i].reason not in _PICTURE and not _in_box(labels, i)]
    kept = [i for i, label in enumerate(labels) if label.kept]
    if not kept:
        return Credits()
    top = max(0, min(kept[0], headline if headline is not None else kept[0]) - _AFTER)
    near = range(top, kept[0] + _AFTER)
    boxes = [i for i, lb in enumerate(labels) if i > kept[-1] and lb.reason == REASONS["end"]]
    after = range(kept[-1] + 1, min([kept[-1] + 1 + _TRAIL, *boxes[:1]]))
    for index in (i for i in lines if i in near or i in after):
        texts = [block.text for block in blocks[index : index + 12]]
        texts[0] = without_date(texts[0]) or texts[0]
        found = (source(texts[0]) if index in after else Credits()) or byline(texts)
        if found:
            return found
    return _beside_date(blocks, headline, lines, dated) if dated is not None else Credits()


def _in_box(labels: Sequence[Label], index: int) -> bool:
    """Whether a box about other articles opens shortly before: the bylines there are theirs."""
    return any(label.reason == REASONS["end"] for label in labels[max(0, index - 3) : index])


def _beside_date(
    blocks: Sequence[Block], headline: int | None, lines: Sequence[int], dated: int
) -> Credits:
    """Whom a line of names alone names, in the date's own line or beside it."""
    beside = sorted((i for i in lines if abs(i - dated) <= _BESIDE), key=lambda i: abs(i - dated))
    said = key(blocks[0].text + blocks[headline or 0].text)
    for index in [dated, *beside]:
        text = without_date(blocks[index].text)
        # What stands over the headline, or in the page's title, is its kicker.
        if text and index + 1 != headline and key(text) not in said:
            found = names_only(text)
            if found:
                return found
    return Credits()


def _find_section(blocks: Sequence[Block], labels: Sequence[Label], headline: int) -> str | None:
    """The section in a line of its own shortly over the headline."""
    for index in range(headline - 1, max(-1, headline - 5), -1):
        if labels[index].kind is None and blocks[index].text.lower() in SECTIONS:
            return blocks[index].text
    return None
