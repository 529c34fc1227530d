"""From what a person types to the article that is meant."""

from __future__ import annotations

import difflib
import heapq
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHORTLIST = 200

_VIEWS = ("brief.md", "brief.json", "translation.en.md")


def candidates(name: str) -> Iterator[str]:
    """The ids that a name may stand for, likeliest first.

    A name is an id, the path of the article (from anywhere above it) or that of a file of its
    brief: "2024/floods", "seeds/2024/floods.txt" and "out/2024/floods/brief.md" are one article.
    """
    parts = [part for part in PurePath(name).as_posix().split("/") if part not in ("", ".")]
    if parts and (parts[-1] in _VIEWS or parts[-1].startswith("original.")):
        yield from _tails(parts[:-1])
    yield from _tails(parts)
    if parts and "." in parts[-1]:
        yield from _tails([*parts[:-1], parts[-1].rpartition(".")[0]])


def nearest(name: str, articles: Iterable[str], count: int = 3) -> list[str]:
    """The ids most like a name that none has; those that end in it come first."""
    *_, wanted = (name, *candidates(name))
    # difflib takes seconds over 100,000 ids: it sees those that share most letter triples.
    triples = {wanted[at : at + 3] for at in range(max(1, len(wanted) - 2))}
    sharing = heapq.nlargest(
        SHORTLIST, sorted(articles), key=lambda it: sum(triple in it for triple in triples)
    )
    ending = [article for article in sharing if article.rpartition("/")[2] == wanted]
    alike = difflib.get_close_matches(name, sharing, count)
    return list(dict.fromkeys([*ending, *alike]))[:count]


def _tails(parts: list[str]) -> Iterator[str]:
    for start in range(len(parts)):
        yield "/".join(parts[start:])
