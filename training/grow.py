"""A network of twice the width that computes what the narrow one does, to train on from.

Each feature of the narrow network stands in two places of the wide one (Net2Net: Chen et al.
2016), beside each other, as the frequencies of the position signals are: those in between fall on
the second of the two. What reads features reads the first; what writes them writes both.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from training.model import Shape

if TYPE_CHECKING:
    from collections.abc import Mapping

SECOND = 0.2  # of what is read, from the second place
NOISE = 0.1  # of a new network's weights, so that no two features stay the same


def grow(checkpoint: Mapping[str, Any], ffn: int, *, seed: int = 1) -> dict[str, Any]:
    """A checkpoint of twice the width and heads, and `ffn` units, from what `read_weights` gives."""
    torch.manual_seed(seed)
    shape = Shape(**checkpoint["shape"])
    wide = replace(shape, d_model=2 * shape.d_model, ffn=ffn)
    weights = {name: _wide(name, w, shape, wide) for name, w in checkpoint["model"].items()}
    last = f"decoder.{shape.decoder_layers - 1}.final_layer_norm."
    for name in (last + "weight", last + "bias"):  # the logits are sums of twice as many features
        weights[name] = weights[name] / math.sqrt(2)
    return {"model": weights, "shape": wide.to_dict()}


def _wide(name: str, weight: Tensor, shape: Shape, wide: Shape) -> Tensor:
    last = name.rsplit(".", 2)
    part, kind = (last[-2], last[-1]) if len(last) > 1 else (name, "")
    if name == "final_logits_bias":
        return weight
    if name == "shared":
        return _twice(weight, 1) / math.sqrt(2)  # the embedding is scaled by the root of the width
    if kind == "bias":
        if part == "fc1":
            return torch.cat([weight, weight.new_zeros(wide.ffn - shape.ffn)])
        return torch.cat([weight, weight]) if part in HEADS else _twice(weight, 0)
    if kind == "weight" and "norm" in part:
        return _twice(weight, 0)
    if part in HEADS:  # heads are doubled as wholes, so that they stay together
        return _noisy(torch.cat([_read(weight)] * 2))
    if part == "out_proj":
        return _noisy(_twice(torch.cat([weight, weight], 1) / 2, 0))
    if part == "fc1":
        return _noisy(torch.cat([_read(weight), weight.new_zeros(wide.ffn - shape.ffn, wide.d_model)]))
    return _noisy(
        _twice(torch.cat([weight, weight.new_zeros(len(weight), wide.ffn - shape.ffn)], 1), 0)
    )


HEADS = ("q_proj", "k_proj", "v_proj")


def _twice(weight: Tensor, dim: int) -> Tensor:
    return weight.repeat_interleave(2, dim)


def _read(weight: Tensor) -> Tensor:
    """Columns that read doubled features, mostly from their first place."""
    return torch.stack([(1 - SECOND) * weight, SECOND * weight], 2).flatten(1)


def _noisy(weight: Tensor) -> Tensor:
    fresh = torch.nn.init.xavier_uniform_(torch.empty_like(weight))
    return weight + NOISE * fresh
