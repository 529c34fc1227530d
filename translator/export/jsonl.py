"""JSON, an object a line, by msgspec."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, BinaryIO

from translator.export.parts import pairs
from translator.store import brief_to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from translator.export.parts import What
    from translator.store import Shown


def write(file: BinaryIO, what: What, kept: Iterable[Shown]) -> None:
    """A brief, a translation or a pair of sentences a line (see docs/formats.md)."""
    import msgspec

    for shown in kept:
        file.writelines(msgspec.json.encode(it) + b"\n" for it in _objects(what, shown))


def _objects(what: What, shown: Shown) -> Iterator[Any]:
    import msgspec

    if what == "briefs":
        yield msgspec.json.decode(brief_to_json(shown.brief, shown.run))
    elif what == "translations":
        yield _translation(shown)
    else:
        yield from pairs(shown)


def _translation(shown: Shown) -> dict[str, Any]:
    brief, article = shown.brief, shown.article
    sentences = zip(article.sentences, shown.translation.sentences, strict=True)
    paragraphs = [
        {
            "kind": article.paragraphs[number].kind,
            "sentences": [{"de": de.text, "en": en.text, "flags": en.flags} for de, en in pairs],
        }
        for number, pairs in groupby(sentences, key=lambda pair: pair[0].paragraph)
    ]
    return {
        "id": brief.id,
        "source": brief.source,
        "sha256": brief.sha256,
        "title": {"de": brief.title.de, "en": brief.title.en},
        "date": brief.date,
        "publisher": brief.publisher,
        "model": brief.signature.model,
        "paragraphs": paragraphs,
    }
