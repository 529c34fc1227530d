"""Words of a small model's source that a dictionary puts into English before it reads them.

A model that has seen few sentences knows few words, but it learns quickly to carry over an
English word that stands among German ones and to inflect it (code-switched input: Song et al.
2019, "Code-Switching for Enhancing NMT with Pre-Specified Translation"). A model that was
trained so has a `hints.tsv` beside its weights, made by `training/hints`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translator.engines.codeswitch import WORD, Hint
from translator.engines.phrases import Phrases
from translator.engines.plurals import Plurals, is_plural, singular
from translator.given_names import given_names

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

HINTS_VERSION = "6"  # of how hints are found and weighed: part of the signature
FIRST, HEAD = 3, 3  # letters of the parts of a compound, at least
LONGEST = 80  # letters of a compound: longer ones are none
LONG_HEAD = 5  # letters of a head whose first part is known only as a noun
FIRST_WORDS = 2  # of the English of such a first part, at most
LINKS = ("", "s", "es", "n", "en")  # what may stand between the nouns of a compound
FORMS = ("em", "en", "er", "es", "e", "")  # of an adjective, whose English has one
CASES = ("n", "es", "s")  # of a noun: a dative plural, genitives
SHORTEST = 4  # letters of a word without its ending

# After the first part of a compound ("Nord- und Südkorea"); its head is known by the hyphen and
# its small letter ("Bürger und -rechte").
_SUSPENDED = re.compile(r"-(?=[\s,/)])")
_FIRST = re.compile(r"-[^\W\d_]{2}")  # after the first part of a compound with hyphens
_BEFORE_NOUN = re.compile(r"(?:(?<=e)|(?<=e[nrs])) [A-ZÄÖÜ]\w")  # "Deutschen" in "Deutschen Post"
# Before the last part of a compound with hyphens, which English writes in words of their own
# ("EU-Gipfel"); "E-Auto" keeps its hyphen.
_JOINED = re.compile(r"[^\W\d_]{2}-$")
_NOUN_FOLLOWS = re.compile(r"-[A-ZÄÖÜ]")
# What stands before a word with a capital that need be no noun; "2. Liga" has a stop, too.
_OPENS = re.compile(r"(?:^|[\"„“»«]|[:!?–—-] )$")


# Before a genitive that English says with "of the" ("des Kremls").
_OF_THE = re.compile(r"(?:\b(?:[mds]?eines|des|dieses|ihres|jenes|unseres)|en)\s$")
_BEFORE_NAME = re.compile(r"([^\W\d_]+\.?) $")
_ADDRESSED = frozenset({"Herr", "Herrn", "Frau", "Dr.", "Prof."})
_NO_NAMES = frozenset({"Rosa"})  # far oftener pink
# Behind "Herr" and "Frau", in small letters.
_OFFICE = re.compile(
    "abgeordnet|beauftragt|botschafter|doktor|general|kanzler|kolleg|kommissar|lehrer|bürgermeister"
    "|minister|nachbar|pfarrer|präsident|professor|sekretär|senator|vorsitzend|landrat"
)
# What stands for men and women ("Schüler:innen"), read as the form for women is.
_GENDERED = re.compile(
    r"([^\W\d_]{3,})(?:[*:_·]|/-?|\()(innen|in)\)?(?!\w)|([^\W\d_]{2,}[a-zäöüß])(Innen)(?!\w)"
)
_BOTH = (" und ", " oder ", " bzw. ", "/")  # between the forms for women and men
_WORDS = re.compile(f"{_GENDERED.pattern}|{WORD.pattern}")


class Hints:
    """The English of German words, as they are written, and of parts of compounds.

    An entry "Energie-" is the first part of a compound, "-weise" its head where that is another
    English than the noun's, "-Tochter" one behind a hyphen ("VW-Tochter"). A word without English
    ("Ludwigshafen") is read as it is, and a compound whose head is without English ("-burg") too.
    """

    def __init__(self, english: Mapping[str, str]) -> None:
        self.english = english
        self._phrases = Phrases(english)
        self._plurals = Plurals(english)

    @classmethod
    def read(cls, path: Path) -> Hints:
        """Read a file of German<TAB>English lines, which `resolve` has found whole."""
        lines = path.read_text("utf-8").splitlines()
        return cls(dict(line.split("\t") for line in lines))

    def find(self, text: str) -> list[Hint]:
        """Find the words and phrases of a German text that have a hint, in order."""
        words = [word.span() for word in _WORDS.finditer(text)]
        found, taken = self._phrases.find(text, words)
        rest = (self._hint(text, *span) for n, span in enumerate(words) if n not in taken)
        hints = sorted([*found, *filter(None, rest)], key=lambda hint: hint.start)
        return _once(text, hints) if "innen" in text else hints

    def _hint(self, text: str, start: int, end: int) -> Hint | None:
        """Give the hint of a word as it stands in a text, None where it has none."""
        written, before = text[start:end], text[max(0, start - 2) : start]
        german = _for_women(written)
        head = self._head(german) if before.strip() == "-" and german[0].islower() else ""
        if head:
            return Hint(start - 1, end, head)
        # "Baden" in "Baden-Württemberg" isn't "baden", where a sentence begins either.
        opens = bool(_OPENS.search(before)) and not _NOUN_FOLLOWS.match(text, end)
        joined = german[0].isupper() and _JOINED.search(text, max(0, start - 3), start)
        adjective = self._adjective_of_noun(text, end, german, opens=opens)
        part = self._as_part(text, end, german)
        english = part or adjective or (self._joined(german) if joined else "")
        english = english or self._look_up(german, opens=opens)
        if german != written:
            english = english.removeprefix("female ") or german
        if not english:
            return None
        if english[0].islower() and _is_surname(text, start, german):
            return Hint(start, end, written)
        if text[end : end + 1] != "-":
            english = self._plurals.in_number(text, start, german, english)
        if self._is_genitive(german, english) and not _OF_THE.search(text, 0, start):
            english += "'s"
        # A word that is small by itself stands at the head of something.
        small = bool(adjective) or (german not in self.english and german.lower() in self.english)
        if german[0].isupper() and (not before or (opens and small)):
            english = english[0].upper() + english[1:]
        if joined and english != german:  # a name keeps its hyphen
            return Hint(start - 1, end, f" {english}")
        return Hint(start, end, english)

    def _joined(self, german: str) -> str:
        """Give the English of what stands behind a hyphen, else ""."""
        listed = self.english.get(f"-{german}", "")
        return listed or (
            "" if german in self.english else self.english.get(f"-{german.lower()}", "")
        )

    def _as_part(self, text: str, end: int, german: str) -> str:
        """Give the English of the first part of a compound whose head stands apart, else ""."""
        if _SUSPENDED.match(text, end):
            return self._suspended(german)
        return self._first(german) if _FIRST.match(text, end) else ""

    def _adjective_of_noun(self, text: str, end: int, german: str, *, opens: bool) -> str:
        """Give the English of an adjective with a capital, which is a noun without its noun."""
        if german[0].islower() or not _BEFORE_NOUN.match(text, end):
            return ""
        english = self.english.get(german.lower(), "")
        return english if opens or english[:1].isupper() else ""

    def _is_genitive(self, german: str, english: str) -> bool:
        """Whether a word is a name's genitive, and its English the name."""
        name = german.removesuffix("s")
        plain = german == name or german.endswith("es") or english.endswith("s")
        return not plain and english[0].isupper() and self.english.get(name, name) == english

    def _look_up(self, german: str, *, opens: bool) -> str:
        for written in (german, german.lower()) if opens else (german,):
            if written in self.english:
                return self.english[written]
        return self.derive(german) or (self.derive(german.lower()) if opens else "")

    def derive(self, german: str) -> str:
        """Give the English of a word that isn't listed: from another form, or from its parts.

        "" where it can't be told.
        """
        if german[0].islower():
            return self._adjective(german)
        return self._noun(german) or self.compound(german)

    def compound(self, german: str) -> str:
        """Put the English of a compound together, of the longest first part that is known.

        A first part is known from other compounds, else as a noun. "" where there is none.
        """
        return self._put_together(german, self._first, HEAD) or self._put_together(
            german, self._first_noun, LONG_HEAD
        )

    def _suspended(self, part: str) -> str:
        """Give the English of a first part whose head comes later, "" where it isn't known.

        That of an adjective is known as that of a noun ("energie- und klimapolitisch").
        """
        known = (self._first(each) or self._first_noun(each) for each in (part, part.capitalize()))
        return next(filter(None, known), "")

    def _put_together(self, german: str, known: Callable[[str], str], shortest: int) -> str:
        if len(german) > LONGEST:
            return ""
        for end in range(len(german) - shortest, FIRST - 1, -1):
            first = known(german[:end])
            head = self._head(german[end:]) if first else ""
            if head:
                return f"{first} {head}"
        return ""

    def _first(self, part: str) -> str:
        return self.english.get(f"{part}-", "")

    def _first_noun(self, part: str) -> str:
        for link in LINKS:
            noun = part.removesuffix(link)
            if len(noun) >= SHORTEST and part.endswith(link):
                english = self.english.get(noun, "")
                if english and len(english.split()) <= FIRST_WORDS:
                    return singular(english)
        return ""

    def _head(self, part: str) -> str:
        listed = self.english.get(f"-{part}")
        if listed is not None:
            return listed
        noun = part.capitalize()
        return self.english.get(noun) or self._noun(noun)

    def _adjective(self, german: str) -> str:
        ending = next(form for form in FORMS if german.endswith(form))
        stem = german.removesuffix(ending)
        if len(stem) < SHORTEST or german.endswith("t"):
            return ""
        return next(filter(None, (self.english.get(stem + form) for form in FORMS)), "")

    def _noun(self, german: str) -> str:
        for case in CASES:
            listed = german.removesuffix(case)
            if listed == german or len(listed) < SHORTEST:
                continue
            english = self.english.get(listed, "")
            if english and (case != "n" or is_plural(english)):
                return english
        return ""


def _for_women(word: str) -> str:
    """Give the form for women of one for women and men, else the word as it is."""
    gendered = _GENDERED.fullmatch(word)
    if gendered is None:
        return word
    return "".join(filter(None, gendered.groups())).replace("Innen", "innen")


def _once(text: str, hints: Sequence[Hint]) -> list[Hint]:
    """Give hints where women and men ("Bürgerinnen und Bürger") are one."""
    said: list[Hint] = []
    for hint in hints:
        last = said[-1] if said else None
        if last and text[last.end : hint.start] in _BOTH:
            women, men = sorted(
                (last, hint), key=lambda one: text[one.end - 5 : one.end] != "innen"
            )
            stem = text[women.start : women.end].removesuffix("innen")
            if women.end - women.start > len(stem) and text.startswith(stem, men.start):
                english = men.english if "women" in women.english else women.english
                said[-1] = Hint(last.start, hint.end, english)
                continue
        said.append(hint)
    return said


def _is_surname(text: str, start: int, german: str) -> bool:
    """Whether a word stands where a surname does: "Thomas Mann", "Herr Koch"."""
    before = _BEFORE_NAME.search(text, max(0, start - len("Maximilian ")), start)
    if before is None or german[0].islower():
        return False
    addressed = before[1] in _ADDRESSED and not _OFFICE.search(german.lower())
    return addressed or (before[1] in given_names() and before[1] not in _NO_NAMES)
