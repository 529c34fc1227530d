"""From sentences to checked English: remembered, unique, sorted by length, in batches."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from translator.article import TranslatedSentence
from translator.engines.protocol import MAX_SOURCE_PIECES, Hypothesis
from translator.translation.fidelity import check
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

    What holds no letter (a dash, a lone figure) is passed through as it is. The terms of
    `glossary` are put in their English.
    """
    unique = dict.fromkeys(sentences)
    wordless = {text: _copied(text) for text in unique if not has_letters(text)}
    if wordless:
        yield wordless
    work = [text for text in unique if text not in wordless]
    sizes = dict(zip(work, engine.count(work), strict=True))
    order = sorted(work, key=lambda text: -sizes[text])
    segments = {text: _segments(engine, text, sizes[text]) for text in order}
    hypotheses = engine.translate(segment for text in order for segment in segments[text])
    translated = (
        (text, _join(text, list(islice(hypotheses, len(segments[text]))))) for text in order
    )
    while chunk := dict(islice(translated, CHUNK)):
        yield enforce(engine, chunk, glossary) if glossary else chunk


def has_letters(text: str) -> bool:
    """Tell whether there is anything to translate."""
    return any(char.isalpha() for char in text)


def _copied(text: str) -> TranslatedSentence:
    return TranslatedSentence(text, 0.0, origin="copied")


def _segments(engine: Engine, text: str, size: int) -> list[str]:
    """Give the sentence as one segment, or as several where it is longer than the limit."""
    if size <= MAX_SOURCE_PIECES:
        return [text]
    return split_segment(text, MAX_SOURCE_PIECES, engine.count)


def _join(source: str, hypotheses: Sequence[Hypothesis]) -> TranslatedSentence:
    text = _tidy(" ".join(hypothesis.text for hypothesis in hypotheses))
    score = sum(hypothesis.score for hypothesis in hypotheses) / len(hypotheses)
    complete = all(hypothesis.complete for hypothesis in hypotheses)
    flags = check(source, text, complete=complete, score=score)
    return TranslatedSentence(text, round(score, 4), flags)


def _tidy(text: str) -> str:
    """Set single spaces, and none before a comma or a stop: form only, no words."""
    return re.sub(r"\s+([,.;:!?])(?=\s|$)", r"\1", " ".join(text.split()))
