"""What lies in out/, at a glance: for a hundred thousand articles in less than a second."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# The last of an article's files to be written, and one that earlier versions didn't write.
_TELLING = ("brief.json", "article.html")


def has_files(out: str | Path, article: str) -> bool:
    """Whether the files of an article that tell for the others are there."""
    folder = f"{out}/{article}"  # os.path: five times as fast as pathlib
    return all(os.path.exists(f"{folder}/{name}") for name in _TELLING)  # noqa: PTH110


class Glance:
    """The folders in `out` as they were when first asked for."""

    def __init__(self, out: Path) -> None:
        self._out = str(out)
        self._folders: dict[str, frozenset[str]] = {}

    def real(self, article: str) -> bool:
        """Whether an article has a folder, with no link on the way to it."""
        parent, _, name = article.rpartition("/")
        return name in self._within(parent)

    def whole(self, articles: Iterable[str]) -> bool:
        """Whether each article has such a folder, and files in it."""
        return all(self.real(article) and has_files(self._out, article) for article in articles)

    def _within(self, parent: str) -> frozenset[str]:
        if parent not in self._folders:
            there = not parent or self.real(parent)
            self._folders[parent] = self._listed(parent) if there else frozenset()
        return self._folders[parent]

    def _listed(self, parent: str) -> frozenset[str]:
        try:
            with os.scandir(f"{self._out}/{parent}") as entries:
                found = (it.name for it in entries if it.is_dir(follow_symlinks=False))
                return frozenset(found)
        except OSError:
            return frozenset()
