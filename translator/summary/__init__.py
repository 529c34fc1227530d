"""Summary: an article and its translation in, the points of a brief out."""

from translator.summary.facts import FACTS_VERSION
from translator.summary.points import Pick, Summariser, load_summariser, write_brief

__all__ = ["FACTS_VERSION", "Pick", "Summariser", "load_summariser", "write_brief"]
