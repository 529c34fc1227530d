"""Word documents: mammoth makes plain HTML of them, and that becomes Markdown."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from translator.errors import BrokenDocument, MissingExtra
from translator.reading.formats.archive import open_archive, read_member
from translator.reading.formats.extract import Aside, Extract, parsing
from translator.reading.html import html_blocks
from translator.reading.roles import REASONS

if TYPE_CHECKING:
    from translator.reading.blocks import Block

# Word keeps the English names of its own styles in documents of every language. Headings and
# lists are mammoth's own rules.
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='caption'] => figcaption:fresh
"""
_NOTE_MARK = re.compile(r"<sup><a href=\"#(?:foot|end)note-[^>]*>\[\d+\]</a></sup>")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_PREFIX = {"heading": "# ", "item": "- "}


def read_docx(data: bytes, name: str) -> Extract:
    """The paragraphs of a document as Markdown: headings, list items, plain ones.

    Its properties are not used: their title is that of a template as often as not, and
    their dates say when the file was made.
    """
    if data.startswith(_OLD_OFFICE):
        raise BrokenDocument(
            f"{name}: is encrypted or an old .doc; save it as .docx without a password"
        )
    _refuse_hostile(data, name)
    blocks = html_blocks(_NOTE_MARK.sub("", _to_html(data, name)))
    return _markdown(blocks)


def _refuse_hostile(data: bytes, name: str) -> None:
    """Refuse XML with a document type: the standard forbids it, and only attacks have one."""
    with open_archive(data, name, "Word document") as archive:
        if "[Content_Types].xml" not in archive.namelist():
            raise BrokenDocument(f"{name}: is no Word document; save it as .docx")
        for entry in archive.namelist():
            if entry.endswith((".xml", ".rels")) and b"<!DOCTYPE" in read_member(
                archive, entry, name
            ):
                raise BrokenDocument(
                    f"{name}: {entry} has a document type, which no Word document has; isn't opened"
                )


def _to_html(data: bytes, name: str) -> str:
    try:
        import mammoth
    except ImportError:
        raise MissingExtra(
            f"{name}: .docx files are read with mammoth, which isn't installed: "
            'pip install "translator[formats]"'
        ) from None
    with parsing(name, "Word document"):
        result = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            convert_image=lambda _image: [],  # never opened, so links to pictures aren't followed
        )
        return str(result.value)


def _markdown(blocks: list[Block]) -> Extract:
    parts: list[str] = []
    asides: list[Aside] = []
    position = 0
    for block in blocks:
        part = _PREFIX.get(block.style, "") + block.text
        if block.style == "caption":
            asides.append(Aside(position, position + len(part), REASONS["caption"]))
        parts.append(part)
        position += len(part) + 2
    return Extract("\n\n".join(parts), "markdown", asides=tuple(asides), written=True)
