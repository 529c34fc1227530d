"""Blocks of scraped text to labels: what is the article, and why the rest is not.

The evidence is mostly structural. Each block gets a role from its own words; the article
is the run of blocks with the most prose in it, where menus between prose count against it;
inside the run the neighbours decide on short blocks. For scraped text a classifier goes over
these labels (`classify.py`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translator.reading.blocks import Block, Label
from translator.reading.roles import MAX_HEADING, REASONS, Role, block_roles
from translator.reading.text import ends_sentence
from translator.reading.titles import find_title

if TYPE_CHECKING:
    from collections.abc import Sequence

# What a block adds to the run that is the article. Tuned on 61 pages of 35 publishers in two
# manners of scraping: mean F1 0.93 (benchmarks/reading.py). For "short", "item", "end", "service",
# "repeated" and "button", a change by a third to double moves it by at most 0.02.
_MAX_GAIN = 60.0
_TEASER_GAIN = 0.5
_WEIGHT: dict[Role, float] = {
    "short": -5.0,
    "item": -8.0,
    "heading": 2.0,
    "button": -1.0,
    "end": -30.0,
    "service": -15.0,
    "repeated": -2.0,
    "date": -3.0,
    "byline": -3.0,
}

_MAX_TEASER = 45
_MAX_NOTE = 5  # blocks; so short a file is no page, and its few words are the text


# A headline may end with a question, hardly with a full stop.
_STATEMENT = re.compile(r"\.[\"“”»«’)]*$|[\"“”»«],? \w+ [^.]{2,30}\.$")


def label_blocks(
    blocks: Sequence[Block], title: str | None = None, roles: Sequence[Role] | None = None
) -> list[Label]:
    """Label each block by rules: a kind of paragraph, the title, or dropped with its reason.

    `title` is what is known from outside, None where the text itself must tell; `roles` are
    those of `block_roles`, where they are known already.
    """
    roles = block_roles(blocks) if roles is None else roles
    if len(blocks) <= _MAX_NOTE and "prose" not in roles:
        roles = [
            "prose" if _is_note(block, role) else role
            for block, role in zip(blocks, roles, strict=True)
        ]
    start, end = _article_run(blocks, roles)
    headline = find_title(blocks, roles, start, end, title)
    if headline is not None and headline >= start:
        start = headline + 1
    labels = [
        _label(blocks, roles, index, start, end) if start <= index < end else _drop(roles[index])
        for index in range(len(blocks))
    ]
    if headline is not None:
        labels[headline] = Label("title")
    return labels


def _is_note(block: Block, role: Role) -> bool:
    """Whether a block of a file without any prose may still be what was meant."""
    return role == "short" and ends_sentence(block.text)


def _drop(role: Role) -> Label:
    return Label(None, REASONS[role])


def _article_run(blocks: Sequence[Block], roles: Sequence[Role]) -> tuple[int, int]:
    """The run of greatest gain (Kadane's maximum subarray); (0, 0) without prose."""
    best, best_run = 0.0, (0, 0)
    gain, start = 0.0, 0
    for index, (block, role) in enumerate(zip(blocks, roles, strict=True)):
        if gain <= 0:
            gain, start = 0.0, index
        gain += _gain(block, role, alone=not _touches_prose(roles, index))
        if gain > best:
            best, best_run = gain, (start, index + 1)
    return best_run


def _gain(block: Block, role: Role, *, alone: bool) -> float:
    """What a block adds; little where it is a teaser, short and alone among headlines."""
    if role != "prose":
        return _WEIGHT.get(role, 0.0)
    length = float(len(block.text.split()))
    if alone and length < _MAX_TEASER:
        return _TEASER_GAIN * length
    return min(length, _MAX_GAIN)


def _touches_prose(roles: Sequence[Role], index: int) -> bool:
    return "prose" in {_neighbour(roles, index, -1), _neighbour(roles, index, 1)}


def _label(
    blocks: Sequence[Block], roles: Sequence[Role], index: int, start: int, end: int
) -> Label:
    """The label of a block inside the article's run."""
    role = roles[index]
    if role == "prose":
        if _is_teaser(blocks, roles, index, start):
            return Label(None, REASONS["end"])
        return Label("body")
    if role == "short" and _STATEMENT.search(blocks[index].text) and _between_prose(roles, index):
        return Label("body")
    if role in {"short", "heading"} and _is_subheading(blocks, roles, index, start, end):
        return Label("heading")
    return _drop(role)


def _is_teaser(blocks: Sequence[Block], roles: Sequence[Role], index: int, start: int) -> bool:
    """A short text with its own byline after the article has begun belongs to another article."""
    return (
        index > start + 3
        and index + 1 < len(roles)
        and roles[index + 1] == "byline"
        and roles[index - 1] in {"short", "end", "pointer"}
        and len(blocks[index].text.split()) <= _MAX_TEASER
    )


_PASSING = frozenset({"advertising", "button", "credit", "caption", "pointer"})
_REACH = 30  # blocks; a longer interruption is the end, and the search stays linear


def _neighbour(roles: Sequence[Role], index: int, step: int) -> Role | None:
    """The next role in a direction that isn't mere interruption."""
    for other in range(index + step, index + step * _REACH, step):
        if not 0 <= other < len(roles):
            return None
        if roles[other] not in _PASSING:
            return roles[other]
    return None


def _between_prose(roles: Sequence[Role], index: int) -> bool:
    return _neighbour(roles, index, -1) == "prose" and _neighbour(roles, index, 1) == "prose"


def _is_subheading(
    blocks: Sequence[Block], roles: Sequence[Role], index: int, start: int, end: int
) -> bool:
    """A line of a few words between paragraphs that opens the next one."""
    text = blocks[index].text
    tokens = text.split()
    if index == start or index + 1 >= end or len(tokens) > MAX_HEADING:
        return False
    if roles[index] == "short" and (len(tokens) < 2 or text[-1] in ":," or text[0].islower()):
        return False
    return _neighbour(roles, index, -1) in {"prose", "date", "byline"} and (
        _neighbour(roles, index, 1) == "prose"
    )
