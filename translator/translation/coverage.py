"""Omissions and additions: runs of words that nothing in the other text accounts for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translator.article import Flag
from translator.translation.evidence import Evidence, evidence
from translator.translation.lexicon import lexicon
from translator.translation.words import english_stem

if TYPE_CHECKING:
    from collections.abc import Sequence

# Log-odds from which a run of words counts as left out, or as added. Of the even lines of
# newstest2019, on which they were tuned, 0.6 % and 0.3 % lie above, of the odd ones 0.9 and 0.4 %.
OMISSION, ADDITION = 6.0, 8.4

# Letters of English per letter of German, and the variance per letter, of newstest2019's human
# translations (newstest2019: 0.951, 2.07). No sentence is longer by lengths alone than LIMIT says.
RATIO, VARIANCE, LIMIT = 0.95, 2.1, 3.0

_BEFORE_NOUN = re.compile(
    r"\b(?:[a-zäöüß]+(?:e[mnrs]?|as)|im|vom|beim|zum|zur|ein|kein|ihr|sein) $"
)
_OPENERS = frozenset("\"“„‘'‚»«-")
SURE_WORD = 0.5  # a German word that is translated so often can't be meant to stay


def check_coverage(source: str, target: str) -> list[Flag]:
    """Find the stretch of either text that has the least in the other."""
    found = evidence(source, target)
    flags = []
    if (gap := worst_gap(found.german, source, target, RATIO))[0] >= OMISSION:
        flags.append(Flag("omission", "warning", f"Nothing in the English for: „{gap[1]}“."))
    if (gap := worst_gap(found.english, target, source, 1 / RATIO))[0] >= ADDITION:
        flags.append(Flag("addition", "warning", f"Nothing in the German for: “{gap[1]}”."))
    return flags


def left_german(source: str, target: str) -> list[str]:
    """Give the German words that stand in the English though English hasn't them.

    Nouns only after an article or an adjective (others are often names), and none that stand
    together or in quotes, which are titles.
    """
    found = evidence(source, target)
    german = {each.word.text: each for each in found.german}
    copied = [german.get(word.text) for word in found.target]
    if not any(copied):
        return []
    left = []
    for place, each in enumerate(copied):
        beside = copied[max(0, place - 1) : place] + copied[place + 1 : place + 2]
        if each is None or any(beside) or _before(target, found.target[place].start) in _OPENERS:
            continue
        if _is_german(each, source) and lexicon().english(found.target[place].stem) is None:
            left.append(each.word.text)
    return left


def _before(text: str, place: int) -> str:
    return text[place - 1] if place else " "


def _is_german(each: Evidence, source: str) -> bool:
    """Whether the word is surely German, no name, and surely translated elsewhere."""
    if not each.known or each.name or each.entry.covered < SURE_WORD:
        return False
    if each.word.stem in each.entry.english or english_stem(each.word.text) in each.entry.english:
        return False
    return not each.word.capital or _BEFORE_NOUN.search(source, 0, each.word.start) is not None


def worst_gap(words: Sequence[Evidence], text: str, other: str, ratio: float) -> tuple[float, str]:
    """Give the log-odds of the likeliest gap in `other`, and the words of `text` that it lacks."""
    weight, run = worst_run(words)
    if not run:
        return 0.0, ""
    gap = text[run[0].word.start : run[-1].word.end]
    return weight + length_evidence(len(gap), len(text), len(other), ratio), gap


def length_evidence(gap: int, text: int, other: int, ratio: float) -> float:
    """Give the log-odds, from lengths alone, that `gap` letters of `text` have nothing in `other`.

    The length of a translation is normal around `ratio` times that of its source, with a variance
    that grows with it.
    """
    off = (other - ratio * text) ** 2 - (other - ratio * (text - gap)) ** 2
    return max(-LIMIT, min(LIMIT, off / (2 * VARIANCE * ratio * text)))


def worst_run(words: Sequence[Evidence]) -> tuple[float, Sequence[Evidence]]:
    """Give the run of words whose weights add up to the most, and their sum (Kadane)."""
    best, best_run, total, start = 0.0, words[:0], 0.0, 0
    for place, each in enumerate(words):
        if total <= 0:
            total, start = 0.0, place
        total += each.weight
        if total > best:
            best, best_run = total, words[start : place + 1]
    return best, best_run
