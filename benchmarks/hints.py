"""Measure what the dictionary of the embedded model is worth, and each part of how it is used.

    python benchmarks/hints.py SOURCE REFERENCE [--beam 8]

SOURCE and REFERENCE have a sentence a line. The sentences are decoded once as they are and once
with the dictionary's words, the next lines choose among these hypotheses, and the last one is
decoded part by part, as `translator` does.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

from sacrebleu.metrics import BLEU, CHRF

from translator.engines import Decoding, Search
from translator.engines.clauses import ClausesEngine
from translator.engines.codeswitch import put
from translator.engines.ctranslate import CTranslateEngine
from translator.engines.hinted import HintedEngine, ranked
from translator.engines.hints import Hints
from translator.engines.letters import readable
from translator.engines.openings import as_read, joined, put_apart
from translator.models import read_models_file, resolve
from translator.translation.words import english_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.engines import Engine, Hypothesis
    from translator.engines.codeswitch import Hint


def main() -> None:
    """Print a line for each way to read, and how many of the hints the references have."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--beam", type=int, default=4, help="and hypotheses of each sentence")
    options = parser.parse_args()
    pairs = list(
        zip(
            *(path.read_text("utf-8").splitlines() for path in (options.source, options.reference)),
            strict=True,
        )
    )
    pairs.sort(key=lambda pair: -len(pair[0]))
    sources, references = zip(*pairs, strict=True)
    model = resolve(read_models_file(None).find("translate", "embedded"))
    if model.hints is None:
        parser.error("the embedded model has no dictionary")
    book = Hints.read(model.hints)
    engine = CTranslateEngine.load(model, Decoding(options.beam), print)
    hints = [put_apart(source, book.find(source)) for source in sources]
    plain = decoded(engine, list(map(as_read, sources)), options.beam, "plain")
    read = [readable(put(source, found)) for source, found in zip(sources, hints, strict=True)]
    hinted = decoded(engine, read, options.beam, "with hints")
    both = [(*one, *other) for one, other in zip(plain, hinted, strict=True)]
    for name, lists in (("plain", plain), ("with hints", hinted)):
        report(name, [best.text for best, *_ in lists], references)
    for name, lists in (("with hints, ranked", hinted), ("both, ranked", both)):
        best = (ranked(found, words)[0] for found, words in zip(lists, hints, strict=True))
        report(name, [each.text for each in best], references)
    small = ClausesEngine(HintedEngine(engine, book, Decoding(options.beam)))
    began = time.perf_counter()
    texts = [hypothesis.text for hypothesis in small.translate(sources)]
    print(f"part by part: decoded in {time.perf_counter() - began:.0f} s")
    report("with hints, ranked, part by part", texts, references)
    print_precision(hints, references)


def decoded(
    engine: Engine, texts: Sequence[str], count: int, name: str
) -> list[tuple[Hypothesis, ...]]:
    """Give the n-best lists, and print how long they took."""
    began = time.perf_counter()
    found = list(engine.search(texts, Search(hypotheses=count)))
    print(f"{name}: decoded in {time.perf_counter() - began:.0f} s")
    return found


def report(name: str, texts: list[str], references: Sequence[str]) -> None:
    """Print the scores of a way to read."""
    said = [joined(text) for text in texts]
    scores = (metric.corpus_score(said, [references]).score for metric in (BLEU(), CHRF()))
    print(f"{name}: BLEU {next(scores):.2f}, chrF {next(scores):.2f}")


def print_precision(hints: Sequence[Sequence[Hint]], references: Sequence[str]) -> None:
    """Print how many of the hints stand in the references, by their stems."""
    count = right = 0
    for found, reference in zip(hints, references, strict=True):
        there = {word.stem for word in english_words(reference)}
        for hint in filter(lambda one: one.english.strip(), found):
            count += 1
            right += all(
                word.stem in there or not word.stem for word in english_words(hint.english)
            )
    print(f"{count} hints, {right / count:.0%} of them in the reference")


if __name__ == "__main__":
    main()
