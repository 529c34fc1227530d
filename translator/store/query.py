"""What a person looks for: words and phrases, as an expression of FTS5 and as places in a text.

A word also finds its inflections and the compounds that it begins: "Drohnen" finds "Drohne" and
"Drohnenangriff". Nothing that is typed can be an error of syntax.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from translator.errors import BadQuery

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# A stem of three letters begins too much: "aug" of "Auge" is in "August".
SHORTEST_PREFIX = 4
MOST_TERMS = 32

_LANGUAGES = ("german", "english")  # of the sides of a pair, in this order
_COLUMNS = ("title_de de", "title_en en")
_ITEM = re.compile(r'(-?)(?:["„“”«»]([^"„“”«»]*)["„“”«»]?|([^\s"„“”«»]+))')
_TOKEN = re.compile(r"[^\W_]+")
_SPELLED_OUT = re.compile("(?<![aeqAEQ])(?:ae|oe|ue)", re.IGNORECASE)  # not in "neue", "Quelle"
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}


@dataclass(frozen=True, slots=True)
class Form:
    """Words in a row, folded; of the last one only the beginning where `prefix` is set."""

    words: tuple[str, ...]
    prefix: bool = False

    @property
    def expression(self) -> str:
        """As FTS5 wants it; words hold nothing but letters and digits."""
        return f'"{" ".join(self.words)}"{" *" if self.prefix else ""}'

    def places(self, words: list[str]) -> Iterator[int]:
        """Where it stands among the folded words of a text."""
        *before, last = self.words
        for at in range(len(words) - len(before)):
            found = words[at + len(before)]
            fits = found.startswith(last) if self.prefix else found == last
            if fits and words[at : at + len(before)] == before:
                yield at


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase, in the forms in which German and English sentences may have it."""

    forms: tuple[frozenset[Form], frozenset[Form]]

    @property
    def expression(self) -> str:
        """As FTS5 wants it."""
        sides = (
            f"{{{columns}}} : ({' OR '.join(sorted(form.expression for form in forms))})"
            for columns, forms in zip(_COLUMNS, self.forms, strict=True)
        )
        return f"({' OR '.join(sides)})"

    def may_be_in(self, folded: str, side: int) -> bool:
        """Tell at once of most texts that they don't have it."""
        return any(form.words[-1] in folded for form in self.forms[side])

    def spans(self, text: str, side: int) -> list[tuple[int, int]]:
        """Where a text (side 0: German, 1: English) has it, in characters."""
        if not self.may_be_in(fold(text), side):
            return []
        tokens = list(_TOKEN.finditer(text))
        words = [fold(token[0]) for token in tokens]
        return [
            (tokens[at].start(), tokens[at + len(form.words) - 1].end())
            for form in self.forms[side]
            for at in form.places(words)
        ]


@dataclass(frozen=True, slots=True)
class Query:
    """All of `wanted`, each with its alternatives, and nothing of `unwanted`."""

    wanted: tuple[tuple[Term, ...], ...]
    unwanted: tuple[Term, ...]

    @property
    def expression(self) -> str:
        """As FTS5 wants it: https://sqlite.org/fts5.html#full_text_query_syntax."""
        groups = (f"({' OR '.join(it.expression for it in group)})" for group in self.wanted)
        wanted = " AND ".join(groups)
        if not self.unwanted:
            return wanted
        return f"({wanted}) NOT ({' OR '.join(it.expression for it in self.unwanted)})"

    def spans(self, text: str, side: int) -> tuple[tuple[int, int], ...]:
        """All that a text has of what is wanted, in order and without overlaps."""
        terms = (term for group in self.wanted for term in group)
        found = sorted({span for term in terms for span in term.spans(text, side)})
        apart: list[tuple[int, int]] = []
        for start, end in found:
            if apart and start < apart[-1][1]:
                apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
            else:
                apart.append((start, end))
        return tuple(apart)

    def hits(self, german: str, english: str) -> int:
        """How many of the wanted terms a sentence has, in either language."""
        return sum(
            any(it.spans(german, 0) or it.spans(english, 1) for it in group)
            for group in self.wanted
        )


def parse(text: str) -> Query:
    """Read words, "phrases", -unwanted ones and OR; BadQuery where there is nothing to look for."""
    wanted: list[tuple[Term, ...]] = []
    unwanted: list[Term] = []
    either = False
    for minus, phrase, word in _ITEM.findall(text):
        if word == "OR" and wanted:
            either = True
            continue
        term = _phrase(phrase) if phrase else _word(word)
        if term is None:
            continue
        if minus:
            unwanted.append(term)
        elif either:
            wanted[-1] = (*wanted[-1], term)
        else:
            wanted.append((term,))
        either = False
    if not wanted:
        raise BadQuery(f"nothing to look for in {text!r}: give words, or a phrase in quotes")
    if sum(map(len, wanted)) + len(unwanted) > MOST_TERMS:
        raise BadQuery(f"more than {MOST_TERMS} words: give fewer, or a phrase in quotes")
    return Query(tuple(wanted), tuple(unwanted))


def fold(word: str) -> str:
    """Give a word as the index has it: in lower case, without marks on its letters."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _phrase(text: str) -> Term | None:
    rows = {tuple(_words(variant)) for variant in _spellings(text)} - {()}
    forms = frozenset(Form(row) for row in rows)
    return Term((forms, forms)) if forms else None


def _word(text: str) -> Term | None:
    """Also of several words joined by signs, as in "SPD-Chef": these are a row."""
    rows = [_TOKEN.findall(variant) for variant in _spellings(text)]
    if not rows[0]:
        return None
    german, english = (
        frozenset(form for row in rows for form in _inflected(row, language))
        for language in _LANGUAGES
    )
    return Term((german, english))


def _inflected(row: list[str], language: str) -> Iterable[Form]:
    *before, last = map(fold, row)
    yield Form((*before, last))
    stem = fold(_stemmer(language).stemWord(row[-1].lower()))
    if len(stem) >= SHORTEST_PREFIX:
        yield Form((*before, stem), prefix=True)
    else:
        yield Form((*before, stem))
        if len(last) >= SHORTEST_PREFIX:
            yield Form((*before, last), prefix=True)


def _spellings(text: str) -> list[str]:
    """Give a text as typed, with umlauts for "ae" and "ss", and the other way round."""
    text = unicodedata.normalize("NFC", text)
    joined = _SPELLED_OUT.sub(lambda it: {"a": "ä", "o": "ö", "u": "ü"}[it[0][0].lower()], text)
    apart = "".join(_UMLAUTS.get(letter.lower(), letter) for letter in text)
    return list(dict.fromkeys([text, joined, joined.replace("ss", "ß"), apart]))


def _words(text: str) -> list[str]:
    return [fold(word) for word in _TOKEN.findall(text)]


@functools.cache
def _stemmer(language: str) -> Any:
    import Stemmer

    return Stemmer.Stemmer(language)
