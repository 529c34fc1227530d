"""Muon for the matrices, AdamW for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

if TYPE_CHECKING:
    from collections.abc import Mapping

# Newton-Schulz iteration of degree five, coefficients of Jordan et al. 2024 ("Muon").
STEPS, A, B, C = 5, 3.4445, -4.7750, 2.0315
MOMENTUM = 0.95
BETA1, BETA2, TINY = 0.9, 0.98, 1e-9


def orthogonal(matrices: Tensor) -> Tensor:
    """(N, rows, columns) matrices with their singular values brought near 1."""
    x: Tensor = matrices.bfloat16() if matrices.is_cuda else matrices
    tall = x.shape[1] > x.shape[2]
    x = x.mT if tall else x
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(STEPS):
        gram = x @ x.mT
        x = A * x + torch.baddbmm(gram, gram, gram, beta=B, alpha=C) @ x
    x = x.mT if tall else x
    return x.float()


class Optimiser:
    """Updates float32 `weights` in place; `owned` names those that this process updates."""

    def __init__(self, weights: Mapping[str, Tensor], owned: frozenset[str], decay: float) -> None:
        self.weights, self.decay = weights, decay
        self.rest = [n for n in weights if n in owned and not is_matrix(n, weights[n])]
        self.groups: dict[torch.Size, list[str]] = {}  # matrices of one shape, updated together
        for name, weight in weights.items():
            if name in owned and is_matrix(name, weight):
                self.groups.setdefault(weight.shape, []).append(name)
        self.momenta = {
            shape: torch.stack([torch.zeros_like(weights[n]) for n in names])
            for shape, names in self.groups.items()
        }
        self.first = {n: torch.zeros_like(weights[n]) for n in self.rest}
        for shape, names in self.groups.items():
            self.first |= dict(zip(names, self.momenta[shape], strict=True))  # views
        self.second = {n: torch.zeros_like(weights[n]) for n in self.rest}
        self.steps = 0

    @torch.no_grad()
    def step(self, gradients: Mapping[str, Tensor], rate_matrices: float, rate_rest: float) -> None:
        """One update with mean gradients in float32."""
        self.steps += 1
        for shape, names in self.groups.items():
            stacked, momentum = torch.stack([gradients[n] for n in names]), self.momenta[shape]
            momentum.lerp_(stacked, 1 - MOMENTUM)
            update = orthogonal(stacked.lerp_(momentum, MOMENTUM))
            update *= -rate_matrices * max(1.0, shape[0] / shape[1]) ** 0.5
            weights = [self.weights[n] for n in names]
            torch._foreach_mul_(weights, 1 - rate_matrices * self.decay)
            torch._foreach_add_(weights, list(update))
        if self.rest:
            self._adam([gradients[n] for n in self.rest], rate_rest)

    def _adam(self, gradients: list[Tensor], rate: float) -> None:
        m, v = [self.first[n] for n in self.rest], [self.second[n] for n in self.rest]
        torch._foreach_lerp_(m, gradients, 1 - BETA1)
        torch._foreach_mul_(v, BETA2)
        torch._foreach_addcmul_(v, gradients, gradients, 1 - BETA2)
        unbiased = torch._foreach_div(v, 1 - BETA2**self.steps)  # noqa: SLF001
        torch._foreach_sqrt_(unbiased)
        torch._foreach_add_(unbiased, TINY)
        mean = torch._foreach_div(m, 1 - BETA1**self.steps)  # noqa: SLF001
        weights = [self.weights[n] for n in self.rest]
        torch._foreach_addcdiv_(weights, mean, unbiased, -rate)

    def state(self) -> dict[str, Any]:
        """What a checkpoint keeps."""
        return {"first": self.first, "second": self.second, "steps": self.steps}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on from `state()`, also that of several processes together."""
        for name in self.first:
            self.first[name].copy_(state["first"][name])
        for name in self.second:
            self.second[name].copy_(state["second"][name])
        self.steps = state["steps"]


def is_matrix(name: str, weight: Tensor) -> bool:
    """Whether Muon updates it: every matrix but the embedding."""
    return weight.dim() == 2 and name != "shared"


def shares(weights: Mapping[str, Tensor], workers: int) -> list[frozenset[str]]:
    """The parameters, dealt to the workers so that each has about the same work."""
    cost = {n: w.numel() * (min(w.shape) if is_matrix(n, w) else 1) for n, w in weights.items()}
    dealt: list[set[str]] = [set() for _ in range(workers)]
    load = [0] * workers
    for name in sorted(weights, key=lambda n: (-cost[n], n)):
        worker = load.index(min(load))
        dealt[worker].add(name)
        load[worker] += cost[name]
    return [frozenset(names) for names in dealt]
