"""Summary: an article and its translation in, the points of a brief out."""

from translator.summary.facts import FACTS_VERSION
from translator.summary.points import Summariser, load_summariser, write_brief

__all__ = ["FACTS_VERSION", "Summariser", "load_summariser", "write_brief"]
