"""How well reading keeps articles, on pages and gold kept elsewhere.

    python benchmarks/reading.py PAGES_DIR [--articles FILE.jsonl[.xz]]

PAGES_DIR holds lines/, layout/, html/ and gold/ (JSON with `paragraphs`). FILE has an article a
line (`title`, `text`), which are read as plain text: a line of headline, a blank one, the text.
Sentences are measured by splitting.py, time and memory by reading_speed.py.
"""

from __future__ import annotations

import argparse
import json
import lzma
import time
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from translator.errors import ReadingError
from translator.reading import Source, find_sources, load, read_article
from translator.reading.decoding import decode
from translator.reading.html import html_blocks

MANNERS = {"lines": ".txt", "layout": ".txt", "html": ".html"}


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of a bag of words against another."""

    precision: float
    recall: float
    f1: float

    def __str__(self) -> str:
        return f"{self.precision:9.3f}{self.recall:9.3f}{self.f1:9.3f}"


def score(kept: str, gold: str) -> Score:
    """Compare two texts as bags of words."""
    mine, true = Counter(kept.split()), Counter(gold.split())
    common = (mine & true).total()
    precision = common / max(mine.total(), 1)
    recall = common / max(true.total(), 1)
    return Score(precision, recall, 2 * precision * recall / max(precision + recall, 1e-9))


def mean(scores: list[Score]) -> Score:
    """The mean of each figure over pages."""
    total = len(scores)
    return Score(
        sum(s.precision for s in scores) / total,
        sum(s.recall for s in scores) / total,
        sum(s.f1 for s in scores) / total,
    )


def kept_text(source: Source) -> str:
    """What reading keeps of a page; nothing where it refuses."""
    try:
        article = read_article(source, load(source))
    except ReadingError as error:
        print(f"  {error}")
        return ""
    return " ".join(paragraph.text for paragraph in article.paragraphs)


def all_text(source: Source) -> str:
    """Everything that is visible on a page."""
    original = decode(load(source), source.path)
    if source.ending == ".txt":
        return original
    return " ".join(block.text for block in html_blocks(original))


def benchmark_pages(pages: Path, *, worst: int) -> None:
    """Print the mean scores for each manner, beside keeping everything."""
    print(f"{'':16}precision   recall       F1  seconds")
    for manner in MANNERS:
        sources = find_sources([pages / manner]).sources
        gold = [
            " ".join(json.loads((pages / "gold" / f"{s.id}.json").read_text())["paragraphs"])
            for s in sources
        ]
        started = time.perf_counter()
        kept = [score(kept_text(source), true) for source, true in zip(sources, gold, strict=True)]
        seconds = time.perf_counter() - started
        everything = [
            score(all_text(source), true) for source, true in zip(sources, gold, strict=True)
        ]
        print(f"{manner:16}{mean(kept)}{seconds:9.1f}")
        print(f"{'  keep all':16}{mean(everything)}")
        for value, source in sorted(zip(kept, sources, strict=True), key=lambda pair: pair[0].f1)[
            :worst
        ]:
            print(f"  {source.id:30}{value}")


def benchmark_headlines(path: Path, count: int = 600) -> None:
    """Print how often the headline over a plain text is found, missed, or another line."""
    found: Counter[str] = Counter()
    with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as lines:
        for line in islice(lines, count):
            record = json.loads(line)
            source = Source("a", "a.txt", Path("a.txt"), ".txt")
            article = read_article(source, f"{record['title']}\n\n{record['text']}\n".encode())
            wanted = " ".join(record["title"].split())
            verdict = "right" if article.title == wanted else "wrong" if article.title else "none"
            found[verdict] += 1
    print(f"headlines of {count} plain texts: {dict(found)}")


def main() -> None:
    """Run what the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--articles", type=Path, help="articles to find the headlines of")
    parser.add_argument(
        "--worst", type=int, default=0, help="show the N worst pages of each manner"
    )
    arguments = parser.parse_args()
    benchmark_pages(arguments.pages, worst=arguments.worst)
    if arguments.articles:
        benchmark_headlines(arguments.articles)


if __name__ == "__main__":
    main()
