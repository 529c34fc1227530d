"""Measure the translation memory: lookups and trimming, TMX out and in.

    python benchmarks/memory.py [--entries 1000000] [--segments 100000]

Fills a new history with made-up sentences of the length of real ones, and prints the time of each
step (on a busy machine, that of the processor says more), the size of the file, and the peak memory
of the process so far.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from translator.article import Flag, TranslatedSentence
from translator.store import Store, export_tmx, read_units

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK = 1000
FLAG = Flag("unsure", "warning", "The model is unsure of this sentence (43% confidence).")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--segments", type=int, default=100_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        _lookups(out / "large", args.entries)
        _exchange(out / "small", args.segments)


def _lookups(out: Path, entries: int) -> None:
    with Store.open(out, write=True) as store:
        memory = store.memory
        with _timed(f"remember {entries:,}"):
            _fill(store, entries)
        print(f"history.db: {_size(out)}")
        known = [_german(n) for n in random.Random(1).sample(range(entries), 2000)]
        with _timed("look up 2,000 that are known"):
            assert len(memory.remembered("digest", known)) == 2000
        with _timed("look up 2,000 that are not"):
            assert not memory.remembered("digest", [f"{it}!" for it in known])
        with _timed("see that nothing is to be trimmed"):
            assert memory.trim() == 0
        memory.most = int(entries * 0.999)
        with _timed("trim a tenth"):
            print(f"{memory.trim():,} dropped")
        with _timed("stats"):
            memory.stats()
        with _timed("clear, with VACUUM"):
            memory.clear(people=False)


def _exchange(out: Path, segments: int) -> None:
    with Store.open(out, write=True) as store:
        _fill(store, segments)
        path = out / "memory.tmx"
        with _timed(f"export {segments:,}"):
            export_tmx(path, store.memory.units())
        print(f"memory.tmx: {path.stat().st_size / 1e6:.0f} MB")
        with _timed("import it unchanged"):
            print(store.memory.correct(read_units(path), lambda _: None))
        path.write_text(path.read_text("utf-8").replace("The council ", "The board "), "utf-8")
        with _timed("import it with every sentence changed"):
            print(store.memory.correct(read_units(path), lambda _: None))
        with _timed("look up 2,000 that a person corrected"):
            store.memory.remembered("digest", [_german(n) for n in range(2000)])


def _fill(store: Store, count: int) -> None:
    for start in range(0, count, CHUNK):
        numbers = range(start, min(start + CHUNK, count))
        store.memory.remember("digest", {_german(n): _english(n) for n in numbers})


def _german(n: int) -> str:
    return (
        f"Der Rat der Stadt Neustadt hat am Montagabend nach langer Aussprache mit {n} Stimmen "
        "beschlossen, die alte Brücke über den Fluss im nächsten Jahr zu sperren."
    )


def _english(n: int) -> TranslatedSentence:
    text = (
        f"The council of the town decided on Monday evening, by {n} votes after a long debate, "
        "to close the old bridge across the river next year."
    )
    return TranslatedSentence(text, -0.5, (FLAG,) if n % 3 == 0 else ())


@contextmanager
def _timed(what: str) -> Iterator[None]:
    started, used = time.perf_counter(), time.process_time()
    yield
    wall, cpu = time.perf_counter() - started, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{what}: {wall:.3f} s, {cpu:.3f} s of a processor, peak memory {peak:.0f} MiB", flush=True
    )


def _size(out: Path) -> str:
    return f"{sum(it.stat().st_size for it in out.glob('history.db*')) / 1e6:.0f} MB"


if __name__ == "__main__":
    main()
