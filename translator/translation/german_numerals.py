"""German number words: zwei, dreiundzwanzigste, dreijährig, verdreifacht, Dutzend."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from translator.translation.numerals import HALF, lenient, strict

if TYPE_CHECKING:
    from translator.translation.numerals import Numeral

_ONES = {
    "ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8,
    "neun": 9,
}  # fmt: skip
_TEENS = {
    "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15,
    "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_TENS = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60,
    "siebzig": 70, "achtzig": 80, "neunzig": 90,
}  # fmt: skip
SCALES = {
    "tausend": 3, "tsd": 3, "million": 6, "millionen": 6, "mio": 6, "mill": 6, "milliarde": 9,
    "milliarden": 9, "mrd": 9, "billion": 12, "billionen": 12,
}  # fmt: skip


def _below_hundred() -> dict[str, int]:
    compounds = {f"{one}und{ten}": a + b for one, a in _ONES.items() for ten, b in _TENS.items()}
    return {**_ONES, **_TEENS, **_TENS, **compounds}


def _cardinals() -> dict[str, int]:
    """Give the words for 1 to 1,999, with hundreds as years have them (neunzehnhundert...)."""
    small = _below_hundred()
    hundreds = {"hundert": 100, "einhundert": 100}
    hundreds |= {f"{word}hundert": 100 * value for word, value in small.items() if value < 20}
    rests = {
        f"{word}{joint}{rest}": value + more
        for word, value in hundreds.items()
        for rest, more in small.items()
        for joint in ("", "und")
    }
    return {**rests, **hundreds, **small}


_CARDINALS = _cardinals()
_LONGEST = max(map(len, _CARDINALS))

# Words with a meaning of their own, by stem; lenient ones may stand for the figure.
_STEMS = (
    (re.compile(r"beid(?:e|en|er|es|em)"), (2,)),
    (re.compile(r"(?:ver)?doppel\w*|zwilling\w*|paar\w*|duos?|duett\w*|zwo\w*|zweit\w*"), (2,)),
    (re.compile(r"trios?|tripel\w*|hattrick\w*"), (3,)),
    (re.compile(r"\w*sek[uü]nd\w*|\w+zweite[nrs]?"), (2,)),
    (re.compile(r"\w+dritte[nrs]?"), (3,)),
    (re.compile(r"\w+vierte[nrs]?"), (4,)),
    (re.compile(r"\w+fünfte[nrs]?"), (5,)),
    (re.compile(r"\w+elf"), (11,)),
    (re.compile(r"halb(?!final)\w*|hälften?"), (HALF, 2, 50, 30, Decimal("1.5"), 6)),
    (re.compile(r"viertelfinal\w*"), (4, 8)),
    (re.compile(r"achtelfinal\w*"), (8, 16)),
    (re.compile(r"viertel\w*|quartal\w*"), (4, Decimal("0.25"), 25, 15)),
    (re.compile(r"vierteljahr\w*"), (3,)),
    (re.compile(r"dreiviertel\w*"), (3, 4, Decimal("0.75"), 75, 45, 9)),
    (re.compile(r"jahrzehnte?n?s?"), (10,)),
    (re.compile(r"jahrhunderte?n?s?|prozent"), (100,)),
    (re.compile(r"jahrtausende?n?s?"), (1000,)),
    (re.compile(r"achtung\w*|achte[nt]e?|achtlos\w*|achtsam\w*|achtbar\w*"), (8,)),
    (re.compile(r"mittag\w*"), (12,)),
    (re.compile(r"mitternacht\w*"), (0, 12, 24)),
    (re.compile(r"null\w*|nichts|kein\w*|torlos\w*"), (0,)),
)

_ORDINAL = r"s?te(?:[nmrs]|ns)?|[td]?ens|t"
_STRICT_ENDING = re.compile(
    rf"(?:{_ORDINAL}|e|mal(?:s|ig\w*)?|fach\w*|"
    r"(?:jähr|monat|wöch|täg|stünd|minüt|köpf|stell|teil|stöck|prozent|seit|tür|geschoss|bänd|"
    r"spur|stuf|sitz|zeil|meter)ig\w*|t?lig(?:a|ist)\w*|s?tel[ns]?|s?t\w{3,}te[nmrs]?)"
)
_DECADE = re.compile(r"er(?:n|s|jahren?)?")

_EXACT = {
    "anderthalb": strict(Decimal("1.5"), 18, part="count"),
    "dutzend": strict(12, part="scale"),
    "dutzende": lenient(12),
    "dutzenden": lenient(12),
    "hundert": lenient(100, part="scale"),
    "hunderte": lenient(100),
    "hunderten": lenient(100),
    "zehntausende": lenient(10_000),
    "zehntausenden": lenient(10_000),
    "hunderttausende": lenient(100_000),
    "hunderttausenden": lenient(100_000),
    "tausende": lenient(1000),
    "tausenden": lenient(1000),
    **{
        word: lenient(HALF, 2, 30, 50, part="count")
        for word in ("halbe", "halben", "halbes", "halber", "halbem")
    },
}


@lru_cache(maxsize=1 << 16)
def numeral(word: str) -> Numeral | None:
    """Read a German word in lower case: zwei, dreiundzwanzigste, dreijährig, verdreifacht."""
    if exact := _EXACT.get(word):
        return exact
    if word in SCALES:
        return lenient(10 ** SCALES[word], part="scale")
    if word.startswith("ver") and "fach" in word:
        word = word[3:]
    if word.startswith("drittel"):
        return strict(3, 33, 66)
    for irregular, regular in (("dritt", "dreit"), ("siebt", "siebent")):
        if word.startswith(irregular):
            word = regular + word[5:]
    return _compound(word) or _lenient(word)


def _compound(word: str) -> Numeral | None:
    value, length = _prefix(word)
    rest = word[length:]
    if value is None or (value == 1 and rest != "einhalb") or word.startswith("viertel"):
        return None
    if rest.startswith("einhalb"):
        return strict(value + HALF, part="count")
    if not rest:
        return strict(value, part="count")
    if value in {20, 30, 40, 50, 60, 70, 80, 90} and _DECADE.fullmatch(rest):
        return strict(value, value + 1900, value + 1800)
    if word.startswith(("achte", "achtu", "zweif", "zweig", "dreist", "elfenb")):
        return lenient(value)
    return strict(value) if _STRICT_ENDING.fullmatch(rest) else lenient(value)


def _prefix(word: str) -> tuple[Decimal | None, int]:
    """Give the value of the longest numeral that `word` begins with, and its length."""
    if "tausend" in word[:40]:
        before, _, after = word.partition("tausend")
        if not before or before in _CARDINALS:
            value = Decimal(_CARDINALS.get(before, 1) * 1000)
            rest, length = _longest(after.removeprefix("und"))
            if rest is None:
                return value, len(before) + 7
            return value + rest, len(word) - len(after.removeprefix("und")) + length
    return _longest(word)


def _longest(word: str) -> tuple[Decimal | None, int]:
    for length in range(min(len(word), _LONGEST), 2, -1):
        if (value := _CARDINALS.get(word[:length])) is not None:
            return Decimal(value), length
    return None, 0


def _lenient(word: str) -> Numeral | None:
    values = [v for stem, values in _STEMS if stem.fullmatch(word) for v in values]
    for shell in ("mitt", "end", "anfang", "früh", "spät"):
        value = _longest(word.removeprefix(shell))[0] if word.startswith(shell) else None
        values += [value] if value and value > 12 else []
    return lenient(*values) if values else None
