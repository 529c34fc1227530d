"""Running text with Markdown: sentences are translated, all around them stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from translator.engines import piece_spans
from translator.engines.protocol import MAX_SOURCE_PIECES
from translator.translation.alignment import Alignment, read_out
from translator.translation.markup import Mark, Part, inline, put_back, structure
from translator.translation.translate import translate_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from translator.article import TranslatedSentence
    from translator.engines import Engine, Span
    from translator.translation.glossary import Glossary

    Split = Callable[[str], list[Span]]


class Passage(NamedTuple):
    """A sentence without its markup, and the marks on it."""

    text: str
    marks: tuple[Mark, ...]


def translate_passages(
    engine: Engine, lines: Sequence[str], split: Split, glossary: Glossary | None = None
) -> Iterator[str]:
    """Translate lines of text, as many lines out; `split` gives the spans of sentences."""
    parts = list(structure(lines))
    passages = {
        part.text: _passages(part.text, split) for line in parts for part in line if part.translate
    }
    every = [passage for found in passages.values() for passage in found]
    known: dict[str, TranslatedSentence] = {}
    for chunk in translate_sentences(engine, (passage.text for passage in every), glossary):
        known.update(chunk)
    marked = dict.fromkeys(passage.text for passage in every if passage.marks)
    aligned = dict(zip(marked, _aligned(engine, [*marked], known), strict=True))

    def written(part: Part) -> str:
        if not part.translate:
            return part.text
        return " ".join(_written(one, known, aligned) for one in passages[part.text])

    for line in parts:
        yield "".join(map(written, line))


def _passages(text: str, split: Split) -> list[Passage]:
    plain, marks = inline(" ".join(text.split()))
    return [
        Passage(plain[start:end], tuple(_within(start, end, marks))) for start, end in split(plain)
    ]


def _within(start: int, end: int, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Give the marks on a sentence, cut to it."""
    for mark in marks:
        first, last = max(mark.span[0], start), min(mark.span[1], end)
        if first < last:
            yield mark._replace(span=(first - start, last - start))


def _written(
    passage: Passage, known: Mapping[str, TranslatedSentence], aligned: Mapping[str, Alignment]
) -> str:
    target = known[passage.text].text
    if not passage.marks:
        return target
    same = known[passage.text].origin == "copied"
    project = (lambda span: span) if same else aligned[passage.text].project
    return put_back(passage.text, target, passage.marks, project)


def _aligned(
    engine: Engine, sources: list[str], known: Mapping[str, TranslatedSentence]
) -> Iterator[Alignment]:
    """Align translations by reading them again; long sentences by place alone."""
    fit = {
        source: known[source].text
        for source, size in zip(sources, engine.count(sources), strict=True)
        if size <= MAX_SOURCE_PIECES
    }
    read = dict(read_out(engine, fit))
    for source in sources:
        target = known[source].text
        if source not in read:
            yield Alignment(source, target)
            continue
        spans = piece_spans(source, engine.pieces(source))
        best = read[source]
        yield Alignment(source, target, spans, piece_spans(target, best.pieces), best.attention)
