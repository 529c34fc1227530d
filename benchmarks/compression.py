"""Count which sentences compression shortens, by which rule, and by how much; --show prints them.

    python benchmarks/compression.py ARTICLES... [--skip 0] [--limit 300] [--all] [--show]

ARTICLES are as for benchmarks/facts.py. Of each article the points are looked at, chosen as if the
English had as many words as the German (so no model is needed); with --all every sentence.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.facts import SIGNATURE, read
from translator.article import TranslatedSentence, Translation
from translator.summary import load_summariser, write_brief
from translator.summary.compression import LONG, compress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translator.article import Article


def main() -> None:
    """Print the number of long sentences, of those shortened, the rules and the words saved."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--skip", type=int, default=0, help="articles of each path passed over")
    parser.add_argument("--limit", type=int, default=300, help="articles of each path")
    parser.add_argument("--all", action="store_true", help="every sentence, not only the points")
    parser.add_argument("--show", action="store_true", help="print each sentence with its cuts")
    options = parser.parse_args()
    end = options.skip + options.limit
    articles = [a for path in options.articles for a in islice(read(path), options.skip, end)]
    texts = [text for a in articles for text in sentences(a, every=options.all)]
    started = time.process_time()
    found = [(text, compress(text)) for text in texts]
    seconds = time.process_time() - started
    short = [(text, it) for text, it in found if it]
    if options.show:
        for text, it in short:
            cuts = " ".join(f"[{rule}: {lost}]" for rule, lost in it.lost)
            print(f"\n{cuts}\n- {text}\n+ {it.text}")
    long = sum(len(text.split()) > LONG for text in texts)
    saved = sum(len(text.split()) - len(it.text.split()) for text, it in short)
    print(f"{len(articles)} articles, {len(texts)} sentences, {long} of more than {LONG} words")
    print(f"{len(short)} shortened, by {saved / max(1, len(short)):.1f} words in the mean")
    print(f"{1e6 * seconds / max(1, len(texts)):.0f} µs a sentence")
    for rule, count in Counter(rule for _, it in short for rule, _ in it.lost).most_common():
        print(f"{count:5} {rule}")


def sentences(article: Article, *, every: bool) -> Iterator[str]:
    """Give an article's sentences, or those that the default summariser makes points of."""
    if every:
        yield from (sentence.text for sentence in article.sentences)
        return
    english = tuple(TranslatedSentence(s.text, 0.0) for s in article.sentences)
    translation = Translation(article.id, None, english)
    brief = write_brief(article, translation, load_summariser("extractive"), SIGNATURE)
    yield from (point.de for point in brief.points)


if __name__ == "__main__":
    main()
