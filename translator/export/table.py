"""CSV for spreadsheets: UTF-8 with a byte order mark, which Excel needs, and no formulas."""

from __future__ import annotations

import csv
import io
from itertools import groupby
from typing import TYPE_CHECKING, Any, BinaryIO

from translator.export.parts import pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from translator.article import Flag
    from translator.export.parts import What
    from translator.store import Shown

_ABOUT = ("article", "date", "publisher", "title_en", "title_de")
_COLUMNS: dict[str, tuple[str, ...]] = {
    "briefs": (*_ABOUT, "point", "en", "de", "sentence", "score", "flags", "origin"),
    "translations": (*_ABOUT, "en", "de"),
    "pairs": ("article", "sentence", "en", "de", "score", "flags", "origin"),
}
# A cell that begins so is a formula to a spreadsheet: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(file: BinaryIO, what: What, kept: Iterable[Shown]) -> None:
    """A row a point, an article or a pair of sentences; text that looks like a formula gets a '."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    rows = csv.writer(text)
    rows.writerow(_COLUMNS[what])
    for shown in kept:
        for row in _rows(what, shown):
            rows.writerow(map(_cell, row))
    text.detach()


def _rows(what: What, shown: Shown) -> Iterator[Iterable[Any]]:
    brief = shown.brief
    about = (brief.id, brief.date, brief.publisher, brief.title.en, brief.title.de)
    if what == "briefs":
        for number, it in enumerate(brief.points, 1):
            point = (number, it.en, it.de, it.sentence)
            yield (*about, *point, round(it.score, 4), _flags(it.flags), it.origin)
    elif what == "translations":
        sentences = zip(shown.article.sentences, shown.translation.sentences, strict=True)
        paragraphs = [list(it) for _, it in groupby(sentences, key=lambda pair: pair[0].paragraph)]
        sides = (
            "\n".join(" ".join(pair[side].text for pair in it) for it in paragraphs)
            for side in (1, 0)
        )
        yield (*about, *sides)
    else:
        for pair in pairs(shown):
            words = (pair.article, pair.sentence, pair.en, pair.de)
            yield (*words, round(pair.score, 4), _flags(pair.flags), pair.origin)


def _flags(flags: Iterable[Flag]) -> str:
    return "; ".join(f"{flag.name}: {flag.message}" for flag in flags)


def _cell(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
