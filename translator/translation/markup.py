"""Markdown around sentences: taken off before they are translated, and put back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from translator.engines import Span

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_PREFIX = re.compile(r"\s*(?:>\s?)*\s*(?:#{1,6}\s+|[-*+•]\s+(?:\[[ xX]\]\s+)?)?")
_NUMBER = re.compile(r"\s*(?:>\s?)*\s*(\d{1,3})[.)]\s+")
_CELL = re.compile(r"(\s*\|\s*)")

# Outer marks first: what is in code is no markup.
_INLINE = re.compile(
    r"(?P<code>`[^`]+`)|(?P<url><?https?://[^\s<>)\]]*[^\s<>)\].,;:!?]>?)"
    r"|(?P<link>!?\[(?P<label>[^\[\]]*)\]\((?P<to>[^()\s]*(?:\s\"[^\"]*\")?)\))"
    r"|(?P<strong>\*\*(?=\S)(?P<bold>.+?)(?<=\S)\*\*|__(?=\S)(?P<bold_>.+?)(?<=\S)__)"
    r"|(?P<em>(?<![\w*])\*(?=\S)(?P<it>[^*]+?)(?<=\S)\*(?![\w*])"
    r"|(?<!\w)_(?=\S)(?P<it_>[^_]+?)(?<=\S)_(?!\w))"
)


class Part(NamedTuple):
    """A part of a line: text to translate, or what stays."""

    text: str
    translate: bool


class Mark(NamedTuple):
    """Markup around a span of plain text; a `literal` one also keeps what it surrounds."""

    span: Span
    before: str
    after: str
    literal: bool


def structure(lines: Sequence[str]) -> Iterator[list[Part]]:
    """Give each line in parts: headings, lists, quotes, tables and code keep their form."""
    fence = ""
    numbers = [_number(line) for line in lines]
    for place, line in enumerate(lines):
        opened = _FENCE.match(line)
        if fence or opened:
            if opened and (not fence or opened[1].startswith(fence)):
                fence = "" if fence else opened[1]
            yield [Part(line, translate=False)]
        elif line.lstrip().startswith("|"):
            yield [Part(cell, not _CELL.fullmatch(cell)) for cell in _CELL.split(line) if cell]
        else:
            yield _prefixed(line, _in_list(numbers, place))


def inline(text: str) -> tuple[str, list[Mark]]:
    """Give the text without its markup, and what was taken off, the outer marks first."""
    plain, marks, here = "", [], 0
    for match in _INLINE.finditer(text):
        plain += text[here : match.start()]
        here = match.end()
        inner, before, after, literal = _taken(match)
        bare, nested = (inner, []) if literal else inline(inner)
        at = len(plain)
        marks.append(Mark((at, at + len(bare)), before, after, literal))
        marks += [one._replace(span=(one.span[0] + at, one.span[1] + at)) for one in nested]
        plain += bare
    return plain + text[here:], marks


def put_back(
    source: str, target: str, marks: Sequence[Mark], project: Callable[[Span], Span]
) -> str:
    """Put the marks of a sentence around the words of its translation.

    `project` gives the English span of a German one; marks around everything stay there.
    """
    taken: list[tuple[int, int, str, str]] = []
    whole = []
    for mark in marks:
        start, end = _span(source, target, mark, project)
        link = mark.before.endswith("[")
        if start == end and not (mark.literal or link):
            continue  # emphasis on words that the English hasn't
        if any(not (end <= s or start >= e or (s <= start and end <= e)) for s, e, *_ in taken):
            start = end = max(e for _, e, *_ in taken)  # it would cross another: behind them all
        kept = source[slice(*mark.span)] if mark.literal or start == end else ""
        taken.append((start, end, mark.before, kept + mark.after))
        whole.append(mark.literal or start == end)
    return _written(target, taken, whole)


def _span(source: str, target: str, mark: Mark, project: Callable[[Span], Span]) -> Span:
    """Give the English words of a mark, without the stop behind them unless the German has it."""
    marked = source[slice(*mark.span)]
    if mark.span[0] <= 0 and mark.span[1] >= len(source):
        return 0, len(target)
    start, end = project(mark.span)
    if marked[-1:] not in ".,;:!?":
        end = start + len(target[start:end].rstrip(".,;:!?"))
    return start, end


def _written(
    target: str, taken: Sequence[tuple[int, int, str, str]], literal: Sequence[bool]
) -> str:
    inserts: list[tuple[int, int, int, str]] = []
    gone: set[int] = set()
    for rank, ((start, end, before, after), whole) in enumerate(zip(taken, literal, strict=True)):
        space = " " if whole and start == end and start < len(target) else ""
        inserts += [(start, 1, rank, before), (end, 1 if start == end else 0, -rank, after + space)]
        gone |= set(range(start, end)) if whole else set()
    done, here = "", 0
    for at, _, _, text in sorted(inserts, key=lambda insert: insert[:2]):
        done += "".join(target[i] for i in range(here, at) if i not in gone) + text
        here = max(here, at)
    return done + "".join(target[i] for i in range(here, len(target)) if i not in gone)


def _taken(match: re.Match[str]) -> tuple[str, str, str, bool]:
    text = match.group()
    if match["code"]:
        return text[1:-1], "`", "`", True
    if match["url"]:
        return text, "", "", True
    if match["link"]:
        opening = "![" if text.startswith("!") else "["
        return match["label"], opening, f"]({match['to']})", False
    width = 2 if match["strong"] else 1
    return text[width:-width], text[:width], text[-width:], False


def _prefixed(line: str, numbered: bool) -> list[Part]:
    match = (_NUMBER if numbered else _PREFIX).match(line)
    prefix = match.group() if match else ""
    rest = line[len(prefix) :]
    text = rest.rstrip()
    parts = (Part(prefix, False), Part(text, True), Part(rest[len(text) :], False))  # noqa: FBT003
    return [part for part in parts if part.text]


def _number(line: str) -> int | None:
    match = _NUMBER.match(line)
    return int(match[1]) if match else None


def _in_list(numbers: Sequence[int | None], place: int) -> bool:
    """Tell a list from a line that begins with a date or "1. FC": its neighbours count on."""
    number = numbers[place]
    if number is None:
        return False
    return number - 1 in numbers[max(0, place - 3) : place] or (
        number + 1 in numbers[place + 1 : place + 4]
    )
