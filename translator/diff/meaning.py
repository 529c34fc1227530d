"""How much the meaning of a text changed: figures, names, a "not", a "may", words, form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from translator.diff.words import bare_words, likeness
from translator.translation.evidence import weigh
from translator.translation.figures import english_figures, german_figures
from translator.translation.languages import ENGLISH, GERMAN, kinds_of
from translator.translation.letters import alike
from translator.translation.lexicon import lexicon
from translator.translation.negation import english_negations, german_negations
from translator.translation.units import UNITS
from translator.translation.words import english_words, german_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from translator.translation.forms import Figure, Value
    from translator.translation.words import Word

Exchange: TypeAlias = tuple[str, str]
"""What stood there, and what stands there now; "" where nothing does."""

# The same words as `negation.py` leaves out: what makes a statement less than sure, and a duty.
_MODAL = {
    "de": re.compile(
        r"\b(?P<unsure>k[öo]nnten?|dürften?|möglicherweise|vielleicht|vermutlich|mutmaßlich\w*|"
        r"wahrscheinlich|womöglich|angeblich|offenbar|wohl|soll|sollen)\b"
        r"|\b(?P<duty>muss|müss\w+|sollte|sollten)\b"
    ),
    "en": re.compile(
        r"\b(?P<unsure>may|might|could|possibly|perhaps|maybe|presumabl[ye]|allege\w*|likely|probabl[ye]|"
        r"apparently|reportedly|suppos\w+|suspected|said to)\b"
        r"|\b(?P<duty>must|ha(?:ve|s|d) to|should|ought)\b"
    ),
}
_WORD = re.compile(r"\d[\d.,:]*|[^\W\d_]+|[%€$£°]")
_BESIDE = frozenset(UNITS) | {"a", "p", "am", "pm"}
_MARKS = ".,;:!?\"“”„‘’'()[]"
_POSSESSIVE = re.compile(r"['’]s$")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")


class Text(NamedTuple):
    """A text in both languages."""

    de: str
    en: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What changed between two versions of a text.

    `figures` are compared by value (10.000 and 10,000 are one), `names` are words that are one in
    their language. `words` is the share of words that differ, from 0 to 1, in the language where it
    is larger; `form` says that something differs, but no word.
    """

    figures: tuple[Exchange, ...] = ()
    names: tuple[Exchange, ...] = ()
    negation: bool = False
    modality: bool = False
    words: float = 0.0
    form: bool = False


SAME = Meaning()


def meaning(before: Text, after: Text) -> Meaning:
    """Compare two versions of a text; what both languages show counts once."""
    if before == after:
        return SAME
    pairs = [
        (side, was, now)
        for side, was, now in zip(("en", "de"), before[::-1], after[::-1], strict=True)
        if was != now
    ]
    found = [_one_language(*pair) for pair in pairs]
    share = max(each.words for each in found)
    return Meaning(
        max((each.figures for each in found), key=len),
        max((each.names for each in found), key=len),
        any(each.negation for each in found),
        any(each.modality for each in found),
        share,
        form=not share,
    )


def distinct(exchanges: Iterable[Exchange]) -> list[Exchange]:
    """Give each exchange once, and none that has half of another ("– → Rom", "Bonn → Rom")."""
    found = list({(a.casefold(), b.casefold()): (a, b) for a, b in exchanges}.values())
    whole = [pair for pair in found if all(pair)]
    ends = [{pair[side].casefold() for pair in whole} for side in (0, 1)]
    return [
        pair
        for pair in found
        if pair in whole or not any(pair[n].casefold() in ends[n] for n in (0, 1))
    ]


def _one_language(side: str, was: str, now: str) -> Meaning:
    old, new = bare_words(was), bare_words(now)
    share = round(1 - likeness(old, new), 4) if old != new else 0.0
    if not share:
        return Meaning(form=True)
    negations = english_negations if side == "en" else german_negations
    differ = set(_WORD.findall(was)) ^ set(_WORD.findall(now)) or set(_WORD.findall(was))
    return Meaning(
        figures=_exchanged_figures(side, was, now) if _counts(side, differ) else (),
        names=_exchanged_names(side, was, now) if _has_capital(differ) else (),
        negation=negations(was.lower()) != negations(now.lower()),
        modality=_modalities(side, was) != _modalities(side, now),
        words=share,
    )


# A quick look at the words that differ spares most texts the slow ones.
def _counts(side: str, words: Iterable[str]) -> bool:
    """Tell whether one of the words may belong to a figure: digits, number words, units, a.m."""
    kinds = kinds_of(ENGLISH if side == "en" else GERMAN)
    return any(
        word[0].isdecimal() or kinds[word] is not None or word.lower() in _BESIDE for word in words
    )


def _has_capital(words: Iterable[str]) -> bool:
    return any(word[0].isupper() for word in words)


def _modalities(side: str, text: str) -> set[str | None]:
    return {match.lastgroup for match in _MODAL[side].finditer(text.lower())}


def _exchanged_figures(side: str, was: str, now: str) -> tuple[Exchange, ...]:
    read: Callable[[str], list[Figure]] = english_figures if side == "en" else german_figures
    gone, come = [], read(now)
    for figure in read(was):
        match = next((it for it in come if _same_figure(figure, it)), None)
        if match is None:
            gone.append(figure)
        else:
            come.remove(match)
    # "One", "half" or "May" may stand for a figure of the other version, and is none by itself.
    sure = ([it for it in side if it.strict or it.digits] for side in (gone, come))
    return _pairs(*_told(*sure))


def _told(gone: Sequence[Figure], come: Sequence[Figure]) -> tuple[list[str], list[str]]:
    """Give figures as they are written, with the unit where only that differs."""
    texts = [[it.text for it in side] for side in (gone, come)]
    if set(texts[0]) & set(texts[1]):
        texts = [
            [f"{it.text} {it.unit.name}" if it.unit else it.text for it in side]
            for side in (gone, come)
        ]
    return texts[0], texts[1]


def _same_figure(one: Figure, other: Figure) -> bool:
    units = {it.unit.name for it in (one, other) if it.unit}
    return len(units) < 2 and not _values(one).isdisjoint(_values(other))


def _values(figure: Figure) -> frozenset[Value]:
    """Give the values; 10.000 is ten thousand in whichever language it was left standing."""
    if _GROUPED.fullmatch(figure.text):
        return figure.values | {Decimal(re.sub(r"[.,]", "", figure.text))}
    return figure.values


def _exchanged_names(side: str, was: str, now: str) -> tuple[Exchange, ...]:
    gone, come = (
        _unlike(_names(side, one), other.split()) for one, other in ((was, now), (now, was))
    )
    return _pairs(gone, come)


def _unlike(names: Sequence[Word], others: Sequence[str]) -> list[str]:
    """Give the names that no other word is a spelling of, neighbours as one name."""
    found: list[list[Word]] = []
    plain = {other.strip(_MARKS) for other in others}
    for name in names:
        if name.text in plain or any(alike(name.text, other) for other in plain):
            continue
        if found and name.start == found[-1][-1].end + 1:
            found[-1].append(name)
        else:
            found.append([name])
    return [_POSSESSIVE.sub("", " ".join(word.text for word in group)) for group in found]


@lru_cache(1024)
def _names(side: str, text: str) -> tuple[Word, ...]:
    if side == "en":
        found = weigh((), english_words(text), lexicon()).english
    else:
        found = weigh(german_words(text), (), lexicon()).german
    return tuple(it.word for it in found if it.name)


def _pairs(gone: Sequence[str], come: Sequence[str]) -> tuple[Exchange, ...]:
    pairs: Iterable[Exchange] = zip_longest(gone, come, fillvalue="")
    return tuple(dict.fromkeys(pairs))
