"""How well reading keeps articles, on pages and gold kept elsewhere.

    python benchmarks/reading.py PAGES_DIR [--models FOLDS_DIR] [--articles FILE.jsonl[.xz]]

PAGES_DIR holds lines/, layout/, html/ and gold/ (JSON with `paragraphs`). FILE has an article a
line (`title`, `text`), which are read as plain text: a line of headline, a blank one, the text.
With FOLDS_DIR (training/reading/train.py --folds) each page is judged by the model that didn't see
its publisher; without it the shipped model, trained on all pages, judges those it knows.
Sentences are measured by splitting.py, time and memory by reading_speed.py.
"""

from __future__ import annotations

import argparse
import json
import lzma
import time
from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from translator.errors import ReadingError
from translator.reading import Source, find_sources, load, read_article
from translator.reading.decoding import decode
from translator.reading.german import FUNCTION_WORDS
from translator.reading.html import html_blocks
from translator.reading.noise import label_blocks
from translator.reading.text import text_blocks
from translator.reading.trees import using

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


def by_rules(source: Source) -> str:
    """What the rules keep of a text without the classifier."""
    blocks = text_blocks(decode(load(source), source.path))
    labels = label_blocks(blocks)
    return " ".join(b.text for b, label in zip(blocks, labels, strict=True) if label.kept)


def by_justext(source: Source) -> str:
    """What the rules of jusText (its paper's thresholds, without links) keep of a text.

    Long lines with many function words are good, short ones go with their neighbours.
    """
    texts = [b.text for b in text_blocks(decode(load(source), source.path))]
    kinds = [_justext_kind(text) for text in texts]
    sure = [(i, kind) for i, kind in enumerate(kinds) if kind in {"good", "bad"}]
    kept = []
    for i, (text, kind) in enumerate(zip(texts, kinds, strict=True)):
        before = next((k for j, k in reversed(sure) if j < i), "bad")
        after = next((k for j, k in sure if j > i), "bad")
        near = {before, after}
        if kind == "good" or (kind == "near-good" and "good" in near) or (
            kind == "short" and near == {"good"}
        ):  # fmt: skip
            kept.append(text)
    return " ".join(kept)


def _justext_kind(text: str) -> str:
    if len(text) < 70:
        return "short"
    words = text.split()
    density = sum(word.lower() in FUNCTION_WORDS for word in words) / len(words)
    if density >= 0.32:
        return "good" if len(text) > 200 else "near-good"
    return "near-good" if density >= 0.30 else "bad"


def by_trafilatura(source: Source) -> str:
    """What trafilatura alone keeps of a page."""
    from trafilatura import extract

    return extract(decode(load(source), source.path), include_comments=False) or ""


BESIDE = {
    "lines": {"keep all": all_text, "jusText's rules": by_justext, "rules alone": by_rules},
    "layout": {"keep all": all_text, "jusText's rules": by_justext, "rules alone": by_rules},
    "html": {"keep all": all_text, "trafilatura": by_trafilatura},
}


def benchmark_pages(pages: Path, models: Path | None, *, worst: int) -> None:
    """Print the mean scores for each manner, beside simpler ways."""
    unseen = json.loads((models / "unseen.json").read_text()) if models else {}
    print(f"{'':18}precision   recall       F1  seconds")
    for manner in MANNERS:
        sources = find_sources([pages / manner]).sources
        gold = [
            " ".join(json.loads((pages / "gold" / f"{s.id}.json").read_text())["paragraphs"])
            for s in sources
        ]
        started = time.perf_counter()
        kept = []
        for source, true in zip(sources, gold, strict=True):
            model = using(models / unseen[source.id.split("_")[0]]) if models else nullcontext()
            with model:
                kept.append(score(kept_text(source), true))
        seconds = time.perf_counter() - started
        print(f"{manner:18}{mean(kept)}{seconds:9.1f}")
        for name, way in BESIDE[manner].items():
            scores = [score(way(source), true) for source, true in zip(sources, gold, strict=True)]
            print(f"  {name:16}{mean(scores)}")
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
    parser.add_argument("--models", type=Path, help="folder of models, one a fold of publishers")
    parser.add_argument("--articles", type=Path, help="articles to find the headlines of")
    parser.add_argument(
        "--worst", type=int, default=0, help="show the N worst pages of each manner"
    )
    arguments = parser.parse_args()
    benchmark_pages(arguments.pages, arguments.models, worst=arguments.worst)
    if arguments.articles:
        benchmark_headlines(arguments.articles)


if __name__ == "__main__":
    main()
