"""What became of those who are counted: "1100 Soldaten sind ... getötet oder verletzt worden"."""

from __future__ import annotations

import re
from typing import NamedTuple

FATES = {
    "getötet": "killed", "verletzt": "injured", "schwer verletzt": "seriously injured",
    "leicht verletzt": "slightly injured", "verwundet": "wounded", "festgenommen": "arrested",
    "verhaftet": "arrested", "gerettet": "rescued", "evakuiert": "evacuated",
    "entführt": "abducted", "vermisst": "missing", "freigelassen": "released",
}  # fmt: skip
_FATE = "|".join(sorted(FATES, key=len, reverse=True))
# Within one clause, with no other number that it could be said of.
_STRETCH = re.compile(
    rf"(?P<between>(?:[^,;:.!?–()\"„“”»«\d]|\.(?=\s[a-z])){{0,90}}?)\b(?P<fate>{_FATE})"
    rf"(?:\s(?P<and>und|oder)\s(?P<other>{_FATE}))?\b"
)
_PASSIVE = re.compile(r"\b(?:wurden?|worden|werden|sind|seien)\b")
# What denies or doubts it, and other numbers in words.
_DOUBT = re.compile(
    r"\b(?:nicht|kein\w*|niemand|ohne|soll\w*|könnten?|dürften|möglicherweise|fast|beinahe|drohten?"
    r"|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|einer|mehrere|viele|wenige|einige"
    r"|\w*(?:tausende|hunderte|dutzende))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^,;:.!?–()\"„“”»«]*$")
_REST = re.compile(r"[^,;:.!?–()\"„“”»«]*")


class Fate(NamedTuple):
    """Its English, and where its words end in the text."""

    english: str
    end: int


def fate(text: str, start: int, end: int) -> Fate | None:
    """Give what the clause says became of what `start:end` counts; None where it isn't clear."""
    match = _STRETCH.match(text, end)
    if match is None:
        return None
    before = _CLAUSE.search(text[:start])
    rest = _REST.match(text, match.end())
    clause = f"{before[0] if before else ''} {match[0]}{rest[0] if rest else ''}"
    if _DOUBT.search(clause) or not _PASSIVE.search(clause):
        return None
    said = FATES[match["fate"]]
    if match["other"]:
        said += f" {'and' if match['and'] == 'und' else 'or'} {FATES[match['other']]}"
    return Fate(said, match.end())
