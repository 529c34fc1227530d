"""Looking inside: what else the model could have said, and which word comes from which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from translator.engines.protocol import MAX_SOURCE_PIECES, Hypothesis, Search
from translator.translation.casing import calm
from translator.translation.fragments import is_wordless
from translator.translation.links import Link, link
from translator.translation.segments import split_segment
from translator.translation.word_alignment import align

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from translator.article import TranslatedSentence
    from translator.engines import Engine


@dataclass(frozen=True, slots=True)
class Alternative:
    """What the model itself would say; `score` is its mean log-probability a piece."""

    en: str
    score: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """A sentence, its translation, the n-best list (best first) and the words' links.

    None stands for what wasn't asked for.
    """

    source: str
    translated: TranslatedSentence
    alternatives: tuple[Alternative, ...] | None
    alignment: tuple[Link, ...] | None


def explain(
    engine: Engine, known: Mapping[str, TranslatedSentence], hypotheses: int, *, words: bool
) -> Iterator[Explanation]:
    """Explain each sentence of `known`, in order; 0 `hypotheses` for no list, `words` for links.

    The n-best list is the model's, before any repair; the links are of the translation as it
    stands, to which the model is held. A sentence that had to be split has the lists of its
    segments joined rank by rank, and no links.
    """
    segments = {text: _segments(engine, text) for text in known}
    flat = [segment for parts in segments.values() for segment in parts]
    lists = engine.search(flat, Search(hypotheses=hypotheses)) if hypotheses else None
    whole = {text: known[text].text for text, parts in segments.items() if len(parts) == 1}
    aligned = align(engine, whole) if words else {}
    for source, parts in segments.items():
        alternatives = _alternatives([next(lists) for _ in parts]) if lists else None
        found = link(source, whole[source], aligned[source]) if source in aligned else ()
        yield Explanation(source, known[source], alternatives, found if words else None)


def _segments(engine: Engine, text: str) -> list[str]:
    return [] if is_wordless(text) else split_segment(calm(text), MAX_SOURCE_PIECES, engine.count)


def _alternatives(lists: Sequence[tuple[Hypothesis, ...]]) -> tuple[Alternative, ...]:
    return tuple(
        Alternative(
            " ".join(hypothesis.text for hypothesis in rank),
            round(sum(hypothesis.score for hypothesis in rank) / len(rank), 4),
        )
        for rank in zip(*lists, strict=False)
    )
