"""Learn the lexicon of the checks from parallel text.

    python training/lexicon/build.py CONFIG.toml CORPORA OUT.tsv [--held-out TEST]...

CORPORA is a folder as for `python -m training prepare`; what shares eight words with a test set is
kept out.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from training.config import Corpus
from training.corpus import HeldOut, Pair, open_text, read_pairs, usable
from training.lexicon.align import align, links
from training.lexicon.judge import associated, judge, rows
from translator.translation.lexicon import Lexicon
from translator.translation.words import english_words, fold, german_stem, german_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from training.lexicon.judge import Table

FRESH = 10  # every tenth judged pair isn't aligned: it shows how well rare words are known


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of pairs; `share` of them is used. Of `judged` ones reliability is learned."""

    path: str
    share: float = 1.0
    judged: bool = False


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A lexicon: its text and what is worth keeping of it."""

    corpora: list[Source]
    judge: int = 18_000  # pairs
    least_links: float = 1.5  # of a translation
    least_share: float = 0.02  # of a word's links, seen from either language
    most: int = 12  # translations of a word
    least_count: int = 3  # occurrences of a German word
    least_together: int = 5  # times that a pair outside the alignment is seen
    lift: float = 6.0  # times more often than by chance
    english: str = ""  # more English text, for names
    lines: int = 250_000  # of it
    least_name: int = 3  # times that a name is seen
    seed: int = 1


@dataclass(frozen=True)
class Text:
    """The pairs that are aligned, those that are judged, and which of the judged are fresh."""

    aligned: list[Pair]
    judged: list[Pair]
    fresh: list[Pair]


def read(config: Config, folder: Path, held: HeldOut) -> Text:
    """Read the corpora and choose what is judged."""
    chance = random.Random(config.seed)
    aligned, judged, fresh = [], [], []
    for source in config.corpora:
        for pair in read_pairs(folder, Corpus(path=source.path)):
            if chance.random() >= source.share or not usable(pair) or held.overlaps(pair):
                continue
            if source.judged and chance.random() < 1 / FRESH:
                fresh.append(pair)
                continue
            aligned.append(pair)
            if source.judged:
                judged.append(pair)
    return Text(
        aligned,
        chance.sample(judged, min(len(judged), config.judge)),
        chance.sample(fresh, min(len(fresh), config.judge // 3)),
    )


def translations(config: Config, pairs: Sequence[Pair]) -> Table:
    """Align the pairs and give the English of each German stem with its links, best first."""
    sentences = [
        (
            [word.stem for word in german_words(pair.de) if word.stem],
            [word.stem for word in english_words(pair.en) if word.stem],
        )
        for pair in pairs
    ]
    german = Counter(stem for de, _ in sentences for stem in de)
    english = Counter(stem for _, en in sentences for stem in en)
    de_number, en_number = _numbers(german), _numbers(english)
    found = links(
        [
            (
                [de_number[s] for s in de if s in de_number],
                [en_number[s] for s in en if s in en_number],
            )
            for de, en in sentences
        ]
    )
    expected = align(found)
    de_stems, en_stems = list(de_number), list(en_number)
    table = defaultdict(list)
    likely = expected >= config.least_links
    for (g, e), count in zip(found.pairs[likely].tolist(), expected[likely].tolist(), strict=True):
        source, target = de_stems[g], en_stems[e]
        share = max(count / german[source], count / english[target])
        if share >= config.least_share and german[source] >= config.least_count:
            table[source].append((target, count))
    return {
        stem: sorted(each, key=lambda row: -row[1])[: config.most] for stem, each in table.items()
    }


def _numbers(counts: Counter[str]) -> dict[str, int]:
    """Number the stems that come more than once."""
    return {stem: i for i, stem in enumerate(s for s, n in counts.items() if n > 1)}


def capitals(texts: Iterable[str]) -> dict[str, float]:
    """Give the share of capitals of each English stem inside sentences."""
    seen: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        for word in english_words(text):
            if word.stem and not word.opens:
                seen[word.stem] += 1
                capital[word.stem] += word.capital
    # Half a time more without a capital, against words that were seen once or twice.
    return {stem: capital[stem] / (count + 0.5) for stem, count in seen.items()}


def names(texts: Iterable[str], known: Iterable[str], least: int) -> list[str]:
    """Give the folded words that English nearly always writes with a capital, less `known`."""
    skip = set(known)
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for text in texts:
        for word in english_words(text):
            if not word.capital:
                small[fold(word.text)] += 1
            elif not word.opens and len(word.text) > 3:
                capital[fold(word.text).removesuffix("'s")] += 1
    return sorted(
        name
        for name, count in capital.items()
        if count >= least and small[name] * 20 < count and german_stem(name) not in skip
    )


def build(config: Config, folder: Path, held: HeldOut) -> str:
    """Learn the lexicon from the corpora in `folder`; the text of its file."""
    text = read(config, folder, held)
    table = translations(config, text.aligned)
    capital = capitals(pair.en for pair in text.aligned)
    news = islice(open_text(folder / config.english), config.lines) if config.english else ()
    listed = names(chain((pair.en for pair in text.aligned), news), table, config.least_name)
    return finish(config, text, table, capital, listed)


def finish(
    config: Config,
    text: Text,
    table: Table,
    capital: dict[str, float],
    listed: Sequence[str],
) -> str:
    """Add what goes together, then learn how reliable everything is."""
    raw = Lexicon(rows(table, capital, listed, ({}, {})))
    more = associated(text.judged, raw, config.least_together, config.lift)
    for german, english in more:
        if german in table:
            table[german].append((english, 0.0))
    raw = Lexicon(rows(table, capital, listed, ({}, {})))
    judged = judge([*text.judged, *text.fresh], raw), judge(text.fresh, raw)
    return rows(table, capital, listed, judged)


def main() -> None:
    """Build what the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("config", type=Path)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("lexicon", type=Path)
    parser.add_argument("--held-out", type=Path, action="append", default=[])
    options = parser.parse_args()
    config = msgspec.toml.decode(options.config.read_bytes(), type=Config)
    text = build(config, options.corpora, HeldOut(options.held_out))
    options.lexicon.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
