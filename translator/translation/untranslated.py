"""German that was left in the English: whole sentences, and single words."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

from translator.article import Flag

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
    count = len([word for word in words if word.lower() in _GERMAN])
    if (count >= 3 and count >= 0.1 * len(words)) or (count and count >= 0.2 * len(words)):
        return [Flag("untranslated", "error", "German words were left as they are.")]
    if left := left_words(source, target):
        kept = ", ".join(f"“{word}”" for word in left[:3])
        return [Flag("untranslated", "error", f"Left in German: {kept}.")]
    return []


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


def left_words(source: str, target: str) -> list[str]:
    """Give the German words in lower case that the English keeps, those of names aside."""
    words = _words(source, target)
    german = _split(source.replace("\u00ad", ""))
    cognates = _cognates()
    odd = [at for at, word in enumerate(words) if at == 0 or word not in cognates]
    known = set(german)
    odd = [at for at in odd if words[at] in known or _UMLAUT.search(words[at])]
    return [words[at] for at in odd if _is_left(words, at, german)]


def _is_left(words: list[str], at: int, german: list[str]) -> bool:
    word = words[at]
    if any(len(part) < 2 or not part.isalpha() for part in word.split("-")):
        return False  # addresses, e-tron, 46ers
    if at == 0 and word.istitle():
        return word.lower() in _GERMAN and word.lower() not in _cognates() and word in german
    if not word.islower() or word in _cognates():
        return False
    if word not in german:
        return bool(_UMLAUT.search(word)) and word.capitalize() not in german
    return (len(word) > 2 or word in _GERMAN) and not _in_name(words, at, german)


def _in_name(words: list[str], at: int, german: list[str]) -> bool:
    """Tell whether a word stands in a name that was kept: Ursula von der Leyen, ratiopharm Ulm."""
    start, end = at, at + 1
    while start and words[start - 1].islower() and words[start - 1] in german:
        start -= 1
    while end < len(words) and words[end].islower() and words[end] in german:
        end += 1
    before = start > 0 and words[start - 1][0].isupper()
    pair = (words[end - 1], words[end] if end < len(words) else "")
    after = pair[1][:1].isupper() and pair in pairwise(german)
    return after and (before or words[at] not in _GERMAN or words[at] in _PARTICLES)
