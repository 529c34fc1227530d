"""Compare the whole main job with the translation engine alone, as whole processes.

    python benchmarks/speed.py ARTICLES.jsonl[.xz] [--articles 200] [--runs 3]

Takes the first articles of a file with an article (`title`, `text`) a line, briefs them with
`translator run` into a new folder, and, in turn, gives the same sentences to CTranslate2 alone:
same model, beam, batch and workers. Prints the time of each, the ratio, and peak memory.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# The bare engine in a process of its own: sentences in, English out, and nothing else.
BARE = """
import json, os, sys
import ctranslate2, sentencepiece
folder, sentences = sys.argv[1], json.load(open(sys.argv[2], encoding="utf-8"))
pieces = sentencepiece.SentencePieceProcessor(model_file=folder + "/source.spm")
target = sentencepiece.SentencePieceProcessor(model_file=folder + "/target.spm")
translator = ctranslate2.Translator(
    folder, compute_type="int8", inter_threads=len(os.sched_getaffinity(0)), intra_threads=1
)
source = [[*line, "</s>"] for line in pieces.encode(sentences, out_type=str)]
results = translator.translate_batch(
    source, beam_size=4, max_batch_size=16, max_decoding_length=511, disable_unk=True
)
for result in results:
    target.decode(result.hypotheses[0])
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles_file", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(options.articles_file, options.articles, options.runs, Path(folder))


def measure(articles_file: Path, count: int, runs: int, folder: Path) -> None:
    """Run both in turn, after one run of each that isn't counted."""
    seeds, sentences, bare = folder / "seeds", folder / "sentences.json", folder / "bare.py"
    write_articles(articles_file, count, seeds)
    job = [sys.executable, "-m", "translator", "run", str(seeds), "-o"]
    timed([*job, str(folder / "out")])
    texts = remembered(folder / "out" / "history.db")
    sentences.write_text(json.dumps(texts), "utf-8")
    bare.write_text(BARE, "utf-8")
    alone = [sys.executable, str(bare), str(converted_model()), str(sentences)]
    timed(alone)
    whole, engine = [], []
    for number in range(runs):
        whole.append(timed([*job, str(folder / f"out{number}")]))
        engine.append(timed(alone))
    again = timed([*job, str(folder / "out0")])
    ratios = [one[0] / other[0] for one, other in zip(whole, engine, strict=True)]
    print(f"{count} articles, {len(texts)} distinct sentences, {runs} runs each, in turn")
    report("translator run", whole)
    report("CTranslate2 alone", engine)
    print(f"ratio             median {statistics.median(ratios):.3f}", end="")
    print(f"  min {min(ratios):.3f}  max {max(ratios):.3f}")
    report("run, nothing new", [again])


def write_articles(path: Path, count: int, seeds: Path) -> None:
    """Write the first articles as text files."""
    seeds.mkdir()
    with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as lines:
        for number, line in zip(range(count), lines, strict=False):
            record = json.loads(line)
            text = f"{record['title']}\n\n{record['text']}\n"
            (seeds / f"{number:06}.txt").write_text(text, "utf-8")


def remembered(history: Path) -> list[str]:
    """Give the sentences that the run translated, without those that it passed through."""
    with sqlite3.connect(history) as connection:
        rows = connection.execute("SELECT source FROM memory").fetchall()
    return [text for (text,) in rows if any(char.isalpha() for char in text)]


def converted_model() -> Path:
    """Give the embedded model in CTranslate2's layout."""
    from translator.models import converted, read_models_file, resolve

    return converted(resolve(read_models_file(None).find("translate", "embedded")), print)


def timed(command: list[str]) -> tuple[float, float]:
    """Run a command; give its seconds and its peak memory in MiB."""
    started = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(child.pid, 0)
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def report(name: str, measured: list[tuple[float, float]]) -> None:
    """Print the median time and the highest memory of several runs."""
    seconds = statistics.median(time for time, _ in measured)
    print(f"{name:17} {seconds:6.2f} s  peak {max(peak for _, peak in measured):5.0f} MiB")


if __name__ == "__main__":
    main()
