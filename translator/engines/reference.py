"""The reference engine: transformers in float32, slower, and what the other is measured by."""

from __future__ import annotations

import warnings
from itertools import islice
from typing import TYPE_CHECKING, Any

from translator.engines.protocol import MAX_TARGET_PIECES, Decoding, Hypothesis
from translator.errors import ModelBroken, ModelError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from translator.models import LocalModel

BATCH = 16


class TransformersEngine:
    """A Marian model in PyTorch, decoded by transformers."""

    def __init__(self, model: Any, tokenizer: Any, decoding: Decoding) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self._decoding = decoding

    @classmethod
    def load(cls, model: LocalModel, decoding: Decoding) -> TransformersEngine:
        """Load `model` from its folder, without a look at the network.

        Raises ModelBroken if its files don't fit together.
        """
        if model.layout != "transformers":
            raise ModelError(
                f"model {model.name!r} is in the CTranslate2 layout, which the engine "
                "'transformers' can't load; use the engine 'ctranslate'"
            )
        import torch
        from transformers import MarianMTModel, MarianTokenizer
        from transformers.utils import logging

        logging.set_verbosity_error()
        logging.disable_progress_bar()
        try:
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", message=".*sacremoses.*")
                tokenizer = MarianTokenizer.from_pretrained(model.path, local_files_only=True)
            network = MarianMTModel.from_pretrained(
                model.path, local_files_only=True, use_safetensors=True, dtype=torch.float32
            )
        # Whatever a damaged file makes these libraries raise, it is the model that is broken.
        except Exception as error:
            raise ModelBroken(
                f"model {model.name!r} can't be loaded ({type(error).__name__}); "
                f"check it with: translator models verify {model.name}"
            ) from error
        return cls(network.eval(), tokenizer, decoding)

    def count(self, segments: Sequence[str]) -> list[int]:
        """Count the pieces of each segment."""
        return [len(self._tokenizer.tokenize(segment)) for segment in segments]

    def translate(self, segments: Iterable[str]) -> Iterator[Hypothesis]:
        """Translate segments, lazily and in their order, a batch at a time."""
        rest = iter(segments)
        while batch := list(islice(rest, BATCH)):
            yield from self._translate_batch(batch)

    def _translate_batch(self, batch: list[str]) -> Iterator[Hypothesis]:
        import torch

        encoded = self._tokenizer(batch, return_tensors="pt", padding=True)
        with torch.inference_mode():
            output = self._model.generate(
                **encoded,
                num_beams=self._decoding.beam,
                do_sample=False,
                early_stopping=True,  # as CTranslate2 ends its search: same hypotheses
                suppress_tokens=[self._tokenizer.unk_token_id],
                max_length=MAX_TARGET_PIECES + 1,  # counts the start token
                output_scores=True,
                return_dict_in_generate=True,
            )
        texts = self._tokenizer.batch_decode(output.sequences, skip_special_tokens=True)
        ended = (output.sequences[:, 1:] == self._model.config.eos_token_id).any(dim=1)
        for text, score, complete in zip(texts, self._scores(output), ended.tolist(), strict=True):
            yield Hypothesis(text, score, complete)

    def _scores(self, output: Any) -> list[float]:
        """Give the mean log-probability a piece; generate() itself has none for a beam of one."""
        if self._decoding.beam > 1:
            return [float(score) for score in output.sequences_scores]
        steps = self._model.compute_transition_scores(
            output.sequences, output.scores, normalize_logits=True
        )
        real = output.sequences[:, 1:] != self._model.config.pad_token_id
        return [float(row[mask].mean()) for row, mask in zip(steps, real, strict=True)]
