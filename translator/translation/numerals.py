"""Number words of German and English: what they count, and whether they must be translated.

A strict numeral ("drei", "dreijährig", "twenty") has to stand in the other language too; a
lenient one ("ein", "beide", "couple", "half") may stand for a figure there but need not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

HALF = Decimal("0.5")

# What may stand for a figure 1; it is looked for only where a 1 is missing.
ONE = re.compile(
    r"\b(?:ein\w*|erst\w*|je\w*|allein\w*|pro|an?|one|first\w*|once|single|each|per|every|only|"
    r"sole|alone)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """What a number word stands for; `part` says how it combines with its neighbours.

    "count" may be multiplied by a scale that follows (zwei Millionen) and, in English, added to
    the words before it; "scale" multiplies; "other" stands for itself (ordinals, multiples).
    """

    values: tuple[Decimal, ...]
    strict: bool
    part: str = "other"


def strict(*values: Decimal | int, part: str = "other") -> Numeral:
    """Make a numeral that must come through."""
    return Numeral(tuple(map(Decimal, values)), strict=True, part=part)


def lenient(*values: Decimal | int, part: str = "other") -> Numeral:
    """Make a numeral that may stand for a figure."""
    return Numeral(tuple(map(Decimal, values)), strict=False, part=part)
