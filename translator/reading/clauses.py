"""Colons and semicolons between whole clauses: they end a sentence as a point would.

German writes a capital after a colon when a whole sentence follows. On 507 Wikinews articles
these rules find 73 of 114 such ends at colons with 18 false ones, and 43 of 52 at semicolons
with 3 (benchmarks/splitting.py); a logistic regression over the same features, in ten folds by
article, found 85 with 29.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translator.reading import german

if TYPE_CHECKING:
    from collections.abc import Iterator

_COLON = re.compile(r":(?=\s+[\"„“»«‚‹›]?[A-ZÄÖÜ])")
_SEMICOLON = re.compile(r";(?=\s+\w)")
_QUOTE = re.compile(r"\s+[\"„“»«‚‹›]")

# Characters on either side that decide; longer clauses tell no more, and the time stays linear.
_REACH = 400

# Words that a clause has. With 4 or 7 before a colon, 9 or 12 fewer boundaries come out right.
_COLON_WORDS = 5
_SEMICOLON_WORDS = 3

# "Ob Wind oder Regen: Die Fähre fährt." A clause, but none that can stand alone.
_CONCESSION = re.compile(r"\W*Ob\b")

# Quoted speech is a part of the sentence that says whose it is.
_SPEECH = re.compile(
    r"\b(?:sag|sprach|sprich|erklär|schrieb|schreib|mein|kommentier|bericht|heißt|hieß|so\b|wörtlich"
    r"|teilte|meld|beton|äußer|kritisier|forder|antwort|frag|rief|zitier|Zitat|Worte|bezeichn|laut"
    r"|begründ|warn|verkünd|versicher|bestätig|kündig|fügt|erzähl|behaupt|skandier|führt|twitter"
    r"|resümier|beschrieb|beschreib)"
)


def clause_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Where a sentence that stands at [start, end) divides into whole clauses, in order."""
    last = start
    marks = [*_COLON.finditer(text, start, end), *_SEMICOLON.finditer(text, start, end)]
    for mark in sorted(marks, key=lambda match: match.end()):
        before = text[max(last, mark.start() - _REACH) : mark.start()]
        after = text[mark.end() : min(end, mark.end() + _REACH)]
        divides = _colon_divides if mark[0] == ":" else _semicolon_divides
        if divides(before, after):
            last = mark.end()
            yield last


def _colon_divides(before: str, after: str) -> bool:
    if before.count("(") > before.count(")") or _CONCESSION.match(before):
        return False
    return _are_clauses(before, after, _COLON_WORDS) and not (
        _QUOTE.match(after) and _SPEECH.search(before)
    )


def _semicolon_divides(before: str, after: str) -> bool:
    return before.count("(") <= before.count(")") and _are_clauses(before, after, _SEMICOLON_WORDS)


def _are_clauses(before: str, after: str, least: int) -> bool:
    """Whether both sides have a verb and at least so many words."""
    sides = german.words(before), german.words(after)
    return all(len(side) >= least and german.has_finite_verb(side) for side in sides)
