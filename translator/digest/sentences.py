"""German sentences compared: how much two of them say the same."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from translator.digest.vectors import rarity
from translator.summary.words import Vector, dot, stems, words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

# What makes an adjective of a country's name, or a country of a people's.
_OF_COUNTRY = re.compile(r"(?:(?<=a)nisch|esisch|isch|land|ien|i)$")
OF_NAME = 0.4  # what a name weighs of another word
SHORTEST = 4  # letters that must be left


def roots(text: str) -> list[str]:
    """Give the stems of a sentence, "Russland" and "russisch" as one."""
    return [root(stem) for stem in stems(words(text))]


def root(stem: str) -> str:
    """Give a stem without what makes a country of it, or an adjective of the country."""
    bare = _OF_COUNTRY.sub("", stem)
    return bare if len(bare) >= SHORTEST else stem


def likeness(one: str, other: str, without: Collection[str] = ()) -> float:
    """Give the cosine of two sentences, from 0 to 1; words of `without` don't count."""
    first, second = ({it: rarity(it) for it in _told(text) - set(without)} for text in (one, other))
    return dot(_normal(first), _normal(second))


def story_vectors(texts: Sequence[str], names: Collection[str]) -> list[Vector]:
    """Give the vectors of a story's sentences, of length 1; `names` are roots.

    A root weighs what it does in German times what it does in the story, and one of a name less:
    that two sentences both name whom the whole story is about makes them not the same.
    """
    told = [_told(text) for text in texts]
    counts = Counter(it for roots in told for it in roots)
    weights = {it: rarity(it) * math.log(1 + len(texts) / n) for it, n in counts.items()}
    weights |= {it: OF_NAME * weights[it] for it in names if it in weights}
    return [_normal({it: weights[it] for it in roots}) for roots in told]


def _told(text: str) -> set[str]:
    """Give the roots of a sentence without its figures, which are compared as values."""
    return {it for it in roots(text) if not it[0].isdigit()}


def _normal(weights: Vector) -> Vector:
    norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {it: weight / norm for it, weight in weights.items()}
