"""A larger network that computes what the small one does, to train on from.

`widen` adds units to the feed-forward layers, `grow` doubles the width. For that each feature of
the narrow network stands in two places of the wide one (Net2Net: Chen et al. 2016), beside each
other, as the frequencies of the position signals are: those in between fall on the second of the
two. What reads features reads the first; what writes them writes both.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import torch
import torch.nn.functional as F  # noqa: N812  # the name that PyTorch's own documentation uses
from torch import Tensor, nn

from training.model import Shape

if TYPE_CHECKING:
    from collections.abc import Mapping

SECOND = 0.2  # of what is read, from the second place
NOISE = 0.1  # of a new network's weights, so that no two features stay the same
HEADS = ("q_proj", "k_proj", "v_proj")


def widen(checkpoint: Mapping[str, Any], ffn: int, *, seed: int = 1) -> dict[str, Any]:
    """A checkpoint of the same width with `ffn` units, which says exactly what `checkpoint` says.

    The new units read their layer's input, but what they find has no weight yet. `checkpoint` is
    what `read_weights` gives; `ffn` is at least what it has.
    """
    torch.manual_seed(seed)
    shape = Shape(**checkpoint["shape"])
    weights = dict(checkpoint["model"])
    more = ffn - shape.ffn
    for name, weight in checkpoint["model"].items():
        part = name.split(".")[-2] if "." in name else ""
        if part == "fc1" and weight.dim() == 2:  # a matrix
            new = nn.init.xavier_uniform_(weight.new_empty(ffn, weight.shape[1]))[:more]
            weights[name] = torch.cat([weight, new])
        elif part == "fc1" or (part == "fc2" and weight.dim() == 2):
            weights[name] = F.pad(weight, (0, more))
    return {"model": weights, "shape": replace(shape, ffn=ffn).to_dict()}


def grow(checkpoint: Mapping[str, Any], ffn: int, *, seed: int = 1) -> dict[str, Any]:
    """A checkpoint of twice the width and heads, with `ffn` units.

    `checkpoint` is what `read_weights` gives; `ffn` is at least what it has.
    """
    torch.manual_seed(seed)
    shape = Shape(**checkpoint["shape"])
    more = ffn - shape.ffn
    weights = {name: _wide(name, weight, more) for name, weight in checkpoint["model"].items()}
    last = f"decoder.{shape.decoder_layers - 1}.final_layer_norm."
    for name in (last + "weight", last + "bias"):  # the logits are sums of twice as many features
        weights[name] = weights[name] / math.sqrt(2)
    wide = replace(shape, d_model=2 * shape.d_model, ffn=ffn)
    return {"model": weights, "shape": wide.to_dict()}


def _wide(name: str, weight: Tensor, more: int) -> Tensor:
    if name == "final_logits_bias":
        return weight
    if name == "shared":
        return _twice(weight, 1) / math.sqrt(2)  # the embedding is scaled by the root of the width
    part = name.split(".")[-2]
    if weight.dim() == 1:
        return _wide_vector(part, weight, more)
    if part in HEADS:  # heads are doubled as wholes, so that they stay together
        wide = torch.cat([_read(weight)] * 2)
    elif part == "out_proj":
        wide = _twice(torch.cat([weight] * 2, 1) / 2, 0)
    elif part == "fc1":
        wide = F.pad(_read(weight), (0, 0, 0, more))
    else:
        wide = _twice(F.pad(weight, (0, more)), 0)
    return wide + NOISE * nn.init.xavier_uniform_(torch.empty_like(wide))


def _wide_vector(part: str, weight: Tensor, more: int) -> Tensor:
    if part == "fc1":
        return F.pad(weight, (0, more))
    return torch.cat([weight] * 2) if part in HEADS else _twice(weight, 0)


def _twice(weight: Tensor, dim: int) -> Tensor:
    return weight.repeat_interleave(2, dim)


def _read(weight: Tensor) -> Tensor:
    """Columns that read doubled features, mostly from their first place."""
    return torch.stack([(1 - SECOND) * weight, SECOND * weight], 2).flatten(1)
