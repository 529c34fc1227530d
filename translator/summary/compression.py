"""A long German sentence made shorter by what it can do without, or left whole.

What is cut never holds a figure, a negation, a doubt (modal verbs, "offenbar", the mood of
reported speech), a source or a quotation, and nothing is cut out of a quotation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from translator.summary.cuts import RULES, Cut
from translator.summary.german import REPORTED, REPORTED_MANY, SOURCE

COMPRESSION_VERSION = "1"

# German words: sentences up to so many are left as they are.
LONG = 22
# A cut that saves fewer words isn't worth a mark at the point; shorter remains say too little.
_SAVED, _LEFT = 3, 8

_MARKS = re.compile(r'["„“”»«]')
_FIGURE = re.compile(
    r"\d|\b(?:ein(?:mal|s)|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\w+zehn\b"
    r"|\w+zig\b|hundert|tausend|dutzend|million|milliard|hälfte|halb|drittel|viertel|doppelt"
    r"|beide|prozent|mehr als|weniger als)",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:nicht|nichts|nie|niemals|niemand\w*|kein\w*|ohne|weder|kaum|nein|außer|statt"
    r"|un(?:klar|möglich|wahrscheinlich|sicher)\w*|nur|lediglich|allein|allerdings|jedoch|aber"
    r"|dementier\w*|bestr[ei]+t\w*|widersprach\w*|widersprich\w*|lehnt\w*)\b",
    re.IGNORECASE,
)
_MODALITY = re.compile(
    r"\b(?:kann|können|könn\w+|konnte\w*|soll\w*|dürf\w+|darf|durfte\w*|muss\w*|müss\w+|mag|mög\w+"
    r"|will|wollen|wollte\w*|würde\w*|wäre\w*|hätte\w*|offenbar|offensichtlich|mutmaßlich\w*"
    r"|angeblich\w*|vermutlich|wahrscheinlich|wohl|vielleicht|eventuell|anscheinend|scheinbar"
    r"|scheint|schien\w*|voraussichtlich|möglicherweise|vermeintlich\w*|womöglich|sogenannt\w*"
    r"|gilt|gelten|galt|befürcht\w*|vorg[ei]b\w*|vermut\w*|hoff\w*|glaub\w*|erwart\w*|droh\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Compressed:
    """A shortened sentence, and what it lost: the rule and the words of each cut."""

    text: str
    lost: tuple[tuple[str, str], ...]


def compress(text: str) -> Compressed | None:
    """Shorten a German sentence of more than LONG words; None where that can't be done safely."""
    short, lost = text, list[tuple[str, str]]()
    while len(short.split()) > LONG and (cut := _next_cut(short)):
        lost.append((cut.rule, short[cut.start : cut.end]))
        short = short[: cut.start] + short[cut.end :]
    saved = len(text.split()) - len(short.split())
    if saved < _SAVED or len(short.split()) < _LEFT:
        return None
    return Compressed(short, tuple(lost))


def _next_cut(text: str) -> Cut | None:
    if len(_MARKS.findall(text)) % 2:
        return None
    found = (cut for rule in RULES for cut in rule(text))
    return next((cut for cut in found if _harmless(text, cut)), None)


def _harmless(text: str, cut: Cut) -> bool:
    """Whether a cut takes nothing along that must stay."""
    lost = text[cut.start : cut.end]
    if _MARKS.search(lost) or len(_MARKS.findall(text[: cut.start])) % 2:
        return False
    patterns = (_FIGURE, _NEGATION, _MODALITY, SOURCE, REPORTED, REPORTED_MANY)
    return not any(pattern.search(lost) for pattern in patterns)
