"""XLIFF 1.2, the one that all programs of translators open, by lxml, a unit at a time.

https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from translator.article import in_doubt
from translator.export.parts import pairs
from translator.store import writable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from translator.export.parts import Pair
    from translator.store import Shown

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"


def write(file: BinaryIO, kept: Iterable[Shown]) -> None:
    """A <file> an article; what is doubted is marked for review, with the doubts as notes."""
    from lxml import etree

    with etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("xliff", version="1.2", nsmap={None: _NAMESPACE}):
            for shown in kept:
                languages = {"source-language": "de", "target-language": "en"}
                about = {"original": writable(shown.brief.source), "datatype": "plaintext"}
                xml.write("\n")
                with xml.element("file", **languages, **about), xml.element("body"):
                    for number, pair in enumerate(pairs(shown)):
                        xml.write("\n", _unit(number, pair))
            xml.write("\n")
    file.write(b"\n")


def _unit(number: int, pair: Pair) -> Any:
    from lxml import etree

    name = f"h{number}" if pair.sentence is None else f"s{pair.sentence}"
    unit = etree.Element("trans-unit", id=name)
    etree.SubElement(unit, "source").text = writable(pair.de)
    etree.SubElement(unit, "target", state=_state(pair)).text = writable(pair.en)
    for flag in pair.flags:
        note = etree.SubElement(unit, "note", {"from": "translator", "annotates": "target"})
        note.text = writable(f"{flag.name}: {flag.message}")
    return unit


def _state(pair: Pair) -> str:
    if pair.origin == "human":
        return "final"
    return "needs-review-translation" if in_doubt(pair.flags) else "translated"
