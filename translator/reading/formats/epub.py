"""E-books: each document in the reading order that holds a text is an article, as a page."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import unquote

from translator.errors import BrokenDocument, EmptyArticle
from translator.reading.formats.archive import open_archive, read_member
from translator.reading.formats.extract import parsing

if TYPE_CHECKING:
    from pathlib import Path
    from zipfile import ZipFile

_CONTAINER = "META-INF/container.xml"
_PAGES = {"application/xhtml+xml", "text/html"}
# These hide a font, not the text (EPUB 3.3, 4.2.6.3.1, and Adobe's older way).
_FONT_ONLY = {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}
# Covers, title pages and lists of contents have fewer words outside their links.
_MIN_WORDS = 25
_TOKEN = re.compile(r"<(?P<close>/?)(?P<tag>\w+)[^<>]*>|(?P<text>[^<]+)|<")
_NO_TEXT = frozenset({"a", "nav", "head", "style", "script"})


def find_chapters(file: bytes | Path, name: str) -> list[str]:
    """The members of the archive that hold texts, in reading order.

    Raises BrokenDocument and TooLarge.
    """
    with open_archive(file, name, "e-book") as archive, parsing(name, "e-book"):
        _refuse_protected(archive, name)
        return [page for page in _spine(archive, name) if _has_text(archive, page, name)]


def read_chapter(file: Path, member: str, name: str) -> bytes:
    """The bytes of one chapter."""
    with open_archive(file, name, "e-book") as archive:
        return read_member(archive, member, name)


def refuse_epub(data: bytes, name: str) -> NoReturn:
    """Say why an e-book has no chapters to read."""
    find_chapters(data, name)
    raise EmptyArticle(f"{name}: no text in this e-book, only covers and contents")


def _refuse_protected(archive: ZipFile, name: str) -> None:
    members = set(archive.namelist())
    ways: set[str] = set()
    if "META-INF/encryption.xml" in members:
        root = _xml(read_member(archive, "META-INF/encryption.xml", name))
        ways = {
            method.get("Algorithm", "")
            for data in root.iter("{*}EncryptedData")
            for method in data.iterfind("{*}EncryptionMethod")
        }
    if ways - _FONT_ONLY or "META-INF/sinf.xml" in members:
        raise BrokenDocument(
            f"{name}: is protected by DRM and can't be read; get the articles without protection"
        )


def _spine(archive: ZipFile, name: str) -> list[str]:
    """The pages in reading order, the list of contents and what is aside left out."""
    container = _xml(read_member(archive, _CONTAINER, name))
    package = next(root.get("full-path") for root in container.iter("{*}rootfile"))
    opf = _xml(read_member(archive, package, name))
    items = {item.get("id"): item for item in opf.iterfind("{*}manifest/{*}item")}
    folder, members = posixpath.dirname(package), set(archive.namelist())
    pages = []
    for entry in opf.iterfind("{*}spine/{*}itemref"):
        item = items.get(entry.get("idref"))
        if item is None or item.get("media-type") not in _PAGES or entry.get("linear") == "no":
            continue
        if "nav" in item.get("properties", "").split():
            continue
        path = unquote(item.get("href", "")).partition("#")[0]
        page = posixpath.normpath(posixpath.join(folder, path))
        if page in members and page not in pages:
            pages.append(page)
    return pages


def _has_text(archive: ZipFile, page: str, name: str) -> bool:
    source = read_member(archive, page, name).decode("utf-8", "replace")
    words, inside = 0, ""
    for token in _TOKEN.finditer(source):
        tag = (token["tag"] or "").lower()
        if token["text"] and not inside:
            words += len(token["text"].split())
        elif tag == inside and token["close"]:
            inside = ""
        elif tag in _NO_TEXT and not inside and not token["close"] and token[0][-2] != "/":
            inside = tag
    return words >= _MIN_WORDS


def _xml(data: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    return etree.fromstring(data, parser)
