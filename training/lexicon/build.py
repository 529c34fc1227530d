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
from translator.translation.evidence import Evidence, Evidences, weigh
from translator.translation.letters import alike
from translator.translation.lexicon import SURE_NAME, Lexicon
from translator.translation.words import english_words, fold, german_stem, german_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FRESH = 10  # every tenth judged pair isn't aligned: it shows how well rare words are known
BUCKETS = (3, 6, 12, 30, 100)  # links of a word, for what rare words are expected to do
PRIOR = 8.0  # judged pairs that the expectation of its bucket is worth


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
    least_count: int = 3  # occurrences of a German word, or two among the judged
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


@dataclass
class Tally:
    """How often a word or a class was there, covered, and covered by a stranger's translation."""

    seen: int = 0
    covered: int = 0
    strange: int = 0
    by_chance: int = 0


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


def translations(config: Config, pairs: Sequence[Pair]) -> dict[str, list[tuple[str, float]]]:
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
    # Titles and headlines have capitals everywhere: two more without them for each word.
    return {stem: capital[stem] / (count + 0.5) for stem, count in seen.items()}


def rows(
    table: dict[str, list[tuple[str, float]]],
    capital: dict[str, float],
    listed: Sequence[str],
    judged: tuple[dict[str, Tally], dict[str, Tally]],
) -> str:
    """Write the file: what is known of German and English stems and of classes of words."""
    known, fresh = judged
    links_of = {stem: sum(count for _, count in each) for stem, each in table.items()}
    german_kind = {stem: _kind(stem, each[0][0], capital) for stem, each in table.items()}
    german = _reliabilities("de", links_of, german_kind, known, fresh)
    english = english_vocabulary(table)
    english_kind = {
        stem: "name" if capital.get(stem, 0) >= SURE_NAME else "word" for stem in english
    }
    reverse = _reliabilities("en", english, english_kind, known, fresh)
    text = ["# german"]
    for stem in sorted(table):
        share = sum(capital.get(e, 0.0) * count for e, count in table[stem]) / links_of[stem]
        text.append(
            f"{stem}\t{german[stem]}\t{share:.0%}".rstrip("%")
            + "\t"
            + " ".join(e for e, _ in table[stem])
        )
    text.append("# english")
    text += [
        f"{stem}\t{reverse[stem]}\t{capital.get(stem, 0.0):.0%}".rstrip("%")
        for stem in sorted(english)
    ]
    text += ["# names", *listed]
    text.append("# classes")
    text += [
        f"{key}\t{_shares(t, (0.5, 0.1))}\t0"
        for key, t in sorted(fresh.items())
        if " " in key and t.seen
    ]
    return "\n".join(text) + "\n"


def _reliabilities(
    language: str,
    links_of: dict[str, float],
    kinds: dict[str, str],
    known: dict[str, Tally],
    fresh: dict[str, Tally],
) -> dict[str, str]:
    """Give the shares of each stem, drawn towards those of stems of its kind and frequency."""
    buckets: dict[tuple[str, int], Tally] = defaultdict(Tally)
    for stem, count in links_of.items():
        tally = fresh.get(f"{language}:{stem}", Tally())
        bucket = buckets[kinds[stem], _bucket(count)]
        bucket.seen += tally.seen
        bucket.covered += tally.covered
        bucket.strange += tally.strange
        bucket.by_chance += tally.by_chance
    priors = {
        key: ((b.covered + 1) / (b.seen + 2), (b.by_chance + 0.1) / (b.strange + 2))
        for key, b in buckets.items()
    }
    return {
        stem: _shares(known.get(f"{language}:{stem}", Tally()), priors[kinds[stem], _bucket(count)])
        for stem, count in links_of.items()
    }


def _kind(german: str, english: str, capital: dict[str, float]) -> str:
    """Tell names, those that are copied apart, from other words."""
    if capital.get(english, 0.0) < SURE_NAME:
        return "word"
    return "copied" if alike(german, english) else "name"


def _bucket(count: float) -> int:
    return sum(count >= edge for edge in BUCKETS)


def _shares(tally: Tally, prior: tuple[float, float]) -> str:
    """Give the two reliabilities in thousandths, drawn towards what is expected."""
    covered = (tally.covered + PRIOR * prior[0]) / (tally.seen + PRIOR)
    chance = (tally.by_chance + PRIOR * prior[1]) / (tally.strange + PRIOR)
    covered = min(max(covered, 0.02), 0.995)
    chance = min(max(chance, 0.002), covered)
    return f"{covered * 1000:.0f}\t{chance * 1000:.0f}"


def judge(pairs: Sequence[Pair], lexicon: Lexicon) -> dict[str, Tally]:
    """Count how often words are covered in pairs, and in pairs with the English of a stranger.

    The stranger is the neighbour in order of length.
    """
    tallies: dict[str, Tally] = defaultdict(Tally)
    ordered = sorted(pairs, key=lambda pair: len(pair.en))
    for pair, other in zip(ordered, [*ordered[1:], *ordered[:1]], strict=True):
        german, english = german_words(pair.de), english_words(pair.en)
        for key, each in _keyed(weigh(german, english, lexicon)):
            tallies[key].seen += 1
            tallies[key].covered += each.covered
        for key, each in _keyed(weigh(german, english_words(other.en), lexicon)):
            tallies[key].strange += 1
            tallies[key].by_chance += each.covered
    return tallies


def _keyed(found: Evidences) -> Iterator[tuple[str, Evidence]]:
    for language, side in (("de", found.german), ("en", found.english)):
        for each in side:
            yield f"{language}:{each.key}" if each.known else each.key, each


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


def associated(
    pairs: Sequence[Pair], lexicon: Lexicon, least: int, lift: float
) -> Iterator[tuple[str, str]]:
    """Give pairs of stems that come together though alignment keeps them apart.

    Of words that nothing accounts for: "US" beside Dollar, "Commission" beside Börsenaufsicht.
    """
    together: Counter[tuple[str, str]] = Counter()
    sides: Counter[tuple[str, str]] = Counter()
    total = 0
    for pair in pairs:
        found = weigh(german_words(pair.de), english_words(pair.en), lexicon)
        german = {e.word.stem for e in found.german}
        english = {e.word.stem for e in found.english if not e.covered and e.known}
        total += 1
        sides.update(("de", stem) for stem in german)
        sides.update(("en", stem) for stem in english)
        together.update((g, e) for g in german for e in english)
    for (g, e), count in together.items():
        if count >= least and count * total > lift * sides["de", g] * sides["en", e]:
            yield g, e


def english_vocabulary(table: dict[str, list[tuple[str, float]]]) -> dict[str, float]:
    """Give the English stems of the table with their links."""
    counts: dict[str, float] = defaultdict(float)
    for each in table.values():
        for stem, count in each:
            counts[stem] += count
    return counts


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
    table: dict[str, list[tuple[str, float]]],
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
