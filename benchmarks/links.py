"""Measure the word links of `translate --explain` where the right answer is known.

    python benchmarks/links.py newstest2019.de newstest2019.en [--model NAME]

Holds the model to the human translation. Of words that stand once and alike in both languages
(names, figures), says how many are linked, and how many of these to themselves: in the first 300
sentences of fewer than 30 words, on which the constants were set, and in 300 others.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from translator.engines import Decoding, load_engine
from translator.models import read_models_file, resolve
from translator.translation.links import link
from translator.translation.word_alignment import align

if TYPE_CHECKING:
    from translator.engines import Engine

SENTENCES = 300


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("source", type=Path)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--model")
    args = parser.parse_args()
    model = resolve(read_models_file(None).find("translate", args.model))
    engine = load_engine("ctranslate", model, Decoding(), print)
    texts = (path.read_text("utf-8").splitlines() for path in (args.source, args.reference))
    pairs = [pair for pair in zip(*texts, strict=True) if len(pair[0].split()) < 30]
    for name, start in (("set on", 0), ("others", SENTENCES)):
        print(f"{name}: {_measure(engine, dict(pairs[start : start + SENTENCES]))}")


def _measure(engine: Engine, pairs: dict[str, str]) -> str:
    known = linked = right = 0
    aligned = align(engine, pairs)
    for source, target in pairs.items():
        alike = _once(source) & _once(target)
        known += len(alike)
        for it in link(source, target, aligned[source]) if source in aligned else ():
            linked += it.en in alike
            right += it.en in alike and it.de == it.en
    return f"{known} words alike, {linked / known:.1%} linked, {right / linked:.1%} of them rightly"


def _once(text: str) -> set[str]:
    words = [word.strip(".,;:!?()„“”\"'") for word in text.split()]
    return {
        word for word in words if len(word) > 1 and word[0].isalnum() and words.count(word) == 1
    }


if __name__ == "__main__":
    main()
