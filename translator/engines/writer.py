"""A model that reads a text and writes a shorter one, in PyTorch by transformers."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from translator.errors import ModelBroken, WritingFailed

if TYPE_CHECKING:
    from translator.models import LocalModel

# Bounds on what a model's own generation_config.json may ask for.
MOST_NEW = 256  # tokens written for a text
MOST_BEAMS = 8
# Tokens read at once where neither model nor tokenizer names a limit (T5's positions are relative;
# it was trained on 512), and the most in any case: attention grows with the square.
USUAL, MOST_READ = 512, 1024
NO_REPEAT = 6  # n-grams of so many tokens come once, where the model doesn't say otherwise
_UNSET = 1_000_000  # transformers has 10^30 for a tokenizer without a limit


@dataclass(frozen=True, slots=True)
class Writing:
    """What was written; `complete` is False where the limit came before the end."""

    text: str
    complete: bool


class Writer:
    """A loaded summariser. Beam search without sampling: same text, same writing."""

    def __init__(self, name: str, model: Any, tokenizer: Any, prefix: str) -> None:
        self._name = name
        self._model = model
        self._tokenizer = tokenizer
        self._prefix = prefix
        self._end = _numbers(model.generation_config.eos_token_id or tokenizer.eos_token_id)

    @classmethod
    def load(cls, model: LocalModel, prefix: str = "") -> Writer:
        """Load `model` from its folder, without a look at the network; `prefix` opens every text.

        Raises ModelBroken if its files don't fit together or memory doesn't suffice.
        """
        import torch
        from transformers import AutoModelForSeq2SeqLM, AutoTokenizer
        from transformers.utils import logging

        logging.set_verbosity_error()
        logging.disable_progress_bar()
        local = {"local_files_only": True, "trust_remote_code": False}
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                tokenizer = AutoTokenizer.from_pretrained(model.path, **local)
                network, found = AutoModelForSeq2SeqLM.from_pretrained(
                    model.path,
                    **local,
                    use_safetensors=True,
                    dtype=torch.float32,
                    output_loading_info=True,
                )
        # Whatever a damaged file makes these libraries raise, it is the model that is broken.
        except Exception as error:
            raise ModelBroken(_reason(model.name, error)) from error
        if missing := sorted(found["missing_keys"]):
            raise ModelBroken(
                f"summariser {model.name!r}: its weights lack {missing[0]} and {len(missing) - 1} "
                f"others; check it with: translator models verify {model.name}"
            )
        return cls(model.name, network.eval(), tokenizer, prefix)

    @property
    def limit(self) -> int:
        """The most tokens of text that are read at once, prefix and end apart."""
        config = self._model.config
        named = [
            getattr(config, "max_position_embeddings", None),
            getattr(config, "n_positions", None),
            self._tokenizer.model_max_length,
        ]
        known: list[int] = [number for number in named if number and number < _UNSET]
        return max(1, min([*(known or [USUAL]), MOST_READ]) - self._count(self._prefix))

    def count(self, text: str) -> int:
        """Count the tokens of a text, without those that open and end it."""
        return len(self._tokenizer(text, add_special_tokens=False)["input_ids"])

    def write(self, text: str) -> Writing:
        """Write the summary of a text of at most `limit` tokens.

        Raises WritingFailed, also where memory doesn't suffice.
        """
        import torch

        try:
            with warnings.catch_warnings(), torch.inference_mode():
                warnings.simplefilter("ignore")
                ids, limit = self._generate(self._prefix + text)
            written = self._tokenizer.decode(
                ids, skip_special_tokens=True, clean_up_tokenization_spaces=True
            )
        # As above: whatever it is, this text was too much for this model.
        except Exception as error:
            raise WritingFailed(_reason(self._name, error)) from error
        # BART is made to end where the limit is, so that its end alone says nothing.
        complete = len(ids) <= limit and not self._end.isdisjoint(ids[1:])
        return Writing(" ".join(written.split()), complete)

    def _generate(self, text: str) -> tuple[list[int], int]:
        """Give the start token and those written, and how many may be written."""
        read = self._tokenizer(
            text,
            return_tensors="pt",
            truncation=True,  # joined text can have a few tokens more than its parts
            max_length=self.limit + self._count(self._prefix),
        )
        ids = read["input_ids"]
        decoding = self._decoding(ids.shape[1])
        (written,) = self._model.generate(
            input_ids=ids, attention_mask=read["attention_mask"], **decoding
        ).tolist()
        return list(written), decoding["max_new_tokens"]

    def _count(self, text: str) -> int:
        return len(self._tokenizer(text)["input_ids"])

    def _decoding(self, length: int) -> dict[str, Any]:
        """Give the model's own settings within our bounds, for a text of `length` tokens.

        Nothing is made to be longer than half of its text: what is forced there is invented.
        """
        own = self._model.generation_config
        most = own.max_new_tokens or own.max_length or 0
        most = min(most, MOST_NEW) if most > 20 else MOST_NEW  # 20: what transformers sets for none
        return {
            "do_sample": False,
            "num_beams": min(max(own.num_beams or 4, 2), MOST_BEAMS),
            "early_stopping": True,
            "max_new_tokens": most,
            "min_new_tokens": min(own.min_new_tokens or own.min_length or 0, length // 2, most),
            "min_length": 0,
            "no_repeat_ngram_size": own.no_repeat_ngram_size or NO_REPEAT,
        }


def _numbers(one_or_more: Any) -> frozenset[int]:
    if one_or_more is None:
        return frozenset()
    return frozenset(one_or_more if isinstance(one_or_more, list) else [one_or_more])


def _reason(name: str, error: Exception) -> str:
    """Say in one line what torch or transformers raised, and what to do."""
    # PyTorch's error for processors is a RuntimeError: "DefaultCPUAllocator: not enough memory".
    if isinstance(error, MemoryError) or "memory" in str(error).lower():
        return (
            f"there isn't memory enough for summariser {name!r}; close other programs, or choose "
            "another one with --summariser"
        )
    return (
        f"summariser {name!r} can't be used ({type(error).__name__}); "
        f"check it with: translator models verify {name}"
    )
