"""Measure the check for opposites: what it finds, and which pairs by people it doubts.

    python benchmarks/opposites.py PAIRS... [--show]

PAIRS are TSV files, compressed with xz or not, whose last two cells are German and its English.
In each pair that says one end of an axis on both sides for sure, the English word is exchanged for
one of the other end.
"""

from __future__ import annotations

import argparse
import lzma
import re
from pathlib import Path
from typing import TYPE_CHECKING

from translator.translation.opposites import check_opposites, load_axes, whole_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translator.translation.opposites import End


def main() -> None:
    """Print both shares."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument("--show", action="store_true", help="print the doubted pairs")
    options = parser.parse_args()
    pairs = [pair for path in options.pairs for pair in read(path)]
    doubted = [(pair, flags[0]) for pair in pairs if (flags := check_opposites(*pair))]
    print(f"{len(doubted)} of {len(pairs)} pairs doubted")
    if options.show:
        for (german, english), flag in doubted:
            print(f"{flag.message}\n  {german}\n  {english}")
    made = list(exchanged(pairs))
    found = sum(bool(check_opposites(*pair)) for pair in made)
    print(f"{found} of {len(made)} exchanged words found ({found / max(1, len(made)):.0%})")


def read(path: Path) -> Iterator[tuple[str, str]]:
    """The pairs of a file."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            yield cells[-2], cells[-1]


def exchanged(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The pairs that say an end on both sides, with a word of the other end in its place."""
    for axis in load_axes():
        for said, other in (axis.end, axis.end[::-1]):
            german, english = whole_words(said.german), whole_words(said.english)
            instead = plain_word(other)
            for source, target in pairs:
                match = german.search(source.lower()) and english.search(target.lower())
                if match:
                    yield source, target[: match.start()] + instead + target[match.end() :]


def plain_word(end: End) -> str:
    """The first of the English patterns of an end that is a word, or the stem of one."""
    stems = (pattern.removesuffix(r"\w*") for pattern in end.english)
    return next(stem for stem in stems if re.fullmatch(r"[a-z ]+", stem))


if __name__ == "__main__":
    main()
