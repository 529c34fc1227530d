"""Key facts beside the points: who, where, when, how many, and who says so.

By lists and rules of German, each fact from one sentence; what isn't sure is left out.
"""

from translator.summary.facts.collect import FACTS_VERSION, key_facts

__all__ = ["FACTS_VERSION", "key_facts"]
