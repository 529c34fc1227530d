"""Looking inside: what else the model could have said, and which word comes from which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from translator.engines.protocol import MAX_SOURCE_PIECES, Hypothesis, Search
from translator.translation.alignment import Link, align
from translator.translation.segments import split_segment

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
    segments joined rank by rank, and the links of the first of them.
    """
    segments = {text: _segments(engine, text) for text in known}
    flat = [segment for parts in segments.values() for segment in parts]
    lists = engine.search(flat, Search(hypotheses=hypotheses)) if hypotheses else None
    links = _links(engine, segments, known) if words else None
    for source, parts in segments.items():
        alternatives = _alternatives([next(lists) for _ in parts]) if lists else None
        aligned = tuple(link for _ in parts for link in next(links)) if links else None
        yield Explanation(source, known[source], alternatives, aligned)


def _segments(engine: Engine, text: str) -> list[str]:
    has_words = any(map(str.isalpha, text))
    return split_segment(text, MAX_SOURCE_PIECES, engine.count) if has_words else []


def _alternatives(lists: Sequence[tuple[Hypothesis, ...]]) -> tuple[Alternative, ...]:
    return tuple(
        Alternative(
            " ".join(hypothesis.text for hypothesis in rank),
            round(sum(hypothesis.score for hypothesis in rank) / len(rank), 4),
        )
        for rank in zip(*lists, strict=False)
    )


def _links(
    engine: Engine,
    segments: Mapping[str, Sequence[str]],
    known: Mapping[str, TranslatedSentence],
) -> Iterator[tuple[Link, ...]]:
    """Give the links of each segment; of a whole sentence, with its translation as it stands."""
    pairs = [
        (part, known[source].text if len(parts) == 1 else "")
        for source, parts in segments.items()
        for part in parts
    ]
    # At beam 1 attention comes in batches, and a text that is given whole leaves no choice.
    search = Search(beam=1, attention=True)
    found = engine.search([part for part, _ in pairs], search, [text for _, text in pairs])
    for (part, text), (hypothesis, *_) in zip(pairs, found, strict=True):
        yield align(engine.pieces(part), *_only(hypothesis, text))


def _only(
    hypothesis: Hypothesis, text: str
) -> tuple[tuple[str, ...], tuple[tuple[float, ...], ...]]:
    """Leave out what the model would add behind the text that it was held to."""
    count, said = len(hypothesis.pieces), ""
    for at, piece in enumerate(hypothesis.pieces, 1):
        said += piece.replace("▁", "")
        if text and len(said) >= len("".join(text.split())):
            count = at
            break
    return hypothesis.pieces[:count], hypothesis.attention[:count]
