"""Addresses of the internet: a small model reads a name in their place, which it copies.

It has never seen one, and its dictionary would translate the words in it ("info@beispiel.de").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translator.engines.codeswitch import Hint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Of the names tried in 70 sentences with addresses these came through in all, or all but one.
STAND_INS = ("NBC", "ABC", "XYZ", "XY")

# Within a sentence a full stop without a space may be a slip: only well-known ends count.
ADDRESS = re.compile(
    r"(?<![\w@/.-])(?:https?://\S*\w|www\.\S*\w|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#]\w{3,}"
    r"|[A-Za-z0-9](?:[\w-]*\.)+(?:at|biz|ch|com|de|edu|eu|gov|info|io|net|org|tv)\b(?:/\S*\w)?)"
)
_MARK = "▁"  # SentencePiece's, of a piece that begins a word


def stand_ins(text: str) -> list[Hint]:
    """Give each address of a text a name in its place, as far as there are names."""
    free = (name for name in STAND_INS if name not in text)
    places = (address.span() for address in ADDRESS.finditer(text))
    return [Hint(*place, name) for place, name in zip(places, free, strict=False)]


def without_addresses(text: str, english: str) -> str:
    """Give the English of a text as a model writes it that has read the names."""
    longest = sorted(stand_ins(text), key=lambda hint: hint.start - hint.end)
    for hint in longest:  # an address may begin with another
        english = english.replace(text[hint.start : hint.end], hint.english)
    return english


def with_addresses(text: str, english: str, pieces: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Give the English of a text with its addresses where a model wrote the names, and its pieces.

    An address is the first of the pieces of its name; the others are empty.
    """
    whole = list(pieces)
    for hint in stand_ins(text):
        address = text[hint.start : hint.end]
        english = address.join(re.split(rf"\b{hint.english}\b", english))
        for first, end in _runs(whole, hint.english):
            mark = _MARK if whole[first].startswith(_MARK) else ""
            whole[first:end] = [mark + address, *[""] * (end - first - 1)]
    return english, tuple(whole)


def _runs(pieces: Sequence[str], name: str) -> Iterator[tuple[int, int]]:
    """Give where a name stands in pieces: the first of its pieces, and that behind the last."""
    bare = [piece.removeprefix(_MARK) for piece in pieces]
    for first in range(len(bare)):
        for end in range(first + 1, min(len(bare), first + len(name)) + 1):
            if "".join(bare[first:end]) == name:
                yield first, end
                break
