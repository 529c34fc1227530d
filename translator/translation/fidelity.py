"""Fidelity checks: what can be doubted about a translation without another translation."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from translator.article import Flag
from translator.translation.coverage import check_coverage
from translator.translation.figures import invented_figures, lost_figures
from translator.translation.names import check_names

if TYPE_CHECKING:
    from collections.abc import Sequence

CHECKS_VERSION = "2"

# Words of the English against words of the German, for sentences of at least MIN_WORDS. Of the
# 1,896 human translations of newstest2019 that are so long, 3 lie outside (benchmarks/checks.py).
SHORTEST, LONGEST, MIN_WORDS = 0.55, 2.1, 6

# Mean log-probability a piece, 50 %. With the embedded model, sentences of newstest2019 above it
# have a chrF of 47 and those below one of 30; between -0.9 and -0.7 it is 34, hardly better.
UNSURE = -0.7

# German words that are not English ones: three of them, or one in five, and it wasn't translated.
_GERMAN = frozenset(
    "aber als auch auf aus bei das dass dem den der des durch eine einem einen einer eines er für "
    "haben hat ich im ist mit nach nicht oder sich sie sind über und uns unter vom von vor wegen "
    "werden wie wird wurde zu zum zur zwischen".split()
)


def check(
    source: str, target: str, *, complete: bool = True, score: float = 0.0
) -> tuple[Flag, ...]:
    """Check one German sentence against its English; the gravest doubts come first.

    `complete` is False when the decoder reached its limit before the end of the sentence;
    `score` is the model's mean log-probability a piece, where a model made the English.
    """
    if not target.strip():
        return (
            (Flag("empty", "error", "This sentence has no translation."),) if source.strip() else ()
        )
    flags = [
        *_figures(source, target),
        *_untranslated(source, target),
        *_repetition(source, target),
        *_length(source, target),
        *check_names(source, target),
        *check_coverage(source, target),
        *_confidence(score),
    ]
    if not complete:
        flags.insert(0, Flag("cut", "error", "The translation stops before the sentence does."))
    return tuple(flags)


def _figures(source: str, target: str) -> list[Flag]:
    flags = []
    if lost := lost_figures(source, target):
        flags.append(Flag("figures", "error", f"Not in the English: {', '.join(lost)}."))
    if invented := invented_figures(source, target):
        flags.append(Flag("figures", "error", f"Not in the German: {', '.join(invented)}."))
    return flags


def _untranslated(source: str, target: str) -> list[Flag]:
    words = _words(target)
    german = sum(word in _GERMAN for word in words)
    copied = len(words) > 3 and words == _words(source)
    if copied or german >= 3 or (german and german / len(words) >= 0.2):
        return [Flag("untranslated", "error", "German words were left as they are.")]
    return []


def _repetition(source: str, target: str) -> list[Flag]:
    looped = _loop(_words(target))
    if looped and not _loop(_words(source)):
        return [Flag("repetition", "warning", f"The translation repeats itself: “{looped}”.")]
    return []


def _loop(words: Sequence[str]) -> str | None:
    """Give the phrase that follows itself (a single word: twice) or comes three times in all."""
    for size in range(1, min(9, len(words) // 2 + 1)):
        times = 3 if size == 1 else 2
        for start in range(len(words) - size * times + 1):
            phrase = words[start : start + size]
            if all(
                words[start + size * k : start + size * (k + 1)] == phrase for k in range(times)
            ):
                return " ".join(phrase)
    grams = Counter(zip(words, words[1:], words[2:], strict=False))
    frequent = grams.most_common(1)
    return " ".join(frequent[0][0]) if frequent and frequent[0][1] >= 3 else None


def _length(source: str, target: str) -> list[Flag]:
    german, english = len(_words(source)), len(_words(target))
    if german < MIN_WORDS:
        return []
    if english < SHORTEST * german:
        return [
            Flag("length", "warning", "Much shorter than the German: something may be missing.")
        ]
    if english > LONGEST * german:
        return [
            Flag("length", "warning", "Much longer than the German: something may be invented.")
        ]
    return []


def _confidence(score: float) -> list[Flag]:
    if score > UNSURE:
        return []
    message = f"The model is unsure of this sentence ({100 * math.exp(score):.0f}% confidence)."
    return [Flag("unsure", "warning", message)]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text.lower())
