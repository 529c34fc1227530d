"""German that was left in the English: whole sentences, and single words."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from translator.article import Flag
from translator.translation.coverage import left_german

if TYPE_CHECKING:
    from collections.abc import Iterator

# German words that are not English ones; an English sentence has none of them but in names.
_GERMAN = frozenset(
    "aber als auch auf aus bei bis das dass dem den der des durch ein eine einem einen einer eines "
    "er es für haben ich im ist mit nach nicht oder sich sie sind über und uns unter vom von vor "
    "wegen werden wie wird wurde wurden zu zum zur zwischen".split()
)
_MARKS = " .,;:!?…\"'“”„‚‘’«»‹›()[]{}–—-*"
_ASIDE = re.compile(r"[\"“”„«»][^\"“”„«»]{1,120}[\"“”„«»]|\([^()]*\)")
# Before a name these alone are no sign of German.
_PARTICLES = frozenset({"von", "van", "vom", "zu", "zur", "der", "den"})
_UMLAUT = re.compile(r"[äöüß]")


@cache
def _cognates() -> frozenset[str]:
    """Load the words that are written alike in both languages (training/cognates.py)."""
    path = Path(__file__).with_name("cognates.txt")
    return frozenset(path.read_text("utf-8").split())


def check_untranslated(source: str, target: str) -> list[Flag]:
    """Doubt a translation that is the German sentence itself, or keeps German words."""
    german, english = source.split(), target.split()
    if german == english:
        return _check_copied(german)
    words = _words(source, target)
    odd = _odd(words, source)
    left = list(dict.fromkeys([*odd, *left_german(source, target)]))
    if not left:
        return []
    function = [word for word in odd if word.lower() in _GERMAN]
    if len(function) >= 3 or (function and len(function) >= 0.2 * len(words)):
        return [Flag("untranslated", "error", "German words were left as they are.")]
    kept = ", ".join(f"„{word}“" for word in left[:3])
    return [Flag("untranslated", "error", f"Left in German: {kept}.")]


def _words(source: str, target: str) -> list[str]:
    """Give the words of the English, but what it quotes or brackets in German."""

    def pass_over(match: re.Match[str]) -> str:
        return " " if match[0].strip(_MARKS) in source else match[0]

    return _split(_ASIDE.sub(pass_over, target))


def _split(text: str) -> list[str]:
    return [bare for word in text.split() if (bare := word.strip(_MARKS))]


def _check_copied(words: list[str]) -> list[Flag]:
    plain = [word.strip(".,;:!?") for word in words]
    german = [w for w in plain if w.isalpha() and w.islower() and w not in _cognates()]
    if len(words) > 1 and german:
        return [Flag("copied", "error", "The German sentence was copied, not translated.")]
    return []


def _odd(words: list[str], source: str) -> list[str]:
    """Give the words that are German, those of names aside."""
    german = _split(source.replace("\u00ad", ""))
    known = frozenset(german)
    odd = [at for at, word in enumerate(words) if _is_left(word, at, known)]
    if not odd:
        return []
    pairs = frozenset(pairwise(german))
    names = {at for first, last in _runs(words, known) for at in _named(words, first, last, pairs)}
    return [words[at] for at in odd if at not in names]


def _is_left(word: str, at: int, known: frozenset[str]) -> bool:
    cognates = _cognates()
    if word in cognates or not (word.islower() or (at == 0 and word.istitle())):
        return False
    function = word.lower() in _GERMAN and word.lower() not in cognates
    if word not in known and not function and not _UMLAUT.search(word):
        return False
    if any(len(part) < 2 or not part.isalpha() for part in word.split("-")):
        return False  # addresses, e-tron, 46ers
    if word[0].isupper():
        return function and word in known
    if word in known:
        return len(word) > 2 or function
    return function or word.capitalize() not in known


def _runs(words: list[str], known: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Give the stretches of words in lower case that the German has too (end exclusive)."""
    start = 0
    for at, word in enumerate([*words, ""]):
        if not (word.islower() and word in known):
            if at > start:
                yield start, at
            start = at + 1


def _named(
    words: list[str], first: int, last: int, pairs: frozenset[tuple[str, str]]
) -> Iterator[int]:
    """Give what belongs to a name in words[first:last]: Ursula von der Leyen, ratiopharm Ulm."""
    before = first > 0 and words[first - 1][0].isupper()
    after = words[last] if last < len(words) else ""
    if after[:1].isupper() and (words[last - 1], after) in pairs:
        for at in range(first, last):
            if before or words[at] not in _GERMAN or words[at] in _PARTICLES:
                yield at
