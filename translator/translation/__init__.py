"""Translation: German sentences in, checked English sentences out."""

from translator.translation.consistency import unify
from translator.translation.explain import Explanation, explain
from translator.translation.fidelity import CHECKS_VERSION, check
from translator.translation.glossary import Glossary
from translator.translation.grounding import GROUNDING_VERSION, ground
from translator.translation.passages import translate_passages
from translator.translation.segments import split_segment
from translator.translation.translate import Memory, translate_all, translate_sentences

__all__ = [
    "CHECKS_VERSION",
    "GROUNDING_VERSION",
    "Explanation",
    "Glossary",
    "Memory",
    "check",
    "explain",
    "ground",
    "split_segment",
    "translate_all",
    "translate_passages",
    "translate_sentences",
    "unify",
]
