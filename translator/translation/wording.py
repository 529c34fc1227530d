"""Put a term into an English sentence so that it reads: article, number, possessive, capital."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translator.translation.inflection import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.translation.glossary import Match

_DEFINITE = r"\b(?:de[rmns]|die|das|im|am|vom|beim|zum|zur|ins|ans)\s+$"
_AFTER_DEFINITE = re.compile(_DEFINITE, re.IGNORECASE)
_AFTER_ARTICLE = re.compile(rf"{_DEFINITE}|\bk?eine?[nmrs]?\s+$", re.IGNORECASE)
_DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your whose no every each some any "
    "all both".split()
)
_OPENING = re.compile(r"^\W*")
_CLOSING = re.compile(r"(?:['’]s?)?\W*$")
_ENGLISH_PLURAL = re.compile(r"[^siu]s$")
# German nouns whose plural is the same word (Minister), and what tells it before them.
_SAME_IN_PLURAL = re.compile(r"(?:er|el|en)$")
_PLURAL_BEFORE = re.compile(
    r"\b(?:die|alle|beide|einige|mehrere|viele|diese|zwei|drei|vier|fünf|\d+)n?\s+(?:[a-zäöüß]+e[nr]?\s+)?$",
    re.IGNORECASE,
)
# "Nordkoreas Machthaber": a genitive before its noun has no other noun before it.
_NOUN_BEFORE = re.compile(r"\S\s+[A-ZÄÖÜ]\S*\s$")
# Words that begin with a capital only at the beginning of a sentence.
_BEGINNINGS = frozenset("The A An In On At By For From With He She It They We But And Or".split())


def replace_words(
    source: str, match: Match, words: Sequence[str], first: int, last: int
) -> list[str]:
    """Put the term in the place of `words[first:last + 1]`; punctuation around them stays."""
    opening = words[first][: len(words[first]) - len(_OPENING.sub("", words[first]))]
    bare = _CLOSING.sub("", words[last])
    closing = words[last][len(bare) :]
    term = match.entry.preferred
    if _ENGLISH_PLURAL.search(bare) and _is_plural(source, match):
        term = plural(term)
    if not closing and _is_possessor(source, match) and words[first - 1 : first] != ["of"]:
        closing = "'s" if words[last + 1 :] else ""
    before = _lead_in(source, match, words[:first])
    term = term if before else _capital(term)
    return [*before, opening + term + closing, *words[last + 1 :]]


def insert_words(source: str, match: Match, words: Sequence[str], place: int) -> list[str]:
    """Put the term before `words[place]`."""
    before, rest = _lead_in(source, match, words[:place]), list(words[place:])
    if before:
        return [*before, match.entry.preferred, *rest]
    if rest[0] in _BEGINNINGS:
        rest[0] = rest[0].lower()
    return [_capital(match.entry.preferred), *rest]


def _lead_in(source: str, match: Match, before: Sequence[str]) -> list[str]:
    """Give the words before a term with the article that the German has."""
    term, german = match.entry.preferred, source[: match.start]
    lead = list(before)
    last = lead[-1].lower() if lead else ""
    if match.text[0].islower():
        return lead
    if not _AFTER_ARTICLE.search(german):
        named = term[0].isupper() and " " not in term
        return lead[:-1] if named and last in {"the", "a", "an"} else lead
    if last in {"a", "an"}:
        article = "an" if term[0].lower() in "aeiou" else "a"
        return [*lead[:-1], _capital(article) if lead[-1][0].isupper() else article]
    determined = last in _DETERMINERS or last.endswith(("'s", "’s", "s'"))
    if match.entry.article and not determined and _AFTER_DEFINITE.search(german):
        lead.append("the" if lead else "The")
    return lead


def _is_plural(source: str, match: Match) -> bool:
    """Tell whether the German is in the plural, and the English can be put into it."""
    text = match.text
    if text[0].islower() or not match.entry.preferred.split()[-1].islower():
        return False
    if _SAME_IN_PLURAL.search(text):
        return bool(_PLURAL_BEFORE.search(source[: match.start]))
    base = match.entry.german[0]
    return text not in {base, base + "s", base + "es"} and not text.endswith("in")


def _is_possessor(source: str, match: Match) -> bool:
    """Tell whether the German is a name in the genitive before its noun (Nordkoreas Machthaber)."""
    before, after = source[: match.start], source[match.end :]
    genitive = any(match.text == base + "s" for base in match.entry.german)
    named = match.entry.preferred[0].isupper() and not _AFTER_ARTICLE.search(before)
    return genitive and named and after[:1] == " " and not _NOUN_BEFORE.search(before)


def _capital(term: str) -> str:
    return term[0].upper() + term[1:]
