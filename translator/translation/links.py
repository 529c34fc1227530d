"""Which English word comes from which German one, for a reader."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translator.translation.alignment import Alignment

# Less attention than this says little. Of 466 words that stand alike in German and English, in 300
# sentences of newstest2019, the embedded model's attention puts 69 % right; with this it links 92 %
# of them, 72 % right. With 0.5 it would be 67 % and 80 %.
WEAK = 0.3

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True, slots=True)
class Link:
    """An English word and the German word that it comes from most.

    `weight` is the share of the decoder's attention that went there, from 0 to 1.
    """

    de: str
    en: str
    weight: float


def link(source: str, target: str, alignment: Alignment) -> tuple[Link, ...]:
    """Link English words to German ones, in the order of the English; weak links are left out.

    Marks before and behind a word are none of it.
    """
    german = [(_bare(it.group()), alignment.mass(*it.span())) for it in re.finditer(r"\S+", source)]
    german = [(word, weights) for word, weights in german if word]
    found = []
    for at, english in enumerate(map(_bare, target.split())):
        best = max(german, key=lambda it: it[1][at], default=None)
        if english and best and best[1][at] >= WEAK:
            found.append(Link(best[0], english, round(min(best[1][at], 1.0), 3)))
    return tuple(found)


def _bare(word: str) -> str:
    return _EDGES.sub("", word)
