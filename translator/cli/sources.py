"""An article named on the command line: a file, or "-" for standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translator.reading import ReadingOptions, Source


def read_source(path: Path) -> tuple[Source, bytes]:
    """Give the article and its bytes. Raises ReadingError.

    Standard input counts as a .txt file. Of a .jsonl, .mbox or .epub file the first article is
    taken.
    """
    from translator.errors import NoArticles
    from translator.reading import ENDINGS, Source, find_sources, load

    if str(path) == "-":
        return Source("stdin", "stdin", Path("-"), ".txt", None), sys.stdin.buffer.read()
    found = find_sources([path])
    if not found.sources:
        raise NoArticles(f"{path} is no article ({', '.join(sorted(ENDINGS))})")
    return found.sources[0], load(found.sources[0])


def read_lines(path: Path, reading: ReadingOptions | None = None) -> list[str]:
    """Give the lines of a text, of standard input ("-"), or of the article in a page or document.

    Raises ReadingError.
    """
    from translator.errors import ReadingError
    from translator.reading import ENDINGS, ReadingOptions, decode, read_article

    if path.suffix.lower() in ENDINGS - {".txt", ".md"}:
        article = read_article(*read_source(path), reading or ReadingOptions())
        texts = [article.title or "", *(paragraph.text for paragraph in article.paragraphs)]
        return "\n\n".join(filter(None, texts)).split("\n")
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise ReadingError(f"{path}: can't be read ({error.strerror})") from error
    return decode(data, str(path)).removesuffix("\n").split("\n")
