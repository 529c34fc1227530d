"""Repetition and loops: what a decoder says again and again, and the German doesn't."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from translator.article import Flag

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 40  # words of a phrase that is looked for as repeated right after itself
OFTEN = 4  # as often a phrase of three words comes in all
LOOP = 3  # as often a phrase comes in a row, and no slip but a loop

_WORDS = re.compile(r"[ap]\.m\.|[^\W_]+(?:['’-][^\W_]+)*|[.!?;:]")
_STUTTER = re.compile(r"([^\W\d_]{1,6}?)\1{4,}")
# English says these twice in sound sentences.
_TWICE = frozenset({"had", "that", "is", "do", "very", "so", "bye", "and more", "and on"})


def check_repetition(source: str, target: str) -> list[Flag]:
    """Doubt a translation that says a word or phrase twice in a row, or again and again."""
    found = _repeated(target)
    if found is None:
        return []
    phrase, times = found
    in_source = _repeated(source)
    if in_source and in_source[1] >= times:
        return []
    if times == 2 and phrase in _TWICE:
        return []
    severity = "error" if times >= LOOP or " " in phrase else "warning"
    return [Flag("repetition", severity, f"The translation repeats itself: “{phrase}”.")]


def _repeated(text: str) -> tuple[str, int] | None:
    """Give the phrase that is repeated most, and how often."""
    words = _WORDS.findall(text.lower())
    found = [match for match in (_word(text), _stutter(text)) if match]
    if len(set(words)) < len(words) - 1:
        found += [match for match in (_loop(words), _frequent(words)) if match]
    return max(found, key=lambda match: match[1], default=None)


def _word(text: str) -> tuple[str, int] | None:
    """Give the word or figure that follows itself, nothing but space between: "ago ago"."""
    best, run, last = None, 1, ""
    for token in text.lower().split():
        word = token.rstrip(".,;:!?…\"“”’»")
        run = run + 1 if word == last and len(word) > 1 and word[-1:].isalnum() | (word[-1] == ")") else 1
        if run > (best[1] if best else 1):
            best = (word, run)
        last = token
    return best


def _stutter(text: str) -> tuple[str, int] | None:
    match = _STUTTER.search(text)
    return (match[1], len(match[0]) // len(match[1])) if match else None


def _loop(words: Sequence[str]) -> tuple[str, int] | None:
    """Give the phrase of several words (or the word thrice) that follows itself most often."""
    best: tuple[str, int] | None = None
    for size in range(1, min(LONGEST, len(words) // 2) + 1):
        run, least = 0, 2 if size > 1 else LOOP
        for at, (word, following) in enumerate(zip(words, words[size:], strict=False)):
            run = run + 1 if word == following else 0
            if run >= size and run // size + 1 >= max(least, best[1] + 1 if best else 0):
                phrase = words[at + 1 : at + 1 + size]
                if any(word.isalpha() for word in phrase):
                    best = (" ".join(phrase), run // size + 1)
    return best


def _frequent(words: Sequence[str]) -> tuple[str, int] | None:
    grams = Counter(zip(words, words[1:], words[2:], strict=False))
    phrase, times = grams.most_common(1)[0] if grams else ((), 0)
    return (" ".join(phrase), times) if times >= OFTEN else None
