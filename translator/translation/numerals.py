"""Number words of German and English: what they count, and whether they must be translated.

A strict numeral ("drei", "dreijährig", "twenty") has to stand in the other language too; a
lenient one ("ein", "beide", "couple", "half") may stand for a figure there but need not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

HALF = Decimal("0.5")

# What may stand for a figure 1; it is looked for only where a 1 is missing.
ONE = re.compile(
    r"\b(?:ein\w*|erst\w*|je\w*|allein\w*|pro|an?|one|first\w*|once|single|each|per|every|only|"
    r"sole|alone)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """What a number word stands for; `part` says how it combines with its neighbours.

    "count" may be multiplied by a scale that follows (zwei Millionen) and, in English, added to
    the words before it; "scale" multiplies; "other" stands for itself (ordinals, multiples).
    """

    values: tuple[Decimal, ...]
    strict: bool
    part: str = "other"


_GERMAN_ONES = {
    "ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8,
    "neun": 9,
}  # fmt: skip
_GERMAN_TEENS = {
    "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15,
    "sechzehn": 16, "siebzehn": 17, "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_GERMAN_TENS = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60,
    "siebzig": 70, "achtzig": 80, "neunzig": 90,
}  # fmt: skip
GERMAN_SCALES = {
    "tausend": 3, "tsd": 3, "million": 6, "millionen": 6, "mio": 6, "mill": 6, "milliarde": 9,
    "milliarden": 9, "mrd": 9, "billion": 12, "billionen": 12,
}  # fmt: skip
ENGLISH_SCALES = {
    "thousand": 3, "k": 3, "million": 6, "millions": 6, "m": 6, "mn": 6, "mln": 6, "billion": 9,
    "billions": 9, "bn": 9, "b": 9, "trillion": 12, "trillions": 12, "tn": 12,
}  # fmt: skip


def _below_hundred() -> dict[str, int]:
    compounds = {
        f"{one}und{ten}": a + b
        for one, a in _GERMAN_ONES.items()
        for ten, b in _GERMAN_TENS.items()
    }
    return {**_GERMAN_ONES, **_GERMAN_TEENS, **_GERMAN_TENS, **compounds}


def _german_cardinals() -> dict[str, int]:
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


_CARDINALS = _german_cardinals()
_LONGEST = max(map(len, _CARDINALS))

# Words with a meaning of their own, by stem; lenient ones may stand for the figure.
_GERMAN_STEMS = (
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
    (re.compile(r"viertel\w*|quartal\w*"), (4, Decimal("0.25"), 25, 15, 3)),
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

_GERMAN_EXACT = {
    "anderthalb": Numeral((Decimal("1.5"), Decimal(18)), True, "count"),
    "dutzend": Numeral((Decimal(12),), True, "scale"),
    "dutzende": Numeral((Decimal(12),), False),
    "dutzenden": Numeral((Decimal(12),), False),
    "hundert": Numeral((Decimal(100),), False, "scale"),
    "hunderte": Numeral((Decimal(100),), False),
    "hunderten": Numeral((Decimal(100),), False),
    "zehntausende": Numeral((Decimal(10_000),), False),
    "zehntausenden": Numeral((Decimal(10_000),), False),
    "hunderttausende": Numeral((Decimal(100_000),), False),
    "hunderttausenden": Numeral((Decimal(100_000),), False),
    "tausende": Numeral((Decimal(1000),), False),
    "tausenden": Numeral((Decimal(1000),), False),
    **{
        word: Numeral((HALF, Decimal(2), Decimal(30), Decimal(50)), False, "count")
        for word in ("halbe", "halben", "halbes", "halber", "halbem")
    },
}


@lru_cache(maxsize=1 << 16)
def german_numeral(word: str) -> Numeral | None:
    """Read a German word in lower case: zwei, dreiundzwanzigste, dreijährig, verdreifacht."""
    if exact := _GERMAN_EXACT.get(word):
        return exact
    if word in GERMAN_SCALES:
        return Numeral((Decimal(10) ** GERMAN_SCALES[word],), False, "scale")
    if word.startswith("ver") and "fach" in word:
        word = word[3:]
    if word.startswith("drittel"):
        return Numeral((Decimal(3), Decimal(33), Decimal(66)), True)
    for irregular, regular in (("dritt", "dreit"), ("siebt", "siebent")):
        if word.startswith(irregular):
            word = regular + word[5:]
    return _german_compound(word) or _german_lenient(word)


def _german_compound(word: str) -> Numeral | None:
    value, length = _german_prefix(word)
    rest = word[length:]
    if value is None or (value == 1 and rest != "einhalb") or word.startswith("viertel"):
        return None
    if rest.startswith("einhalb"):
        return Numeral((value + HALF,), True, "count")
    if not rest:
        return Numeral((value,), True, "count")
    if value in {20, 30, 40, 50, 60, 70, 80, 90} and _DECADE.fullmatch(rest):
        return Numeral((value, value + 1900, value + 1800), True)
    if word.startswith(("achte", "achtu", "zweif", "zweig", "dreist", "elfenb")):
        strict = False
    else:
        strict = bool(_STRICT_ENDING.fullmatch(rest))
    return Numeral((value,), strict)


def _german_prefix(word: str) -> tuple[Decimal | None, int]:
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


def _german_lenient(word: str) -> Numeral | None:
    values = [v for stem, values in _GERMAN_STEMS if stem.fullmatch(word) for v in values]
    for shell in ("mitt", "end", "anfang", "früh", "spät"):
        value = _longest(word.removeprefix(shell))[0] if word.startswith(shell) else None
        values += [value] if value and value > 12 else []
    return Numeral(tuple(map(Decimal, values)), False) if values else None


_ENGLISH_COUNTS = {
    word: Decimal(value)
    for value, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen".split(),
        2,
    )
} | {
    word: Decimal(10 * value)
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_ENGLISH_ORDINALS = {
    "second": 2, "secondly": 2, "thirdly": 3, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
    "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
}  # fmt: skip
_ENGLISH_DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
    "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
_ENGLISH_LENIENT: dict[str, tuple[int | Decimal, ...]] = {
    "both": (2,), "pair": (2,), "pairs": (2,),
    "couple": (2,), "couples": (2,), "duo": (2,), "twin": (2,), "twins": (2,), "two-way": (2,),
    "double": (2,), "doubles": (2,), "doubled": (2,), "doubling": (2,), "either": (2,),
    "dual": (2,), "doubly": (2,), "bilateral": (2,), "trio": (3,), "trilateral": (3,),
    "triple": (3,), "triples": (3,), "hat": (3,), "quartet": (4,), "quintet": (5,),
    "half": (HALF, Decimal("1.5"), 2, 50, 30, 6), "halves": (HALF, 2),
    "halved": (HALF, 2), "halve": (HALF, 2), "halving": (HALF, 2), "semi": (HALF,),
    "quarter": (4, Decimal("0.25"), 25, 15, 3), "quarters": (4, 3, Decimal("0.75"), 75, 45),
    "quarterly": (4, 3), "decade": (10,), "decades": (10,), "century": (100,),
    "centuries": (100,), "dozens": (12,), "tens": (10, 10_000), "hundreds": (100,), "thousands": (1000,),
    "millions": (10**6,), "billions": (10**9,), "trillions": (10**12,), "fortnight": (2, 14),
    "millennium": (1000,), "zero": (0,), "nil": (0,), "no": (0,), "none": (0,),
    "goalless": (0,), "scoreless": (0,), "noon": (12,), "midday": (12,), "midnight": (0, 12, 24),
    "penalty": (11,), "penalties": (11,), "thirds": (3, 33, 66), "teen": (), "biennial": (2,),
}  # fmt: skip


@lru_cache(maxsize=1 << 16)
def english_numeral(word: str) -> Numeral | None:
    """Read an English word in lower case: three, twentieth, thirds, tripled, dozen."""
    if word in _ENGLISH_COUNTS:
        return Numeral((_ENGLISH_COUNTS[word],), True, "count")
    if word == "one":
        return Numeral((Decimal(1),), False, "count")
    if word in _ENGLISH_ORDINALS:
        return Numeral((Decimal(_ENGLISH_ORDINALS[word]),), True, "ordinal")
    if word in _ENGLISH_DECADES:
        value = Decimal(_ENGLISH_DECADES[word])
        return Numeral((value, value + 1900, value + 1800), True)
    if word in _ENGLISH_LENIENT:
        part = "count" if word == "half" else "other"
        return Numeral(tuple(map(Decimal, _ENGLISH_LENIENT[word])), False, part)
    return _english_scale(word) or _english_multiple(word)


def _english_scale(word: str) -> Numeral | None:
    if word in {"hundred", "dozen"}:
        return Numeral((Decimal(100 if word == "hundred" else 12),), word == "dozen", "scale")
    if len(word) > 3 and word in ENGLISH_SCALES and not word.endswith("s"):
        return Numeral((Decimal(10) ** ENGLISH_SCALES[word],), False, "scale")
    return None


def _english_multiple(word: str) -> Numeral | None:
    if word in {"twice", "thrice"}:
        return Numeral((Decimal(2 if word == "twice" else 3),), True)
    for stem, value in (("tripl", 3), ("trebl", 3), ("quadrupl", 4), ("quintupl", 5)):
        if word.startswith(stem):
            return Numeral((Decimal(value),), stem != "tripl" or word.endswith(("ed", "ing")))
    single = word.removesuffix("s")
    if single in _ENGLISH_ORDINALS and single != "second":  # fifths
        return Numeral((Decimal(_ENGLISH_ORDINALS[single]),), True)
    if (value := _ENGLISH_COUNTS.get(word.removesuffix("fold"))) is not None:
        return Numeral((value,), True)
    # twos, elevens, "fiftysomething"
    value = _ENGLISH_COUNTS.get(single)
    return Numeral((value,), False) if value is not None else None
