"""Which English word comes from which German one, by the model's attention over pieces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Less attention than this says little. Of 466 words that stand alike in German and English, in 300
# sentences of newstest2019, the embedded model's attention puts 69 % right; with this it links 92 %
# of them, 72 % right. With 0.5 it would be 67 % and 80 %.
WEAK = 0.3

_SPACE = "▁"  # SentencePiece's sign for the space before a word


@dataclass(frozen=True, slots=True)
class Link:
    """An English word and the German word that it comes from most.

    `weight` is the share of its attention that went there, from 0 to 1.
    """

    de: str
    en: str
    weight: float


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    pieces: tuple[int, ...]


def align(
    source: Sequence[str], target: Sequence[str], attention: Sequence[Sequence[float]]
) -> tuple[Link, ...]:
    """Link English words to German ones, in the order of the English; weak links are left out.

    `source` has S pieces, `target` T, `attention` is (T, S). Marks before and behind a word are
    none of it: they have no counterpart.
    """
    german = _words(source)
    links = (_link(word, german, attention) for word in _words(target)) if german else ()
    return tuple(link for link in links if link.weight >= WEAK)


def _link(word: _Word, german: Sequence[_Word], attention: Sequence[Sequence[float]]) -> Link:
    rows = [attention[piece] for piece in word.pieces]
    weights = [sum(row[at] for row in rows for at in it.pieces) / len(rows) for it in german]
    best = max(range(len(german)), key=weights.__getitem__)
    return Link(german[best].text, word.text, round(min(weights[best], 1.0), 3))


def _words(pieces: Sequence[str]) -> list[_Word]:
    groups: list[list[int]] = []
    for at, piece in enumerate(pieces):
        if piece.startswith(_SPACE) or not groups:
            groups.append([])
        groups[-1].append(at)
    return [word for group in groups if (word := _word(pieces, group)).text]


def _word(pieces: Sequence[str], group: list[int]) -> _Word:
    """Give the pieces of a word from its first letter or figure to its last."""
    spoken = [at for at in group if any(map(str.isalnum, pieces[at]))]
    inner = group[group.index(spoken[0]) : group.index(spoken[-1]) + 1] if spoken else []
    text = "".join(pieces[at] for at in inner).replace(_SPACE, "")
    while text and not text[0].isalnum():
        text = text[1:]
    while text and not text[-1].isalnum():
        text = text[:-1]
    return _Word(text, tuple(inner))
