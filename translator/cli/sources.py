"""An article named on the command line: a file, or "-" for standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translator.reading import Source


def read_source(path: Path) -> tuple[Source, bytes]:
    """Give the article and its bytes. Raises ReadingError.

    Standard input counts as a .txt file. Of a .jsonl file the first article is taken.
    """
    from translator.errors import NoArticles
    from translator.reading import Source, find_sources, load

    if str(path) == "-":
        return Source("stdin", "stdin", Path("-"), ".txt", None), sys.stdin.buffer.read()
    found = find_sources([path])
    if not found.sources:
        raise NoArticles(f"{path} is no article (.txt, .md, .html or .jsonl)")
    return found.sources[0], load(found.sources[0])
