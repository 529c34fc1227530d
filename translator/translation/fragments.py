"""Fragments: what holds no words is copied, and a word or two never grow into a sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from translator.article import Flag
from translator.translation.fidelity import REPAIRABLE
from translator.translation.figures import invented_figures

if TYPE_CHECKING:
    from translator.translation.drafts import Draft

# Addresses, hashtags, handles and file names: nobody translates them.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|[#@]\w+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}(?:/\S*)?"
)
# Agencies, whose names stand alone at the ends of articles, and their marks.
_AGENCIES = frozenset(
    "afp ap apa ard dapd dpa epd kna lnw ots reuters rtr sda sid tass zdf".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
FRAGMENT = 3  # words at most; a line of names, without any word in lower case, may have more
NAMES = 8
# Words that one German word may become ("Bundesverfassungsgericht"), and what more words add.
GROWTH = 3
# Mean log-probability a piece, 37 %: below it what the embedded model makes of single words is
# mostly another word.
RAMBLING = -1.0


def is_wordless(text: str) -> bool:
    """Tell whether there is nothing to translate: marks, figures, addresses, agencies, codes."""
    rest = _ADDRESS.sub(" ", text)
    words = _WORD.findall(rest)
    return all(word.lower() in _AGENCIES or _is_code(word) for word in words)


def as_fragment(draft: Draft) -> Draft:
    """Copy a fragment that the model made a sentence of, or that it only guesses at."""
    words, made = (len(_WORD.findall(text)) for text in (draft.source, draft.text))
    if words > (NAMES if _is_named(draft.source) else FRAGMENT):
        return draft
    if draft.text == draft.source or _is_sound(draft, words, made):
        return draft
    flag = Flag("untranslated", "warning", "These few words were left in German.")
    copied = draft.repaired("fragment", draft.source, "What the model made up was left out.")
    return replace(copied, flags=(flag,), copied=True)


def _is_sound(draft: Draft, words: int, made: int) -> bool:
    doubted = any(flag.severity == "error" for flag in draft.flags)
    if doubted or not 0 < made < words + GROWTH or invented_figures(draft.source, draft.text):
        return False
    # A word or two with capitals may be a name, of which the model makes another.
    return draft.score > (REPAIRABLE if _is_named(draft.source) else RAMBLING)


def _is_named(text: str) -> bool:
    """Tell whether all words have capitals, as in "Foto: Maria Weber/dpa"."""
    words = [word for word in _WORD.findall(text) if word.lower() not in _AGENCIES]
    return all(word[0].isupper() for word in words) and any(len(word) > 3 for word in words)


def _is_code(word: str) -> bool:
    """Tell letters that are no word: no vowel, or a single one."""
    return len(word) == 1 or not re.search("[aeiouyäöü]", word.lower())
