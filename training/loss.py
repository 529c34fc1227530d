"""Cross-entropy over a large vocabulary without keeping the logits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

ROWS = 256  # logits held at once by a processor: 256 x 8,000 float32 stay in its cache
ROWS_CUDA = 32768


@dataclass(frozen=True)
class Candidates:
    """The pieces that a step's softmax runs over, and how many pieces each of them stands for.

    All pieces that occur in the step stand for themselves; of the others a random sample is
    taken, and each of it stands for the same number of pieces, so that the sum of exponentials
    is right on average (importance sampling: Bengio and Senécal 2008; Jean et al. 2015).
    """

    ids: Tensor  # (C,), sorted
    share: Tensor  # (C,), 1 or more

    @classmethod
    def of(cls, targets: Tensor, vocab: int, size: int, generator: torch.Generator) -> Candidates:
        """Candidates for `targets` (N,): at most about `size` of `vocab` pieces."""
        present = torch.zeros(vocab, dtype=torch.bool)
        present[targets] = True
        rest = (~present).nonzero().squeeze(1)
        sampled = max(256, size - (vocab - len(rest)))
        if sampled >= len(rest):
            return cls(torch.arange(vocab), torch.ones(vocab))
        chosen = rest[torch.randperm(len(rest), generator=generator)[:sampled]]
        share = torch.ones(vocab)
        share[chosen] = len(rest) / sampled
        present[chosen] = True
        ids = present.nonzero().squeeze(1)
        return cls(ids, share[ids])


Part = tuple[Tensor, Tensor, Tensor, Tensor]  # gradients of logits and bias; loss and nll, summed


def part_in_place(given: Tensor, share: Tensor, smooth: Tensor, gold: Tensor, eps: float) -> Part:
    """What (N, C) logits give, made in their own memory: for a processor's cache."""
    logits = given.float()
    at_gold = logits.gather(1, gold)
    top = logits.amax(1, keepdim=True)
    mean = logits @ smooth[:, None]
    p = logits.sub_(top).exp_().mul_(share)
    total = p.sum(1, keepdim=True)
    log_total = total.log() + top
    nll = (log_total - at_gold).sum()
    loss = (log_total - (1 - eps) * at_gold - mean).sum()
    p.div_(total).sub_(smooth)
    p.scatter_add_(1, gold, torch.full_like(at_gold, eps - 1))
    return p.to(given.dtype), p.sum(0), loss, nll


def part(given: Tensor, share: Tensor, smooth: Tensor, gold: Tensor, eps: float) -> Part:
    """The same without writing into anything: for a compiler to fuse."""
    logits = given.float()
    at_gold = logits.gather(1, gold)
    log_total = torch.logsumexp(logits + share.log(), 1, keepdim=True)
    nll = (log_total - at_gold).sum()
    loss = (log_total - (1 - eps) * at_gold - (logits * smooth).sum(1, keepdim=True)).sum()
    is_gold = torch.arange(len(share), device=gold.device) == gold
    p = (logits - log_total).exp() * share - smooth - torch.where(is_gold, 1 - eps, 0.0)
    return p.to(given.dtype), p.sum(0), loss, nll


_fused = torch.compile(part, dynamic=True)  # compiled when it is first called


class _CrossEntropy(torch.autograd.Function):
    """The summed loss; the gradients are made in the forward pass, chunk by chunk."""

    @staticmethod
    def forward(  # noqa: PLR0913, PLR0917
        ctx: Any,
        states: Tensor,
        weight: Tensor,
        bias: Tensor,
        share: Tensor,
        gold: Tensor,
        eps: float,
    ) -> tuple[Tensor, Tensor]:
        rows, sums = (ROWS_CUDA, _fused) if states.is_cuda else (ROWS, part_in_place)
        g_states, g_weight = torch.empty_like(states), torch.zeros_like(weight, dtype=torch.float32)
        g_bias = torch.zeros(len(bias), device=bias.device)
        loss, nll = torch.zeros((), device=bias.device), torch.zeros((), device=bias.device)
        smooth = share * (eps / share.sum())
        for start in range(0, len(states), rows):
            chunk, y = states[start : start + rows], gold[start : start + rows, None]
            logits = torch.addmm(bias, chunk, weight.t())
            p, part_bias, part_loss, part_nll = sums(logits, share, smooth, y, eps)
            loss, nll, g_bias = loss + part_loss, nll + part_nll, g_bias + part_bias
            torch.mm(p, weight, out=g_states[start : start + rows])
            g_weight += p.t() @ chunk
        ctx.save_for_backward(g_states, g_weight.to(weight.dtype), g_bias.to(bias.dtype))
        ctx.mark_non_differentiable(nll)
        return loss, nll

    @staticmethod
    def backward(ctx: Any, g_loss: Tensor, _: Tensor) -> tuple[Tensor | None, ...]:
        g_states, g_weight, g_bias = (g * g_loss.to(g.dtype) for g in ctx.saved_tensors)
        return g_states, g_weight, g_bias, None, None, None


def cross_entropy(  # noqa: PLR0913
    states: Tensor,
    weight: Tensor,
    bias: Tensor,
    gold: Tensor,
    *,
    smoothing: float = 0.0,
    candidates: Candidates | None = None,
) -> tuple[Tensor, Tensor]:
    """Summed label-smoothed loss, and negative log-likelihood without smoothing, in nats.

    `states` is (N, d), `weight` (V, d), `bias` (V,), `gold` (N,) ids. With `candidates` the
    softmax runs over these alone; they must hold all of `gold`.
    """
    if candidates is None or len(candidates.ids) == len(weight):
        share = torch.ones(len(weight), device=weight.device)
        return _CrossEntropy.apply(states, weight, bias, share, gold, smoothing)  # type: ignore[no-any-return,no-untyped-call]
    ids, share = candidates.ids.to(gold.device), candidates.share.to(gold.device)
    place = torch.searchsorted(ids, gold)
    return _CrossEntropy.apply(states, weight[ids], bias[ids], share, place, smoothing)  # type: ignore[no-any-return,no-untyped-call]
