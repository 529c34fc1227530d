"""How reliable the words of the lexicon are, by counts on pairs; and the rows of its file."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translator.translation.evidence import Evidence, Evidences, weigh
from translator.translation.letters import alike
from translator.translation.lexicon import SURE_NAME, Lexicon
from translator.translation.words import english_words, german_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from training.corpus import Pair

    Table = dict[str, list[tuple[str, float]]]  # English of each German stem, with its links

BUCKETS = (3, 6, 12, 30, 100)  # links of a word, for what rare words are expected to do
PRIOR = 8.0  # judged pairs that the expectation of its bucket is worth


@dataclass
class Tally:
    """How often a word or a class was there, covered, and covered by a stranger's translation."""

    seen: int = 0
    covered: int = 0
    strange: int = 0
    by_chance: int = 0


def rows(
    table: Table,
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


def english_vocabulary(table: Table) -> dict[str, float]:
    """Give the English stems of the table with their links."""
    counts: dict[str, float] = defaultdict(float)
    for each in table.values():
        for stem, count in each:
            counts[stem] += count
    return counts
