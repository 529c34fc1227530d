"""A sentence whose English was changed after the model: checked again, and the change recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from translator.translation.fidelity import check

if TYPE_CHECKING:
    from translator.article import Repair, TranslatedSentence
    from translator.translation.glossary import Glossary


def revised(
    source: str, sentence: TranslatedSentence, text: str, repair: Repair, glossary: Glossary
) -> TranslatedSentence:
    """Give the sentence with other English, its repair and its doubts as they now are."""
    changed = replace(sentence, text=text, repairs=(*sentence.repairs, repair))
    complete = all(flag.name != "cut" for flag in sentence.flags)
    flags = check(source, text, complete=complete, score=sentence.score)
    return flagged(source, replace(changed, flags=flags), glossary)


def flagged(source: str, sentence: TranslatedSentence, glossary: Glossary) -> TranslatedSentence:
    """Add a doubt for each glossary term that the English doesn't hold."""
    return replace(sentence, flags=(*sentence.flags, *glossary.check(source, sentence.text)))
