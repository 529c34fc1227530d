"""The glossary: terms whose English is not the model's choice, found in German as it inflects."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from translator.article import Flag
from translator.translation.entries import Entry, read_entries, shipped_entries
from translator.translation.inflection import fold, german_forms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Match:
    """A term in a German sentence: `source[start:end]`, and its entry."""

    start: int
    end: int
    text: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A term by its first word: the forms of the words that must follow.

    The lowest `rank` is tried first: the longest term, of equally long ones that of a person's
    own file, and a word as written before one that only inflects to it.
    """

    following: tuple[frozenset[str], ...]
    entry: Entry
    rank: tuple[int, bool, bool]


class Glossary:
    """Terms, found in one pass over a sentence's words however many there are."""

    def __init__(self, own: Sequence[Entry], shipped: Sequence[Entry] = ()) -> None:
        self.entries = (*own, *shipped)
        self._own = len(own)

    @cached_property
    def _index(self) -> dict[str, tuple[_Candidate, ...]]:
        """Terms by the forms of their first words; made when a term is first looked for."""
        index: dict[str, list[_Candidate]] = {}
        for number, entry in enumerate(self.entries):
            for text in entry.german:
                first, *following = _word_forms(text, entry)
                for form in first:
                    rank = (-len(following), number >= self._own, not text.startswith(form))
                    index.setdefault(form, []).append(_Candidate(tuple(following), entry, rank))
        return {
            form: tuple(sorted(found, key=lambda candidate: candidate.rank))
            for form, found in index.items()
        }

    @classmethod
    def load(cls, path: Path | None = None) -> Glossary:
        """Read the glossary that ships with the package and, to win over it, a person's own.

        Raises GlossaryError where a file can't be read or a line of it is no entry.
        """
        return cls(read_entries(path) if path else (), shipped_entries())

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all entries in hex, notes apart: what of a glossary decides a translation."""
        lines = (repr((e.german, e.english, e.case, e.article)) for e in self.entries)
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def terms(self, source: str) -> tuple[Match, ...]:
        """Find the terms of a German sentence, the longest at each place, in order."""
        index = self._index
        if index.keys().isdisjoint(_WORD.findall(source)):
            return ()
        words = [(word.group(), word.start(), word.end()) for word in _WORD.finditer(source)]
        found = []
        position = 0
        while position < len(words):
            word, start, end = words[position]
            position += 1
            for candidate in index.get(word, ()):
                size = len(candidate.following)
                following = words[position : position + size]
                if size and not _follow(source, end, following, candidate.following):
                    continue
                stop = following[-1][2] if size else end
                found.append(Match(start, stop, source[start:stop], candidate.entry))
                position += size
                break
        return tuple(found)

    def missing(self, source: str, target: str) -> tuple[Match, ...]:
        """Give the terms of a German sentence that its English doesn't hold."""
        found = self.terms(source)
        if not found:
            return ()
        text = Target(target)
        return tuple(match for match in found if not text.holds(match.entry))

    def spelled(self, source: str, target: str) -> str:
        """Give the English with the names of the German that it kept as the glossary has them."""
        for match in self.terms(source):
            if match.entry.preferred[0].isupper():
                kept = rf"(?<!\w){re.escape(match.text)}(?!\w)"
                target = match.entry.preferred.join(re.split(kept, target))
        return target

    def check(self, source: str, target: str) -> list[Flag]:
        """Flag each term that the English doesn't hold, once."""
        missing = {match.entry.preferred: match.text for match in self.missing(source, target)}
        return [
            Flag("glossary", "warning", f"Glossary: „{german}“ should be “{english}”.")
            for english, german in missing.items()
        ]


class Target:
    """An English sentence, folded once to look for many terms."""

    def __init__(self, text: str) -> None:
        self._cased = f" {fold(text)} "
        self._lower = self._cased.lower()

    def holds(self, entry: Entry) -> bool:
        """Tell whether a form of the term stands in the sentence."""
        return any(
            f" {form} " in (self._cased if form.isupper() else self._lower)
            for form in entry.accepted
        )


def _follow(
    source: str, end: int, words: list[tuple[str, int, int]], forms: tuple[frozenset[str], ...]
) -> bool:
    """Tell whether the words are of these forms, with no more than a space or hyphen between."""
    if len(words) < len(forms):
        return False
    for (word, start, stop), accepted in zip(words, forms, strict=True):
        if word not in accepted or source[end:start].strip(" .-‑–\u00a0"):
            return False
        end = stop
    return True


def _word_forms(text: str, entry: Entry) -> list[frozenset[str]]:
    """Give the forms of each word of a German term: inflected, and in the cases of its rule."""
    words = _WORD.findall(text)
    proper = entry.preferred[0].isupper()
    forms = []
    for number, word in enumerate(words, 1):
        inflected = german_forms(word, last=number == len(words), proper=proper)
        forms.append(frozenset(_cases(inflected, entry.case)))
    return forms


def _cases(forms: set[str], rule: str) -> set[str]:
    if rule == "exact":
        return forms
    cased = forms | {form[0].upper() + form[1:] for form in forms} | {f.upper() for f in forms}
    return cased | {form.lower() for form in forms} if rule == "any" else cased
