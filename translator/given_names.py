"""First names of people in the news, by which a name is known for one."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def given_names() -> frozenset[str]:
    """Give the first names, those with a hyphen not among them."""
    lines = files("translator").joinpath("given_names.txt").read_text("utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())
