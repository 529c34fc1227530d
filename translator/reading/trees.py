"""A gradient-boosted model of few shallow trees, read from JSON and evaluated in plain Python."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHIPPED = Path(__file__).parent / "classifier.json"
_in_use = SHIPPED

# A leaf's log-odds, or: figure, threshold, where to go if not above it, where else.
Node: TypeAlias = "float | tuple[int, float, Node, Node]"


@dataclass(frozen=True, slots=True)
class Trees:
    """The trees, and the names of the figures that they ask for."""

    names: tuple[str, ...]
    nodes: tuple[Node, ...]

    def log_odds(self, row: Sequence[float]) -> float:
        """How likely the model's answer is yes for a row of figures; 0 is even."""
        total = 0.0
        for node in self.nodes:
            while isinstance(node, tuple):
                node = node[2] if row[node[0]] <= node[1] else node[3]  # noqa: PLW2901, descends
            total += node
        return total


def trees() -> Trees:
    """The model in use: the one that ships, unless `using` another."""
    return load(_in_use)


@contextmanager
def using(path: Path) -> Iterator[None]:
    """Judge by another model for a while, as cross-validation does."""
    global _in_use  # noqa: PLW0603, the one switch
    before, _in_use = _in_use, path
    try:
        yield
    finally:
        _in_use = before


@lru_cache(maxsize=8)
def load(path: Path) -> Trees:
    """Read a model as training/reading/train.py writes it."""
    found = json.loads(path.read_text("utf-8"))
    names = tuple(found["figures"])
    places = {name: index for index, name in enumerate(names)}
    return Trees(names, tuple(_node(tree, places) for tree in found["trees"]))


def _node(tree: Any, places: dict[str, int]) -> Node:
    if not isinstance(tree, list):
        return float(tree)
    name, threshold, left, right = tree
    return places[name], float(threshold), _node(left, places), _node(right, places)
