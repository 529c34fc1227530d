"""Lines that recur over the articles of a run: a publisher's, not the article's.

They are counted over all texts of the run before the first is read, by a hash of 8 bytes of each
line: that is small enough to be kept of every text, so that a file is read for it once, and
distinct enough (the chance that any two of 5 million lines share one is 10^-6).
"""

from __future__ import annotations

import hashlib
import struct
from typing import TYPE_CHECKING

from translator.errors import ReadingError
from translator.reading.decoding import decode
from translator.reading.records import parse_record
from translator.reading.text import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from translator.reading.sources import Source

_MOST = 255  # articles: a line in so many recurs, however long the run
MIN_ARTICLES = 5  # a line in fewer articles may be chance, or versions of one article
_SHARE = 1 / 200  # of the run's articles, for a line that is no sentence
_WORDS = range(3, 61)  # shorter lines are the rules' matter, longer ones nobody repeats


class Recurring:
    """Which lines recur in a run; a pure function of what its articles say.

    `texts` are what `line_hashes` gives of each article.
    """

    def __init__(self, texts: Iterable[bytes]) -> None:
        articles, hashes = 0, bytearray()
        for text in texts:
            articles += 1
            hashes += text
        self._hashes = _frequent(hashes, articles) if articles >= MIN_ARTICLES else frozenset()

    def among(self, lines: Iterable[str]) -> frozenset[str]:
        """Those of an article's lines that recur: sentences only if most articles have them."""
        if not self._hashes:
            return frozenset()
        return frozenset(line for line in lines if _hash(line) in self._hashes)

    def hashes_among(self, text: bytes) -> frozenset[int]:
        """The hashes of the same lines, from what `line_hashes` gave of the article."""
        return self._hashes.intersection(_unpacked(text)) if self._hashes else self._hashes


def line_hashes(lines: Iterable[str]) -> bytes:
    """What counting needs of the lines of an article: 8 bytes each, in no order."""
    hashes = {_hash(line) for line in lines}
    return struct.pack(f"<{len(hashes)}Q", *hashes)


def line_key(text: str) -> str:
    """A line as it is compared: single spaces, lower case."""
    return " ".join(text.split()).lower()


def lines_of(source: Source, data: bytes) -> set[str]:
    """The lines of a text that may recur; none of a page or document, whose form tells more."""
    if source.ending not in {".txt", ".md", ".jsonl"}:
        return set()
    try:
        text = decode(data, source.name)
        if source.ending == ".jsonl":
            text = parse_record(text, source.name).text
    except ReadingError:
        return set()  # it is reported when the article is read
    return set(_keys(text))


def lines_digest(lines: frozenset[str]) -> str | None:
    """What a signature says of an article's recurring lines: their SHA-256, None without any."""
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest() if lines else None


def _keys(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if len(line) < 600 and len(line.split()) in _WORDS:
            yield line_key(line)


def _hash(line: str) -> int:
    """63 bits of a line's hash, and whether it ends as a sentence does in the lowest one."""
    digest = hashlib.blake2b(line.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "little") & ~1 | ends_sentence(line)


def _unpacked(text: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(text) // 8}Q", text)


def _frequent(hashes: bytearray, articles: int) -> frozenset[int]:
    """Give the hashes that enough of the articles have."""
    import numpy as np  # 5 million lines in a second; it comes with the engine

    some = min(max(MIN_ARTICLES, articles * _SHARE), _MOST)
    most = min(max(MIN_ARTICLES, articles / 2), _MOST)
    values, counts = np.unique(np.frombuffer(hashes, "<u8"), return_counts=True)
    needed = np.where(values & np.uint64(1), most, some)
    return frozenset(values[counts >= needed].tolist())
