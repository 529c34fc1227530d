"""From sentences to checked English: remembered, unique, sorted by length, in batches."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
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
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from concurrent.futures import Future

    from translator.engines import Engine
    from translator.translation.glossary import Glossary

# Sentences that are decoded, checked, handed over and remembered together. A crash can cost as many
# for each caller of the engine and one more.
CHUNK = 32


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
    engine: Engine,
    sentences: Iterable[str],
    glossary: Glossary | None = None,
    over: Callable[[], bool] = lambda: False,
) -> Iterator[dict[str, TranslatedSentence]]:
    """Translate each distinct sentence once, the longest first, in chunks as they get done.

    What holds no words (a dash, a lone figure, an address) is copied; what is in ALL CAPS is
    read as if it weren't. The terms of `glossary` are put in their English. Once `over` says so,
    only the chunks under way are still done.
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
    for done in _in_turn(engine, list(read), glossary, over):
        yield {text: pair for source, pair in done.items() for text in read[source]}


def _in_turn(
    engine: Engine, work: list[str], glossary: Glossary | None, over: Callable[[], bool]
) -> Iterator[dict[str, TranslatedSentence]]:
    """Translate chunks side by side, so that the model works while others are being checked."""
    sizes = dict(zip(work, engine.count(work), strict=True))
    order = sorted(work, key=lambda text: -sizes[text])
    waiting: deque[Future[dict[str, TranslatedSentence]]] = deque()
    with ThreadPoolExecutor(engine.callers) as pool:
        try:
            for start in range(0, len(order), CHUNK):
                if over():
                    break
                chunk = {text: sizes[text] for text in order[start : start + CHUNK]}
                waiting.append(pool.submit(_translated, engine, chunk, glossary))
                if len(waiting) > engine.callers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _translated(
    engine: Engine, sizes: Mapping[str, int], glossary: Glossary | None
) -> dict[str, TranslatedSentence]:
    """Translate sentences of so many pieces, check and repair them, and put in the terms."""
    segments = {text: _segments(engine, text, size) for text, size in sizes.items()}
    found = engine.search((s for parts in segments.values() for s in parts), Search(attention=True))
    hypotheses = (best for (best,) in found)
    drafts = [Draft.of(t, list(islice(hypotheses, len(parts)))) for t, parts in segments.items()]
    drafts = [as_fragment(draft) for draft in repair(engine, drafts)]
    done = {draft.source: draft.finished() for draft in drafts}
    if glossary is None:
        return done
    decoded = {draft.source: draft.hypothesis for draft in drafts if draft.hypothesis}
    return enforce(engine, done, glossary, decoded)


def _segments(engine: Engine, text: str, size: int) -> list[str]:
    """Give the sentence as one segment, or as several where it is longer than the limit."""
    if size <= MAX_SOURCE_PIECES:
        return [text]
    return split_segment(text, MAX_SOURCE_PIECES, engine.count)
