"""Is the network learning to translate? Its loss with the right sources, and with wrong ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812  # the name that PyTorch's own documentation uses

from training.dataset import Batch, make_batch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import sentencepiece
    from torch import Tensor

    from training.model import Marian

SENTENCES = 200
BATCH = 20


class Development:
    """A sample of a test set as batches, each with its own sources and with each other's.

    A network that has learned English but not to translate has the same loss with both: the gap
    is the sign of learning to translate.
    """

    def __init__(
        self,
        files: tuple[Path, Path],
        pieces: sentencepiece.SentencePieceProcessor,
        pad: int,
        look: Callable[[str], str] = str,
    ) -> None:
        """`look` gives a text as the network reads and writes it."""
        sides = [look(path.read_text(encoding="utf-8")).splitlines() for path in files]
        step = max(1, len(sides[0]) // SENTENCES)
        source, target = ([np.array(ids) for ids in pieces.encode(side[::step])] for side in sides)
        order = sorted(range(len(target)), key=lambda i: len(target[i]))
        self.tokens = sum(len(ids) + 1 for ids in target)
        self.batches: dict[str, list[Batch]] = {"dev": [], "shuffled": []}
        for start in range(0, len(order), BATCH):
            part = order[start : start + BATCH]
            targets = [target[i] for i in part]
            for name, given in (("dev", part), ("shuffled", part[1:] + part[:1])):
                self.batches[name].append(make_batch([source[i] for i in given], targets, pad))

    @torch.no_grad()
    def loss(self, model: Marian, device: torch.device) -> dict[str, float]:
        """The mean negative log-likelihood a piece, in nats, with right and shuffled sources."""
        model.eval()
        with torch.compiler.set_stance("force_eager"):  # not worth compiling for
            means = {
                name: sum(float(_loss(model, batch, device)) for batch in batches) / self.tokens
                for name, batches in self.batches.items()
            }
        model.train()
        return means


def _loss(model: Marian, batch: Batch, device: torch.device) -> Tensor:
    states = model(batch.source.to(device), batch.target_in.to(device))
    gold = batch.target_out.to(device)
    real = gold.ne(model.shape.pad)
    return F.cross_entropy(model.logits(states[real]), gold[real], reduction="sum")
