"""Lists of German words, with their English where facts need it."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from translator.summary.facts.german import (
    COMMON_FIELDS,
    NO_ADJECTIVES,
    ORGANISATION,
    SURNAMES,
    TIMES,
)

# Endings of nouns and adjectives in the cases, the longer first.
_NOUN_ENDINGS = ("", "es", "en", "s", "n")
_ADJECTIVE_ENDINGS = ("en", "em", "er", "es", "e", "")
# Endings that only common nouns have.
_COMMON_ENDINGS = tuple(
    "ung ungen heit heiten keit keiten schaft schaften tion tionen tät ismus nisse gesetz partei "
    "plan erin erinnen orin istin".split()
)


@lru_cache(maxsize=1)
def sections() -> dict[str, dict[str, str]]:
    """Read words.txt: for each section, German words in lower case with their English."""
    found: dict[str, dict[str, str]] = {}
    section: dict[str, str] = {}
    for line in _lines("words.txt"):
        if line.startswith("["):
            section = found.setdefault(line.strip("[]"), {})
            continue
        for entry in filter(None, line.split(";")):
            german, _, english = entry.partition(" = ")
            section[german.strip()] = english.strip()
    return found


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    return frozenset(_lines("nouns.txt"))


@lru_cache(maxsize=1)
def _places() -> dict[str, str]:
    listed = dict(line.split("\t") for line in _lines("places.tsv"))
    return {name.lower(): english for name, english in listed.items()} | sections()["places"]


def place(name: str) -> str | None:
    """Give the English name of a place that is listed; None for any other."""
    return _places().get(name.lower()) if name[:1].isupper() and name not in TIMES else None


def genitive_place(word: str) -> str | None:
    """Give the English name of the place whose genitive this is ("Nordkoreas")."""
    return place(word[:-1]) if word.endswith("s") else None


def adjective(word: str) -> str | None:
    """Give the English of an adjective that is listed, whatever its ending."""
    lower = word.lower()
    bases = (lower.removesuffix(ending) for ending in _ADJECTIVE_ENDINGS if lower.endswith(ending))
    return next((found for base in bases if (found := sections()["adjectives"].get(base))), None)


def noun(word: str, section: str) -> str | None:
    """Give the English of a noun of a section, whatever its case."""
    bases = sections()[section]
    return next((bases[form] for form in _forms(word.lower()) if form in bases), None)


def is_adjective(word: str) -> bool:
    """Whether a word has the form of an adjective before its noun."""
    return (
        word.islower()
        and len(word) > 3
        and word.endswith(("e", "en", "er", "es", "em"))
        and word not in NO_ADJECTIVES
    )


@lru_cache(maxsize=16384)
def is_common(word: str) -> bool:
    """Whether a capitalised word is a common noun, or looks like one, and so is no name."""
    if word in TIMES or word in ORGANISATION or word in _nouns():
        return True
    lower = word.lower()
    return (
        lower.endswith(_COMMON_ENDINGS)
        or noun(word, "counted") is not None
        or noun(word, "bodies") is not None
        or _ends_in_noun(word)
    )


def is_noun(word: str) -> bool:
    """Whether a word is in the list of common nouns itself."""
    return word in _nouns()


@lru_cache(maxsize=16384)
def no_surname(word: str) -> bool:
    """Whether a word can't be the surname behind a first name."""
    if word in SURNAMES:
        return False
    last = word.rpartition("-")[2]
    return (
        word in TIMES
        or word in _nouns()
        or last in ORGANISATION
        or ("-" in word and last in _nouns())
        or genitive_place(word) is not None
        or is_office(word)
    )


def _modifier(word: str) -> str | None:
    """Give the English of what stands with a hyphen before an office or body; None for a noun."""
    known = sections()["domains"].get(word.lower()) or place(word)
    return known or (None if word in _nouns() or not word[:1].isupper() else word)


def _sure_modifier(word: str) -> str | None:
    """Give the same; None for what may be a noun that isn't listed too ("Presse-Agentur")."""
    found = _modifier(word)
    return None if found == word and not word.isupper() and place(word) is None else found


def body(word: str) -> str | None:
    """Give the English of an authority or organisation ("US-Justizministerium")."""
    *before, last = word.split("-")
    whole = _body(word.lower())
    found = whole or _body(last.lower())
    words = [] if whole else [_sure_modifier(part) for part in before]
    return None if found is None or None in words else " ".join([*filter(None, words), found])


def _body(lower: str) -> str | None:
    """Give the English of a listed body; a case ending "n" is that of a plural ("Kräften")."""
    bases = sections()["bodies"]
    genitive = (bases.get(lower.removesuffix(end)) for end in ("", "es", "s"))
    found = next(filter(None, genitive), None)
    plural = bases.get(lower.removesuffix("n"), "")
    return found or (plural if plural.endswith("s") or plural == "media" else None)


def is_body(word: str) -> bool:
    """Whether a word is an authority, organisation or group that can say something."""
    lower = word.lower()
    if noun(lower, "bodies"):
        return True
    return any(noun(lower[cut:], "bodies") for cut in range(3, len(lower) - 3))


def is_office(word: str) -> bool:
    """Whether a word names an office, a rank or an occupation that stands before names."""
    return word[:1].isupper() and _office(word.rpartition("-")[2].lower()) is not None


def office(word: str) -> str | None:
    """Give the English of an office with what is compounded to it; None where that isn't known."""
    *before, last = word.split("-")
    found = _office(last.lower())
    if found is None:
        return None
    prefix, english = found
    words = [*map(_modifier, before), *_domains(prefix)]
    if None in words:
        return None
    said = [word for word in words if word]
    if english[0].islower():
        said = [word.lower() if word in COMMON_FIELDS else word for word in said]
    return " ".join([*said, english])


@lru_cache(maxsize=4096)
def _office(lower: str) -> tuple[str, str] | None:
    """Split an office into what is compounded before it and the office's English."""
    offices = sections()["offices"]
    forms = [base for form in _forms(lower) for base in (form, form.removesuffix("in"))]
    for form in forms:
        if form in offices:
            return "", offices[form]
    for form in forms:
        heads = [form[cut:] for cut in range(3, len(form) - 3) if form[cut:] in offices]
        if heads:
            return form.removesuffix(heads[0]), offices[heads[0]]
    return None


def _domains(prefix: str) -> list[str | None]:
    """Give the English of the fields of an office ("bundesgesundheits" -> Federal Health)."""
    domains = sections()["domains"]
    words: list[str | None] = []
    while prefix:
        cut = next((n for n in range(len(prefix), 1, -1) if prefix[:n] in domains), None)
        if cut is None:
            return [None]
        words.append(domains[prefix[:cut]])
        prefix = prefix[cut:]
    return words


def _ends_in_noun(word: str) -> bool:
    """Whether a word is a compound of a listed noun of at least five letters."""
    return any(word[cut:].capitalize() in _nouns() for cut in range(3, len(word) - 4))


def _forms(lower: str) -> list[str]:
    return [lower.removesuffix(end) for end in _NOUN_ENDINGS if lower.endswith(end)]


def _lines(name: str) -> list[str]:
    text = files("translator.summary.facts").joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
