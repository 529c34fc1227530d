"""The default engine: CTranslate2, int8, one worker a core."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import islice, repeat
from typing import TYPE_CHECKING

from translator.engines.protocol import MAX_TARGET_PIECES, Decoding, Hypothesis, Search
from translator.errors import ModelBroken
from translator.models import aligns_while_reading, converted, discard_converted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    import ctranslate2
    import sentencepiece

    from translator.models import LocalModel

END = "</s>"
# Segments a batch. On 2 cores with the embedded model, 600 sentences of newstest2019 took
# 9.0 s at 16, 9.5 s at 32, 10.5 s at 2,048 tokens; two workers of one thread each beat one
# worker of two threads by 1.4 (benchmarks/speed.py).
BATCH = 16
# Segments with prefixes at a time: enough for full batches of like length.
WINDOW = 16 * BATCH


class CTranslateEngine:
    """A Marian model in CTranslate2."""

    def __init__(
        self,
        translator: ctranslate2.Translator,
        source: sentencepiece.SentencePieceProcessor,
        target: sentencepiece.SentencePieceProcessor,
        decoding: Decoding,
        *,
        reading: bool = False,
    ) -> None:
        """`reading`: a piece's attention is that of the step after it (`models.attention`)."""
        # One more than its workers, so that none waits while a caller does something else.
        self.callers = translator.num_translators + 1
        self._translator = translator
        self._source = source
        self._target = target
        self._decoding = decoding
        self._reading = reading

    @classmethod
    def load(
        cls, model: LocalModel, decoding: Decoding, notify: Callable[[str], None]
    ) -> CTranslateEngine:
        """Load `model`, converting it first where that was not done yet.

        A conversion in the cache that was damaged is made anew, once.
        Raises ModelBroken if the model itself can't be loaded.
        """
        try:
            folder = converted(model, notify)
            translator = _open(folder)
        except RuntimeError:
            discard_converted(model)
            try:
                folder = converted(model, notify)
                translator = _open(folder)
            except RuntimeError as error:
                raise ModelBroken(
                    f"model {model.name!r} can't be loaded: {_first_line(error)}; "
                    f"check it with: translator models verify {model.name}"
                ) from error
        return cls(translator, *_pieces(model), decoding, reading=aligns_while_reading(folder))

    def count(self, segments: Sequence[str]) -> list[int]:
        """Count the pieces of each segment."""
        return [len(ids) for ids in self._source.encode(list(segments), out_type=int)]

    def pieces(self, segment: str) -> list[str]:
        """Give the source pieces of a segment, without the end."""
        return list(self._source.encode(segment, out_type=str))

    def translate(self, segments: Iterable[str]) -> Iterator[Hypothesis]:
        """Translate segments, lazily and in their order, with all workers busy."""
        sources = ([*self.pieces(segment), END] for segment in segments)
        for result in self._decode(sources, Search(beam=self._decoding.beam), None):
            yield self._hypotheses(result)[0]

    def search(
        self, segments: Iterable[str], search: Search, prefixes: Iterable[str] | None = None
    ) -> Iterator[tuple[Hypothesis, ...]]:
        """Give the n-best list of each segment, best first, lazily and in their order."""
        sources = ([*self.pieces(segment), END] for segment in segments)
        if prefixes is None and not search.no_repeat:
            yield from map(self._hypotheses, self._decode(sources, search, None))
            return
        texts = repeat("") if prefixes is None else prefixes
        starts = (self._target.encode(text, out_type=str) for text in texts)
        pairs = zip(sources, starts, strict=False)
        while window := list(islice(pairs, WINDOW)):
            read, begun = ([pair[side] for pair in window] for side in (0, 1))
            found = [self._hypotheses(result) for result in self._decode(read, search, begun)]
            yield from self._scored(read, found) if search.scored else found

    def _decode(
        self, sources: Iterable[list[str]], search: Search, starts: list[list[str]] | None
    ) -> Iterator[ctranslate2.TranslationResult]:
        results: Iterator[ctranslate2.TranslationResult] = self._translator.translate_iterable(
            sources,
            starts,
            max_batch_size=BATCH,
            beam_size=search.width(self._decoding),
            num_hypotheses=search.hypotheses,
            no_repeat_ngram_size=search.no_repeat,
            max_input_length=0,  # never cut in silence: segments come split
            max_decoding_length=MAX_TARGET_PIECES,
            disable_unk=True,
            return_scores=True,
            return_end_token=True,
            return_attention=search.attention,
        )
        return results

    def _hypotheses(self, result: ctranslate2.TranslationResult) -> tuple[Hypothesis, ...]:
        attention = result.attention or [[]] * len(result.hypotheses)
        found = zip(result.hypotheses, result.scores, attention, strict=True)
        return tuple(self._hypothesis(*one) for one in found)

    def _hypothesis(
        self, pieces: list[str], score: float, attention: list[list[float]]
    ) -> Hypothesis:
        complete = bool(pieces) and pieces[-1] == END
        real = pieces[:-1] if complete else pieces
        if self._reading:
            attention = [*attention[1:], *attention[-1:]]
        elif attention:
            # CTranslate2 4.8 mixes up the first row of a batch at a beam beyond 1.
            attention = [[0.0] * len(attention[0]), *attention[1:]]
        rows = tuple(tuple(row[:-1]) for row in attention[: len(real)])
        return Hypothesis(self._target.decode(real), float(score), complete, tuple(real), rows)

    def _scored(
        self, sources: list[list[str]], found: list[tuple[Hypothesis, ...]]
    ) -> Iterator[tuple[Hypothesis, ...]]:
        """Score hypotheses as the model sees them, whatever the search forced or forbade.

        CTranslate2 counts a prefix as certain, and what remains after a rule as all there is.
        """
        results = self._translator.score_batch(
            [source for source, best in zip(sources, found, strict=True) for _ in best],
            [list(hypothesis.pieces) for best in found for hypothesis in best],
            max_batch_size=BATCH,
            max_input_length=0,
        )
        scores = iter([sum(r.log_probs) / len(r.log_probs) for r in results])
        for best in found:
            scored = (replace(hypothesis, score=next(scores)) for hypothesis in best)
            yield tuple(sorted(scored, key=lambda hypothesis: -hypothesis.score))


def _open(folder: Path) -> ctranslate2.Translator:
    import ctranslate2

    return ctranslate2.Translator(
        str(folder), device="auto", compute_type="int8", inter_threads=_workers(), intra_threads=1
    )


def _workers() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _pieces(
    model: LocalModel,
) -> tuple[sentencepiece.SentencePieceProcessor, sentencepiece.SentencePieceProcessor]:
    import sentencepiece

    single = model.path / "sentencepiece.model"
    files = (
        (single, single)
        if single.exists()
        else (model.path / "source.spm", model.path / "target.spm")
    )
    try:
        source, target = (sentencepiece.SentencePieceProcessor(model_file=str(f)) for f in files)
    except (OSError, RuntimeError) as error:
        raise ModelBroken(
            f"model {model.name!r}: its SentencePiece files can't be read "
            f"({_first_line(error)}); check it with: translator models verify {model.name}"
        ) from error
    return source, target


def _first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0] or type(error).__name__
