"""Word documents (.docx), by python-docx: made in memory, as that library does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from translator.errors import ExportError
from translator.export.web import TITLES
from translator.store import writable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from translator.export.parts import FactLine, Line, Part, What

_GERMAN, _NOTE = "German", "Note"


def check_library() -> None:
    """Raise ExportError where python-docx isn't installed."""
    try:
        import docx  # noqa: F401
    except ImportError:
        raise ExportError(
            ".docx files are written with python-docx, which isn't installed: "
            'pip install "translator[export]"'
        ) from None


def write(file: BinaryIO, what: What, parts: Iterable[Part]) -> None:
    """Write a document with a heading for each article; German has its language and style."""
    import docx

    document = docx.Document()
    document.core_properties.title = TITLES[what]
    document.core_properties.author = "translator"
    document.core_properties.language = "en"
    _add_styles(document)
    document.add_heading(TITLES[what], 0)
    for part in parts:
        _add_part(document, part)
    document.save(file)


def _add_styles(document: Any) -> None:
    from docx.shared import Cm, Pt, RGBColor

    _speak(document.styles["Normal"], "en-GB")
    for name, language in ((_GERMAN, "de-DE"), (_NOTE, "en-GB")):
        style = document.styles.add_style(name, 1)  # 1: a style of paragraphs
        style.base_style = document.styles["Normal"]
        style.font.italic = name == _GERMAN
        style.font.size = Pt(10 if name == _GERMAN else 9)
        style.font.color.rgb = RGBColor(0x55, 0x55, 0x55)
        style.paragraph_format.left_indent = Cm(0.63)
        style.paragraph_format.space_after = Pt(6)
        _speak(style, language)


def _speak(style: Any, language: str) -> None:
    """Say in which language a style's text is, for spelling checks and voices."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement("w:lang")
    element.set(qn("w:val"), language)
    style.element.get_or_add_rPr().append(element)


def _add_part(document: Any, part: Part) -> None:
    _add(document, part.en, "Heading 1")
    _add(document, part.de, _GERMAN)
    _add(document, part.about, _NOTE)
    if part.news:
        _add(document, part.news, None).runs[0].bold = True
    for note in part.notes:
        _add(document, note, _NOTE)
    for line in part.lines:
        _add_line(document, line)
    if part.facts:
        _add(document, "Key facts", "Heading 2")
    for fact in part.facts:
        _add_fact(document, fact)


def _add_line(document: Any, line: Line) -> None:
    styles = {"point": "List Bullet", "heading": "Heading 2", "text": None}
    _add(document, line.en, styles[line.kind]).paragraph_format.keep_with_next = True
    _add(document, line.de, _GERMAN)
    for note in line.notes:
        _add(document, note, _NOTE)


def _add_fact(document: Any, fact: FactLine) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(f"{fact.name}: ").bold = True
    for number, (text, german) in enumerate(fact.en):
        paragraph.add_run("; " if number else "")
        paragraph.add_run(writable(text)).italic = german
    if fact.de:
        _add(document, fact.de, _GERMAN)


def _add(document: Any, text: str, style: str | None) -> Any:
    """Add a paragraph; none for no text."""
    return document.add_paragraph(writable(text), style) if text else None
