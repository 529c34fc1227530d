"""Spellings of one name in German and English, compared by their sounds."""

from __future__ import annotations

from difflib import SequenceMatcher

from translator.translation.inflection import fold

# What German and English write otherwise, each made one spelling; the order matters.
_SOUNDS = (
    ("schtsch", "shch"), ("tsch", "ch"), ("dsch", "j"), ("sch", "sh"), ("ch", "kh"), ("w", "v"),
    ("j", "y"), ("iy", "y"), ("yy", "y"), ("ie", "i"), ("z", "s"), ("kh", "h"), ("ck", "k"),
)  # fmt: skip


def likeness(one: str, other: str) -> float:
    """Say how alike two names sound, 0 to 1: Selenskyj and Zelensky 1, Merkel and Merz 0.6.

    Names that begin with another sound aren't alike at all.
    """
    left, right = _sounds(one), _sounds(other)
    if left[:1] != right[:1]:
        return 0.0
    return SequenceMatcher(None, left, right).ratio()


def _sounds(word: str) -> str:
    text = fold(word).lower()
    for written, common in _SOUNDS:
        text = text.replace(written, common)
    return text
