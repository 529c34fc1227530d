"""How the files under the inputs stand, at a glance: by what the system says, without a read."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translator.reading.sources import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

# Seconds: a file that changed less long ago than this when it was read may change again without
# a new time. Local disks tell times to some milliseconds, FAT to two seconds.
RECENT = 2.0


@dataclass(frozen=True, slots=True)
class Tree:
    """The visible files under some paths, by a hash over their names and states.

    `files` counts those that are articles by their ending; only their states count. `changed` is
    when the last of them changed, in seconds since 1970.
    """

    digest: str
    files: int
    changed: float


def state_of(file: str) -> tuple[str, float]:
    """What changes whenever a file does (size, times, inode), and when it last did. OSError."""
    return _state(os.stat(file))  # noqa: PTH116, a thousand times a run


def tree_of(paths: Sequence[Path], *, exclude: Path) -> Tree:
    """Look at the files that `find_sources` would find, and open none."""
    hashed, files, changed = hashlib.sha256(), 0, 0.0
    excluded = os.path.realpath(exclude)
    for path in paths:
        hashed.update(f"{path!s}\0{os.path.realpath(path)}\0".encode("utf-8", "surrogatepass"))
        for name, state, at in _walk(str(path), excluded, set()):
            hashed.update(f"{name}\0{state}\0".encode("utf-8", "surrogatepass"))
            files += bool(state)
            changed = max(changed, at)
    return Tree(hashed.hexdigest(), files, changed)


def _walk(path: str, excluded: str, entered: set[str]) -> Iterator[tuple[str, str, float]]:
    """Give each file's name and, of an article's, its state and time; each folder's name first."""
    if not os.path.isdir(path):  # noqa: PTH112
        yield (path, *_article_state(path))
        return
    real = os.path.realpath(path)
    if real in entered or real == excluded:
        return
    entered.add(real)
    yield path, "", 0.0
    try:
        with os.scandir(path) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        yield path, "unreadable", 0.0
        return
    for entry in found:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _walk(entry.path, excluded, entered)
        else:
            yield (entry.name, *_article_state(entry))


def _article_state(file: str | os.DirEntry[str]) -> tuple[str, float]:
    name = file if isinstance(file, str) else file.name
    if os.path.splitext(name)[1].lower() not in ENDINGS:  # noqa: PTH122
        return "", 0.0
    try:
        return _state(os.stat(file) if isinstance(file, str) else file.stat())  # noqa: PTH116
    except OSError:
        return "unreadable", 0.0


def _state(stat: os.stat_result) -> tuple[str, float]:
    # Of the three: a copy may keep the time of its original, and a tool may set it; the system
    # alone sets ctime. (On Windows that is the time of creation.)
    state = f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"
    return state, max(stat.st_mtime, stat.st_ctime)
