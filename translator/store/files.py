"""Files under out/: always whole, never outside of it."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from translator.errors import BadName
from translator.store.trouble import explained

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

# The store's own files at the top of out/, where an article's folder can't be.
RESERVED = (
    *("index.html", "digest.md", "digest.html"),
    *("history.db", "history.db-wal", "history.db-shm", ".lock", ".gitignore"),
)

_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")  # surrogates: bytes of no encoding
_UNFINISHED = ".part"


def article_folder(out: Path, article_id: str) -> Path:
    """The folder of an article; BadName for an id that can't be a folder inside out/."""
    if _UNWRITABLE.search(article_id):
        raise BadName(
            f"{article_id!a} holds characters that no name should: rename the article's file"
        )
    parts = article_id.split("/")
    if not all(map(_is_name, parts)):
        raise BadName(f"{article_id!a} is no path inside {out}/: rename the article's file")
    if parts[0].lower() in RESERVED:
        raise BadName(
            f"{article_id!a} is a name that {out}/ needs itself: rename the article's file"
        )
    folder = out.joinpath(*parts)
    if not folder.resolve().is_relative_to(out.resolve()):
        raise BadName(f"{folder} is a link that leaves {out}/: remove the link")
    return folder


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Write a file that is, at any moment, either the old one or the new one, never a part."""
    unfinished = path.with_name(f".{path.name}{_UNFINISHED}")
    with unfinished.open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)


def write_atomically(path: Path, data: bytes) -> None:
    """Write a whole file, or none."""
    with replacing(path) as file:
        file.write(data)


def write_pages(out: Path, pages: Mapping[str, str]) -> None:
    """Write pages of their own at the top of out/, by their (reserved) names. Raises StoreError."""
    with explained(out):
        for name, page in pages.items():
            write_atomically(out / name, page.encode())


def write_views(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of one article, in the order given.

    What a killed process left unfinished goes, and so does the original of an earlier version
    that had another ending.
    """
    folder.mkdir(parents=True, exist_ok=True)
    clean(folder)
    for name, data in files.items():
        write_atomically(folder / name, data)
    with os.scandir(folder) as entries:
        for entry in entries:
            earlier = entry.name.startswith("original.") and entry.name not in files
            if earlier and entry.is_file(follow_symlinks=False):
                Path(entry.path).unlink()


def clean(folder: Path) -> None:
    """Remove the unfinished files of a killed process; a folder that isn't there is clean."""
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") and entry.name.endswith(_UNFINISHED):
                Path(entry.path).unlink()


def _is_name(part: str) -> bool:
    return part not in ("", "..") and "\0" not in part and PurePath(part).name == part
