"""A text in two versions, word by word."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias

from rapidfuzz.distance import Indel, LCSseq

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Op = Literal["same", "gone", "new"]
Spans: TypeAlias = tuple[tuple[Op, str], ...]
"""A text in two versions: "same" and "gone" joined are the older, "same" and "new" the newer."""

# The table of an alignment takes a bit for each pair of words: this is 12 MB, two texts of 10,000.
MOST_PAIRS = 10**8
# So many unchanged words between two changes are read as part of one change.
ISLAND = 2

# A word with the space before it; a figure with its separators is one word.
_TOKEN = re.compile(r"\s*(?:\d+(?:[.,:]\d+)*|\w+|[^\w\s])|\s+")
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|\w+")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")

_Change = tuple[str, str, bool]  # older words, newer words, whether they are the same


def words(before: str, after: str) -> Spans:
    """Compare a text in two versions by words, changes that stand close joined to be read whole."""
    if before == after:
        return (("same", before),) if before else ()
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) * len(new) > MOST_PAIRS:
        return tuple(_spans([(before, after, False)]))
    return tuple(_spans(_tidied(_joined(_aligned(old, new)))))


def changed_words(before: str, after: str) -> tuple[int, int]:
    """Count the words that came and those that went."""
    old, new = before.split(), after.split()
    if before == after:
        return 0, 0
    if len(old) * len(new) > MOST_PAIRS:
        return len(new), len(old)
    same = LCSseq.similarity(old, new)
    return len(new) - same, len(old) - same


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Tell how much of two lists of words agrees in order, from 0 to 1."""
    if len(one) * len(other) > MOST_PAIRS:
        return float(one == other)
    return float(Indel.normalized_similarity(one, other))


def bare_words(text: str) -> list[str]:
    """Give the words without what is form alone: case, punctuation, how thousands are set apart."""
    return [
        re.sub(r"[.,]", "", word) if _GROUPED.fullmatch(word) else word.casefold()
        for word in _WORD.findall(text)
    ]


def marked(line: Spans) -> str:
    """Write spans without colours: [-gone-] and {+new+}, as in `git diff --word-diff`."""
    forms = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(forms[op].format(text) for op, text in line)


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    """Align by the words alone, whatever the space before them."""
    bare_old, bare_new = ([token.strip() for token in side] for side in (old, new))
    for op in LCSseq.opcodes(bare_old, bare_new):
        one, other = old[op.src_start : op.src_end], new[op.dest_start : op.dest_end]
        if op.tag != "equal":
            yield "".join(one), "".join(other), False
            continue
        for was, now in zip(one, other, strict=True):
            if was != now:
                word = was.strip()
                yield was.removesuffix(word), now.removesuffix(word), False
                yield word, word, True
            else:
                yield was, now, True


def _joined(changes: Iterator[_Change]) -> list[_Change]:
    """Join neighbours of one sort, and then changes with no more than an island between them."""
    runs = _merged(list(changes))
    for at in range(1, len(runs) - 1):
        was, now, same = runs[at]
        if same and _is_island(was, runs[at - 1], runs[at + 1]):
            runs[at] = was, now, False
    return _merged(runs)


def _merged(changes: Sequence[_Change]) -> list[_Change]:
    runs: list[_Change] = []
    for was, now, same in changes:
        if runs and runs[-1][2] == same:
            runs[-1] = runs[-1][0] + was, runs[-1][1] + now, same
        else:
            runs.append((was, now, same))
    return runs


def _is_island(text: str, before: _Change, after: _Change) -> bool:
    """Tell whether unchanged words are fewer than the changes around them; never figures."""
    least = min(max(len(side[0]), len(side[1])) for side in (before, after))
    few = len(_WORD.findall(text)) <= ISLAND and len(text) <= least
    return few and not any(map(str.isdigit, text))


def _tidied(changes: list[_Change]) -> list[_Change]:
    """Leave the space around a change outside it."""
    tidy = [("", "", True), *changes, ("", "", True)]
    for at, (before, change) in enumerate(pairwise(tidy), start=1):
        was, now, same = change
        space = _lead(was) or _lead(now)
        if same or not space or not before[2]:
            continue
        if was and now and _lead(was) == _lead(now):
            tidy[at - 1] = before[0] + space, before[1] + space, True
            tidy[at] = was.removeprefix(space), now.removeprefix(space), False
        elif not (was and now) and tidy[at + 1][0].startswith(space):
            rest = tidy[at + 1][0].removeprefix(space)
            tidy[at - 1] = before[0] + space, before[1] + space, True
            tidy[at] = _rotated(was, space), _rotated(now, space), False
            tidy[at + 1] = rest, rest, True
    return tidy


def _lead(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _rotated(text: str, space: str) -> str:
    return text.removeprefix(space) + space if text else ""


def _spans(changes: Sequence[_Change]) -> Iterator[tuple[Op, str]]:
    for was, now, same in changes:
        if same and was:
            yield "same", was
        elif not same:
            if was:
                yield "gone", was
            if now:
                yield "new", now
