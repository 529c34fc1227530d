"""The pairs as arrays of piece ids, and the batches of an epoch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from training.model import EOS

if TYPE_CHECKING:
    from pathlib import Path

NO_LIMIT = 1 << 30


@dataclass(frozen=True)
class Batch:
    """Padded ids: source (B, S), target as read and as predicted (B, T)."""

    source: Tensor
    target_in: Tensor
    target_out: Tensor


class Dataset:
    """What `prepare` wrote."""

    def __init__(self, path: Path, *, pad: int, reverse: bool = False) -> None:
        with np.load(path) as arrays:
            a, b = ("target", "source") if reverse else ("source", "target")
            self.source, self.target = arrays[a], arrays[b]
            self.source_lengths, self.target_lengths = (
                arrays[f"{a}_lengths"],
                arrays[f"{b}_lengths"],
            )
            self.weights = arrays["weights"]
        self.source_ends = np.cumsum(self.source_lengths)
        self.target_ends = np.cumsum(self.target_lengths)
        self.sizes = np.maximum(self.source_lengths, self.target_lengths) + 1
        self.pad = pad

    def epoch(
        self, number: int, *, seed: int, tokens: int, limit: int = NO_LIMIT
    ) -> list[np.ndarray]:
        """The batches of an epoch in random order, each an array of pairs of like length.

        A batch holds at most `tokens` with its padding, and no pair of more than `limit` pieces.
        The same number and seed give the same batches.
        """
        random = np.random.default_rng([seed, number])
        weights = np.where(self.sizes <= limit, self.weights, 0)
        count = np.floor(weights).astype(int) + (random.random(len(weights)) < weights % 1)
        index = np.repeat(np.arange(len(weights)), count)
        order = self.sizes[index] * 1000.0 + self.source_lengths[index]
        index = index[np.argsort(order + random.random(len(index)) * 2000)]
        batches, start = [], 0
        while start < len(index):
            # Sizes only grow, up to the noise of two pieces: a few steps find the end.
            end = start + max(1, tokens // int(self.sizes[index[start]]))
            while end - start > 1 and (end - start) * self.sizes[index[start:end]].max() > tokens:
                end -= 1
            batches.append(index[start:end])
            start = end
        random.shuffle(batches)
        return batches

    def batch(self, index: np.ndarray, *, multiple: int = 1) -> Batch:
        """The pairs of an array of indices, padded to a `multiple` of pieces."""
        source = Rows(self.source, self.source_ends[index], self.source_lengths[index])
        target = Rows(self.target, self.target_ends[index], self.target_lengths[index])
        return _padded(source, target, self.pad, multiple)


@dataclass(frozen=True)
class Rows:
    """Sequences of piece ids, without ends, one after another in `flat`."""

    flat: np.ndarray
    ends: np.ndarray  # (B,), where each of them ends
    lengths: np.ndarray  # (B,)

    @classmethod
    def of(cls, rows: list[np.ndarray]) -> Rows:
        """Rows of separate arrays."""
        lengths = np.array([len(row) for row in rows])
        return cls(np.concatenate(rows), np.cumsum(lengths), lengths)

    def padded(self, pad: int, *, multiple: int = 1, shift: bool = False) -> Tensor:
        """(B, T) ids: each row with its end, or, if `shift`, behind the token that starts it."""
        width = -(-(int(self.lengths.max()) + 1) // multiple) * multiple
        place = np.arange(width)
        within = place < self.lengths[:, None]
        out = np.full(within.shape, pad, dtype=np.int64)
        out[within] = self.flat[((self.ends - self.lengths)[:, None] + place)[within]]
        if shift:
            out = np.roll(out, 1, axis=1)
            out[:, 0] = pad
        else:
            out[np.arange(len(out)), self.lengths] = EOS
        return torch.from_numpy(out)


def make_batch(source: list[np.ndarray], target: list[np.ndarray], pad: int) -> Batch:
    """Pairs of piece ids, without ends, as a batch."""
    return _padded(Rows.of(source), Rows.of(target), pad, 1)


def _padded(source: Rows, target: Rows, pad: int, multiple: int) -> Batch:
    return Batch(
        source.padded(pad, multiple=multiple),
        target.padded(pad, multiple=multiple, shift=True),
        target.padded(pad, multiple=multiple),
    )
