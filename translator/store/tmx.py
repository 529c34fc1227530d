"""The translation memory as TMX 1.4, which translators' tools open, and as TSV.

Both ways a unit at a time, so that a memory of any size fits. TMX: https://www.gala-global.org/tmx-14b
"""

from __future__ import annotations

import hashlib
import re
from contextlib import contextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from translator.errors import BadUnits, StoreError
from translator.store.corrections import key
from translator.store.files import replacing
from translator.store.trouble import one_line
from translator.store.values import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

GERMAN, ENGLISH = {"de", "deu", "ger"}, {"en", "eng"}

# All that is no Char of https://www.w3.org/TR/xml/#charsets
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TOOL = "translator"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MODEL, _DIGEST, _SCORE, _UNEDITED = "x-model", "x-digest", "x-score", "x-unedited"
_HEADER = {
    "creationtool": _TOOL,
    "segtype": "sentence",
    "o-tmf": "history.db",
    "adminlang": "en",
    "srclang": "de",
    "datatype": "plaintext",
}


def write_tmx(file: BinaryIO, units: Iterable[Unit]) -> int:
    """Write units as TMX 1.4; gives their number.

    The English of a model has its name and digest as properties, its flags as notes, and a hash of
    itself, by which an import knows that nobody changed it.
    """
    from lxml import etree

    written = 0
    with etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        xml.write_doctype('<!DOCTYPE tmx SYSTEM "tmx14.dtd">')
        with xml.element("tmx", version="1.4"):
            header = etree.Element("header", _HEADER, creationtoolversion=version(_TOOL))
            xml.write("\n", header, "\n")
            with xml.element("body"):
                for unit in units:
                    xml.write("\n", _element(unit))
                    written += 1
                xml.write("\n")
            xml.write("\n")
    file.write(b"\n")
    return written


def export_tmx(path: Path, units: Iterable[Unit]) -> int:
    """Write units to a file (see write_tmx), whole or not at all. Raises StoreError."""
    try:
        with replacing(path) as file:
            return write_tmx(file, units)
    except OSError as error:
        raise StoreError(f"{path} can't be written ({error.strerror})") from error


def read_units(path: Path) -> Iterator[Unit | None]:
    """Read the units of a file: TSV where its name ends in .tsv or .txt, else TMX."""
    return (read_tsv if path.suffix.lower() in (".tsv", ".txt") else read_tmx)(path)


def read_tmx(path: Path) -> Iterator[Unit | None]:
    """Read the units of a TMX file of any tool; None for one without German and English.

    Inline tags are left out (of <hi> the text stays); of several variants of a language the first
    counts. Raises BadUnits, also after units were given.
    """
    from lxml import etree

    pairs, languages = 0, set[str]()
    with _explained(path), path.open("rb") as file:
        parser = etree.iterparse(
            *(file, ("start", "end")),
            tag=("{*}tmx", "{*}tu"),
            load_dtd=False,
            no_network=True,
            resolve_entities=False,
            remove_comments=True,
            remove_pis=True,
        )
        for event, element in parser:
            if _name(element) == "tmx":
                _refuse_entities(path, element)
            elif event == "end":
                variants = _variants(element)
                unit = _unit(element, variants)
                pairs += unit is not None
                languages |= variants.keys() if not pairs else set()
                yield unit
                _forget(element)
        if parser.root is None or _name(parser.root) != "tmx":
            raise BadUnits(f"{path} is no TMX file: export one with `translator memory export`")
    if not pairs:
        found = f"; it has: {', '.join(sorted(languages)[:9])}" if languages else ""
        raise BadUnits(f"{path} holds no unit with German and English (xml:lang de, en){found}")


def read_tsv(path: Path) -> Iterator[Unit | None]:
    """Read German<TAB>English lines in UTF-8; None for an empty one. Raises BadUnits."""
    with _explained(path), path.open(encoding="utf-8-sig", newline="\n") as file:
        for number, line in enumerate(file, 1):
            source, tab, target = line.rstrip("\r\n").partition("\t")
            if source and not tab:
                raise BadUnits(f"{path}, line {number} has no tab: give German<TAB>English")
            yield Unit(source, target.partition("\t")[0]) if source and target else None


class _UnknownEntity(Exception):
    """A text with an entity that the file doesn't define: `str(error)` as "&auml;"."""


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what a file can do wrong into one line."""
    from lxml import etree

    try:
        yield
    except etree.XMLSyntaxError as error:
        raise BadUnits(f"{path} is no well-formed XML ({one_line(error.msg or error)})") from error
    except _UnknownEntity as error:
        raise BadUnits(f"{path} holds {error}, which XML doesn't know: write the letter") from error
    except UnicodeDecodeError as error:
        raise BadUnits(f"{path} is not in UTF-8: save it in that encoding") from error
    except OSError as error:
        raise BadUnits(f"{path} can't be read ({error.strerror})") from error


def _element(unit: Unit) -> Any:
    from lxml import etree

    tu = etree.Element("tu", tuid=f"{key(unit.source) & (2**64 - 1):016x}")
    german = etree.SubElement(tu, "tuv", {_LANG: "de"})
    etree.SubElement(german, "seg").text = writable(unit.source)
    english = etree.SubElement(tu, "tuv", {_LANG: "en", **_made(unit)})
    for flag in unit.flags:
        etree.SubElement(english, "note").text = writable(f"{flag.name}: {flag.message}")
    for name, value in _properties(unit).items():
        etree.SubElement(english, "prop", type=name).text = writable(value)
    etree.SubElement(english, "seg").text = writable(unit.target)
    return tu


def _made(unit: Unit) -> dict[str, str]:
    """Give who made the English, and when, in TMX's form (20241115T114200Z)."""
    name = (unit.author or "") if unit.origin == "human" else f"{_TOOL} {unit.model or ''}".strip()
    made = {"creationid": writable(name)} if name else {}
    if unit.changed:
        stamp = unit.changed.partition("+")[0].replace("-", "").replace(":", "")
        made["creationdate"] = f"{stamp}Z"
    return made


def _properties(unit: Unit) -> dict[str, str]:
    if unit.origin == "human":
        return {}
    score = None if unit.score is None else str(unit.score)
    properties = {_MODEL: unit.model, _DIGEST: unit.digest, _SCORE: score}
    known = {name: value for name, value in properties.items() if value is not None}
    return {**known, _UNEDITED: _hash(unit.target)}


def _unit(tu: Any, variants: dict[str, Any]) -> Unit | None:
    german = next((it for lang, it in variants.items() if lang.split("-")[0] in GERMAN), None)
    english = next((it for lang, it in variants.items() if lang.split("-")[0] in ENGLISH), None)
    if german is None or english is None:
        return None
    source, target = _segment(german), _segment(english)
    if not source.strip() or not target.strip():
        return None
    hashes = [it.text for it in english if it.get("type") == _UNEDITED]
    return Unit(source, target, author=_author(english, tu), unedited=_hash(target) in hashes)


def _author(*elements: Any) -> str | None:
    """Give the person who changed a unit last, or else made it; our own name is no person's."""
    names = [it.get(name) for it in elements for name in ("changeid", "creationid")]
    return next((name for name in names if name and name.split()[:1] != [_TOOL]), None)


def _variants(tu: Any) -> dict[str, Any]:
    """Give the first variant of each language, by its code in lower case with hyphens."""
    variants: dict[str, Any] = {}
    for child in tu:
        if _name(child) == "tuv":
            code = child.get(_LANG) or child.get("lang") or ""
            variants.setdefault(code.strip().lower().replace("_", "-"), child)
    return variants


def _segment(tuv: Any) -> str:
    return next((_text(child) for child in tuv if _name(child) == "seg"), "")


def _text(element: Any) -> str:
    """Give the text outside inline tags, which hold the codes of other formats."""
    parts = [element.text or ""]
    for child in element:
        if not isinstance(child.tag, str):
            raise _UnknownEntity(child.text)
        parts += [_text(child) if _name(child) == "hi" else "", child.tail or ""]
    return "".join(parts)


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _forget(element: Any) -> None:
    """Free a unit and what stands before it: memory stays the same however large the file."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _refuse_entities(path: Path, root: Any) -> None:
    """Entities can blow a file up to any size, and no tool needs them."""
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and next(dtd.iterentities(), None) is not None:
        raise BadUnits(f"{path} defines entities, which no TMX file needs: remove its <!ENTITY …>")


def _hash(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def writable(text: str) -> str:
    """Give the text without the characters that XML has no way to write."""
    return _UNWRITABLE.sub("", text)
