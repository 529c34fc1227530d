"""English for German words of a fact: by rule and list, or from the sentence's translation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translator.given_names import given_names
from translator.summary.facts import lexicon
from translator.summary.facts.german import DEFINITE, DETERMINERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.summary.facts.found import Token

# Letters by which German and English write the same foreign name (Wladimir, Vladimir).
_RESPELL = (
    ("tsch", "ch"), ("dsch", "j"), ("sch", "sh"), ("schtsch", "shch"), ("ij", "y"), ("yj", "y"),
    ("yy", "y"), ("iy", "y"), ("ja", "ya"), ("ju", "yu"), ("je", "ye"), ("j", "y"), ("w", "v"),
    ("z", "s"), ("ff", "v"), ("ß", "ss"), ("-", " "), ("é", "e"), ("ğ", "g"), ("’", ""),
)  # fmt: skip
PARTIES = {"Grüne": "Greens", "Grünen": "Greens", "Die Grünen": "Greens", "Die Linke": "Left",
           "Linke": "Left", "parteilos": "independent", "Freie Wähler": "Free Voters"}  # fmt: skip
_PARTY_NAMES = frozenset(
    "CDU CSU SPD FDP AfD BSW CDU/CSU ÖVP SPÖ FPÖ SVP SP GLP NEOS SSW NPD ÖDP Volt".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

# Where the English of a counted noun ends at the latest.
_ENGLISH_STOP = frozenset(
    """
    a an the of in on at to from for with by and or but who which that than as per have has had
    is are was were be been will would could should may might must can did do does into over under
    since
    after before during between against more were they their his her its it this these there
    """.split()
)
_IRREGULAR = frozenset("people men women children police troops staff dead injured percent".split())


def party(text: str) -> str | None:
    """Give the English of a party in brackets behind a name; None for anything else."""
    return PARTIES.get(text) or (text if text in _PARTY_NAMES else None)


def name(german: str, translation: str) -> str:
    """Give a name as the translation spells it, where that is the same name; else as it is."""
    words = _WORD.findall(translation)
    length = len(german.replace("-", " ").split())
    for size in (length, len(german.split())):
        for at in range(len(words) - size + 1):
            candidate = " ".join(words[at : at + size])
            if not candidate[0].isupper() or _spelling(candidate) != _spelling(german):
                continue
            # English respells names ("Selenskyj"); a letter more or less is a slip ("Krönn").
            if _undoubled(candidate.lower()) != _undoubled(german.lower()):
                return candidate.removesuffix("'s").removesuffix("’s")
    return german


def phrase(tokens: Sequence[Token]) -> str | None:
    """Translate a noun phrase by list ("die ukrainische Polizei"); None with an unknown word.

    Proper names stay as they are; "des"/"der" between two nouns becomes "of the".
    """
    words: list[str] = []
    unknown = genitive = False
    for number, token in enumerate(tokens):
        text, lower = token.text, token.text.lower()
        if lower in DETERMINERS:
            article = "the" if lower in DEFINITE else "a"
            of = number > 0 and words[-1] not in {"of", "and"}
            words += [*(["of"] if of else []), article]
            genitive = lower == "des"
        elif lower == "und" and number:
            words.append("and")
        elif _names_adjective(tokens, number):
            words.append(_adjective_of_name(tokens, number))
        elif lower in {"von", "vom"} and number:
            words += ["of", *(["the"] if lower == "vom" else [])]
        elif text.islower():
            words.append(lexicon.adjective(text) or "")
        else:
            words.append(_noun(tokens, number) or "")
            if genitive and words[-1] == text:
                words[-1] = text.removesuffix("s")
        unknown = unknown or not words[-1]
    return None if unknown or not words else _article(" ".join(words))


def counted(number: str, translation: str) -> str | None:
    """Give what the translation counts by a number: its words up to the first plural noun."""
    match = re.search(rf"(?<![\d.,]){re.escape(number)}\s+", translation)
    words: list[str] = []
    for word in re.findall(r"[\w'’-]+|[^\w\s]", translation[match.end() :])[:4] if match else ():
        if word.lower() in _ENGLISH_STOP or not word[0].isalpha():
            return None
        words.append(word)
        if word in _IRREGULAR or (word.endswith("s") and not word.endswith(("ss", "us", "is"))):
            return " ".join(words)
    return None


def _names_adjective(tokens: Sequence[Token], at: int) -> bool:
    """Whether an adjective is part of a name ("der Gemeinsame Generalstab") or opens the phrase."""
    if not tokens[at].capital or at + 1 >= len(tokens) or not tokens[at + 1].capital:
        return False
    return lexicon.adjective(tokens[at].text) is not None


def _adjective_of_name(tokens: Sequence[Token], at: int) -> str:
    """Give the English of an adjective with a capital, if what it belongs to is known."""
    found = lexicon.adjective(tokens[at].text) or ""
    if not at:
        return found
    return found.capitalize() if lexicon.body(tokens[at + 1].text) else ""


def _noun(tokens: Sequence[Token], at: int) -> str | None:
    text = tokens[at].text
    found = (
        lexicon.place(text)
        or lexicon.body(text)
        or lexicon.noun(text, "counted")
        or lexicon.office(text)
    )
    if found:
        return found
    possessor = lexicon.genitive_place(text)
    if possessor:
        behind = (
            at > 0 and tokens[at - 1].capital and tokens[at - 1].text.lower() not in {"der", "des"}
        )
        if behind and lexicon.is_common(tokens[at - 1].text):
            return f"of {possessor}"
        return possessor if at == len(tokens) - 1 else f"{possessor}'s"
    return text if _is_proper(tokens, at) else None


def _is_proper(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that no list translates is a name, and stays as it is."""
    text = tokens[at].text
    if text.endswith("-") or lexicon.is_office(text) or lexicon.is_body(text):
        return False
    if text.replace("-", "").isupper() or text in given_names():
        return True
    # Behind an article or adjective stands a noun, known or not.
    before = tokens[at - 1].text if at else ""
    led = before.lower() in DETERMINERS or lexicon.is_adjective(before)
    return not led and not lexicon.is_common(text)


def _article(text: str) -> str:
    return re.sub(r"\ba (?=[aeioAEIO])", "an ", text)


def _spelling(text: str) -> str:
    lower = text.lower().removesuffix("'s").removesuffix("’s")
    for german, english in _RESPELL:
        lower = lower.replace(german, english)
    return _undoubled(lower)


def _undoubled(text: str) -> str:
    return re.sub(r"(\w)\1", r"\1", text)
