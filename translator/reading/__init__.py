"""Reading: a file's bytes to an Article, the first room of the house.

files ─ find_sources ─▶ Source ─ load ─▶ bytes ─ read_article ─▶ Article
"""

from translator.reading.article import read_article
from translator.reading.decoding import decode
from translator.reading.options import READING_VERSION, ReadingOptions
from translator.reading.patterns import read_patterns
from translator.reading.recurring import (
    MIN_ARTICLES,
    Recurring,
    line_hashes,
    lines_digest,
    lines_of,
)
from translator.reading.sentences import split_sentences, splitting_version
from translator.reading.sources import ENDINGS, Found, Source, find_sources, load

__all__ = [
    "ENDINGS",
    "MIN_ARTICLES",
    "READING_VERSION",
    "Found",
    "ReadingOptions",
    "Recurring",
    "Source",
    "decode",
    "find_sources",
    "line_hashes",
    "lines_digest",
    "lines_of",
    "load",
    "read_article",
    "read_patterns",
    "split_sentences",
    "splitting_version",
]
