"""A dictionary as pairs: the German-English one of Ding (TU Chemnitz), in its own format.

Rare words are what a model of little text lacks most. A line of the dictionary is

    Ausweitung {f}; Erweiterung {f} | Ausweitungen {pl} :: expansion; extension | expansions

in which `|` stands between an entry and its forms and examples, the same number on either side,
and `;` between words that mean the same. Marks in brackets tell the field, the grammar, the style.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from training.corpus import Pair, open_text, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

OLD_OR_ODD = re.compile(
    r"\[(archaic|obs\.|dated|poet\.|slang|vulg\.|rare|humor\.|alt|veraltet|veraltend|altertümlich"
    r"|poetisch|selten|humor|vulg|obsolet)[^\]]*\]"
)
MARKS = re.compile(r"\{[^}]*\}|\[[^\]]*\]|\([^()]*\)|<[^>]*>|(?<!\S)/[^/\s]+/(?!\S)")
CHOICE = re.compile(r"([\w’.-]+)(?: ?/ ?[\w’.-]+)+")
BETWEEN = re.compile(r";(?![^(]*\))(?![^{]*\})")  # not inside brackets
# What stands for anybody and anything.
SOMEBODY = {
    "jd.": "jemand", "jdn.": "jemanden", "jdm.": "jemandem", "jds.": "jemandes", "etw.": "etwas",
    "sb.": "someone", "sb.’s": "someone’s", "sth.": "something", "sth.’s": "something’s",
    "so.": "someone", "so.’s": "someone’s",
}  # fmt: skip
PHRASE = 3  # German words from which on a pair is a phrase or a sentence
SYNONYMS = 4  # German words for the same thing that are taken from an entry
SENSES = 2  # English words for the same German one that are kept
NEWS_LINES = 400_000  # of either language, in which words are counted
COMMON = 100  # times in these lines: what is so common is learned from sentences, with its senses


def convert(dictionary: Path, german_news: Path, english_news: Path, out: Path) -> dict[str, int]:
    """Write the dictionary as a TSV corpus; return how many pairs of each kind it has.

    The kinds stand where other files have the name of a corpus: `phrases` have three German words
    or more; of the shorter ones, `common` and `words` are what news uses often, and less often,
    and `rare` is the rest.
    """
    german, english = (_count(path) for path in (german_news, english_news))
    kinds: Counter[str] = Counter()
    with out.open("w", encoding="utf-8") as lines:
        for pair in choose(entries(open_text(dictionary)), english):
            kind = _kind(pair.de, german)
            kinds[kind] += 1
            lines.write(f"{pair.corpus}_{kind}\t{pair.de}\t{pair.en}\n")
    return dict(kinds)


def entries(lines: Iterable[str]) -> Iterator[Pair]:
    """Each German word or phrase of an entry with the first English one, which is the usual one."""
    for line in lines:
        german, divider, english = line.partition(" :: ")
        sides = german.split(" | "), english.split(" | ")
        if line.startswith("#") or not divider or len(sides[0]) != len(sides[1]):
            continue
        for de, en in zip(*sides, strict=True):
            for source in _alternatives(de)[:SYNONYMS]:
                for target in _alternatives(en)[:1]:
                    yield _pair(source, target)


def choose(pairs: Iterable[Pair], english: Mapping[str, int]) -> Iterator[Pair]:
    """Of a German text the translations whose words are the most usual in English news.

    One with a word that English news doesn't use at all is left out.
    """
    senses: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for pair in pairs:
        rarest = min((english.get(word, 0) for word in words(pair.en)), default=0)
        if rarest and "…" not in pair.de + pair.en:
            senses[pair.de][pair.en] = rarest
    for de, found in senses.items():
        for en in sorted(found, key=lambda text: -found[text])[:SENSES]:
            yield Pair("ding", de, en)


def _alternatives(side: str) -> list[str]:
    found = (part for part in BETWEEN.split(side) if not OLD_OR_ODD.search(part))
    cleaned = (CHOICE.sub(r"\1", MARKS.sub(" ", part)) for part in found)
    return [text for text in (" ".join(part.split()) for part in cleaned) if text]


def _pair(german: str, english: str) -> Pair:
    """Without "something" beside a single word ("etw. ausweiten"), else with it in full."""
    if sum(word not in SOMEBODY for word in german.split()) == 1:
        sides = (
            " ".join(word for word in text.split() if word not in SOMEBODY)
            for text in (german, english)
        )
    else:
        sides = (
            " ".join(SOMEBODY.get(word, word) for word in text.split())
            for text in (german, english)
        )
    return Pair("ding", *sides)


def _kind(german: str, news: Mapping[str, int]) -> str:
    found = words(german)
    if len(found) >= PHRASE:
        return "phrases"
    rarest = min((news.get(word, 0) for word in found), default=0)
    return "rare" if not rarest else "common" if rarest > COMMON else "words"


def _count(news: Path) -> dict[str, int]:
    """The words of news that occur more than once, in lower case, with their numbers."""
    counts: Counter[str] = Counter()
    for line in islice(open_text(news), NEWS_LINES):
        counts.update(words(line))
    return {word: n for word, n in counts.items() if n > 1}
