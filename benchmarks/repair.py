"""Measure repair: figures, scores and doubts before and after, and what it costs.

    python benchmarks/repair.py SOURCE REFERENCE [--beam 4] [--limit 2000] [--half 0|1] [--out FILE]

SOURCE and REFERENCE have a sentence a line. The bare engine and the whole translation stage run
one after the other in one process, at the same beam; `--half` takes every other sentence.
Processor time counts all threads, and is less disturbed by other work on the machine.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from sacrebleu.metrics import BLEU, CHRF

from translator.article import TranslatedSentence
from translator.engines import Decoding, load_engine
from translator.models import read_models_file, resolve
from translator.translation import check, translate_sentences
from translator.translation.figures import german_figures, lost_figures

if TYPE_CHECKING:
    from collections.abc import Callable

    from translator.engines import Engine


def main() -> None:
    """Print both sides."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("reference", type=Path)
    parser.add_argument("--beam", type=int, default=Decoding().beam)
    parser.add_argument("--limit", type=int, default=2000)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    sides = (path.read_text("utf-8").splitlines() for path in (options.source, options.reference))
    step = slice(options.half, options.limit, 1 if options.half is None else 2)
    sources, references = (lines[step] for lines in sides)
    model = resolve(read_models_file(None).find("translate", None))
    engine = load_engine("ctranslate", model, Decoding(options.beam), print)
    list(engine.translate(sources[:32]))  # what is loaded at first use
    before, bare = timed(lambda: alone(engine, sources))
    after, whole = timed(lambda: everything(engine, sources))
    words = sum(len(line.split()) for line in sources)
    for name, found, (wall, processor) in (("bare", before, bare), ("repaired", after, whole)):
        report(name, sources, found, references)
        print(f"  {words / wall:.0f} source words/s, {processor:.1f} s of processor time")
    print(f"speed of the whole: {bare[0] / whole[0]:.2f} of the bare engine's", end="")
    print(f" by the clock, {bare[1] / whole[1]:.2f} by processor time")
    repairs = Counter(repair.name for line in after for repair in line.repairs)
    print("repairs:", ", ".join(f"{count} {name}" for name, count in repairs.most_common()))
    if options.out:
        pairs = zip(sources, before, after, strict=True)
        rows = [[s, b.text, a.text, [r.message for r in a.repairs]] for s, b, a in pairs]
        options.out.write_text(json.dumps(rows, ensure_ascii=False, indent=1), "utf-8")


def alone(engine: Engine, sources: list[str]) -> list[TranslatedSentence]:
    """Translate with the engine alone, the longest first, and nothing else."""
    order = sorted(range(len(sources)), key=lambda i: -len(sources[i]))
    found = dict(zip(order, engine.translate(sources[i] for i in order), strict=True))
    return [TranslatedSentence(found[i].text, found[i].score) for i in range(len(sources))]


def everything(engine: Engine, sources: list[str]) -> list[TranslatedSentence]:
    """Translate with checks and repair."""
    known = {s: t for chunk in translate_sentences(engine, sources) for s, t in chunk.items()}
    return [known[source] for source in sources]


def timed(
    job: Callable[[], list[TranslatedSentence]],
) -> tuple[list[TranslatedSentence], tuple[float, float]]:
    """Give what the job gives, with its seconds by the clock and of the processor."""
    wall, processor = time.perf_counter(), time.process_time()
    found = job()
    return found, (time.perf_counter() - wall, time.process_time() - processor)


def report(
    name: str, sources: list[str], found: list[TranslatedSentence], references: list[str]
) -> None:
    """Print scores, figures that came through, and doubts a hundred sentences."""
    texts = [line.text for line in found]
    bleu = BLEU(force=True).corpus_score(texts, [references]).score
    chrf = CHRF().corpus_score(texts, [references]).score
    figures = sum(len(german_figures(source)) for source in sources)
    lost = sum(len(lost_figures(*pair)) for pair in zip(sources, texts, strict=True))
    flags: Counter[str] = Counter()
    for source, line in zip(sources, found, strict=True):
        flags.update(
            {flag.name for flag in line.flags or check(source, line.text, score=line.score)}
        )
    print(f"{name}: BLEU {bleu:.2f}, chrF {chrf:.2f}, ", end="")
    print(f"figures kept {1 - lost / max(1, figures):.2%} of {figures}")
    hundred = ", ".join(f"{100 * n / len(sources):.1f} {flag}" for flag, n in flags.most_common())
    print(f"  flags in 100 sentences: {hundred}")


if __name__ == "__main__":
    main()
