"""More pairs from a pair: other figures, other names, other casing, no full stop.

A small model learns to copy only from many different things to copy. Where a figure or a name
stands on both sides of a pair, a variant puts another one there, on both sides alike.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from training.corpus import Pair
from translator.engines.codeswitch import put
from translator.translation.words import english_stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from random import Random

    from translator.engines.hints import Hints

FIGURE = re.compile(
    r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\w]|[.,]\d)|(?<![\w.,])\d+(?:,\d+)?(?![\w]|[.,]\d)"
)
NAME = re.compile(r"(?<![\w-])[A-ZÄÖÜ][a-zäöüßéèáàóçñ]{3,}(?![\w-])")
WORD = re.compile(r"[^\W\d_]+")
# Two words with capitals; one that stands as a noun does.
PAIR = re.compile(rf"({NAME.pattern}) ({NAME.pattern})")
NOUN = re.compile(
    r"(?<!\w)(?i:am|das|de[mnrs]|die|im|vom|zum|zur|(?:[kms]?ein|ihr|unser)(?:e[mnrs]?)?)"
    rf" ({NAME.pattern})"
)
YEAR = range(1900, 2100)


def english_figure(figure: str) -> str:
    """A figure in German form in English form: 10.000,5 is 10,000.5."""
    return figure.translate(str.maketrans(".,", ",."))


def other_figure(figure: str, random: Random) -> str:
    """A figure of the same form; small ones stay what can be a day, years stay years."""
    if figure.isdigit() and int(figure) in YEAR and len(figure) == 4:
        return str(random.randint(1950, 2029))
    if figure.isdigit() and 1 <= int(figure) <= 31:
        return str(random.randint(2, 28))
    digits = [random.choice("0123456789") if c.isdigit() else c for c in figure]
    digits[0] = random.choice("123456789")
    return "".join(digits)


def vary_figures(pair: Pair, random: Random) -> Pair | None:
    """The pair with other figures, if each of its figures stands once on both sides."""
    found = FIGURE.findall(pair.de)
    if not found or "Uhr" in pair.de or len(set(found)) < len(found):
        return None
    de, en = pair.de, pair.en
    if len(FIGURE.findall(en.translate(str.maketrans(".,", ",.")))) != len(found):
        return None
    for old in found:
        pattern = re.compile(rf"(?<![\w.,]){re.escape(english_figure(old))}(?![\w]|[.,]\d)")
        if len(pattern.findall(en)) != 1:
            return None
        new = other_figure(old, random)
        de = re.sub(rf"(?<![\w.,]){re.escape(old)}(?![\w]|[.,]\d)", new, de)
        en = pattern.sub(english_figure(new), en)
    return Pair(pair.corpus, de, en)


def vary_names(
    pair: Pair, names: Sequence[str], known: frozenset[str], random: Random
) -> Pair | None:
    """The pair with other names where one of `known` stands once on both sides."""
    counts = Counter(NAME.findall(pair.en))
    shared = [
        name
        for name, count in Counter(NAME.findall(pair.de)).items()
        if count == 1 and counts[name] == 1 and name in known
    ]
    if not shared or not names:
        return None
    de, en = pair.de, pair.en
    for name in shared:
        new = random.choice(names)
        de, en = (re.sub(rf"(?<![\w-]){name}(?![\w-])", new, text) for text in (de, en))
    return Pair(pair.corpus, de, en)


def vary_form(pair: Pair, random: Random) -> Pair | None:
    """The pair as a page may show it: a short text in capitals, a sentence without its stop."""
    if len(pair.de.split()) <= 8 and random.random() < 0.5:
        return Pair(pair.corpus, pair.de.upper(), pair.en)
    if pair.de.endswith(".") and pair.en.endswith("."):
        return Pair(pair.corpus, pair.de[:-1], pair.en[:-1])
    return None


def put_hints(pair: Pair, hints: Hints, random: Random, share: float = 1) -> Pair | None:
    """The pair with a share of the German words in English that its English has, if inflected."""
    stems = f" {_stems(pair.en)} "
    found = hints.find(pair.de)
    chosen = {
        hint.start
        for hint in found
        if hint.english
        and (_has_figure(pair.en, hint.english) or f" {_stems(hint.english)} " in stems)
        and random.random() <= share
    }
    said = [hint for hint in found if hint.start in chosen or hint.verb in chosen]
    return Pair(pair.corpus, put(pair.de, said), pair.en) if said else None


def _has_figure(text: str, english: str) -> bool:
    """Whether a text has a figure, a date or a time as it is."""
    figure = any(char.isdigit() for char in english)
    return figure and bool(re.search(rf"(?<![\d.,]){re.escape(english)}(?!\d|[.,]\d)", text))


def _stems(english: str) -> str:
    return " ".join(map(english_stem, WORD.findall(english)))


def shared_names(german: Iterable[str], english: Iterable[str]) -> list[str]:
    """Words that both languages write with a capital and that are no English words: names."""
    here = Counter(name for line in german for name in NAME.findall(line))
    there: Counter[str] = Counter()
    common: Counter[str] = Counter()
    for line in english:
        there.update(NAME.findall(line))
        common.update(re.findall(r"(?<![\w-])[a-z]{4,}(?![\w-])", line))
    return sorted(
        name for name, n in here.items() if n >= 2 and there[name] >= 2 and common[name.lower()] < 2
    )


def surnames(german: Iterable[str], names: Iterable[str]) -> list[str]:
    """Words that stand behind one of the `names` and never as a noun: surnames, seldom ones too."""
    given = frozenset(names)
    after: set[str] = set()
    nouns: set[str] = set()
    for line in german:
        after.update(new for old, new in PAIR.findall(line) if old in given)
        nouns.update(NOUN.findall(line))
    return sorted(after - nouns - given)
