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

    def batch(self, index: np.ndarray) -> Batch:
        """The pairs of an array of indices."""
        source = [self._row(self.source, self.source_ends, self.source_lengths, i) for i in index]
        target = [self._row(self.target, self.target_ends, self.target_lengths, i) for i in index]
        return make_batch(source, target, self.pad)

    @staticmethod
    def _row(flat: np.ndarray, ends: np.ndarray, lengths: np.ndarray, i: int) -> np.ndarray:
        return flat[ends[i] - lengths[i] : ends[i]]


def padded(rows: list[np.ndarray], pad: int, *, shift: bool = False) -> Tensor:
    """(B, T) ids: each row with its end, or, if `shift`, behind the token that starts it."""
    out = np.full((len(rows), max(map(len, rows)) + 1), pad, dtype=np.int64)
    for line, row in zip(out, rows, strict=True):
        if shift:
            line[1 : len(row) + 1] = row
        else:
            line[: len(row)] = row
            line[len(row)] = EOS
    return torch.from_numpy(out)


def make_batch(source: list[np.ndarray], target: list[np.ndarray], pad: int) -> Batch:
    """Pairs of piece ids, without ends, as a batch."""
    return Batch(padded(source, pad), padded(target, pad, shift=True), padded(target, pad))
