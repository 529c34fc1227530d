"""Lines that recur over the articles of a run: a publisher's, not the article's.

They are counted over all texts of the run before the first is read. The counters are a sketch
of fixed size (count-min: a line's count is the least of its counters), so memory doesn't
grow with the run: 24 MiB, in which 2.5 million distinct lines (about 100,000 articles) leave each
line a chance of 10^-11 to be counted four too high.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from translator.errors import ReadingError
from translator.reading.decoding import decode
from translator.reading.records import parse_record
from translator.reading.text import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from translator.reading.sources import Source

_ROWS = 3
_SLOTS = 1 << 23  # a byte each
_FULL = 255
MIN_ARTICLES = 5  # a line in fewer articles may be chance, or versions of one article
_SHARE = 1 / 200  # of the run's articles, for a line that is no sentence
_WORDS = range(3, 61)  # shorter lines are the rules' matter, longer ones nobody repeats


class Recurring:
    """How many articles of a run have each line; a pure function of what they say."""

    def __init__(self, articles: Iterable[Iterable[str]]) -> None:
        self._rows = [bytearray(_SLOTS) for _ in range(_ROWS)]
        self._articles = 0
        for lines in articles:
            self._articles += 1
            for key in set(lines):
                for row, slot in zip(self._rows, _slots(key), strict=True):
                    row[slot] = min(row[slot] + 1, _FULL)

    def among(self, lines: Iterable[str]) -> frozenset[str]:
        """Those of an article's lines that recur: sentences only if most articles have them."""
        if self._articles < MIN_ARTICLES:
            return frozenset()
        some = min(max(MIN_ARTICLES, self._articles * _SHARE), _FULL)
        most = min(max(MIN_ARTICLES, self._articles / 2), _FULL)
        return frozenset(
            key for key in lines if self._count(key) >= (most if ends_sentence(key) else some)
        )

    def _count(self, key: str) -> int:
        return min(row[slot] for row, slot in zip(self._rows, _slots(key), strict=True))


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


def _slots(key: str) -> Iterator[int]:
    digest = hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=4 * _ROWS).digest()
    for start in range(0, len(digest), 4):
        yield int.from_bytes(digest[start : start + 4], "little") % _SLOTS
