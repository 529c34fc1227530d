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


def orthogonal(matrix: Tensor) -> Tensor:
    """The matrix with its singular values brought near 1."""
    x: Tensor = matrix.bfloat16() if matrix.is_cuda else matrix
    tall = x.shape[0] > x.shape[1]
    x = x.t() if tall else x
    x = x / (x.norm() + 1e-7)
    for _ in range(STEPS):
        gram = x @ x.t()
        x = A * x + torch.addmm(gram, gram, gram, beta=B, alpha=C) @ x
    x = x.t() if tall else x
    return x.float()


class Optimiser:
    """Updates float32 `weights` in place; `owned` names those that this process updates."""

    def __init__(self, weights: Mapping[str, Tensor], owned: frozenset[str], decay: float) -> None:
        self.weights, self.decay = weights, decay
        self.matrices = [n for n in weights if n in owned and is_matrix(n, weights[n])]
        self.rest = [n for n in weights if n in owned and not is_matrix(n, weights[n])]
        self.first = {n: torch.zeros_like(weights[n]) for n in self.matrices + self.rest}
        self.second = {n: torch.zeros_like(weights[n]) for n in self.rest}
        self.steps = 0

    @torch.no_grad()
    def step(self, gradients: Mapping[str, Tensor], rate_matrices: float, rate_rest: float) -> None:
        """One update with mean gradients in float32."""
        self.steps += 1
        for name in self.matrices:
            gradient, momentum, weight = gradients[name], self.first[name], self.weights[name]
            momentum.lerp_(gradient, 1 - MOMENTUM)
            update = orthogonal(gradient.lerp(momentum, MOMENTUM))
            scale = max(1.0, weight.shape[0] / weight.shape[1]) ** 0.5
            weight.mul_(1 - rate_matrices * self.decay).add_(update, alpha=-rate_matrices * scale)
        for name in self.rest:
            gradient, m, v = gradients[name], self.first[name], self.second[name]
            m.lerp_(gradient, 1 - BETA1)
            v.lerp_(gradient * gradient, 1 - BETA2)
            unbiased = (v / (1 - BETA2**self.steps)).sqrt_().add_(TINY)
            self.weights[name].addcdiv_(m / (1 - BETA1**self.steps), unbiased, value=-rate_rest)

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
