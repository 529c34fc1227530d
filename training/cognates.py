"""Collect the words that are written alike, in lower case, in German and in English.

    python training/cognates.py PAIRS.tsv[.xz]... > translator/translation/cognates.txt

Lines are `corpus<TAB>German<TAB>English`. A word counts as English where it stands twice between
other words in lower case (so "von" in names doesn't), and not where German has it a thousand times
as often (a slip). The check for words left in German takes what isn't in the list for German.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|[^\w\s]")
LEAST, SLIP = 2, 50
KEPT = frozenset({"bin", "die", "gilt", "hat", "sage"})  # English in spite of their rareness


def main() -> None:
    """Print the words, sorted, a line each."""
    german: Counter[str] = Counter()
    english: Counter[str] = Counter()
    for path in sys.argv[1:]:
        for source, target in pairs(Path(path)):
            german.update(word for word in TOKEN.findall(source) if word.islower())
            english.update(words_among_words(TOKEN.findall(target)))
    for word in sorted(english.keys() & german.keys()):
        common = english[word] * SLIP >= german[word] or word in KEPT
        if len(word) > 1 and english[word] >= LEAST and common:
            print(word)


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Read the pairs of a corpus."""
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            _, source, target = line.rstrip("\n").split("\t")
            yield source, target


def words_among_words(tokens: list[str]) -> Iterator[str]:
    """Give the words in lower case that stand beside no capital (the first word's aside)."""
    for at, word in enumerate(tokens):
        before = at > 1 and tokens[at - 1][0].isupper()
        after = at + 1 < len(tokens) and tokens[at + 1][0].isupper()
        if word.islower() and not before and not after:
            yield word


if __name__ == "__main__":
    main()
