"""The default engine: CTranslate2, int8, one worker a core."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from translator.engines.protocol import MAX_TARGET_PIECES, Decoding, Hypothesis
from translator.errors import ModelBroken
from translator.models import converted, discard_converted

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


class CTranslateEngine:
    """A Marian model in CTranslate2."""

    def __init__(
        self,
        translator: ctranslate2.Translator,
        source: sentencepiece.SentencePieceProcessor,
        target: sentencepiece.SentencePieceProcessor,
        decoding: Decoding,
    ) -> None:
        self._translator = translator
        self._source = source
        self._target = target
        self._decoding = decoding

    @classmethod
    def load(
        cls, model: LocalModel, decoding: Decoding, notify: Callable[[str], None]
    ) -> CTranslateEngine:
        """Load `model`, converting it first where that was not done yet.

        A conversion in the cache that was damaged is made anew, once.
        Raises ModelBroken if the model itself can't be loaded.
        """
        try:
            translator = _open(converted(model, notify))
        except RuntimeError:
            discard_converted(model)
            try:
                translator = _open(converted(model, notify))
            except RuntimeError as error:
                raise ModelBroken(
                    f"model {model.name!r} can't be loaded: {_first_line(error)}; "
                    f"check it with: translator models verify {model.name}"
                ) from error
        return cls(translator, *_pieces(model), decoding)

    def count(self, segments: Sequence[str]) -> list[int]:
        """Count the pieces of each segment."""
        return [len(ids) for ids in self._source.encode(list(segments), out_type=int)]

    def translate(self, segments: Iterable[str]) -> Iterator[Hypothesis]:
        """Translate segments, lazily and in their order, with all workers busy."""
        pieces = ([*self._source.encode(segment, out_type=str), END] for segment in segments)
        results = self._translator.translate_iterable(
            pieces,
            max_batch_size=BATCH,
            beam_size=self._decoding.beam,
            max_input_length=0,  # never cut in silence: segments come split
            max_decoding_length=MAX_TARGET_PIECES,
            disable_unk=True,
            return_scores=True,
            return_end_token=True,
        )
        for result in results:
            yield self._hypothesis(result.hypotheses[0], result.scores[0])

    def _hypothesis(self, pieces: list[str], score: float) -> Hypothesis:
        complete = bool(pieces) and pieces[-1] == END
        text = self._target.decode(pieces[:-1] if complete else pieces)
        return Hypothesis(text, float(score), complete)


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
