"""Repetition and loops: what a decoder says again and again, and the German doesn't."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from translator.article import Flag, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST = 40  # words of a phrase that is looked for as repeated right after itself
OFTEN = 4  # as often a phrase of three words comes in all
LONG_WORD = 9  # letters beyond which a word is looked into
NEAR = 6  # as many of its next places each place of a word is held against
LOOP = 3  # as often a phrase comes in a row, and no slip but a loop

_WORDS = re.compile(r"[ap]\.m\.|[^\W_]+(?:['’-][^\W_]+)*|[.!?;:]")
_STOPS = '.,;:!?…"“”’»'
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
    severity: Severity = "error" if times >= LOOP or " " in phrase else "warning"
    return [Flag("repetition", severity, f"The translation repeats itself: “{phrase}”.")]


def _repeated(text: str) -> tuple[str, int] | None:
    """Give the phrase that is repeated most, and how often."""
    words = _WORDS.findall(text.lower())
    found = [match for match in (_word(text), _stutter(text), *_loops(words)) if match]
    return max(found, key=lambda match: match[1], default=None)


def _word(text: str) -> tuple[str, int] | None:
    """Give the word or figure that follows itself, nothing but space between: "ago ago"."""
    tokens = text.lower().split()
    if not any(b.startswith(a) for a, b in pairwise(tokens)):
        return None
    best, run, last = None, 1, ""
    for token in tokens:
        word = token.rstrip(_STOPS)
        again = word == last and len(word) > 1 and (word[-1].isalnum() or word[-1] == ")")
        run = run + 1 if again else 1
        if again and run > (best[1] if best else 1):
            best = (word, run)
        last = token
    return best


def _stutter(text: str) -> tuple[str, int] | None:
    """Give the letters that follow themselves inside a word: "hahahahaha"."""
    long = [word for word in text.split() if len(word) > LONG_WORD]
    found = (match for word in long if (match := _STUTTER.search(word)))
    return next(((m[1], len(m[0]) // len(m[1])) for m in found), None)


def _loops(words: Sequence[str]) -> Iterator[tuple[str, int] | None]:
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        places.setdefault(word, []).append(at)
    if len(places) == len(words):
        return
    often = [at for at in places.values() if len(at) > 1]
    gaps = Counter(
        later - at
        for every in often
        for k, at in enumerate(every)
        for later in every[k + 1 : k + NEAR]
        if later - at <= LONGEST
    )
    for size, count in gaps.items():
        if count >= size * (1 if size > 1 else LOOP - 1):
            yield _loop(words, size)
    if max(map(len, often)) >= OFTEN:
        yield _frequent(words)


def _loop(words: Sequence[str], size: int) -> tuple[str, int] | None:
    """Give the phrase of `size` words that follows itself most often, a single one thrice."""
    best, run, least = None, 0, 2 if size > 1 else LOOP
    for at, (word, following) in enumerate(zip(words, words[size:], strict=False)):
        run = run + 1 if word == following else 0
        times = run // size + 1
        if run >= size and times >= max(least, best[1] + 1 if best else 0):
            phrase = words[at + 1 : at + 1 + size]
            if any(word.isalpha() for word in phrase):
                best = (" ".join(phrase), times)
    return best


def _frequent(words: Sequence[str]) -> tuple[str, int] | None:
    """Give the three words that come together most often, wherever they stand."""
    grams = Counter(zip(words, words[1:], words[2:], strict=False))
    phrase, times = grams.most_common(1)[0] if grams else ((), 0)
    return (" ".join(phrase), times) if times >= OFTEN else None
