"""Translation: German sentences in, checked English sentences out."""

from translator.translation.explain import Explanation, explain
from translator.translation.fidelity import CHECKS_VERSION, check
from translator.translation.segments import split_segment
from translator.translation.translate import Memory, translate_sentences

__all__ = [
    "CHECKS_VERSION",
    "Explanation",
    "Memory",
    "check",
    "explain",
    "split_segment",
    "translate_sentences",
]
