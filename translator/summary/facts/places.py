"""Where: places that a sentence says something happened in, and datelines.

"Moskau liefert" means a government and "Berliner Polizei" an office; a place counts where a
preposition of place stands before it, or a word like "Hauptstadt".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translator.given_names import given_names
from translator.summary.facts import lexicon
from translator.summary.facts.found import Found
from translator.summary.facts.german import DETERMINERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from translator.summary.facts.found import Token

_LOCATIVE = frozenset("in im bei nahe nach aus vor".split())
_INNER = frozenset("in im nahe bei".split())
_ALSO_NOUNS = frozenset({"Essen", "Halle", "Werder", "Siegen"})  # a town only right behind "in"
# What a place is said to be, with its English around the name.
_KINDS = {
    "Region": "{} region", "Grenzregion": "{} border region", "Hauptstadt": "the capital {}",
    "Stadt": "the city of {}", "Provinz": "{} province", "Gemeinde": "the municipality of {}",
    "Hafenstadt": "the port city of {}", "Insel": "the island of {}", "Ort": "the town of {}",
    "Ortschaft": "the village of {}", "Dorf": "the village of {}", "Großstadt": "the city of {}",
    "Bundesstaat": "the state of {}", "US-Bundesstaat": "the US state of {}", "Gebiet": "{} region",
    "Landkreis": "{} district", "Kreis": "{} district", "Stadtteil": "the district of {}",
    "Metropole": "the metropolis of {}", "Kleinstadt": "the town of {}", "Oblast": "{} oblast",
}  # fmt: skip
_MODIFIERS = frozenset(
    "der die das den dem nord süd ost west nördlichen südlichen östlichen westlichen ganz".split()
)
# Endings of towns that are in no list.
_TOWN = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß]{2,}"
    r"(?:hausen|ingen|weiler|dorf|kirchen|hofen|stetten|münde|furt|bronn|leben|roda)"
)
_DATELINE = re.compile(
    r"(?P<place>[A-ZÄÖÜ][\wäöüß.-]+(?:[ /][A-ZÄÖÜ][\wäöüß.-]+){0,2})(?:,\s)?\s?"
    r"(?:\((?:dpa|AFP|AP|Reuters|apa|APA|epd|KNA|sid|SID|taz|ots|dts)[\w/ -]*\)\s?[-–—.:]?\s"
    r"|\s[–—]\s)"
)


def find_places(tokens: Sequence[Token], text: str, *, first: bool) -> Iterator[Found]:
    """Find the places of one sentence; `first` looks for a dateline too."""
    if first and (found := _dateline(text)):
        yield found
    for at in range(1, len(tokens)):
        length = _length(tokens, at)
        if not length or not _is_place(tokens, at):
            continue
        name = " ".join(token.text for token in tokens[at : at + length])
        before, kind = _before(tokens, at)
        known = lexicon.place(name)
        told = before in _LOCATIVE or kind is not None
        led = tokens[at - 1].text.lower()
        if (before == "bei" and led in DETERMINERS) or (name in _ALSO_NOUNS and led != "in"):
            continue  # "es handelt sich bei der Ostsee um ...", "vor dem Essen"
        if told and (known or before == "in") and not _goes_on(tokens, at + length):
            english = known or name
            start = tokens[at].start if kind is None else tokens[kind].start
            named = "{}" if kind is None else _KINDS[tokens[kind].text]
            yield Found(
                kind="where",
                start=start,
                end=tokens[at + length - 1].end,
                en=named.format(english),
                key=english.lower(),
                word=tokens[at].text,
                rank=1 if before in _INNER else 2,
            )


def _dateline(text: str) -> Found | None:
    match = _DATELINE.match(text)
    english = match and lexicon.place(match["place"])
    if not match or not english:
        return None
    place = match["place"]
    return Found("where", match.start("place"), match.end("place"), english, english.lower(), place)


def _length(tokens: Sequence[Token], at: int) -> int:
    """Give how many words from `at` make the name of a place: up to four, the longest."""
    if not tokens[at].capital:
        return 0
    for size in (4, 3, 2, 1):
        words = " ".join(token.text for token in tokens[at : at + size])
        if len(tokens) >= at + size and lexicon.place(words):
            return size
    town = _TOWN.fullmatch(tokens[at].text)
    return int(bool(town) and not lexicon.is_common(tokens[at].text))


def _is_place(tokens: Sequence[Token], at: int) -> bool:
    """Whether no other capitalised word stands before that makes it part of a name."""
    before = tokens[at - 1].text
    return not before[0].isupper() or before in _KINDS or before.lower() in _LOCATIVE


def _before(tokens: Sequence[Token], at: int) -> tuple[str, int | None]:
    """Give the preposition that leads to a place, and where its kind ("Hauptstadt") stands."""
    kind = at - 1 if tokens[at - 1].text in _KINDS else None
    place = at - 1 if kind is None else kind - 1
    steps = 0
    while place > 0 and steps < 3 and _modifies(tokens[place].text):
        place, steps = place - 1, steps + 1
    word = tokens[place].text.lower() if place >= 0 else ""
    return ("in" if word == "ins" else "bei" if word == "beim" else word), kind


def _modifies(text: str) -> bool:
    lower = text.lower()
    return lower in _MODIFIERS or (lexicon.is_adjective(text) and text not in _LOCATIVE)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name goes on behind a place ("in Berlin Alexanderplatz", "Bayern München")."""
    if at >= len(tokens) or not tokens[at].capital:
        return False
    text = tokens[at].text
    return not (lexicon.is_common(text) or lexicon.is_office(text) or text in given_names())
