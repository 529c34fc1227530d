"""How many: figures with what they count, their English by rule."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from translator.summary.facts import english, lexicon
from translator.summary.facts.fates import fate
from translator.summary.facts.found import Found, tokenize
from translator.summary.facts.german import CHANGING, MEASURES, MONTHS, SPANS, UNCOUNTED

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUALIFIERS = {
    "rund": "about", "etwa": "about", "ca.": "about", "circa": "about", "ungefähr": "about",
    "knapp": "just under", "fast": "almost", "nahezu": "nearly", "mehr als": "more than",
    "gut": "a good",
    "über": "more than", "weniger als": "fewer than", "mindestens": "at least",
    "wenigstens": "at least",
    "höchstens": "at most", "maximal": "at most", "bis zu": "up to", "zwischen": "between",
}  # fmt: skip
_SCALES = {
    "Millionen": (6, "million"), "Million": (6, "million"), "Mio.": (6, "million"),
    "Mio": (6, "million"),
    "Milliarden": (9, "billion"), "Milliarde": (9, "billion"), "Mrd.": (9, "billion"),
    "Mrd": (9, "billion"), "Billionen": (12, "trillion"), "Tausend": (3, "thousand"),
    "tausend": (3, "thousand"), "Billion": (12, "trillion"),
}  # fmt: skip
_WORDS = {
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
    "zehn": 10, "elf": 11, "zwölf": 12,
}  # fmt: skip
_ENGLISH_WORDS = dict(
    zip(
        _WORDS,
        "two three four five six seven eight nine ten eleven twelve".split(),
        strict=True,
    )
)
_CROWDS = {
    "dutzende": "dozens of", "hunderte": "hundreds of", "tausende": "thousands of",
    "zehntausende": "tens of thousands of", "hunderttausende": "hundreds of thousands of",
    "millionen": "millions of",
}  # fmt: skip
_SIGNS = {"%": "percent", "€": "euros", "$": "dollars"}
_PRISON = re.compile(r"\s(?:Haft|Gefängnis|Freiheitsstrafe|Freiheitsentzug)\b")
_ADJECTIVES = {"andere": "other", "anderen": "other", "weitere": "more", "weiteren": "more"}

_NUMBER = rf"(?:\d{{1,3}}(?:[. ]\d{{3}})+(?!\d)(?:,\d+)?|\d+(?:,\d+)?|(?i:{'|'.join(_WORDS)})\b)"
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTED = (
    r"(?P<counted>(?:[a-zäöüß-]+(?:e|en|er)\s){0,2}[A-ZÄÖÜ][\w-]*[\wäöüß])"
    r"(?P<also>\s(?:und|oder)\s[A-ZÄÖÜ][\w-]+)?"
)
_FIGURE = re.compile(
    rf"(?<![\w.,:§/–+-])(?:(?P<qualifier>(?i:{'|'.join(map(re.escape, _QUALIFIERS))}))\s)?"
    rf"(?P<number>{_NUMBER})(?:\s?(?P<to>bis|–|-|und)\s?(?P<upper>{_NUMBER}))?"
    rf"(?:\s(?P<scale>{'|'.join(map(re.escape, _SCALES))})(?!\w))?"
    rf"(?:\s?(?P<sign>[%€$])|\s(?P<them>von ihnen)"
    rf"|\s(?:(?P<of>dieser|von diesen)\s)?{_COUNTED})(?![\w-])"
)
_OF = re.compile(r"\s(?P<det>der|des|aller)\s(?:[a-zäöüß-]+(?:en|er)\s)?[A-ZÄÖÜ][\w-]+")
_CROWD = re.compile(
    rf"(?<![\w-])(?<!\d )(?P<crowd>(?i:{'|'.join(_CROWDS)}))n?\s{_COUNTED}(?![\w-])"
)


def find_figures(text: str, translation: str) -> Iterator[Found]:
    """Find the figures of one sentence that stand with what they count."""
    figures = [match for match in _FIGURE.finditer(text) if _is_figure(match)]
    for match in figures:
        yield _figure(match, translation)
    for match in _CROWD.finditer(text):
        if any(match.start() < it.end() and it.start() < match.end() for it in figures):
            continue
        noun = _head(match)
        if lexicon.noun(noun, "counted") and not _blocked(match):
            counted = _in_english(match)
            lead = _CROWDS[match["crowd"].lower()]
            yield _found(match, f"{lead} {counted}" if counted else None, None, rank=2)


def _is_figure(match: re.Match[str]) -> bool:
    """Whether a number counts what stands behind it, and says by itself what it says there."""
    before = re.search(r"([\w-]+)\s$", match.string[: match.start()])
    word = before[1] if before else ""
    half = (match["qualifier"] or "").lower() == "zwischen" and match["to"] != "und"
    if half or word.lower() in CHANGING:
        return False
    if match["sign"]:
        return True
    if match["them"]:
        return fate(match.string, *match.span()) is not None
    noun = _head(match)
    counts = match["number"] not in {"0", "1", "00"} and noun.lower() not in UNCOUNTED
    rate = "," in match["number"] and not match["scale"] and noun not in MEASURES  # "6,6 Betten"
    span = noun.lower() in SPANS and not _prison(match)
    if _blocked(match) or rate or span or not counts:
        return False
    bare = match["qualifier"] is None and match["scale"] is None
    opens = before is None or before.start() == 0
    if lexicon.noun(noun, "counted"):
        return not (bare and word and _YEAR.fullmatch(match["number"]))
    # Not "Artikel 5 Grundgesetz", "Boeing 737 Max", "Platz drei Deutschland".
    label = bare and word[:1].isupper() and not opens
    spelled = match["number"].lower() in _WORDS
    return not (label or spelled or _YEAR.fullmatch(match["number"])) and lexicon.is_noun(noun)


def _prison(match: re.Match[str]) -> re.Match[str] | None:
    return _PRISON.match(match.string, match.end())


def _blocked(match: re.Match[str]) -> bool:
    """Whether what stands between number and noun is no adjective, or the noun a month or year."""
    if match["counted"] is None:
        return False
    *adjectives, noun = match["counted"].split()
    return not all(map(lexicon.is_adjective, adjectives)) or noun in MONTHS or noun in _SCALES


def _head(match: re.Match[str]) -> str:
    """Give the noun that is counted; of "Schülerinnen und Schüler" the second."""
    if not match["counted"]:
        return ""
    noun = str(match["counted"].split()[-1])
    return match["also"].split()[-1] if match["also"] and noun.endswith("innen") else noun


def _figure(match: re.Match[str], translation: str) -> Found:
    lead = _QUALIFIERS.get((match["qualifier"] or "").lower(), "")
    if lead == "fewer than" and _head(match) in MEASURES | {""}:
        lead = "less than"
    number = _number_in_english(match)
    counted = _in_english(match) or english.counted(number, translation)
    worth = int(not match["number"][0].isdigit())
    if _prison(match):
        counted = f"{counted} in prison"
    said = f"{lead} {number} {counted}".strip() if counted else None
    found = _found(match, said, _value(match), rank=worth)
    if counted == "percent":
        return _share(match, found, translation)
    became = fate(match.string, match.start(), found.end)
    if became and found.en:
        return replace(found, en=f"{found.en} {became.english}", end=became.end)
    return found


def _share(match: re.Match[str], found: Found, translation: str) -> Found:
    """Add to a percentage what it is of, where its English is known."""
    of = _OF.match(match.string, match.end())
    if of is None:
        return replace(found, rank=4)
    whole = english.phrase(tokenize(of[0])[of["det"] == "aller" :])
    if whole is None:
        number = re.escape(_number_in_english(match))
        of_what = r"(of (?:[\w'-]+ ){0,3}[\w'-]+)[,.]"
        said = re.search(rf"{number}(?:%| per ?cent) {of_what}", translation)
        if said is None:
            return replace(found, rank=4)
        return replace(found, en=f"{found.en} {said[1]}", end=of.end())
    lead = "of all" if of["det"] == "aller" else "of"
    return replace(found, en=f"{found.en} {lead} {whole}", end=of.end())


def _found(match: re.Match[str], said: str | None, value: str | None, *, rank: int) -> Found:
    groups = match.groupdict()
    cut = groups.get("also") and _also(match) is None
    prison = _prison(match)
    end = prison.end() if prison else match.start("also") if cut else match.end()
    noun = _head(match) or groups.get("sign") or ""
    key = f"{value or groups.get('number') or match[0]} {noun.lower().removesuffix('n')}"
    return Found("figure", match.start(), end, said, key, noun, value, rank)


def _also(match: re.Match[str]) -> str | None:
    """Give the English of a second noun that is counted with the first ("Tote und Verletzte")."""
    joined = match.groupdict().get("also")
    if not joined:
        return None
    word, noun = joined.split()
    if match["counted"].endswith("innen"):
        return ""
    found = lexicon.noun(noun, "counted")
    return found and f"{'and' if word == 'und' else 'or'} {found}"


def _in_english(match: re.Match[str]) -> str | None:
    """Translate what is counted by list."""
    if match["counted"] is None:
        return "of them" if match["them"] else _SIGNS[match["sign"]]
    *adjectives, _ = tokenize(match["counted"])
    words = [_ADJECTIVES.get(a.text) or lexicon.adjective(a.text) for a in adjectives]
    words.append(lexicon.noun(_head(match), "counted"))
    of = {"dieser": "of these", "von diesen": "of these"}
    lead = of.get(match.groupdict().get("of") or "")
    return None if None in words else " ".join(filter(None, [lead, *words, _also(match)]))


def _number_in_english(match: re.Match[str]) -> str:
    said = _one(match["number"])
    if match["upper"]:
        said += f" {'and' if match['to'] == 'und' else 'to'} {_one(match['upper'])}"
    return f"{said} {_SCALES[match['scale']][1]}" if match["scale"] else said


def _one(number: str) -> str:
    if number.lower() in _WORDS:
        return _ENGLISH_WORDS[number.lower()]
    whole, _, decimals = re.sub(r"[. ]", "", number).partition(",")
    return f"{int(whole):,}" + (f".{decimals}" if decimals else "")


def _value(match: re.Match[str]) -> str | None:
    """Give the number in digits; None for a span of two."""
    if match["upper"]:
        return None
    number = match["number"].lower()
    plain = Decimal(_WORDS.get(number) or re.sub(r"[. ]", "", number).replace(",", "."))
    scale = _SCALES[match["scale"]][0] if match["scale"] else 0
    return f"{plain.scaleb(scale).normalize():f}"
