"""From sentences to checked English: remembered, unique, sorted by length, in batches."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Protocol

from translator.article import TranslatedSentence
from translator.engines.protocol import MAX_SOURCE_PIECES, Search
from translator.translation.casing import calm
from translator.translation.drafts import Draft
from translator.translation.fragments import as_fragment, is_wordless
from translator.translation.repair import repair
from translator.translation.segments import split_segment
from translator.translation.terms import enforce

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from translator.engines import Engine
    from translator.translation.glossary import Glossary

# Sentences that are handed over and remembered together: what a crash can cost at most.
CHUNK = 64


class Memory(Protocol):
    """A translation memory: what was translated before under the same signature."""

    def remembered(
        self, translation_digest: str, sentences: Iterable[str]
    ) -> dict[str, TranslatedSentence]:
        """Give those of `sentences` that are known."""
        ...

    def remember(self, translation_digest: str, pairs: Mapping[str, TranslatedSentence]) -> None:
        """Keep translations, durably."""
        ...


def translate_sentences(
    engine: Engine, sentences: Iterable[str], glossary: Glossary | None = None
) -> Iterator[dict[str, TranslatedSentence]]:
    """Translate each distinct sentence once, the longest first, in chunks as they get done.

    What holds no words (a dash, a lone figure, an address) is copied; what is in ALL CAPS is
    read as if it weren't. The terms of `glossary` are put in their English.
    """
    read: dict[str, list[str]] = {}
    wordless = []
    for text in dict.fromkeys(sentences):
        if is_wordless(text):
            wordless.append(text)
        else:
            read.setdefault(calm(text), []).append(text)
    if wordless:
        yield {text: TranslatedSentence(text, 0.0, origin="copied") for text in wordless}
    for chunk in _translated(engine, list(read)):
        done = _finished(engine, chunk, glossary)
        yield {text: pair for source, pair in done.items() for text in read[source]}


def _finished(
    engine: Engine, drafts: Sequence[Draft], glossary: Glossary | None
) -> dict[str, TranslatedSentence]:
    done = {draft.source: draft.finished() for draft in drafts}
    if glossary is None:
        return done
    decoded = {draft.source: draft.hypothesis for draft in drafts if draft.hypothesis}
    return enforce(engine, done, glossary, decoded)


def _translated(engine: Engine, work: list[str]) -> Iterator[list[Draft]]:
    sizes = dict(zip(work, engine.count(work), strict=True))
    order = sorted(work, key=lambda text: -sizes[text])
    segments = {text: _segments(engine, text, sizes[text]) for text in order}
    found = engine.search((s for text in order for s in segments[text]), Search(attention=True))
    hypotheses = (best for (best,) in found)
    drafts = (Draft.of(text, list(islice(hypotheses, len(segments[text])))) for text in order)
    while chunk := list(islice(drafts, CHUNK)):
        yield [as_fragment(draft) for draft in repair(engine, chunk)]


def _segments(engine: Engine, text: str, size: int) -> list[str]:
    """Give the sentence as one segment, or as several where it is longer than the limit."""
    if size <= MAX_SOURCE_PIECES:
        return [text]
    return split_segment(text, MAX_SOURCE_PIECES, engine.count)
