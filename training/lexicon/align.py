"""Word alignment: IBM Model 1 in two directions that agree, with a preference for the diagonal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ROUNDS = 5
DIAGONAL = 4.0  # e^-4 from one corner to the other, as fast_align begins with
UNALIGNED = 1e-3  # what a word weighs that comes from nothing, beside translation probabilities


@dataclass(frozen=True)
class Links:
    """All links that could be, a row each: the pair of types, and the words that it joins."""

    pair: NDArray[np.int32]  # (links,) into `pairs`
    german: NDArray[np.int32]  # (links,) which German word of the corpus
    english: NDArray[np.int32]
    near: NDArray[np.float32]  # (links,) 1 on the diagonal, less beside it
    pairs: NDArray[np.int64]  # (pairs, 2) German and English type


def links(sentences: Sequence[tuple[Sequence[int], Sequence[int]]]) -> Links:
    """List the links of sentences whose words are numbers of types."""
    rows, german, english, near = [], [], [], []
    n = m = 0
    for de, en in sentences:
        i, j = np.divmod(np.arange(len(de) * len(en)), max(1, len(en)))
        rows.append((np.asarray(de, np.int64)[i] << 32) | np.asarray(en, np.int64)[j])
        german.append((i + n).astype(np.int32))
        english.append((j + m).astype(np.int32))
        offset = np.abs((i + 0.5) / max(1, len(de)) - (j + 0.5) / max(1, len(en)))
        near.append(np.exp(-DIAGONAL * offset).astype(np.float32))
        n, m = n + len(de), m + len(en)
    keys, pair = np.unique(np.concatenate(rows), return_inverse=True)
    pairs = np.stack([keys >> 32, keys & 0xFFFFFFFF], axis=1)
    return Links(
        pair.astype(np.int32),
        np.concatenate(german),
        np.concatenate(english),
        np.concatenate(near),
        pairs,
    )


def align(found: Links) -> NDArray[np.float64]:
    """Give the expected number of links of each pair of types, (pairs,)."""
    counts = np.asarray(np.bincount(found.pair, weights=found.near), np.float64)
    for _ in range(ROUNDS):
        forward = counts / np.bincount(found.pairs[:, 0], weights=counts)[found.pairs[:, 0]]
        backward = counts / np.bincount(found.pairs[:, 1], weights=counts)[found.pairs[:, 1]]
        both = _posterior(found, forward, found.english) * _posterior(found, backward, found.german)
        counts = np.asarray(np.bincount(found.pair, weights=both) + 1e-9, np.float64)
    return counts


def _posterior(
    found: Links, table: NDArray[np.float64], words: NDArray[np.int32]
) -> NDArray[np.float64]:
    """Give the probability of each link among those of the same word."""
    weight = table[found.pair] * found.near
    total = np.bincount(words, weights=weight) + UNALIGNED
    return np.asarray(weight / total[words])
