"""Summary: an article and its translation in, the points of a brief out."""

from translator.summary.points import Summariser, load_summariser, write_brief

__all__ = ["Summariser", "load_summariser", "write_brief"]
