"""EPUB 3: a page an article and a table of contents, by the standard library's zipfile.

https://www.w3.org/TR/epub-33/
"""

from __future__ import annotations

import hashlib
import uuid
from datetime import datetime, timezone
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from translator.export.web import STYLE, TITLES, body, escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from translator.export.parts import Part, What

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip knows: the same articles, the same pages
_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="content.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
_PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
  lang="en" xml:lang="en">
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
{body}
</body>
</html>
"""
_PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{id}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>en</dc:language>
<dc:language>de</dc:language>
<meta property="dcterms:modified">{now}</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
{items}
</manifest>
<spine>
{spine}
</spine>
</package>
"""


def write(file: BinaryIO, what: What, parts: Iterable[Part]) -> None:
    """Write an e-book; its identifier is the hash of its pages."""
    titles, hashed = [], hashlib.sha256()
    with ZipFile(file, "w") as book:
        _put(book, "mimetype", "application/epub+zip", ZIP_STORED)
        _put(book, "META-INF/container.xml", _CONTAINER)
        _put(book, "style.css", STYLE)
        for number, part in enumerate(parts, 1):
            page = _PAGE.format(title=escape(part.en), body=body(part))
            hashed.update(page.encode())
            titles.append(escape(part.en))
            _put(book, f"a{number}.xhtml", page)
        _put(book, "nav.xhtml", _contents(TITLES[what], titles))
        _put(book, "content.opf", _package(TITLES[what], len(titles), hashed.digest()))


def _contents(title: str, titles: list[str]) -> str:
    links = "\n".join(
        f'<li><a href="a{number}.xhtml">{it}</a></li>' for number, it in enumerate(titles, 1)
    )
    nav = f'<nav epub:type="toc"><h1>{title}</h1>\n<ol>\n{links}\n</ol></nav>'
    return _PAGE.format(title=title, body=nav)


def _package(title: str, pages: int, digest: bytes) -> str:
    names = [f"a{number}" for number in range(1, pages + 1)]
    return _PACKAGE.format(
        id=uuid.UUID(bytes=digest[:16], version=5),
        title=title,
        now=datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        items="\n".join(
            f'<item id="{it}" href="{it}.xhtml" media-type="application/xhtml+xml"/>'
            for it in names
        ),
        spine="\n".join(f'<itemref idref="{it}"/>' for it in names),
    )


def _put(book: ZipFile, name: str, text: str, way: int = ZIP_DEFLATED) -> None:
    entry = ZipInfo(name, _EPOCH)
    entry.compress_type = way
    entry.external_attr = 0o644 << 16
    book.writestr(entry, text)
