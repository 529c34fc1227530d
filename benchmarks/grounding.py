"""How well the support of a sentence tells whether its article says it: editors' teasers.

    python benchmarks/grounding.py TEASERS.jsonl.xz [ARTICLES]

Each sentence of a teaser is held against its own article, against the one of the others that is
most like it, and against any other. Prints the share below the limits of
`translator/translation/grounding.py`, and the area under the curve.
"""

from __future__ import annotations

import json
import lzma
import math
import random
import sys
from collections import Counter
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING

from translator.article import Article, Sentence, Support, Translation
from translator.reading import split_sentences
from translator.translation import ground
from translator.translation.grounding import DOUBTED, UNSUPPORTED
from translator.translation.words import german_words

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_WORDS = 6  # of a teaser's sentence; shorter ones are cries


def sentences(text: str) -> list[str]:
    """Give the sentences of a text."""
    plain = " ".join(text.split())
    return [plain[start:end] for start, end in split_sentences(plain)]


def article(row: dict[str, str]) -> Article:
    """Make an article of a line of the teasers."""
    found = tuple(Sentence(text, 0, 0, 0) for text in sentences(row["text"]))
    return Article("a", "a", "", "de", row["title"], None, None, None, (), found)


def nearest(wanted: set[str], number: int, bags: Sequence[set[str]], counts: Counter[str]) -> int:
    """Give the other article that has most of these words, the rare ones first."""

    def likeness(other: int) -> float:
        common = wanted & bags[other]
        weight = sum(math.log(len(bags) / counts[stem]) for stem in common)
        return weight / math.sqrt(len(bags[other]) + 50)

    return max((other for other in range(len(bags)) if other != number), key=likeness)


def stems(text: str) -> set[str]:
    """Give the content words of a text."""
    return {word.stem for word in german_words(text) if word.stem}


def area(own: Sequence[float], other: Sequence[float]) -> float:
    """Give the area under the curve: how often a sentence has more support in its own article."""
    pairs = product(own, other)
    return sum((a > b) + (a == b) / 2 for a, b in pairs) / (len(own) * len(other))


def main(path: Path, most: int) -> None:
    """Print a line for each kind of article."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    random.Random(1).shuffle(rows)
    rows = list(islice(rows, most))
    articles = [article(row) for row in rows]
    bags = [stems(row["text"]) for row in rows]
    counts = Counter(stem for bag in bags for stem in bag)
    nothing = Translation("a", None, ())
    found: dict[str, list[Support]] = {"own": [], "nearest": [], "any": []}
    for number, row in enumerate(rows):
        near = nearest(stems(row["title"] + " " + row["summary"]), number, bags, counts)
        others = {"own": number, "nearest": near, "any": (number + 7) % len(rows)}
        for text in sentences(row["summary"]):
            if len(text.split()) >= LEAST_WORDS:
                for kind, other in others.items():
                    found[kind].append(ground(text, articles[other], nothing, german=True))
    own = [support.score for support in found["own"]]
    for kind, supports in found.items():
        scores = [support.score for support in supports]
        below = [sum(s < limit for s in scores) / len(scores) for limit in (UNSUPPORTED, DOUBTED)]
        names = Counter(name for it in supports for name in {flag.name for flag in it.flags})
        shares = {name: f"{count / len(scores):.1%}" for name, count in sorted(names.items())}
        print(
            f"{kind:8} {len(scores)} sentences; below {UNSUPPORTED}: {below[0]:.1%}, "
            f"below {DOUBTED}: {below[1]:.1%}; area {area(own, scores):.3f}; flags {shares}"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 400)
