"""Count the key facts of articles, and what they cost; with --show, print them for reading.

    python benchmarks/facts.py ARTICLES... [--limit 20] [--show]

ARTICLES are folders or files that `translator run` takes, or folders of gold pages (.json with
`title`, `date` and `paragraphs`), or .jsonl.xz files with `title`, `date` and `text`.
"""

from __future__ import annotations

import argparse
import json
import lzma
import time
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from translator.article import Article, Paragraph, Sentence, TranslatedSentence, Translation
from translator.reading import find_sources, load, read_article, split_sentences
from translator.signature import Signature
from translator.summary import load_summariser, write_brief
from translator.summary.facts import key_facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from translator.brief import Fact

SIGNATURE = Signature("", "", "", "", "", "", None, "", "")


def main() -> None:
    """Print the number of facts of each kind and the time of an article."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--skip", type=int, default=0, help="articles of each path passed over")
    parser.add_argument("--limit", type=int, default=1000, help="articles of each path")
    parser.add_argument("--show", action="store_true", help="print each fact with its sentence")
    options = parser.parse_args()
    articles = [
        a
        for path in options.articles
        for a in islice(read(path), options.skip, options.skip + options.limit)
    ]
    counts: Counter[str] = Counter()
    untranslated: Counter[str] = Counter()
    seconds = 0.0
    for article in articles:
        # Without a translation, so that what is counted doesn't hang on a model.
        empty = tuple(TranslatedSentence("", 0.0) for _ in article.sentences)
        translation = Translation(article.id, None, empty)
        brief = write_brief(article, translation, load_summariser("extractive"), SIGNATURE)
        points = {point.sentence for point in brief.points}
        started = time.process_time()
        facts = key_facts(article, translation, points)
        seconds += time.process_time() - started
        counts.update(fact.kind for fact in facts)
        untranslated.update(fact.kind for fact in facts if not fact.translated)
        if options.show:
            show(article, facts)
    print(f"{len(articles)} articles, {1000 * seconds / len(articles):.1f} ms each")
    for kind, count in counts.items():
        print(f"{kind:7} {count:5} ({untranslated[kind]} with German left in the English)")


def show(article: Article, facts: Sequence[Fact]) -> None:
    """Print each fact with its English, value and sentence."""
    print(f"== {article.id} {article.date} {article.title}")
    for fact in facts:
        mark = " " if fact.translated else "*"
        text = article.sentences[fact.sentence].text
        print(f"{fact.kind:6}{mark} {fact.de} | {fact.en} | {fact.value or ''} [[{text[:240]}]]")


def read(path: Path) -> Iterator[Article]:
    """Give the articles of a path, in whichever of the forms."""
    if path.suffix == ".xz":
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                paragraphs = record["text"].split("\n")
                yield plain(record["id"], record["title"], record["date"], paragraphs)
    elif path.is_dir() and (gold := sorted(path.glob("*.json"))):
        for file in gold:
            record = json.loads(file.read_text("utf-8"))
            yield plain(file.stem, record["title"], record["date"], record["paragraphs"])
    else:
        for source in find_sources([path]).sources:
            yield read_article(source, load(source))


def plain(name: str, title: str, date: str | None, texts: Sequence[str]) -> Article:
    """Make an article of clean paragraphs."""
    paragraphs, sentences, at = [], [], 0
    for number, text in enumerate(filter(str.strip, texts)):
        paragraphs.append(Paragraph(text, at, at + len(text)))
        for start, end in split_sentences(text):
            words = " ".join(text[start:end].split())
            sentences.append(Sentence(words, at + start, at + end, number))
        at += len(text) + 1
    day = date[:10] if date else None
    parts = (tuple(paragraphs), tuple(sentences))
    return Article(name, name, "", "de", title, None, day, None, *parts)


if __name__ == "__main__":
    main()
