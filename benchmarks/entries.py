"""Measure what entries of the embedded model's dictionary are worth where they are used.

    python benchmarks/entries.py SOURCE REFERENCE ENTRIES.tsv... [--beam 4]

SOURCE and REFERENCE have a sentence a line, ENTRIES German<TAB>English as in training/corpus. For
each file the sentences that are read otherwise without its entries are translated both ways.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from sacrebleu.metrics import BLEU, CHRF

from translator.engines import Decoding
from translator.engines.clauses import ClausesEngine
from translator.engines.ctranslate import CTranslateEngine
from translator.engines.hinted import HintedEngine
from translator.engines.hints import Hints
from translator.models import read_models_file, resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.engines import Engine


def main() -> None:
    """Print two lines for each file: its sentences without its entries, and with them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("reference", type=Path)
    parser.add_argument("entries", type=Path, nargs="+")
    parser.add_argument("--beam", type=int, default=4)
    options = parser.parse_args()
    sources, references = (
        path.read_text("utf-8").splitlines() for path in (options.source, options.reference)
    )
    model = resolve(read_models_file(None).find("translate", "embedded"))
    if model.hints is None:
        parser.error("the embedded model has no dictionary")
    engine = CTranslateEngine.load(model, Decoding(options.beam), print)
    whole = Hints.read(model.hints)
    for path in options.entries:
        out = {line.partition("\t")[0] for line in path.read_text("utf-8").splitlines()}
        rest = Hints({de: en for de, en in whole.english.items() if de not in out})
        touched = [n for n, text in enumerate(sources) if rest.find(text) != whole.find(text)]
        print(f"{path.name}: {len(out)} entries, {len(touched)} of {len(sources)} sentences")
        texts, gold = ([side[n] for n in touched] for side in (sources, references))
        for name, book in (("without", rest), ("with", whole)):
            reads = ClausesEngine(HintedEngine(engine, book, Decoding(options.beam)))
            report(name, reads, texts, gold)


def report(name: str, engine: Engine, texts: Sequence[str], references: Sequence[str]) -> None:
    """Print the scores of an engine."""
    said = [hypothesis.text for hypothesis in engine.translate(texts)]
    scores = (metric.corpus_score(said, [references]).score for metric in (BLEU(), CHRF()))
    print(f"  {name}: BLEU {next(scores):.2f}, chrF {next(scores):.2f}")


if __name__ == "__main__":
    main()
