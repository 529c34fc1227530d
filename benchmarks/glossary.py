"""Measure the glossary: terms held before and after, the cost in quality and in time.

    python benchmarks/glossary.py SRC REF [--methods]

SRC and REF are parallel text, a sentence a line. Translates SRC and data/glossary_sentences.tsv
(German, tab, the English terms that should stand in it) with the model that ships, puts the
terms in, and prints the share of terms held, BLEU and chrF over the even and the odd lines, and
the processor's time against that of the translation. `--methods` compares other ways to get the
missing terms: the n-best list, a source with the term in English, and decoding again from a
prefix that ends with the term.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sacrebleu.metrics import BLEU, CHRF

from translator.article import TranslatedSentence
from translator.engines import Search
from translator.setting import Setting, prepare
from translator.translation import Glossary, translate_all, unify
from translator.translation.terms import enforce
from translator.translation.word_alignment import align

if TYPE_CHECKING:
    from collections.abc import Callable

    from translator.engines import Engine

SENTENCES = Path(__file__).with_name("data") / "glossary_sentences.tsv"
Pairs = dict[str, str]
T = TypeVar("T")


def main() -> None:
    """Measure both sets."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--methods", action="store_true")
    options = parser.parse_args()
    engine, glossary = prepare(Setting(), print).engine, Glossary.load()
    own = [line.partition("\t") for line in SENTENCES.read_text("utf-8").splitlines()]
    for german, _, terms in own:
        found = "; ".join(match.entry.preferred for match in glossary.terms(german))
        assert found == terms, f"{german}: found {found}, expected {terms}"
    measure(engine, glossary, [german for german, _, _ in own], [], methods=options.methods)
    source, reference = (
        path.read_text("utf-8").splitlines() for path in (options.source, options.reference)
    )
    matching_speed(glossary, source)
    consistency(glossary, source, reference)
    measure(engine, glossary, source, reference, methods=options.methods)


def matching_speed(glossary: Glossary, sentences: list[str]) -> None:
    """Print how fast terms are found."""
    started = time.process_time()
    for sentence in sentences:
        glossary.terms(sentence)
    seconds = time.process_time() - started
    print(f"{len(glossary.entries)} entries, {len(sentences) / seconds:,.0f} sentences/s\n")


def consistency(glossary: Glossary, source: list[str], reference: list[str]) -> None:
    """Print what unifying names changes in the references, 20 lines taken as an article."""
    changed = []
    pairs = list(zip(source, reference, strict=True))
    for start in range(0, len(pairs), 20):
        known = {german: TranslatedSentence(text, 0.0) for german, text in pairs[start:][:20]}
        changed += [pair for pair in unify(known, glossary).values() if pair.repairs]
    print(f"names unified in {len(changed)} of {len(source)} references:")
    for pair in changed:
        print(f"    {pair.repairs[-1].message}")


def measure(
    engine: Engine,
    glossary: Glossary,
    source: list[str],
    reference: list[str],
    *,
    methods: bool,
) -> None:
    """Translate, put the terms in, and compare."""
    bare, bare_seconds = timed(lambda: translate_all(engine, source))
    after, seconds = timed(lambda: enforce(engine, bare, glossary))
    before = texts(bare)
    in_all = sum(len(glossary.terms(german)) for german in before)
    flagged = sum(bool(glossary.missing(german, text)) for german, text in before.items())
    print(f"{len(before)} sentences, {in_all} terms, {flagged} sentences lack one")
    data = TestSet(source, reference, before)
    report("the model's own", data, before, glossary)
    report("put in their place", data, texts(after), glossary)
    print(f"processor's time: {seconds / bare_seconds:.3f} of the translation's")
    if methods:
        for name, method in METHODS.items():
            wrong = {g: t for g, t in before.items() if glossary.missing(g, t)}
            found, more = timed(partial(method, engine, glossary, wrong))
            report(name, data, before | found, glossary)
            print(f"    {more / bare_seconds:.3f} of the translation's time")
    print()


@dataclass(frozen=True)
class TestSet:
    """Sentences, their references if there are any, and what the model makes of them."""

    source: list[str]
    reference: list[str]
    before: Pairs


def report(name: str, data: TestSet, after: Pairs, glossary: Glossary) -> None:
    """Print the share of terms held, that of the missing ones that were put right, and scores."""
    in_all = sum(len(glossary.terms(german)) for german in data.before)
    lacked, lacks = (lacking(glossary, pairs) for pairs in (data.before, after))
    line = f"{name:22} held {1 - lacks / in_all:.1%}, put right {1 - lacks / lacked:.1%}"
    for half, start in (("even", 0), ("odd", 1)) if data.reference else ():
        english = [after[german] for german in data.source[start::2]]
        wanted = [data.reference[start::2]]
        bleu, chrf = (m.corpus_score(english, wanted).score for m in (BLEU(force=True), CHRF()))
        line += f"; {half} lines {bleu:.2f} BLEU {chrf:.2f} chrF"
    print(line)


def from_n_best(engine: Engine, glossary: Glossary, pairs: Pairs) -> Pairs:
    """Take of the eight best the one that holds the most terms."""
    lists = engine.search(pairs, Search(hypotheses=8))
    result = {}
    for german, best in zip(pairs, lists, strict=True):
        lacks = {h.text: len(glossary.missing(german, h.text)) for h in best}
        result[german] = min(lacks, key=lacks.__getitem__)
    return result


def from_english_source(engine: Engine, glossary: Glossary, pairs: Pairs) -> Pairs:
    """Write the missing terms into the German in English, and translate that."""
    mixed = []
    for german, text in pairs.items():
        line = german
        for match in reversed(glossary.missing(german, text)):
            line = line[: match.start] + match.entry.preferred + line[match.end :]
        mixed.append(line)
    return {g: h.text for g, h in zip(pairs, engine.translate(mixed), strict=True)}


def from_prefix(engine: Engine, glossary: Glossary, pairs: Pairs) -> Pairs:
    """Keep what stands before the first missing term, force the term, and let the model go on."""
    result = dict(pairs)
    for _ in range(2):
        wrong = {g: t for g, t in result.items() if glossary.missing(g, t)}
        prefixes = {}
        for german, alignment in align(engine, wrong).items():
            words = wrong[german].split()
            places = []
            for match in glossary.missing(german, wrong[german]):
                mass = alignment.mass(match.start, match.end)
                places.append((max(range(len(words)), key=mass.__getitem__), match))
            place, match = min(places, key=lambda place: place[0])
            prefixes[german] = " ".join([*words[:place], match.entry.preferred])
        found = engine.search(prefixes, Search(), prefixes.values())
        for german, (best,) in zip(prefixes, found, strict=True):
            lacks, lacked = (len(glossary.missing(german, t)) for t in (best.text, wrong[german]))
            if lacks < lacked:
                result[german] = best.text
    return result


METHODS: dict[str, Callable[[Engine, Glossary, Pairs], Pairs]] = {
    "8-best list": from_n_best,
    "term in the source": from_english_source,
    "prefix, two rounds": from_prefix,
}


def lacking(glossary: Glossary, pairs: Pairs) -> int:
    """Count the terms that the English lacks."""
    return sum(len(glossary.missing(german, text)) for german, text in pairs.items())


def texts(pairs: dict[str, TranslatedSentence]) -> Pairs:
    """Give the English alone."""
    return {german: pair.text for german, pair in pairs.items()}


def timed(job: Callable[[], T]) -> tuple[T, float]:
    """Run a job; give its result and the processor's seconds."""
    started = time.process_time()
    result = job()
    return result, time.process_time() - started


if __name__ == "__main__":
    main()
