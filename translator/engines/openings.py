"""A space behind what opens a quotation or a bracket, as a small model reads and writes it.

A word has other pieces directly behind a quotation mark than elsewhere: seldom ones, of which the
model makes other words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from translator.engines.codeswitch import Hint
from translator.engines.letters import readable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SIGNS = r"[\"„“‟‚‘«»(\[]+"
_OPENING = re.compile(rf"(?<!\S){_SIGNS}(?=[^\W\d_])")
_APART = re.compile(rf"(?<!\S)({_SIGNS}) (?=[^\W\d_])")
_OPENS = re.compile(_SIGNS)
_MARK = "▁"  # SentencePiece's, of a piece that begins a word


def apart(text: str) -> str:
    """Give a text with a space between what opens something and the word behind it."""
    return _OPENING.sub(r"\g<0> ", text)


def as_read(text: str) -> str:
    """Give a text of either language in the spelling that a small model reads and writes."""
    return apart(readable(text))


def joined(text: str) -> str:
    """Give a text that a model has written so as it is printed."""
    return _APART.sub(r"\1", text)


def joined_pieces(pieces: Sequence[str]) -> tuple[str, ...]:
    """Give the pieces of such a text as those of its printed words."""
    return tuple(_joined_pieces(pieces))


def put_apart(text: str, hints: Sequence[Hint]) -> list[Hint]:
    """Give the hints of a German text, in order, with the spaces behind what opens something."""
    places = {opening.end() for opening in _OPENING.finditer(text)}
    begun = {hint.start for hint in hints}
    said = [
        replace(hint, english=f" {hint.english.lstrip()}")
        if hint.start in places and hint.english
        else hint
        for hint in hints
    ]
    said += [Hint(place, place, " ") for place in places - begun]
    return sorted(said, key=lambda hint: hint.start)


def _joined_pieces(pieces: Sequence[str]) -> Iterator[str]:
    word = ""
    for piece in pieces:
        bare = piece.removeprefix(_MARK)
        begins = piece != bare and not (_OPENS.fullmatch(word) and bare[:1].isalpha())
        word = bare if begins else word + bare
        yield piece if begins else bare
