"""Blocks of scraped text to labels: the rules first, then the classifier where it is a page.

The rules (`noise.py`) say what each block is and find the headline. The classifier judges each
block by these roles and its surroundings, and the rules keep what must always hold: a text
without page elements is kept whole, buttons, captions and pointers never are, and between two kept
blocks what the rules take for text stays, and every short sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.reading.blocks import Label
from translator.reading.features import block_features
from translator.reading.noise import label_blocks
from translator.reading.recurring import line_key
from translator.reading.roles import MAX_HEADING, REASONS, Role, block_roles
from translator.reading.text import ends_sentence
from translator.reading.titles import find_title
from translator.reading.trees import trees

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.reading.blocks import Block

# One of these shows that a text was scraped with its page.
_PAGE = frozenset({"button", "advertising", "service", "end", "pointer"})
_NEVER = frozenset({"button", "advertising", "credit", "caption", "pointer", "date", "byline"})
# In a text without page elements these are still no text.
_ASIDE = frozenset({"button", "advertising", "credit", "date", "byline", "caption"})
# Log-odds below which a paragraph of prose that the rules keep is dropped: rather a line too many
# than one too few. On 61 pages by cross-validation -1 costs 0.001 of F1 and keeps 0.6% more words.
_DOUBT = -1.0
_GAP = 4  # blocks; so near to each other two kept blocks vouch for what stands between


def label_text(
    blocks: Sequence[Block],
    title: str | None = None,
    recurring: frozenset[str] = frozenset(),
) -> list[Label]:
    """Label each block of a text: kept as a kind of paragraph, the title, or dropped.

    `title` is what is known from outside, None where the text itself must tell; `recurring`
    are the lines (`line_key`) that many articles of the run have: dropped at the edges.
    """
    labels = _page_labels(blocks, title)
    return _without(recurring, blocks, labels) if recurring else labels


def _without(
    recurring: frozenset[str], blocks: Sequence[Block], labels: list[Label]
) -> list[Label]:
    """Drop recurring lines before the first and behind the last line of the article's own.

    Where they are half of the text they are versions of it, and nothing is dropped.
    """
    kept = [index for index, label in enumerate(labels) if label.kept]
    own = [index for index in kept if line_key(blocks[index].text) not in recurring]
    if len(own) <= len(kept) / 2:
        return labels
    return [
        Label(None, "recurs in other articles")
        if label.kept and not own[0] <= index <= own[-1]
        else label
        for index, label in enumerate(labels)
    ]


def _page_labels(blocks: Sequence[Block], title: str | None) -> list[Label]:
    roles = block_roles(blocks)
    labels = label_blocks(blocks, title, roles)
    if not any(label.kept for label in labels):
        return labels
    if not _PAGE.intersection(roles):
        keep = _all_text(blocks, roles, labels, title)
    else:
        keep = _judged(blocks, roles, labels, title)
    if not any(keep):
        return labels
    return [
        label if label.kind == "title" or label.kept == yes else _changed(block, role, kept=yes)
        for block, role, label, yes in zip(blocks, roles, labels, keep, strict=True)
    ]


def _all_text(
    blocks: Sequence[Block], roles: Sequence[Role], labels: list[Label], title: str | None
) -> list[bool]:
    """Everything behind the headline, short or not: poem, recipe, questions, ticker."""
    found = next((i for i, label in enumerate(labels) if label.kind == "title"), None)
    if found is None and title is None:
        # The rules look for it before the first long paragraph; here the text begins at once.
        found = find_title(blocks, roles, 1, len(blocks), None)
        if found is not None:
            labels[found] = Label("title")
    start = 0 if found is None else found + 1
    return [
        label.kept or (index >= start and role not in _ASIDE)
        for index, (role, label) in enumerate(zip(roles, labels, strict=True))
    ]


def _judged(
    blocks: Sequence[Block], roles: Sequence[Role], labels: Sequence[Label], title: str | None
) -> list[bool]:
    """What the classifier keeps, and what the rules keep in its gaps."""
    by_rule = [label.kept for label in labels]
    found = (b.text for b, label in zip(blocks, labels, strict=True) if label.kind == "title")
    rows = block_features(blocks, roles, by_rule, title or next(found, ""))
    model = trees()
    keep = [
        role not in _NEVER
        and label.kind != "title"
        and model.log_odds(row) > (_DOUBT if role == "prose" and label.kept else 0)
        for row, role, label in zip(rows, roles, labels, strict=True)
    ]
    last = len(blocks)
    for index in [i for i, yes in enumerate(keep) if yes]:
        if 1 < index - last <= _GAP:
            for between in range(last + 1, index):
                spoken = roles[between] == "short" and ends_sentence(blocks[between].text)
                keep[between] = by_rule[between] or spoken
        last = index
    return keep


def _changed(block: Block, role: Role, *, kept: bool) -> Label:
    """The label of a block that is judged otherwise than by the rules."""
    if not kept:
        return Label(None, REASONS[role])
    title_like = len(block.text.split()) <= MAX_HEADING and not ends_sentence(block.text)
    return Label("heading" if role == "heading" or (role == "short" and title_like) else "body")
