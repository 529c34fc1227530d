"""What the parts of German compounds are in English, read off a dictionary.

From "Energiekrise: energy crisis" and "Krise: crisis" follows that "Energie-" is "energy"; from
"Schnellzug: express train" and "Schnell-: express" that "-zug" is "train", which the noun alone is
not always. `Hints.compound` puts them together for a word that the dictionary hasn't.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from translator.engines.hints import FIRST, HEAD
from translator.translation.words import english_stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SEEN, SHARE = 2, 0.5  # compounds that must have the English of a part, and their share
SEEN_HEAD = 3  # compounds against which the English of the noun alone doesn't stand

# Ends of places, streets and surnames, which stay as they are.
_NAMES = (
    "allee bach bacher bauer berg berger brück brücken burg burger busch dorf feld felden felder "
    "furt gasse hausen heim heimer hofen hofer horst kirchen mann manns meier meyer reuth ried "
    "rode roda schmidt stein steiner stetten straße tal thal wächter werder"
).split()
# And endings of words that look like nouns.
_ENDINGS = ("innen", "volle", "vollen")

Tally = defaultdict[str, Counter[str]]


def parts(english: Mapping[str, str]) -> dict[str, str]:
    """Give entries for the first parts ("Energie-") and the heads ("-zug") of its compounds."""
    firsts: Tally = defaultdict(Counter)
    compounds = [(german, _words(text)) for german, text in english.items() if german[0].isupper()]
    compounds = [(german, words) for german, words in compounds if len(words) > 1]
    for german, words in compounds:
        for start, head in _splits(german):
            noun = _words(english.get(head.capitalize(), ""))
            if noun and len(noun) < len(words) and _same(words[-len(noun) :], noun):
                firsts[start][" ".join(words[: -len(noun)])] += 1
    heads: Tally = defaultdict(Counter)
    for german, words in compounds:
        for start, head in _splits(german):
            for text in firsts.get(start, ()):
                first = text.split()
                if len(first) < len(words) and _same(words[: len(first)], first):
                    heads[head][" ".join(words[len(first) :])] += 1
    found = {f"{start}-": text for start, text in _sure(firsts, SEEN)}
    for head, text in _sure(heads, SEEN):
        alone = english.get(head.capitalize())
        if alone is None or (alone != text and heads[head][text] >= SEEN_HEAD):
            found[f"-{head}"] = text
    return found | {f"-{part}": "" for part in (*_NAMES, *_ENDINGS)}


def is_beginning(text: str, whole: str) -> bool:
    """Whether an English text is only the first words of another."""
    words, all_words = _words(text.lower()), _words(whole.lower())
    return len(words) < len(all_words) and all_words[: len(words)] == words


def _splits(german: str) -> Iterator[tuple[str, str]]:
    for end in range(FIRST, len(german) - HEAD + 1):
        yield german[:end], german[end:]


def _sure(tally: Tally, least: int) -> Iterator[tuple[str, str]]:
    for part, counts in tally.items():
        (text, count), *_ = counts.most_common(1)
        if count >= least and count >= SHARE * counts.total():
            yield part, text


def _words(text: str) -> list[str]:
    return text.replace("-", " ").split()


def _same(here: list[str], there: list[str]) -> bool:
    return list(map(english_stem, here)) == list(map(english_stem, there))
