"""Names of people: by their first name, or by words around them that only stand by people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translator.given_names import given_names
from translator.summary.facts import lexicon
from translator.summary.facts.german import ORGANISATION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.summary.facts.found import Context, Token

_PARTICLES = frozenset(
    "von van de der den zu al el bin ben di da del la le ter vom "
    "Von Van De Di Da Del La Le Al El Bin Ben".split()
)
_INITIAL = re.compile(r"[A-ZÄÖÜ]\.")
_ARAB_ARTICLES = frozenset("al el ad as ar bin ben".split())
# Family names that stand first, with short names behind them.
FAMILY_FIRST = frozenset("Kim Xi Moon Lee Park Li Wang Ri Choe Cho Yoon Han Ban Nguyen".split())


def full_name(tokens: Sequence[Token], at: int, known: Context) -> int | None:
    """Give the end of a name that opens with a known first name."""
    while at < len(tokens) and tokens[at].text in {"Dr.", "Prof."}:
        at += 1
    if at >= len(tokens) or not is_first_name(tokens[at].text):
        return None
    end = at + 1
    while end < len(tokens) and (
        is_first_name(tokens[end].text) or _INITIAL.fullmatch(tokens[end].text)
    ):
        end += 1
    surname = end
    while surname < len(tokens) and tokens[surname].text in _PARTICLES:
        surname += 1
    # Behind "von der" any word is the name ("von der Leyen").
    noble = surname > end and surname < len(tokens) and tokens[surname].capital
    if noble or (surname < len(tokens) and is_surname(tokens[surname].text)):
        end = surname + 1
    elif end - at < 2 or _INITIAL.fullmatch(tokens[end - 1].text):
        return None
    end = _longer(tokens, at, end, known)
    return end if _is_whole(tokens, end, known) else None


def name_behind_office(tokens: Sequence[Token], at: int, known: Context) -> int | None:
    """Give the end of a name behind an office: one or two words that are no common nouns."""
    end, names = at, 0
    while end < len(tokens) and names < 3 and may_be_name(tokens[end].text):
        end, names = _past_particles(tokens, end + 1), names + 1
    if not names or not is_surname(tokens[end - 1].text):
        return None
    if tokens[at].text in FAMILY_FIRST:
        return _longer(tokens, at, end, known)
    if end < len(tokens) and tokens[end].capital:  # the name may go on
        first_only = names == 1 and is_first_name(tokens[at].text)
        if first_only or not lexicon.is_common(tokens[end].text):
            return None
    return end if names < 3 else None


def is_first_name(text: str) -> bool:
    """Whether a word is a listed first name, or two with a hyphen."""
    return all(part in given_names() for part in text.split("-"))


def is_surname(text: str) -> bool:
    """Whether a word has the form of a surname and is no word that can't be one."""
    parts = text.replace("’", "'").replace("'", "").split("-")
    if parts[0].lower() in _ARAB_ARTICLES and len(parts) > 1:
        parts = parts[1:]
    shaped = all(p.isalpha() and p[-1].islower() for p in parts) and parts[0][0].isupper()
    return shaped and not lexicon.no_surname(text)


def may_be_name(text: str) -> bool:
    """Whether a word can only be a name: no common noun, no place."""
    return (
        is_surname(text)
        and not lexicon.is_common(text)
        and not lexicon.is_adjective(text.lower())
        and lexicon.place(text) is None
    )


def in_genitive(tokens: Sequence[Token], after: int, known: Context) -> bool:
    """Whether a name's last word has the "s" of the genitive."""
    text = tokens[after - 1].text
    if not text.endswith("s") or len(text) < 4:
        return False
    rest = tokens[after : after + 3]
    while len(rest) > 1 and lexicon.is_adjective(rest[0].text):
        rest = rest[1:]
    followed = bool(rest) and rest[0].capital
    return known.words[text[:-1]] > 0 or (followed and text not in given_names())


def _longer(tokens: Sequence[Token], at: int, end: int, known: Context) -> int:
    """Take a further surname where the article repeats it there, or in short Asian names."""
    if end >= len(tokens) or not is_surname(tokens[end].text):
        return end
    pair = (tokens[end - 1].text, tokens[end].text)
    short = tokens[at].text in FAMILY_FIRST and len(pair[1]) <= 4 and end - at < 3
    repeated = known.pairs[pair] > 1 and not lexicon.is_common(pair[1])
    return end + 1 if short or repeated else end


def _is_whole(tokens: Sequence[Token], end: int, known: Context) -> bool:
    """Whether a name ends where it seems to: no institute behind it, and no further surname."""
    if end >= len(tokens) or not tokens[end].capital:
        return True
    following = tokens[end].text
    if following.rpartition("-")[2] in ORGANISATION:
        return False
    goes_on = is_surname(following) and not lexicon.is_common(following)
    return not goes_on or is_first_name(following) or known.words[tokens[end - 1].text] > 1


def _past_particles(tokens: Sequence[Token], at: int) -> int:
    """Step over "van" or an initial that a surname follows."""
    end = at
    while end < len(tokens) and (
        tokens[end].text in _PARTICLES or _INITIAL.fullmatch(tokens[end].text)
    ):
        end += 1
    return end if end < len(tokens) and is_surname(tokens[end].text) else at
