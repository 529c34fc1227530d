"""Likeness of German and English spellings: names written over from other scripts, and cognates."""

from __future__ import annotations

import re
from functools import lru_cache

from translator.translation.words import fold

# What a German and an English pen write for one sound, made one letter: first the groups of
# each language, then what both write in several ways. (Duden and BGN/PCGN tables.)
_GERMAN_SOUNDS = (
    ("schtsch", "x"), ("tzsch", "q"), ("dsch", "j"), ("tsch", "q"), ("sch", "x"), ("ch", "h"),
    ("j", "i"), ("w", "v"), ("tz", "z"),
)  # fmt: skip
_ENGLISH_SOUNDS = (
    ("shch", "x"), ("tch", "q"), ("ch", "q"), ("sh", "x"), ("kh", "h"), ("zh", "x"), ("ts", "z"),
    ("tz", "z"), ("dj", "j"), ("w", "v"),
)  # fmt: skip
_BOTH = str.maketrans({"y": "i", "z": "s", "c": "k", "j": "i"})
_PAIRS = (("ph", "f"), ("th", "t"), ("ck", "k"), ("ae", "a"), ("oe", "o"), ("ue", "u"),
          ("ou", "u"), ("qu", "kv"), ("ks", "x"))  # fmt: skip
_RUN = re.compile(r"(.)\1+")
_SOFT = re.compile(r"(?<=[aeiou])[h]")
SHORT, LONG = 5, 8  # letters of a sound key from which one and two differences are forgiven


@lru_cache(1 << 16)
def german_initials(word: str) -> frozenset[str]:
    """Give the first letters of a German word as written and as it sounds."""
    return frozenset((fold(word)[:1], german_sound(word)[:1]))


@lru_cache(1 << 16)
def english_initials(word: str) -> frozenset[str]:
    """Give the first letters of an English word as written and as it sounds."""
    return frozenset((fold(word)[:1], english_sound(word)[:1]))


@lru_cache(1 << 16)
def german_sound(word: str) -> str:
    """Give a key that a German word shares with the English spelling of the same name."""
    return _sound(fold(word), _GERMAN_SOUNDS)


@lru_cache(1 << 16)
def english_sound(word: str) -> str:
    """Give a key that an English word shares with the German spelling of the same name."""
    return _sound(fold(word).removesuffix("'s"), _ENGLISH_SOUNDS)


def _sound(word: str, groups: tuple[tuple[str, str], ...]) -> str:
    word = word.replace("'", "")
    for old, new in groups:
        word = word.replace(old, new)
    for old, new in _PAIRS:
        word = word.replace(old, new)
    return _RUN.sub(r"\1", _SOFT.sub("", word.translate(_BOTH)))


def alike(german: str, english: str) -> bool:
    """Whether the English may be the German word: copied, written over, or of the same root."""
    a, b = fold(german), fold(english).removesuffix("'s")
    if a == b or b in {f"{a}s", a.removesuffix("s")}:
        return True
    if same_root(a, b):
        return True
    sound, other = german_sound(german), english_sound(english)
    if abs(len(sound) - len(other)) > 2 or sound[:1] != other[:1]:
        return False
    shorter = min(len(sound), len(other))
    forgiven = (shorter >= SHORT) + (shorter >= LONG)
    return distance(sound, other, forgiven) <= forgiven


def same_root(german: str, english: str) -> bool:
    """Whether two folded words begin alike for most of their length (Tourismus, tourism)."""
    longest = max(len(german), len(english))
    need = max(4, (longest * 3 + 4) // 5)
    return german[:need] == english[:need] and min(len(german), len(english)) >= need


def distance(a: str, b: str, limit: int) -> int:
    """Give the edits that make `a` of `b`; anything above `limit` only says so."""
    if a == b:
        return 0
    if limit == 0 or abs(len(a) - len(b)) > limit:
        return limit + 1
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        left, row[0], corner = i, i, row[0]
        for j, y in enumerate(b, 1):
            left = min(left + 1, row[j] + 1, corner + (x != y))
            corner, row[j] = row[j], left
    return row[-1]
