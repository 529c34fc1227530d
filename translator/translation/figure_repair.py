"""What got lost: put where something wrong stands, or where the decoder looked at it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from translator.translation.figures import invented_figures, lost_figures
from translator.translation.names import compare_names
from translator.translation.wording import MONTHS, english_figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from translator.engines import Span
    from translator.translation.alignment import Alignment

# Figures that are written in one: 83:76, 10.000, 24/7, 2019-20.
_GROUP = re.compile(r"\d+(?:[.,:/–-]\d+)*")
_DATES = re.compile(rf"\d{{1,2}} (?:{'|'.join(MONTHS)})(?: \d{{4}})?")


class Lost(NamedTuple):
    """A part of the German that the English lacks, and how English writes it."""

    span: Span
    english: str


class Change(NamedTuple):
    """A part of the English, empty where something goes in, and what comes there."""

    span: Span
    english: str


def figures_lost(source: str, target: str) -> list[Lost]:
    """Find the figures to put in, in the order of the German; those without a known form not."""
    spans = spans_of(lost_figures(source, target), source)
    forms = ((span, english_figure(source[slice(*span)])) for span in spans)
    return [Lost(span, form) for span, form in forms if form is not None]


def figures_invented(source: str, target: str) -> list[Span]:
    """Find the figures of the English that the German lacks."""
    return spans_of(invented_figures(source, target), target)


def names_wrong(source: str, target: str) -> tuple[list[Lost], list[Span]]:
    """Find the names that got lost, which are copied, and those that were invented."""
    lost, invented = compare_names(source, target)
    copied = [Lost(span, source[slice(*span)]) for span in spans_of(lost, source)]
    return copied, spans_of(invented, target)


def exchanges(alignment: Alignment, missing: Sequence[Lost], wrong: Sequence[Span]) -> list[Change]:
    """Pair what is missing with what is wrong, those that go together best first."""
    ranked = sorted(
        (
            (alignment.weight(one.span, span), one, span)
            for one in missing
            for span in wrong
            if alignment.supports(one.span, span)
        ),
        reverse=True,
    )
    pairs: dict[Span, Lost] = {}
    for _, one, span in ranked:
        if span not in pairs and one not in pairs.values():
            pairs[span] = one
    return [Change(span, one.english) for span, one in pairs.items()]


def insertions(alignment: Alignment, missing: Sequence[Lost]) -> list[Change]:
    """Find the words before which what is missing goes: where the decoder looked at it."""
    places = ((_place(alignment, one.span), one.english) for one in missing)
    return [Change((place, place), form) for place, form in places]


def apply(text: str, changes: Iterable[Change]) -> str:
    """Give the text with the changes made."""
    done, here = "", 0
    for (start, end), form in sorted(changes, key=lambda change: change.span):
        done += text[here:start]
        if start < end:  # as the word that it replaces
            done += form[:1].upper() + form[1:] if text[start].isupper() else form
        elif not start:
            done += form[:1].upper() + form[1:] + "\0"
        else:
            done += (", " if done.endswith("\0") else "") + form + "\0"
        here = end
    done = re.sub("\0(?=,)", "", done + text[here:]).replace("\0", " ")
    return re.sub(r"([ap]\.m\.)(?: [ap]\.m\.)+", r"\1", done).strip()


def prefix(alignment: Alignment, missing: Sequence[Lost]) -> str:
    """Give the English up to the place of the first thing missing, with that at its end."""
    first = min(insertions(alignment, missing), key=lambda change: change.span)
    form = first.english if first.span[0] else first.english[:1].upper() + first.english[1:]
    return alignment.target[: first.span[0]] + form


def spans_of(parts: Iterable[str], text: str) -> list[Span]:
    """Find parts of a text, each with the digits that are written in one with it; none twice."""
    groups = [match.span() for match in _GROUP.finditer(text)]
    found: list[Span] = []
    for part in parts:
        before = r"(?<![\d.,])" if part[:1].isdigit() else r"(?<!\w)"
        for match in re.finditer(rf"{before}{re.escape(part)}(?![\d\w]*\d)", text):
            span = _widened(match.span(), groups)
            if not _overlaps(span, found):
                found.append(span)
                break
    return sorted(found)


def _place(alignment: Alignment, span: Span) -> int:
    """Give the place of a part: beside the figure that it stands beside in German (Mai 2024)."""
    source, target = alignment.source, alignment.target
    if after := re.match(r"[. ]{0,2}(\d+)\b", source[span[1] :]):
        at = [m.start() for m in re.finditer(rf"(?<![\d.,]){after[1]}\b", target)]
        if len(at) == 1:
            return at[0]
    place = alignment.place(span)
    for date in _DATES.finditer(target):
        if date.start() < place < date.end():
            return date.start()
    return place


def _widened(span: Span, groups: Iterable[Span]) -> Span:
    start, end = span
    for first, last in groups:
        if first < end and last > start:
            start, end = min(start, first), max(end, last)
    return start, end


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
