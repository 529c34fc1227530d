"""How fast reading is, and that one line of any length takes linear time and little memory.

    python benchmarks/reading_speed.py SEEDS_DIR

Repeats the articles of SEEDS_DIR to files of 1, 10 and 50 MB: one article a paragraph, and all of
it in one line. Each is read in a process of its own, with the limit on an article's size lifted;
the last line shows what happens with the limit.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from translator.errors import TooLarge
from translator.reading import Source, decode, read_article, sources

_SIZES = (1, 10, 50)
_SOURCE = Source("speed", "speed.txt", Path("speed.txt"), ".txt")


def make(seeds: Path, megabytes: int, gap: str) -> bytes:
    """The seeds' text again and again, numbered, because repeated lines are dropped as noise."""
    texts = [decode(path.read_bytes(), path.name) for path in sorted(seeds.glob("*.txt"))]
    once = [" ".join(text.split()) for text in texts]
    rounds = megabytes * 1_000_000 // len(" ".join(once).encode()) + 1
    return gap.join(
        f"{text} Das war Nummer {number} der Reihe." for number in range(rounds) for text in once
    ).encode()


def measure(seeds: Path, megabytes: int, gap: str) -> None:
    """Read one file in this process, and print CPU seconds, peak memory and sentences as JSON."""
    data = make(seeds, megabytes, gap)
    sources.MAX_BYTES = len(data)
    started = time.process_time()
    sentences = len(read_article(_SOURCE, data).sentences)
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak": peak, "sentences": sentences}))


def run(seeds: Path, megabytes: int, gap: str) -> None:
    """Measure in a child, and print a row."""
    child = [sys.executable, __file__, str(seeds), "--child", str(megabytes), "--gap", gap]
    done = subprocess.run(child, check=True, capture_output=True, text=True)
    result = json.loads(done.stdout)
    name = "one line" if gap == " " else "paragraphs"
    print(
        f"{name:12}{megabytes:5} MB {result['seconds']:8.1f} s "
        f"{megabytes / result['seconds']:6.2f} MB/s {result['peak']:7.0f} MiB "
        f"{result['sentences']:9} sentences"
    )


def main() -> None:
    """Print a row for each size and shape."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("seeds", type=Path)
    parser.add_argument("--child", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--gap", default=" ", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        measure(arguments.seeds, arguments.child, arguments.gap)
        return
    for gap in ("\n\n", " "):
        for megabytes in _SIZES:
            run(arguments.seeds, megabytes, gap)
    data = make(arguments.seeds, _SIZES[-1], " ")
    started = time.perf_counter()
    try:
        read_article(_SOURCE, data)
    except TooLarge as error:
        print(f"{time.perf_counter() - started:.3f} s: {error}")


if __name__ == "__main__":
    main()
