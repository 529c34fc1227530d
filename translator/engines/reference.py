"""The reference engine: transformers in float32, slower, and what the other is measured by."""

from __future__ import annotations

import warnings
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from translator.engines.protocol import MAX_TARGET_PIECES, Decoding, Hypothesis, Search
from translator.errors import ModelBroken, ModelError
from translator.models.attention import Heads, best_heads, weights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from translator.models import LocalModel

BATCH = 16


class TransformersEngine:
    """A Marian model in PyTorch, decoded by transformers."""

    callers = 1  # its tokenizer has a state: the language that it is set to

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
                model.path,
                local_files_only=True,
                use_safetensors=True,
                dtype=torch.float32,
                attn_implementation="eager",  # the others keep no attention to show
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

    def pieces(self, segment: str) -> list[str]:
        """Give the source pieces of a segment, without the end."""
        return list(self._tokenizer.tokenize(segment))

    def translate(self, segments: Iterable[str]) -> Iterator[Hypothesis]:
        """Translate segments, lazily and in their order, a batch at a time."""
        for (hypothesis,) in self.search(segments, Search(beam=self._decoding.beam)):
            yield hypothesis

    def search(
        self, segments: Iterable[str], search: Search, prefixes: Iterable[str] | None = None
    ) -> Iterator[tuple[Hypothesis, ...]]:
        """Give the n-best list of each segment, best first, lazily and in their order."""
        pairs = (
            ((segment, "") for segment in segments)
            if prefixes is None
            else zip(segments, prefixes, strict=True)
        )
        while batch := list(islice(pairs, BATCH)):
            yield from self._search_batch([s for s, _ in batch], search, [p for _, p in batch])

    def _search_batch(
        self, batch: list[str], search: Search, prefixes: list[str]
    ) -> Iterator[tuple[Hypothesis, ...]]:
        import torch

        encoded = self._tokenizer(batch, return_tensors="pt", padding=True)
        with torch.inference_mode():
            sequences = self._model.generate(
                **encoded,
                num_beams=search.width(self._decoding),
                num_return_sequences=search.hypotheses,
                no_repeat_ngram_size=search.no_repeat,
                do_sample=False,
                early_stopping=True,  # as CTranslate2 ends its search: same hypotheses
                suppress_tokens=[self._tokenizer.unk_token_id],
                max_length=MAX_TARGET_PIECES + 1,  # counts the start token
                prefix_allowed_tokens_fn=self._forced(prefixes),
            )
            scores, attention = self._read_again(encoded, sequences, search)
        found = iter(zip(sequences[:, 1:].tolist(), scores, attention, strict=True))
        for _ in batch:
            best = [self._hypothesis(*one) for one in islice(found, search.hypotheses)]
            yield tuple(sorted(best, key=lambda hypothesis: -hypothesis.score))

    def _forced(self, prefixes: list[str]) -> Callable[[int, Any], list[int]] | None:
        """Allow, at each place of a prefix, its piece alone."""
        if not any(prefixes):
            return None
        starts = [self._tokenizer(text_target=p)["input_ids"][:-1] if p else [] for p in prefixes]
        everything = list(range(self._model.config.vocab_size))

        def allowed(number: int, ids: Any) -> list[int]:
            place = len(ids) - 1  # the start token comes first
            start = starts[number]
            return start[place : place + 1] if place < len(start) else everything

        return allowed

    def _read_again(
        self, encoded: Any, sequences: Any, search: Search
    ) -> tuple[list[float], list[list[list[float]]]]:
        """Score the sequences as a whole, and give their attention, in one pass over all."""
        import torch

        repeated = {k: v.repeat_interleave(search.hypotheses, 0) for k, v in encoded.items()}
        output = self._model(
            **repeated, decoder_input_ids=sequences[:, :-1], output_attentions=search.attention
        )
        logits = output.logits
        logits[..., self._tokenizer.unk_token_id] = -torch.inf
        targets = sequences[:, 1:]
        steps = logits.log_softmax(-1).gather(2, targets[..., None])[..., 0]
        real = targets != self._model.config.pad_token_id
        scores = [float(row[mask].mean()) for row, mask in zip(steps, real, strict=True)]
        if not search.attention:
            return scores, [[] for _ in scores]
        attention = weights(output.cross_attentions, self._heads)
        lengths = repeated["attention_mask"].sum(1).tolist()
        rows = [w[:, : n - 1].tolist() for w, n in zip(attention, lengths, strict=True)]
        return scores, rows

    @cached_property
    def _heads(self) -> Heads:
        return best_heads(self._model, self._tokenizer)

    def _hypothesis(self, ids: list[int], score: float, attention: list[list[float]]) -> Hypothesis:
        end = self._model.config.eos_token_id
        complete = end in ids
        real = ids[: ids.index(end)] if complete else ids
        pieces = tuple(self._tokenizer.convert_ids_to_tokens(real))
        text = self._tokenizer.decode(real, skip_special_tokens=True)
        rows = tuple(tuple(row) for row in attention[: len(real)])
        return Hypothesis(text, score, complete, pieces, rows)
