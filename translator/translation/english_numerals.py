"""English number words: three, twentieth, thirds, tripled, dozen."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from translator.translation.numerals import HALF, lenient, strict

if TYPE_CHECKING:
    from translator.translation.numerals import Numeral

SCALES = {
    "thousand": 3, "k": 3, "million": 6, "millions": 6, "m": 6, "mn": 6, "mln": 6, "billion": 9,
    "billions": 9, "bn": 9, "b": 9, "trillion": 12, "trillions": 12, "tn": 12,
}  # fmt: skip


_COUNTS = {
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
_ORDINALS = {
    "second": 2, "secondly": 2, "thirdly": 3, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
    "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
}  # fmt: skip
_DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
    "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
_LENIENT: dict[str, tuple[int | Decimal, ...]] = {
    word: values
    for words, values in {
        "both pair pairs couple couples duo twin twins double doubles doubled doubling doubly dual "
        "either bilateral biennial": (2,),
        "trio triple triples trilateral hat": (3,),
        "quartet": (4,),
        "quintet": (5,),
        "half": (HALF, Decimal("1.5"), 2, 50, 30, 6),
        "halves halved halve halving": (HALF, 2),
        "thirds": (3, 33, 66),
        "quarter": (4, Decimal("0.25"), 25, 15),
        "quarters": (4, 3, Decimal("0.75"), 75, 45),
        "quarterly": (4, 3),
        "penalty penalties": (11,),
        "noon midday": (12,),
        "midnight": (0, 12, 24),
        "fortnight": (2, 14),
        "decade decades": (10,),
        "tens": (10, 10_000),
        "dozens": (12,),
        "century centuries hundreds": (100,),
        "millennium thousands": (1000,),
        "millions": (10**6,),
        "billions": (10**9,),
        "trillions": (10**12,),
        "zero nil no none goalless scoreless": (0,),
    }.items()
    for word in words.split()
}


@lru_cache(maxsize=1 << 16)
def numeral(word: str) -> Numeral | None:
    """Read an English word in lower case: three, twentieth, thirds, tripled, dozen."""
    if word in _COUNTS:
        return strict(_COUNTS[word], part="count")
    if word == "one":
        return lenient(1, part="count")
    if word == "first":
        return lenient(1, part="ordinal")
    if word in _ORDINALS:
        return strict(Decimal(_ORDINALS[word]), part="ordinal")
    if word in _DECADES:
        value = Decimal(_DECADES[word])
        return strict(value, value + 1900, value + 1800)
    if word in _LENIENT:
        part = "count" if word == "half" else "other"
        return lenient(*_LENIENT[word], part=part)
    return _scale(word) or _multiple(word)


def _scale(word: str) -> Numeral | None:
    if word in {"hundred", "dozen"}:
        return strict(12, part="scale") if word == "dozen" else lenient(100, part="scale")
    if len(word) > 3 and word in SCALES and not word.endswith("s"):
        return lenient(10 ** SCALES[word], part="scale")
    return None


def _multiple(word: str) -> Numeral | None:
    if word in {"twice", "thrice"}:
        return strict(Decimal(2 if word == "twice" else 3))
    for stem, value in (("tripl", 3), ("trebl", 3), ("quadrupl", 4), ("quintupl", 5)):
        if word.startswith(stem):
            return strict(value)
    single = word.removesuffix("s")
    if single in _ORDINALS and single != "second":  # fifths
        return strict(Decimal(_ORDINALS[single]))
    if (count := _COUNTS.get(word.removesuffix("fold"))) is not None:
        return strict(count)
    if (count := _COUNTS.get(single)) is not None:  # twos, elevens
        return lenient(count)
    return None
