"""Translations drawn from a network in PyTorch: thousands of sentences at once on a GPU."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from training.dataset import Rows
from training.model import EOS, UNK, Layer, Marian, Shape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from torch import Tensor

    from training.model import Keys

BATCH, BATCH_CUDA = 4096, 262_144  # padded source pieces
LONGER, MORE = 1.5, 8  # a translation has at most so many times its source's pieces, and some
LOOK_EVERY = 8  # pieces: whether all sentences have ended, for which a GPU is waited for


class Sampler:
    """A network that translates piece ids."""

    def __init__(self, checkpoint: Mapping[str, Any], *, temperature: float = 0.0) -> None:
        """Take what `read_weights` gives; at a temperature of 0 the likeliest piece is chosen."""
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.model = Marian(Shape(**checkpoint["shape"]))
        self.model.load_state_dict(checkpoint["model"])
        self.model.eval().to(self.device)
        if self.device.type == "cuda":
            self.model.bfloat16()
        self.temperature = temperature

    def translate(self, sources: Sequence[np.ndarray]) -> list[list[int]]:
        """Piece ids, without ends, of each source: in their order, however they are batched."""
        out: list[list[int]] = [[]] * len(sources)
        most = BATCH_CUDA if self.device.type == "cuda" else BATCH
        order = sorted(range(len(sources)), key=lambda i: -len(sources[i]))
        start = 0
        while start < len(order):
            longest = len(sources[order[start]]) + 1
            part = order[start : start + max(1, most // longest)]
            rows = Rows.of([sources[i] for i in part]).padded(self.model.shape.pad, multiple=8)
            for i, ids in zip(part, self._generate(rows.to(self.device)), strict=True):
                out[i] = ids
            start += len(part)
        return out

    @torch.inference_mode()
    def _generate(self, source: Tensor) -> list[list[int]]:
        model = self.model
        memory, mask = model.encode(source)
        layers = [layer for layer in model.decoder if isinstance(layer, Layer)]
        cross = [layer.encoder_attn.keys(memory) for layer in layers]
        past: list[Keys | None] = [None] * len(layers)
        ids = torch.full((len(source), 1), model.shape.pad, device=self.device)
        done = torch.zeros_like(ids, dtype=torch.bool)
        written: list[Tensor] = []
        for position in range(int(source.shape[1] * LONGER) + MORE):
            x = model.embed(ids, position)
            for i, layer in enumerate(layers):
                x, past[i] = layer.step(x, past[i], cross[i], mask)
            ids = self._choose(model.logits(x[:, 0])).masked_fill_(done, EOS)
            written.append(ids)
            done |= ids.eq(EOS)
            if position % LOOK_EVERY == 0 and bool(done.all()):
                break
        rows = torch.cat(written, 1).cpu().numpy()
        return [
            row[: ends[0]].tolist() if len(ends := np.flatnonzero(row == EOS)) else row.tolist()
            for row in rows
        ]

    def _choose(self, logits: Tensor) -> Tensor:
        """(B, V) logits to (B, 1) ids, neither the padding nor the unknown piece."""
        logits[:, [UNK, self.model.shape.pad]] = -torch.inf
        if self.temperature:
            # Gumbel noise: the largest is a draw from the softmax.
            logits = logits / self.temperature - torch.empty_like(logits).exponential_().log_()
        return logits.argmax(1, keepdim=True)
