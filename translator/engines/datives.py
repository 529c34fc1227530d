"""Verbs whose dative is the subject in English: "dem Konzern droht" is "the group faces".

A small model takes what stands in front for the subject, and the verb it reads agrees.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translator.engines.codeswitch import Hint
from translator.engines.german import PREPOSITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

# The English for one and for several.
_ENGLISH = {
    "droht": ("faces", "face"),
    "drohen": ("faces", "face"),
    "drohte": ("faced", "faced"),
    "drohten": ("faced", "faced"),
    "fehlt": ("lacks", "lack"),
    "fehlen": ("lacks", "lack"),
    "fehlte": ("lacked", "lacked"),
    "fehlten": ("lacked", "lacked"),
    "gehört": ("owns", "own"),
    "gehören": ("owns", "own"),
    "gehörte": ("owned", "owned"),
    "gehörten": ("owned", "owned"),
}
_VERB = re.compile(rf"(?<!\w)(?:{'|'.join(_ENGLISH)})(?!\w)")
_STRETCH = re.compile(r"[,;:!?()\"„“”»«–—]|\.\s")  # what a clause doesn't go beyond
_WORD = re.compile(r"[\w-]+")
# Behind these the verb is an infinitive or a participle.
_AUXILIARY = re.compile(
    r"(?:d[uü]rf|hab|hat|hätt|kann|k[oö]nn|m[uü]ss|soll|werd|wird|wurd|würd)(?:t?e?[nt]?)"
)
# With these the verbs have another sense: "droht mit", "droht zu", "gehört zu", "es fehlt an".
_OTHERWISE = frozenset("an damit dazu mit zu zum zur".split())
# Words that are a dative, for one and for several.
_ONE = frozenset("dem diesem einem ihm ihrem jedem jenem keinem seinem unserem".split())
_SEVERAL = frozenset("allen beiden den denen diesen einigen ihnen manchen mehreren vielen".split())
# What may stand before "droht ihm"; behind other words ("Trump droht dem Iran") it threatens.
_ADVERBS = frozenset(
    "aber am auch bald beim damit dann das deshalb doch dort hier im jetzt nun ob so sonst und "
    "vom was welche wo zudem".split()
)
_BEFORE = _ADVERBS | PREPOSITIONS
REACH = 6  # words from the dative to the verb


def datives(text: str) -> Iterator[Hint]:
    """Find the verbs of a text whose dative is beyond doubt, with their English."""
    for verb in _VERB.finditer(text):
        before = [*_STRETCH.finditer(text, 0, verb.start())]
        after = _STRETCH.search(text, verb.end())
        begin = before[-1].end() if before else 0
        words = _WORD.findall(text, begin, verb.start())
        rest = _WORD.findall(text, verb.end(), after.start() if after else len(text))
        if not _OTHERWISE.isdisjoint(word.lower() for word in (*words, *rest)):
            continue
        faces = verb[0].startswith("droh")
        opens = not words or words[0].lower() in _BEFORE
        number = _dative(words[-REACH:]) or (_dative(rest[:1]) if faces and opens else 0)
        if any(map(_AUXILIARY.fullmatch, words)):
            number = 2 if number and faces else 0  # "could face"
        if number:
            yield Hint(*verb.span(), _ENGLISH[verb[0]][number - 1])


def _dative(words: list[str]) -> int:
    """Tell whether words hold a dative of their own: 1 for one, 2 for several, 0 for none."""
    lower = [word.lower() for word in words]
    for place, word in enumerate(lower):
        if not place or lower[place - 1] not in PREPOSITIONS:
            if word in _ONE:
                return 1
            if word in _SEVERAL:
                return 2
    return 0
