"""The text that goes into a model, in parts, and the text that comes out, in sentences."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Protocol

from translator.summary.words import stem, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A sentence says nothing new where so much of its words stand in one before it.
SAME = 0.7
LEAST_WORDS = 3  # fewer are a scrap

_ENDS = re.compile(r"[.!?…][”“\"»«’')\]]*$")
_BEFORE_MARK = re.compile(r"\s+([.,;:!?])(?=\s|$)")


class _Counter(Protocol):
    @property
    def limit(self) -> int: ...

    def count(self, text: str) -> int: ...


def parts(model: _Counter, sentences: Sequence[str]) -> list[str]:
    """Join sentences to as few texts of like length as the model's limit allows."""
    pieces = [piece for text in sentences for piece in _within(model, text)]
    sizes = [model.count(piece) + 1 for piece in pieces]  # a space may be a token
    number = max(1, math.ceil(sum(sizes) / model.limit))
    aim = min(model.limit, math.ceil(sum(sizes) / number) + max(sizes, default=0) // 2)
    found: list[list[str]] = []
    room = 0
    for piece, size in zip(pieces, sizes, strict=True):
        if size > room:
            found.append([])
            room = aim
        found[-1].append(piece)
        room -= size
    return [" ".join(part) for part in found]


def _within(model: _Counter, text: str) -> Iterator[str]:
    """Give a sentence, halved by words until each piece is within the limit."""
    words = text.split()
    if len(words) < 2 or model.count(text) < model.limit:
        yield text
        return
    middle = len(words) // 2
    yield from _within(model, " ".join(words[:middle]))
    yield from _within(model, " ".join(words[middle:]))


def sentences_of(text: str, language: str) -> list[str]:
    """Cut what a model wrote into sentences, and close the spaces that some put before a stop."""
    from sentencex import segment

    tidy = _BEFORE_MARK.sub(r"\1", " ".join(text.split()))
    return [sentence.strip() for sentence in segment(language, tidy) if sentence.strip()]


def finished(sentences: Sequence[str], *, complete: bool) -> list[str]:
    """Leave out scraps, and a last sentence without its end; a lone one may lack the full stop."""
    whole = list(sentences)
    if whole and not _ENDS.search(whole[-1]) and (len(whole) > 1 or not complete):
        whole.pop()
    return [sentence for sentence in whole if len(words(sentence)) >= LEAST_WORDS]


def is_new(sentence: str, others: Sequence[str]) -> bool:
    """Whether a sentence says more than any one of the others."""
    own = _stems(sentence)
    shares = (len(own & _stems(other)) / max(1, len(own)) for other in others)
    return all(share < SAME for share in shares)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word.lower()) for word in words(text))
