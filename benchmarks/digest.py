"""How well `translator digest` groups articles into stories, and how long that takes.

    python -m benchmarks.digest ARTICLES.jsonl.xz [--show 40]

Two truths: 155 pairs of ARTICLES that we judged by reading (data/digest_pairs.tsv: the same story
or not, most of the latter chosen for being alike), and the two halves of long articles, which are
one story, among as many others. --show prints groups for reading.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.facts import read
from translator.article import Article, TranslatedSentence, Translation
from translator.digest.stories import group
from translator.summary.facts import key_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from translator.brief import Fact

PAIRS = Path(__file__).with_name("data") / "digest_pairs.tsv"
LONG = 24  # sentences of an article that is cut in two
HALVED = 150  # articles


def main() -> None:
    """Print precision and recall of pairs, and the time of grouping."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--show", type=int, default=0, help="groups to print")
    options = parser.parse_args()
    articles = list(read(options.articles))
    facts = [facts_of(article) for article in articles]
    start = time.process_time()
    group(articles[:1000], facts[:1000])
    print(f"{min(1000, len(articles))} articles grouped in {time.process_time() - start:.1f} s")
    stories = group(articles, facts)
    report("judged pairs", *judged([article.id for article in articles], stories))
    report("halves", *halves([it for it in articles if len(it.sentences) >= LONG][:HALVED]))
    several = [it for it in stories if len(it) > 1]
    for members in random.Random(1).sample(several, min(options.show, len(several))):
        print("--", *(f"{articles[it].date} {articles[it].title}" for it in members), sep="\n   ")


def facts_of(article: Article) -> tuple[Fact, ...]:
    """Give the key facts of an article without a translation, with its lead as the points."""
    blank = Translation(article.id, None, (TranslatedSentence("", 0.0),) * len(article.sentences))
    return key_facts(article, blank, range(3))


def judged(ids: Sequence[str], stories: Iterable[Sequence[int]]) -> tuple[int, int, int]:
    """Give how many pairs are together rightly, wrongly, and how many should be."""
    of = {ids[index]: number for number, story in enumerate(stories) for index in story}
    rows = [row.split("\t") for row in PAIRS.read_text("utf-8").splitlines()]
    together = [kind for kind, one, other in rows if of[one] == of[other]]
    wanted = sum(kind == "same" for kind, *_ in rows)
    return together.count("same"), together.count("different"), wanted


def halves(articles: Sequence[Article]) -> tuple[int, int, int]:
    """Give the same for every other sentence of articles against the sentences between."""
    parts = [
        replace(it, title=None, subtitle=None, sentences=it.sentences[half::2])
        for it in articles
        for half in (0, 1)
    ]
    pairs = [
        pair
        for story in group(parts, [facts_of(it) for it in parts])
        for pair in combinations(story, 2)
    ]
    right = sum(one // 2 == other // 2 for one, other in pairs)
    return right, len(pairs) - right, len(articles)


def report(name: str, right: int, wrong: int, wanted: int) -> None:
    """Print precision and recall."""
    precision, recall = right / max(1, right + wrong), right / wanted
    print(f"{name}: precision {precision:.1%}, recall {recall:.1%} ({right}, {wrong} of {wanted})")


if __name__ == "__main__":
    main()
