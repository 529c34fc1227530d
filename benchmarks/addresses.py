"""Count the sentences of articles that keep their internet addresses; --show prints the others.

    python -m benchmarks.addresses ARTICLES... [--limit 1500] [--model NAME] [--show]

ARTICLES as in facts.py. A sentence keeps its addresses when its English has each of them as often.
"""

from __future__ import annotations

import argparse
from itertools import islice
from pathlib import Path

from benchmarks.facts import read
from translator.briefing import texts_of
from translator.engines.addresses import stand_ins
from translator.setting import Setting, prepare


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--limit", type=int, default=1500, help="articles of each path")
    parser.add_argument("--model")
    parser.add_argument("--show", action="store_true", help="print what is lost")
    options = parser.parse_args()
    count = with_one = 0
    sentences: dict[str, list[str]] = {}
    for path in options.articles:
        for article in islice(read(path), options.limit):
            found = {text: addresses(text) for text in texts_of(article)}
            count += 1
            with_one += any(found.values())
            sentences |= {text: those for text, those in found.items() if those}
    print(f"{with_one} of {count} articles have an address, {len(sentences)} sentences")
    engine = prepare(Setting(model=options.model), print).engine
    kept = 0
    for text, hypothesis in zip(sentences, engine.translate(sentences), strict=True):
        right = all(hypothesis.text.count(each) == text.count(each) for each in sentences[text])
        kept += right
        if options.show and not right:
            print(f"{text}\n    {hypothesis.text}")
    print(f"{kept} of {len(sentences)} sentences keep all of theirs")


def addresses(text: str) -> list[str]:
    """Give the addresses of a text, as many as an engine looks for."""
    return [text[hint.start : hint.end] for hint in stand_ins(text)]


if __name__ == "__main__":
    main()
