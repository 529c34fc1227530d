"""PDF files with a text layer: pypdf gives the pieces of text, here they become lines."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING, Any

from translator.errors import BrokenDocument, MissingExtra, NotText, TooLarge
from translator.reading.formats.extract import parsing
from translator.reading.formats.layout import Line, lay_out

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

    from translator.reading.formats.extract import Extract

# A page of print has some 5,000 operators, one with a map 100,000; a million take pypdf 20 s.
# How far streams unpack, and forms within forms, is limited by pypdf itself.
_MAX_OPERATORS = 1_000_000
# Letters; what a scanner stamps on a picture of a page is shorter.
_MIN_LETTERS = 25
_MAX_PAGES = 500
_PAIR = 2.5  # ems between two pieces of one line; the gap between columns is rarely smaller
_EM = 0.5  # the mean width of a character in ems, where a font's own is not at hand


def read_pdf(data: bytes, name: str) -> Extract:
    """The paragraphs of a PDF as Markdown, headings told by their size and weight.

    Its properties are not used: the title is a file name as often as not, and the dates say
    when the file was made.
    """
    if not data[:1024].lstrip().startswith(b"%PDF-"):
        raise BrokenDocument(f"{name}: no PDF file; give it the ending of what it is")
    with parsing(name, "PDF file"):
        reader = _open(data, name)
        if len(reader.pages) > _MAX_PAGES:
            raise TooLarge(
                f"{name}: {len(reader.pages):,} pages are far more than one article; split it"
            )
        pages = _pages(reader, name)
    letters = sum(char.isalpha() for page in pages for line in page for char in line.text)
    if letters < _MIN_LETTERS:
        raise NotText(
            f"{name}: has no text layer, only pictures of its pages; put it through "
            "text recognition first (ocrmypdf -l deu)"
        )
    return lay_out(pages)


def _open(data: bytes, name: str) -> PdfReader:
    try:
        import pypdf
    except ImportError:
        raise MissingExtra(
            f"{name}: .pdf files are read with pypdf, which isn't installed: "
            'pip install "translator[formats]"'
        ) from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it logs what we report ourselves
    reader = pypdf.PdfReader(io.BytesIO(data))
    # Many are encrypted without a password, to forbid printing.
    if reader.is_encrypted and not reader.decrypt(""):
        raise BrokenDocument(f"{name}: is encrypted; save a copy without a password")
    return reader


def _pages(reader: PdfReader, name: str) -> list[list[Line]]:
    from pypdf.errors import LimitReachedError

    budget = _Budget(name)
    try:
        return [_lines(page, budget) for page in reader.pages]
    except LimitReachedError:
        raise budget.exceeded from None


class _Budget:
    """Counts the operators of a document, so that none takes forever."""

    def __init__(self, name: str) -> None:
        self.exceeded = TooLarge(
            f"{name}: its pages are drawn too intricately to be read; print them to a new PDF"
        )
        self._left = _MAX_OPERATORS

    def spend(self, *_operation: Any) -> None:
        """Count one operator; raises TooLarge."""
        self._left -= 1
        if self._left < 0:
            raise self.exceeded


def _lines(page: PageObject, budget: _Budget) -> list[Line]:
    """The lines of a page in the order in which they are drawn."""
    lines: list[Line] = []
    open_line = False

    def visit(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        nonlocal open_line
        if text.strip():
            piece = _line(text, cm, tm, font, size)
            if lines and lines[-1].twice(piece):
                return
            if open_line and _goes_on(lines[-1], piece):
                lines[-1] = lines[-1].extended(piece, text)
            else:
                lines.append(piece)
            open_line = True
        elif text and open_line and "\n" not in text:
            lines[-1] = lines[-1].spaced()
        if text.endswith("\n"):
            open_line = False

    page.extract_text(visitor_text=visit, visitor_operand_before=budget.spend)
    return [line.tidy() for line in lines]


def _line(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> Line:
    scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[2]) or 1.0
    x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
    y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
    face = str(font.get("/BaseFont", "")) if font else ""
    bold = any(mark in face for mark in ("Bold", "Black", "Heavy", "Semibold"))
    height = round(size * scale, 1)
    text = text.removeprefix("\n")
    return Line(text, x, y, height, x + _EM * height * len(text.rstrip()), bold=bold)


def _goes_on(line: Line, piece: Line) -> bool:
    """Whether a piece stands in the same line as the one drawn before it.

    One that is drawn without a move after the one before has the same place as that.
    """
    same = abs(line.y - piece.y) < 0.5 * max(line.size, piece.size)
    return same and line.x <= piece.x < line.end + _PAIR * line.size
