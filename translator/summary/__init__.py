"""Summary: an article and its translation in, the points of a brief out."""

from translator.summary.abstractive import ABSTRACTIVE_VERSION, Author, Language, Statement
from translator.summary.compression import COMPRESSION_VERSION
from translator.summary.facts import FACTS_VERSION
from translator.summary.points import Summariser, load_summariser, write_brief
from translator.summary.shortening import shortened, shorter_forms, shorter_points

__all__ = [
    "ABSTRACTIVE_VERSION",
    "COMPRESSION_VERSION",
    "FACTS_VERSION",
    "Author",
    "Language",
    "Statement",
    "Summariser",
    "load_summariser",
    "shortened",
    "shorter_forms",
    "shorter_points",
    "write_brief",
]
