"""Who wrote a text: people and agencies, from bylines, metadata and the text's own ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translator.reading import german

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# The news agencies that German papers print, as they sign: initials and names.
_AGENCIES = {
    "dpa": "dpa", "afp": "AFP", "apa": "APA", "reuters": "Reuters", "rtr": "Reuters",
    "sda": "SDA", "keystone-sda": "Keystone-SDA", "kna": "KNA", "epd": "epd", "sid": "SID",
    "ap": "AP", "dpa-afx": "dpa-AFX", "dapd": "dapd", "ddp": "ddp", "dts": "dts", "ots": "ots",
    "spot on news": "spot on news", "bang": "BANG", "bloomberg": "Bloomberg", "ansa": "ANSA",
    "dpa sport": "dpa", "afp deutschland": "AFP", "dpa-infocom": "dpa",
}  # fmt: skip

_HEAD = re.compile(
    r"(?:(?:ein|eine|der|die)\s)?(?:(?:[\w-]+(?:\s[\w-]+)?)\s)?(?:von|by)\s*:?\s+"
    r"|(?:text|autor(?:in|en|innen)?(?:/autor)?|interview|bericht)\s*:\s*"
    r"|mit (?:agentur)?material (?:von|der)\s+(?:der\s)?",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"(?:mit material von|quellen?)\s*:?\s(.+)", re.IGNORECASE)
_OPEN_HEAD = re.compile(
    r"(?:(?:[\w-]+\s)?(?:von|by)|autor(?:in|en|innen)?|text)\s*:?", re.IGNORECASE
)
_SPLIT = re.compile(r"\s*(?:[,;/|&•·]|\bund\b|\bu\.)\s*")
_NAME = re.compile(
    r"(?:(?:Dr|Prof)\.\s)*"
    r"[^\W\d_a-zäöüß][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?"
    r"(?:\s(?:von|van|de|del|der|den|di|da|zu|vom|el|al|bin|[^\W\d_a-zäöüß][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?)){1,4}"
)
# Words of titles, menus and institutions: what has one is nobody's name.
_NOBODY = re.compile(
    r"\b(?:\w*redakt\w*|\w*korrespondent\w*|\w*reporter\w*|\w*leiter\w*|chef\w*|volont\w*|zeitung|nachrichten|news|online|team|gmbh|agentur|verlag|magazin|anzeige"
    r"|foto|bild|video|audio|artikel|autor|autorin|autoren|uhr|minuten?|lesezeit|kommentare?|teilen|abo|login"
    r"|newsletter|rundfunk|medien|presse|blatt|heute|gestern|archiv|startseite|mehr|alle|neue[rs]?"
    r"|nationale|weltweit|landkreis|meinung|politik|sport|wirtschaft|kultur|panorama"
    r"|liga|bundesliga|plus|exklusiv|live|ticker|link|kopiert)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\s(?:(?:[Ll]eitende|[Ff]reie|[Ss]tellvertretende)[rn]?\s)?"
    r"[\w-]*(?:[Rr]edakteur|[Kk]orrespondent|[Rr]eporter|[Aa]utor|[Jj]ournalist|[Vv]olontär)(?:in)?$"
)
_ADJECTIVE = re.compile(r"(?:ional|isch|lich|ig|iv|sozial)e[rsnm]?$")
_SIGNATURE = re.compile(r"\(((?:[A-Za-z-]{2,12}/)*[A-Za-z-]{2,12})\)\.?$")
_DATELINE = re.compile(
    r"^(?:[A-ZÄÖÜ][\w./-]+(?:\s[A-ZÄÖÜ][\w./-]+){0,2}\s?(?:,\s)?)?\(([\w/-]{2,20})\)\s?[-–—.:]?\s"
)
_INFOCOM = re.compile(r"\bdpa-infocom\b")


@dataclass(frozen=True, slots=True)
class Credits:
    """People by name, and agencies joined by "/"; empty and None where nobody is named."""

    authors: tuple[str, ...] = ()
    agency: str | None = None

    def __bool__(self) -> bool:
        return bool(self.authors or self.agency)


def credit(names: Iterable[str], publisher: str | None = None) -> Credits:
    """Sort names into people and agencies; places, initials and the publisher fall away."""
    authors: dict[str, None] = {}
    agencies: dict[str, None] = {}
    for name in (part.strip(" .():") for text in names for part in _SPLIT.split(text)):
        name = _ROLE.sub("", name)  # noqa: PLW2901
        agency = agency_of(name)
        if agency:
            agencies[agency] = None
        elif is_person(name) and not (publisher and _same(name, publisher)):
            authors[_cased(name)] = None
    return Credits(tuple(authors), "/".join(agencies) or None)


def agency_of(name: str) -> str | None:
    """The agency that a name or its initials stand for; None for anything else."""
    return _AGENCIES.get(name.strip(" .()").lower())


def is_person(text: str) -> bool:
    """Whether a text has the shape of one person's name, two to five words."""
    if len(text) > 50 or not _NAME.fullmatch(text) or _NOBODY.search(text):
        return False
    tokens = [token for token in text.split() if token[0].isupper()]
    if not tokens:  # letters that have no case
        return False
    if _ADJECTIVE.search(tokens[0]) or tokens[0] in {"Der", "Die", "Das", "In", "Im", "Am", "Auf"}:
        return False
    shouted = [len(token) <= 4 and token.isupper() and token[-1] != "." for token in tokens]
    return (
        len(set(tokens)) == len(tokens)
        and (not any(shouted) or text.isupper())
        and not any(german.FURNITURE.fullmatch(token.lower()) for token in tokens)
    )


def byline(texts: Sequence[str]) -> Credits:
    """Whom a byline names; `texts` are its line and those that follow it.

    "Von Anna Muster, Berlin", "Autor: A. Muster und B. Beispiel", "Von" with names in the next
    lines, or a line of nothing but names with an agency among them.
    """
    first = " ".join(texts[0].split())
    if _OPEN_HEAD.fullmatch(first):
        return credit(_following(texts[1:]))
    head = _HEAD.match(first)
    if head:
        found = credit([first[head.end() :]])
        if first[head.end() :].count(" ") <= 14 and _mostly_names(first[head.end() :]):
            return found
        return Credits()
    if "/" in first and "foto" not in first.lower() and not agency_of(first.split("/")[0]):
        return Credits()  # a picture's credit: who took it, and for whom
    found = credit([first])
    return found if found.agency and _mostly_names(first) else Credits()


def source(text: str) -> Credits:
    """The agencies in a source line after a text ("Quelle: ntv.de, gut/dpa"); no people."""
    match = _SOURCE.match(text)
    return Credits((), credit([match[1]]).agency) if match and len(text) < 120 else Credits()


def names_only(text: str) -> Credits:
    """Whom a line names that holds nothing but the names of people."""
    parts = [_ROLE.sub("", part) for part in _SPLIT.split(text) if part]
    return credit(parts) if parts and all(map(is_person, parts)) else Credits()


def signed(first: str, end: Sequence[str]) -> str | None:
    """The agency in the dateline of the first paragraph ("Berlin (dpa) - ") or at the end.

    `end` is the last paragraph with the lines after it.
    """
    for match in (_DATELINE.match(first[:80]), _SIGNATURE.search(end[0][-40:])):
        agency = credit([match[1]]).agency if match else None
        if agency:
            return agency
    return "dpa" if any(_INFOCOM.search(text[-80:]) for text in end) else None


def _following(texts: Sequence[str]) -> list[str]:
    """The names in the lines after an open byline, up to the first line that is none."""
    names = []
    for text in texts[:12]:
        if not text.strip(" ,|/&und"):
            continue
        if not credit([text]) or not _mostly_names(text):
            break
        names.append(text)
    return names


def _mostly_names(text: str) -> bool:
    """Whether the parts of a text are names, places, initials or agencies, none of them prose."""
    parts = [_ROLE.sub("", part.strip(" .():")) for part in _SPLIT.split(text)]
    return all(
        not part or is_person(part) or agency_of(part) or len(part.split()) == 1 for part in parts
    )


def _same(name: str, publisher: str) -> bool:
    return name.lower() in publisher.lower() or publisher.lower() in name.lower()


def _cased(name: str) -> str:
    """A name without capitals throughout: "JÖRG MUSTER" is Jörg Muster."""
    return name.title() if name.isupper() and len(name) > 5 else name
