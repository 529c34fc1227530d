"""The form of a text kept: capitals, the end of a fragment, quotes that span sentences."""

from __future__ import annotations

import re

_FUNCTION_WORDS = frozenset(
    "aber als am an auch auf aus bei beim bis da das dass dem den der des die doch du durch ein "
    "eine einem einen einer eines er es für gegen hat hinter ich ihr im in ist ja kein keine man "
    "mehr mit nach nicht noch nun nur ob oder ohne sein sich sie sind so über um und uns unter "
    "vom von vor war warum was wegen weil wenn wer wie will wir wird wo zu zum zur zwischen "
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf alle beide viele".split()
)
_NOUN = re.compile(r"(?:ung|heit|keit|schaft|tion|tät|nis|ment|tum|ling|chen)(?:en|e|s)?$")
_NO_NOUN = re.compile(r"(?:en|eln|ern|t|te|ten|lich|lichen?|ige?[nrs]?|ische?[nrs]?)$")
# English words that never have a capital inside a sentence.
_SMALL = frozenset(
    "a an and are as at because before but by for from had has have he her his how if in is it "
    "its no not of on or our she so than that the their there these they this those to was we "
    "were what when where which while who whose why will with would you your".split()
)
_MARKS = '"„“”»«'
_ENDS = ".!?…:;,-–—"
_ABBREVIATION = re.compile(
    r"(?:\b[ap]\.m|\b[A-Z](?:\.[A-Z])*|\b(?:etc|Inc|Ltd|Co|Corp|Jr|Sr|St|No))\.$"
)


def calm(text: str) -> str:
    """Write a line in ALL CAPS as a sentence has it, so that a model can read it; else as it is.

    Words of up to three letters that are no function words stay: they are abbreviations.
    """
    letters = [char for char in text if char.isalpha()]
    longest = max(map(len, re.findall(r"[^\W\d_]+", text)), default=0)
    if longest < 6 or any(char.islower() for char in letters if char != "ß"):
        return text
    calmed = re.sub(r"[^\W\d_]+", lambda match: _calm_word(match.group()), text)
    return re.sub(r"[^\W\d_]", lambda match: match.group().upper(), calmed, count=1)


def _calm_word(word: str) -> str:
    lower = word.lower()
    if lower in _FUNCTION_WORDS:
        return lower
    if len(word) <= 3:
        return word
    noun = _NOUN.search(lower) or not _NO_NOUN.search(lower)
    return lower.capitalize() if noun else lower


def keep_form(source: str, target: str) -> str:
    """Begin and end the English as the German begins and ends: no stop invented, quotes kept."""
    return _start(source, _quotes(source, _end(source, target)))


def _end(source: str, target: str) -> str:
    """Take off a full stop that the German hasn't."""
    bare = source.rstrip(_MARKS + "‘’') ")
    fragment = bool(bare) and bare[-1] not in _ENDS
    if fragment and re.search(r"[^.]\.$", target) and not _ABBREVIATION.search(target):
        return target[:-1]
    return target


def _start(source: str, target: str) -> str:
    """Give the first word a small or a capital letter as in German."""
    german = re.match(r"[\W_]*([^\W\d_]+)", source)
    english = re.search(r"[^\W\d_]+", target)
    if german is None or english is None or re.match(r"\W*\d", target) or german[1] == english[0]:
        return target
    first, word, at = german[1][0], english[0], english.start()
    if first.islower() and word.lower() in _SMALL and word != "I":
        return target[:at] + word[0].lower() + target[at + 1 :]
    if first.isupper() and word.islower() and not target[:at].strip(_MARKS + "‘'([ "):
        return target[:at] + word[0].upper() + target[at + 1 :]
    return target


def _quotes(source: str, target: str) -> str:
    """Open and close at the ends what the German opens and closes there; take off a stray mark."""
    wanted, found = _count(source), _count(target)
    opened, closed = source[:1] in _MARKS, re.search(f"[{_MARKS}](?=[.,!?;:]?$)", source)
    new = target
    if opened and wanted > found and target[:1] not in _MARKS:
        new = source[0] + new
    if closed and wanted > _count(new) and not re.search(f"[{_MARKS}][.,!?;:]?$", target):
        new += closed[0]
    if _count(new) % 2 == wanted % 2:
        return new
    stray = found == 1 and wanted % 2 == 0
    return re.sub(f"[{_MARKS}]", "", target).strip() if stray else target


def _count(text: str) -> int:
    return sum(text.count(mark) for mark in _MARKS)
