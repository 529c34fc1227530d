"""What a document's reader hands on, and which reader reads which ending."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from translator.errors import BrokenDocument, TranslatorError

if TYPE_CHECKING:
    from collections.abc import Iterator

# Halves of pairs of UTF-16 and NUL: no text, and not to be written to any file.
_NO_CHARACTER = re.compile("[\ud800-\udfff\x00]")

Markup = Literal["text", "markdown", "html"]


@dataclass(frozen=True, slots=True)
class Aside:
    """A range of the extracted text that is not the article's, with the reason."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a document, how it is marked up, and what the document itself says of it.

    `title` and `date` (ISO 8601) are given only where the format says them reliably. `written`:
    there are no menus in it, so that lists and what follows them are the article's.
    """

    text: str
    markup: Markup
    title: str | None = None
    date: str | None = None
    asides: tuple[Aside, ...] = ()
    written: bool = False


def extract(ending: str, data: bytes, name: str) -> Extract:
    """Extract the text of the document called `name`.

    Raises MissingExtra, BrokenDocument, EmptyArticle, NotText, TooLarge.
    """
    if ending == ".docx":
        from translator.reading.formats.docx import read_docx as reader
    elif ending == ".pdf":
        from translator.reading.formats.pdf import read_pdf as reader
    elif ending == ".epub":
        from translator.reading.formats.epub import refuse_epub as reader
    elif ending == ".mbox":
        from translator.reading.formats.mbox import refuse_mbox as reader
    else:
        from translator.reading.formats.mail import read_mail as reader
    found = reader(data, name)
    title = found.title and _NO_CHARACTER.sub("\ufffd", found.title)
    return replace(found, text=_NO_CHARACTER.sub("\ufffd", found.text), title=title)


@contextmanager
def parsing(name: str, what: str) -> Iterator[None]:
    """Make one error of all that a library may raise on a damaged file."""
    try:
        yield
    except TranslatorError:
        raise
    except Exception as error:  # noqa: BLE001 - parsers of damaged files raise anything
        reason = " ".join(str(error).split())[:100] or type(error).__name__
        raise BrokenDocument(
            f"{name}: is damaged, or no {what} ({reason}); open it in its program and save it again"
        ) from None
