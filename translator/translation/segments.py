"""Sentences longer than the model takes: split where a clause ends, never cut."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translator.engines.clauses import STOPS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Places to split at, best first: after a semicolon, colon or dash; after a comma; between words.
_JOINTS = (
    STOPS,
    re.compile(r"(?<=,)\s+"),
    re.compile(r"\s+"),
)


def split_segment(text: str, limit: int, count: Callable[[Sequence[str]], list[int]]) -> list[str]:
    """Split `text` into segments of at most `limit` pieces, as few and as even as may be.

    `count` gives the pieces of each text. Joined with spaces, the segments are the text
    again, white space apart; only a single word beyond the limit is broken up.
    """
    if count([text])[0] <= limit:
        return [text]
    for joint in _JOINTS:
        parts = [part for part in joint.split(text) if part]
        packed = _pack(parts, limit, count) if len(parts) > 1 else []
        if len(packed) > 1:
            return [s for part in packed for s in split_segment(part, limit, count)]
    middle = len(text) // 2
    halves = (text[:middle], text[middle:])
    return [s for half in halves for s in split_segment(half, limit, count)]


def _pack(
    parts: Sequence[str], limit: int, count: Callable[[Sequence[str]], list[int]]
) -> list[str]:
    """Join neighbours into segments of about equal size, none beyond `limit` if it can be."""
    sizes = count(parts)
    total = sum(sizes)
    target = total / max(1, -(-total // limit))
    packed, size = [[parts[0]]], sizes[0]
    for part, pieces in zip(parts[1:], sizes[1:], strict=True):
        if size + pieces > limit or size >= target:
            packed.append([part])
            size = pieces
        else:
            packed[-1].append(part)
            size += pieces
    return [" ".join(group) for group in packed]
