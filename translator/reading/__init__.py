"""Reading: a file's bytes to an Article, the first room of the house.

files ─ find_sources ─▶ Source ─ load ─▶ bytes ─ read_article ─▶ Article
"""

from translator.reading.article import read_article
from translator.reading.decoding import decode
from translator.reading.recurring import MIN_ARTICLES, Recurring, lines_digest, lines_of
from translator.reading.sentences import split_sentences, splitting_version
from translator.reading.sources import Found, Source, find_sources, load

# What decides which text is kept; to be raised with every change of that.
READING_VERSION = "1"

__all__ = [
    "MIN_ARTICLES",
    "READING_VERSION",
    "Found",
    "Recurring",
    "Source",
    "decode",
    "find_sources",
    "lines_digest",
    "lines_of",
    "load",
    "read_article",
    "split_sentences",
    "splitting_version",
]
