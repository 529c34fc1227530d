"""The forms by name: what each can hold, and who writes it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, BinaryIO, get_args

from translator.errors import ExportError
from translator.export import book, jsonl, table, web, word, xliff
from translator.export.parts import What, brief_part, pairs, translation_part
from translator.export.units import distinct_units
from translator.store import write_tmx

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from translator.export.parts import Part
    from translator.store import Shown

WHATS: tuple[What, ...] = get_args(What)
# What each form holds; the first is what it holds unless something else is asked for.
FORMS: dict[str, tuple[What, ...]] = {
    "jsonl": ("briefs", "translations", "pairs"),
    "csv": ("briefs", "translations", "pairs"),
    "tmx": ("pairs",),
    "xliff": ("pairs",),
    "html": ("briefs", "translations"),
    "epub": ("briefs", "translations"),
    "docx": ("briefs", "translations"),
}
_ENDINGS = {".xlf": "xliff", ".htm": "html", **{f".{name}": name for name in FORMS}}
_DOCUMENTS = {"html": web.write, "epub": book.write, "docx": word.write}


def form_of(path: Path) -> str | None:
    """The form that a file's name asks for, if any."""
    return _ENDINGS.get(path.suffix.lower())


def export(file: BinaryIO, form: str, what: What | None, kept: Iterable[Shown]) -> int:
    """Write articles in a form; gives their number.

    One at a time, but for docx, which is made in memory. Raises ExportError for a form that
    doesn't hold `what`, for no articles at all, and where a library is missing.
    """
    what = what or FORMS[form][0]
    if what not in FORMS[form]:
        raise ExportError(f"{form} holds {' or '.join(FORMS[form])}, and no {what}")
    if form == "docx":
        word.check_library()
    counted = _Counted(kept)
    if form in _DOCUMENTS:
        _DOCUMENTS[form](file, what, _parts(what, counted))
    elif form == "jsonl":
        jsonl.write(file, what, counted)
    elif form == "csv":
        table.write(file, what, counted)
    elif form == "xliff":
        xliff.write(file, counted)
    else:
        write_tmx(file, distinct_units(pair for it in counted for pair in pairs(it)))
    return counted.number


class _Counted:
    """Articles, one after the other, and how many there were."""

    def __init__(self, kept: Iterable[Shown]) -> None:
        known = iter(kept)
        first = next(known, None)
        if first is None:
            raise ExportError("no articles of that time in history: see `translator show`")
        self._kept = chain((first,), known)
        self.number = 0

    def __iter__(self) -> Iterator[Shown]:
        for it in self._kept:
            self.number += 1
            yield it


def _parts(what: What, kept: Iterable[Shown]) -> Iterator[Part]:
    return map(brief_part if what == "briefs" else translation_part, kept)
