"""Letters and signs that a small vocabulary lacks, as the nearest that it has.

A name is read without its marks, and has them again in the English; a letter that a model
doesn't know at all it makes something up for ("Łódź liegt": "Algae lies").
"""

from __future__ import annotations

import re
import unicodedata

_HAS = "ÄÖÜßàáäçèéñóöü"  # beside ASCII
_SIGNS = dict(zip("«»‹›‐‑−×#ØøŁłĐđŦŧŊŋı", "\"\"''---x OoLlDdTtNni", strict=True))
_WORD = re.compile(r"#?[^\W\d_]+")


def readable(text: str) -> str:
    """Give a text of the same length in the letters and signs of a small vocabulary."""
    return text.translate(_NEAREST)


def restored(source: str, text: str) -> str:
    """Give an English text with the words of its source spelled as they are there."""
    for word in set(_WORD.findall(source)):
        read = readable(word).lstrip()
        if read != word:
            text = re.sub(rf"\b{read}\b", word, text)
    return text


def _nearest() -> dict[int, str]:
    letters = [chr(code) for code in range(0xC0, 0x250)]  # of European names
    bases = {letter: unicodedata.normalize("NFD", letter)[0] for letter in letters}
    plain = {letter: base for letter, base in bases.items() if base.isascii()}
    return str.maketrans(plain | _SIGNS | {letter: letter for letter in _HAS})


_NEAREST = _nearest()
