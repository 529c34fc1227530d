"""The lines of a glossary: German, English, note and case rule, read from a TSV file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from translator.errors import GlossaryError
from translator.translation.inflection import english_forms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CASE_RULES = ("", "exact", "any")
_ARTICLE = "the "
_LETTER = re.compile(r"[^\W_]")
_EXAMPLE = 'a right line is "Kiew<TAB>Kyiv"'


@dataclass(frozen=True)
class Entry:
    """A line of a glossary: German forms, and the English ones, the preferred one first.

    `case` is "" (as written, or with a capital first letter, or in capitals), "exact" or "any".
    `article`: the preferred English takes "the" where the German has a definite article.
    """

    german: tuple[str, ...]
    english: tuple[str, ...]
    note: str = ""
    case: str = ""
    article: bool = False

    @property
    def preferred(self) -> str:
        """The English that is put where none of the accepted ones stands."""
        return self.english[0]

    @cached_property
    def accepted(self) -> tuple[str, ...]:
        """All that counts as this term in English, folded; in capitals what must be in capitals."""
        return tuple(form for text in self.english for form in english_forms(text))


@lru_cache(maxsize=1)
def shipped_entries() -> tuple[Entry, ...]:
    """Read the glossary that ships with the package."""
    file = resources.files("translator.translation") / "glossary.tsv"
    return _checked(file.read_bytes(), file.name)


def read_entries(path: Path) -> tuple[Entry, ...]:
    """Read a person's own file.

    Raises GlossaryError, which names the line and what is wrong with it.
    """
    try:
        return _checked(path.read_bytes(), str(path))
    except OSError as error:
        raise GlossaryError(f"{path}: can't be read ({error.strerror})") from error


def _checked(data: bytes, name: str) -> tuple[Entry, ...]:
    """Give the entries; a German term that comes twice, or a line that is none, is an error."""
    entries: dict[int, Entry] = {}
    first_line: dict[str, int] = {}
    for number, line in _lines(data, name):
        try:
            entries[number] = _entry(line)
        except ValueError as error:
            raise GlossaryError(f"{name}, line {number}: {error}") from error
        for german in entries[number].german:
            if german in first_line:
                raise GlossaryError(
                    f"{name}, line {number}: {german!r} stands in line {first_line[german]} already"
                )
            first_line[german] = number
    return tuple(entries.values())


def _lines(data: bytes, name: str) -> Iterator[tuple[int, str]]:
    """Give the lines that say something, with their numbers."""
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").splitlines(), 1):
        try:
            line = raw.decode()
        except UnicodeDecodeError as error:
            raise GlossaryError(f"{name}, line {number}: not UTF-8; save it as UTF-8") from error
        if line.strip() and not line.startswith("#"):
            yield number, line


def _entry(line: str) -> Entry:
    """Read German, English, note, case rule. Raises ValueError that says what is wrong."""
    columns = [column.strip() for column in line.split("\t")]
    if len(columns) == 1:
        raise ValueError(f"no tab; {_EXAMPLE}")
    if len(columns) > 4:
        raise ValueError(f"more than four columns (German, English, note, case rule); {_EXAMPLE}")
    german, english = (tuple(part.strip() for part in text.split("|")) for text in columns[:2])
    first = f"{english[0]} "
    article = first.startswith(_ARTICLE)
    english = (first.removeprefix(_ARTICLE).strip(), *english[1:])
    if not all(map(_LETTER.search, (*german, *english))):
        raise ValueError(f"an empty term; {_EXAMPLE}")
    if len(set(german)) < len(german):
        raise ValueError("the same German twice")
    note, case = (*columns[2:], "", "")[:2]
    if case not in CASE_RULES:
        raise ValueError(f"unknown case rule {case!r}; there are: exact, any")
    return Entry(german, english, note, case, article)
