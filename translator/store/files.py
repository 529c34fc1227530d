"""Files under out/: always whole, never outside of it."""

from __future__ import annotations

import hashlib
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
_BACKUP = re.compile(r"history\.db\.v\d+\.bak")

_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")  # surrogates: bytes of no encoding
_UNFINISHED = ".part"
_PLAIN = re.compile(r"[\w-]+")


def article_folder(out: Path, article_id: str) -> Path:
    """The folder of an article; BadName for an id that can't be a folder inside out/."""
    check_name(out, article_id)
    folder = out.joinpath(*article_id.split("/"))
    if not folder.resolve().is_relative_to(out.resolve()):
        raise BadName(f"{folder} is a link that leaves {out}/: remove the link")
    return folder


def check_name(out: Path, article_id: str) -> None:
    """See that an id names a folder inside out/, wherever links lead. Raises BadName."""
    if _UNWRITABLE.search(article_id):
        raise BadName(
            f"{article_id!a} holds characters that no name should: rename the article's file"
        )
    parts = article_id.split("/")
    if not all(map(_is_name, parts)):
        raise BadName(f"{article_id!a} is no path inside {out}/: rename the article's file")
    if parts[0].lower() in RESERVED or _BACKUP.fullmatch(parts[0].lower()):
        raise BadName(
            f"{article_id!a} is a name that {out}/ needs itself: rename the article's file"
        )


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Write a file that is, at any moment, either the old one or the new one, never a part."""
    unfinished = path.with_name(f".{path.name}{_UNFINISHED}")
    try:
        with unfinished.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise


def settle(folder: Path) -> None:
    """See that the names in a folder are on the disk, as their files' contents are already.

    A rename lives in its folder, which a power cut may leave as it was before. Systems that
    can't open a folder (Windows) keep names by themselves.
    """
    with suppress(PermissionError, IsADirectoryError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):  # EINVAL: a file system that has nothing to do here
                os.fsync(handle)
        finally:
            os.close(handle)


def write_atomically(path: Path, data: bytes) -> None:
    """Write a whole file, or none, and see it on the disk."""
    with replacing(path) as file:
        file.write(data)
    settle(path.parent)


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
    _make(folder)
    clean(folder)
    for name, data in files.items():
        with replacing(folder / name) as file:
            file.write(data)
    settle(folder)
    with os.scandir(folder) as entries:
        for entry in entries:
            earlier = entry.name.startswith("original.") and entry.name not in files
            if earlier and entry.is_file(follow_symlinks=False):
                Path(entry.path).unlink()


def remove_views(out: Path, folder: Path, written: Mapping[str, str]) -> list[str]:
    """Remove the files that were `written` (names and SHA-256), and folders that this empties.

    What a person changed or added stays; gives the names of written files that were changed.
    """
    changed = []
    for name, digest in written.items():
        with suppress(FileNotFoundError, NotADirectoryError):
            if sha256_of(folder / name) == digest:
                (folder / name).unlink()
            else:
                changed.append(name)
    while folder != out:
        try:
            folder.rmdir()
        except FileNotFoundError:
            pass
        except OSError:  # not empty
            break
        folder = folder.parent
    return changed


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _make(folder: Path) -> None:
    """Make a folder, and see its name on the disk."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(exist_ok=True)
        settle(folder.parent)


def clean(folder: Path) -> None:
    """Remove the unfinished files of a killed process; a folder that isn't there is clean."""
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") and entry.name.endswith(_UNFINISHED):
                Path(entry.path).unlink()


def _is_name(part: str) -> bool:
    if _PLAIN.fullmatch(part):  # nearly all: the rest takes ten times as long
        return True
    return part not in ("", "..") and "\0" not in part and PurePath(part).name == part
