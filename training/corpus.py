"""Parallel text: reading it as it comes, throwing out what would teach the wrong thing."""

from __future__ import annotations

import gzip
import lzma
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from training.config import Corpus

# Code, markup and addresses; software documentation is full of them, news isn't.
CODE = re.compile(r"[\\_{}<>|\[\]`*#=]|https?:|www\.|@|\.(exe|dll|aspx?|xml|json)\b|--")
NOT_WORD = re.compile(r"\W+")
NGRAM = 8  # words; the usual length for telling that a test set is in the training text


@dataclass(frozen=True)
class Pair:
    """A German text and its English, and the corpus that they are from."""

    corpus: str
    de: str
    en: str


def open_text(path: Path) -> Iterator[str]:
    """The lines of a text file, which may be compressed, without their ends."""
    opener = {".xz": lzma.open, ".gz": gzip.open}.get(path.suffix, open)
    with opener(path, "rt", encoding="utf-8", newline="\n") as lines:  # type: ignore[operator]
        for line in lines:
            yield line.rstrip("\r\n")


def read_pairs(folder: Path, corpus: Corpus) -> Iterator[Pair]:
    """The pairs of a TSV file, or of two files side by side (`news.{de,en}`)."""
    name = Path(corpus.path).name.split(".")[0]
    if "{de,en}" in corpus.path:
        sides = (open_text(folder / corpus.path.replace("{de,en}", code)) for code in ("de", "en"))
        for de, en in zip(*sides, strict=True):
            yield Pair(name, de.strip(), en.strip())
        return
    for line in open_text(folder / corpus.path):
        cells = line.split("\t")
        if len(cells) >= 2:
            part = cells[0] if len(cells) > 2 else name
            yield Pair(part, cells[-2].strip(), cells[-1].strip())


def usable(pair: Pair) -> bool:
    """Whether the pair is prose, of a length that can be learned from, and plausibly aligned."""
    if not pair.de or not pair.en or pair.de == pair.en:
        return False
    if CODE.search(pair.de) or CODE.search(pair.en):
        return False
    n, m = len(pair.de.split()), len(pair.en.split())
    if max(n, m) > 70 or max(n, m) > 2.2 * min(n, m) + 3:
        return False
    return all(
        sum(c.isalpha() or c == " " for c in text) >= 0.75 * len(text)
        for text in (pair.de, pair.en)
    )


def words(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation."""
    return NOT_WORD.sub(" ", text.lower()).split()


class HeldOut:
    """Test sets that training must not see: by shared runs of eight words, or as a whole."""

    def __init__(self, files: Iterable[Path]) -> None:
        self.runs: set[tuple[str, ...]] = set()
        for path in files:
            for line in open_text(path):
                self.runs.update(self.pieces(line))

    @staticmethod
    def pieces(text: str) -> Iterator[tuple[str, ...]]:
        """All runs of eight words; of a shorter text the text itself, if it has three or more."""
        found = words(text)
        if len(found) < NGRAM:
            if len(found) >= 3:
                yield tuple(found)
            return
        for start in range(len(found) - NGRAM + 1):
            yield tuple(found[start : start + NGRAM])

    def overlaps(self, pair: Pair) -> bool:
        """Whether either side shares a run of words with a test set."""
        return any(run in self.runs for text in (pair.de, pair.en) for run in self.pieces(text))
