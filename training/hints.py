"""The dictionary of a small model: German words whose English is nearly always the same.

A word's English is read off the pairs that it stands in: the run of English words that the
lexicon of the checks knows as its counterparts, or, for a word that the lexicon hasn't, what
nothing else in the sentence accounts for. A compound of which only a part was found is left out.
Written entries stand above what was counted. The parts of the compounds become entries too, so
that the dictionary knows compounds that nobody has counted.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from training import compounds
from training.config import Corpus
from training.corpus import HeldOut, read_pairs
from training.prepare import clean
from translator.engines.hints import Hints
from translator.translation.lexicon import lexicon
from translator.translation.words import (
    english_stem,
    english_words,
    fold,
    german_stem,
    german_words,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from training.corpus import Pair
    from translator.translation.words import Word

SHORTEST = 4  # letters of a German word
LONGEST_PAIR = 400  # letters of a German side
UNKNOWN_RUN = 3  # English words at most for a word that the lexicon hasn't
SEEN = 2  # times that the chosen English must have been seen
NOUN_SHARE, SHARE = 0.5, 0.55  # of a noun's, of another word's weight that the English must have
COPIED = 0.2  # share from which a word is a name that stays as it is
LOUD = 5  # letters; a longer word in capitals is only a loud one
# A model that has seen a word so often learns it by itself, and better than from a guess.
KNOWN_NOUN, KNOWN = 20, 5  # a noun, another word; weighted

# What may stand between the English words of one German compound.
_BETWEEN = frozenset((" ", "-", " of ", " of the ", " of a ", " for ", " for the "))
_INFLECTED = ("e", "em", "en", "er", "es", "t")  # adjectives and verbs end so
# Function words that belong to the English of an adverb ("bislang": "so far").
_LEADS = frozenset(("at", "by", "for", "in", "no", "of", "on", "so"))
_POSSESSIVE = re.compile(r"['’]s?$")
_LETTERS = re.compile(r"[^\W\d_]+")

Run = tuple[int, ...]  # places of English words


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is counted; a pair counts as its weight says."""

    corpora: list[Corpus]
    written: list[str] = []  # files of German<TAB>English entries beside the corpora


class English(NamedTuple):
    """Words as they stand in an English sentence, and whether they open it."""

    text: str
    opens: bool


class Counts:
    """How often German words were seen, and with which English; all weighted."""

    def __init__(self) -> None:
        self.total: defaultdict[str, float] = defaultdict(float)
        self.copied: defaultdict[str, float] = defaultdict(float)
        self.seen: defaultdict[str, Counter[English]] = defaultdict(Counter)
        self.weight: defaultdict[str, defaultdict[English, float]] = defaultdict(
            lambda: defaultdict(float)
        )

    def add(self, pair: Pair, weight: float) -> None:
        """Count the words of a pair."""
        german, english = german_words(pair.de), english_words(pair.en)
        stems = [word.stem for word in english]
        there = {word.text for word in english}
        accounted = [not stem for stem in stems]
        unknown = []
        for place, word in enumerate(german):
            known = lexicon().counterparts(word.text) if word.stem else frozenset[str]()
            accounted = [done or stem in known for done, stem in zip(accounted, stems, strict=True)]
            if len(word.text) < SHORTEST or word.opens:
                continue
            self.total[word.text] += weight
            self.copied[word.text] += weight * (word.text in there)
            if not word.stem:
                continue
            if known:
                runs = _runs(pair.en, english, [stem in known for stem in stems])
                at = (place + 0.5) / len(german)
                self._see(word.text, pair.en, english, _likeliest(runs, stems, at), weight)
            else:
                unknown.append(word.text)
        if len(unknown) == 1:
            runs = _runs(pair.en, english, [not done for done in accounted])
            if len(runs) == 1 and len(runs[0]) <= UNKNOWN_RUN:
                self._see(unknown[0], pair.en, english, runs[0], weight)

    def _see(
        self, german: str, text: str, words: Sequence[Word], run: Run | None, weight: float
    ) -> None:
        if run:
            if german.islower() and not german.endswith(_INFLECTED):
                run = _with_leads(run, words, text)
            found = _POSSESSIVE.sub("", text[words[run[0]].start : words[run[-1]].end])
            english = English(found, words[run[0]].opens)
            self.seen[german][english] += 1
            self.weight[german][english] += weight

    def hints(self) -> Iterator[tuple[str, str]]:
        """Give the words whose English is nearly always the same, with it, in order."""
        for german in sorted(self.seen):
            if _LETTERS.fullmatch(german) and not (german.isupper() and len(german) > LOUD):
                english = self._hint(german)
                if english:
                    yield german, english

    def _hint(self, german: str) -> str:
        """The commonest form of the commonest translation, "" where none is common enough."""
        forms: defaultdict[tuple[str, ...], defaultdict[str, float]] = defaultdict(
            lambda: defaultdict(float)
        )
        seen: Counter[tuple[str, ...]] = Counter()
        for english, weight in self.weight[german].items():
            text = self._inside(german, english)
            stems = tuple(filter(None, map(english_stem, _LETTERS.findall(text))))
            forms[stems][text] += weight
            seen[stems] += self.seen[german][english]
        stems = max(forms, key=lambda each: sum(forms[each].values()))
        share = sum(forms[stems].values()) / self.total[german]
        text = max(forms[stems], key=forms[stems].__getitem__)
        least = NOUN_SHARE if german[0].isupper() else SHARE
        if seen[stems] < SEEN or share < least or not stems:
            return ""
        if text == german or "'" in text or "’" in text:
            return ""
        if self.copied[german] > COPIED * self.total[german] or _is_part(german, stems):
            return ""
        return text

    def _inside(self, german: str, english: English) -> str:
        """The words as they stand inside a sentence, where they don't open one in all pairs."""
        lower = english.text[0].lower() + english.text[1:]
        inside, small = (
            self.weight[german].get(English(text, opens=False), 0.0)
            for text in (english.text, lower)
        )
        return lower if english.opens and small >= inside else english.text


def build(config: Path, corpora: Path, held_out: Sequence[Path], output: Path) -> dict[str, int]:
    """Write German<TAB>English lines; return how many of what was read.

    `config` is a TOML file of a Config; `msgspec.ValidationError` names what is wrong in it.
    """
    told = msgspec.toml.decode(config.read_bytes(), type=Config)
    counts, report = Counts(), Counter[str]()
    for pair, weight, _ in clean(told.corpora, corpora, HeldOut(held_out), report):
        if len(pair.de) <= LONGEST_PAIR:
            counts.add(pair, weight)
            report["pairs"] += 1
    english = dict(counts.hints())
    written = [pair for name in told.written for pair in read_pairs(corpora, Corpus(name))]
    english.update((pair.de, pair.en) for pair in written)
    english.update(derived(english, counts, {pair.de for pair in written}))
    lines = [f"{german}\t{english[german]}\n" for german in sorted(english)]
    output.write_text("".join(lines), "utf-8")
    return dict(report) | {"words": len(lines)}


def derived(english: Mapping[str, str], counts: Counts, sure: Collection[str]) -> dict[str, str]:
    """Give the parts of compounds, and whole those of which only the beginning was found.

    And, without English, what is well known, a name or no noun, and only looks like a compound
    or a form of another word.
    """
    words = {german: text for german, text in english.items() if " " not in german}
    found = {part: text for part, text in compounds.parts(words).items() if part not in sure}
    book = Hints({**english, **found})
    for german, count in counts.total.items():
        noun, text = german.capitalize(), english.get(german)
        if text is not None:
            whole = "" if german in sure or german.islower() else book.compound(german)
            if whole and compounds.is_beginning(text, whole):
                found[german] = whole
            continue
        known = count >= (KNOWN if german.islower() else KNOWN_NOUN)
        if (known or counts.copied[german] > COPIED * count) and book.derive(german):
            found[german] = ""
        if german.islower() and count >= KNOWN_NOUN and noun not in english and book.derive(noun):
            found[noun] = ""
    return found


def _runs(text: str, words: Sequence[Word], wanted: Sequence[bool]) -> list[Run]:
    """Join the wanted words that stand together."""
    runs: list[list[int]] = []
    for place, word in enumerate(words):
        if not wanted[place]:
            continue
        if runs and text[words[runs[-1][-1]].end : word.start] in _BETWEEN:
            runs[-1].append(place)
        else:
            runs.append([place])
    return [tuple(run) for run in runs]


def _with_leads(run: Run, words: Sequence[Word], text: str) -> Run:
    """Put the function words before it that may belong to an adverb to a run."""
    first = run[0]
    while first and words[first - 1].text.lower() in _LEADS:
        if text[words[first - 1].end : words[first].start] != " ":
            break
        first -= 1
    return (*range(first, run[0]), *run)


def _likeliest(runs: Sequence[Run], stems: Sequence[str], at: float) -> Run | None:
    """The run of two words or more, else one, that stands nearest to the German word's place."""
    if not runs:
        return None
    return min(
        runs,
        key=lambda run: (
            -min(len({stems[place] for place in run}), 2),
            abs((run[0] + 0.5) / len(stems) - at),
        ),
    )


def _is_part(german: str, stems: Collection[str]) -> bool:
    """Whether the English stands for no more than a part of a compound."""
    book = lexicon()
    whole = book.german(german_stem(german))
    if whole and not whole.english.isdisjoint(stems):
        return False
    parts = book.parts(fold(german))
    return any(
        (entry := book.german(part)) is None or entry.english.isdisjoint(stems) for part in parts
    )
