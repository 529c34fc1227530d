"""Compare the summarisers with what editors wrote: unigram overlap at equal words.

    python benchmarks/summaries.py TEASERS.jsonl[.xz] [--limit 600]

Each line of TEASERS has `text`, `title` and the editor's `summary`. A summary is the best
ranked sentences up to 45 German words, the last one cut there, so that all are equally long.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from translator.article import Article, Paragraph, Sentence
from translator.reading import split_sentences
from translator.summary import load_summariser

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORDS = 45


def main() -> None:
    """Print mean ROUGE-1 recall and F1 of each summariser."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("teasers", type=Path)
    parser.add_argument("--limit", type=int, default=600)
    options = parser.parse_args()
    records = list(read_records(options.teasers, options.limit))
    print(f"{len(records)} articles, summaries of {WORDS} words")
    for name in ("lead", "extractive"):
        scores = [rouge(summary(name, article), reference) for article, reference in records]
        recall, f1 = (100 * sum(column) / len(scores) for column in zip(*scores, strict=True))
        print(f"{name:12} ROUGE-1 recall {recall:5.2f}  F1 {f1:5.2f}")


def read_records(path: Path, limit: int) -> Iterator[tuple[Article, str]]:
    """Give articles of at least six sentences with the teaser of each."""
    with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            article = plain_article(record["title"], record["text"])
            if len(article.sentences) >= 6:
                yield article, record["summary"]
                limit -= 1
            if not limit:
                return


def plain_article(title: str, text: str) -> Article:
    """Make an article of clean text, one paragraph for all."""
    sentences = tuple(
        Sentence(" ".join(text[start:end].split()), start, end, 0)
        for start, end in split_sentences(text)
    )
    paragraphs = (Paragraph(text, 0, len(text)),)
    return Article("", "", "", "de", title, None, None, None, paragraphs, sentences)


def summary(name: str, article: Article) -> list[str]:
    """Give the words of the summary by the summariser called `name`."""
    picks = load_summariser(name).rank(article, range(len(article.sentences)))
    return [word for pick in picks for word in words(article.sentences[pick.sentence].text)][:WORDS]


def words(text: str) -> list[str]:
    """Give the words of a text in lower case."""
    return re.findall(r"\w+", text.lower())


def rouge(hypothesis: Sequence[str], reference: str) -> tuple[float, float]:
    """Give ROUGE-1 recall and F1 (Lin 2004), without stemming."""
    target = Counter(words(reference))
    overlap = sum((Counter(hypothesis) & target).values())
    recall = overlap / max(1, target.total())
    precision = overlap / max(1, len(hypothesis))
    return recall, 2 * precision * recall / max(1e-9, precision + recall)


if __name__ == "__main__":
    main()
