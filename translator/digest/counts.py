"""A figure of a report taken apart: its number as a range, what it counts, what became of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from translator.digest.sentences import root
from translator.summary.facts.fates import FATES
from translator.summary.words import stem

if TYPE_CHECKING:
    from translator.brief import Fact
    from translator.digest.values import Bound

_QUALIFIERS: dict[Bound, str] = {
    "about": "rund etwa ca circa ungefähr zirka schätzungsweise",
    "above": "über mehr mindestens wenigstens gut",
    "below": "knapp fast nahezu beinahe bis weniger höchstens maximal unter",
}
# What a figure may stand for, as a share of it on either side.
_RANGES: dict[Bound, tuple[Decimal, Decimal]] = {
    "exact": (Decimal(1), Decimal(1)),
    "about": (Decimal("0.96"), Decimal("1.04")),  # so that "about 10" and "about 11" differ
    "above": (Decimal(1), Decimal("1.5")),
    "below": (Decimal("0.8"), Decimal(1)),
}

_NUMERAL = re.compile(
    r"(?:\d[\d.,  ]*(?:\s?(?:bis|–|-)\s?\d[\d.,]*)?|\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun"
    r"|zehn|elf|zwölf)\b)\s*(?:(?:Tausend|tausend|Millionen|Million|Mio\.?|Milliarden|Milliarde"
    r"|Mrd\.?|Billionen|Billion)\b)?\s*",
    re.IGNORECASE,
)
_NOUN = re.compile(r"[A-ZÄÖÜ][\w-]+|[%€$]")
_WORD = re.compile(r"[\w-]+")

# Beside those of `fates.py`: what people die of, fall ill of and come through.
_MORE_FATES = {
    "tot": "killed", "gestorben": "killed", "verstorben": "killed", "starb": "killed",
    "todesopfer": "killed", "infiziert": "infected", "angesteckt": "infected",
    "erkrankt": "infected", "genesen": "recovered", "überstanden": "recovered",
    "geimpft": "vaccinated",
}  # fmt: skip
# Numbers and scales in words, which a label doesn't repeat.
_NUMBER_WORDS = frozenset(
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf tausend million millionen milliarde "
    "milliarden billion billionen two three four five six seven eight nine ten eleven twelve "
    "thousand trillion".split()
)


def _stem(word: str) -> str:
    return root(stem(word.lower()))


_FATES = {
    _stem(word): "injured" if said == "wounded" else said  # one and the same to a reader
    for word, said in (FATES | _MORE_FATES).items()
    if " " not in word
}
# Nouns for the same people, and what some of them say became of them.
_PEOPLE = {
    _stem(word): (_stem(people), said)
    for people, said, words in (
        ("Mensch", "killed", "Tote Getötete Todesopfer Todesfall"),
        ("Mensch", "injured", "Verletzte Verwundete"),
        ("Mensch", "arrested", "Festgenommene Festnahme"),
        ("Mensch", "missing", "Vermisste"),
        ("Mensch", "", "Mensch Person Leute Zivilist"),
        ("Soldat", "", "Truppe Kämpfer Militärangehörige"),
    )
    for word in words.split()
} | {"%": ("prozent", ""), "€": ("euro", ""), "$": ("dollar", "")}
# Adjectives that make another number of it.
_FURTHER = frozenset(map(_stem, "weitere andere neue zusätzliche".split()))
# What is counted says nothing by itself of what it is.
UNITS = frozenset(
    map(
        _stem,
        "Prozent Prozentpunkt Euro Dollar Kilometer Meter Quadratmeter Hektar Grad Jahr Monat "
        "Woche Tag Stunde Minute Sekunde Tonne Kilogramm Kilo Liter Pfund Rubel Franken Yen "
        "Yuan".split(),
    )
)


@dataclass(frozen=True, slots=True)
class Count:
    """How many of what: `noun` and `marks` as stems, `fates` of people, `low` to `high`."""

    noun: str
    marks: frozenset[str]
    fates: frozenset[str]
    bound: Bound
    low: Decimal
    high: Decimal

    def may_equal(self, other: Count) -> bool:
        """Whether one number can be what both figures say."""
        return self.low <= other.high and other.low <= self.high


def count(fact: Fact) -> Count | None:
    """Take a figure apart; None for one without a plain number, or of nothing that is named."""
    numeral = _NUMERAL.search(fact.de)
    noun = _NOUN.search(fact.de, numeral.end()) if numeral else None
    if fact.value is None or numeral is None or noun is None:
        return None
    bound = _bound(fact.de[: numeral.start()])
    value, (low, high) = Decimal(fact.value), _RANGES[bound]
    kind, fate = _PEOPLE.get(_stem(noun[0]), (_stem(noun[0]), ""))
    marks = {_stem(it) for it in _WORD.findall(fact.de[numeral.end() : noun.start()])}
    marks |= _FURTHER & {_stem(it) for it in _WORD.findall(fact.de[: numeral.start()])}
    became = fates(fact.de[noun.end() :]) | ({fate} if fate else set())
    return Count(kind, frozenset(marks), became, bound, value * low, value * high)


def fates(sentence: str) -> frozenset[str]:
    """Give what a sentence says became of people: killed, injured, infected ..."""
    return frozenset(_FATES[it] for it in map(_stem, _WORD.findall(sentence)) if it in _FATES)


def label(words: str) -> str:
    """Give the words of a figure, in either language, behind its number."""
    spelled = words.split()
    number = [
        at for at, word in enumerate(spelled) if word[0].isdigit() or word.lower() in _NUMBER_WORDS
    ]
    return " ".join(spelled[max(number, default=-1) + 1 :])


def _bound(before: str) -> Bound:
    words = {it.strip(".") for it in before.lower().split()}
    return next((it for it, said in _QUALIFIERS.items() if words & {*said.split()}), "exact")


def comparable(one: Count, other: Count) -> bool:
    """Whether two figures count the same kind of thing, by its noun and what stands with it."""
    same = one.noun == other.noun or ("mensch" in {one.noun, other.noun} and bool(one.fates))
    further = _FURTHER & (one.marks ^ other.marks)
    apart = one.marks - other.marks and other.marks - one.marks  # "russische", "ukrainische"
    return same and one.fates == other.fates and not further and not apart
