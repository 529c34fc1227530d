"""Which files are articles, what each is called, and how its bytes are loaded."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from translator.errors import ReadingError, TooLarge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ENDINGS = frozenset({".txt", ".md", ".html", ".htm", ".jsonl"})

# The longest news article is about 100 kB and a heavy page about 2 MB; beyond four times that
# a file is a dump or a mistake, and would hold up the whole batch.
MAX_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """Where one article lies.

    `id` and `path` are posix paths under the input root, without and with the ending.
    `record` is the byte range of a line in a .jsonl file and `line` its number; its id is
    "<path without ending>/<line number, 6 digits>".
    """

    id: str
    path: str
    file: Path
    ending: str
    record: tuple[int, int] | None = None
    line: int | None = None

    @property
    def name(self) -> str:
        """What messages call it: its path, and the line of a .jsonl file."""
        return f"{self.path}, line {self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Found:
    """What lies under the given paths: articles, other files, and paths without an article."""

    sources: tuple[Source, ...]
    ignored: tuple[Path, ...]
    empty: tuple[Path, ...]


def find_sources(paths: Sequence[Path], *, exclude: Path | None = None) -> Found:
    """Find the articles in files and folders, sorted by id; `exclude` is never entered.

    A file that can't be opened still yields its source; `load` then says what is wrong.
    """
    kept: list[tuple[str, Source]] = []
    ignored: list[Path] = []
    empty: list[Path] = []
    seen: set[Path] = set()
    excluded = os.path.realpath(exclude) if exclude is not None else None
    for path in paths:
        root = path if path.is_dir() else path.parent
        before = len(kept)
        for file in _files(path, excluded):
            if file in seen:
                continue
            seen.add(file)
            ending = file.suffix.lower()
            if ending not in ENDINGS:
                ignored.append(file)
                continue
            name = file.relative_to(root).as_posix()
            plain = Source(name[: -len(ending)], name, file, ending)
            kept.extend((_root_name(root), source) for source in _expand(plain))
        if len(kept) == before:
            empty.append(path)
    sources = sorted(_with_unique_ids(kept), key=lambda source: source.id)
    return Found(tuple(sources), tuple(ignored), tuple(empty))


def load(source: Source) -> bytes:
    """Read the bytes of a source; TooLarge beyond `MAX_BYTES`, else ReadingError if unreadable."""
    try:
        with source.file.open("rb") as stream:
            start, end = source.record or (0, os.fstat(stream.fileno()).st_size)
            if end - start > MAX_BYTES:
                raise TooLarge(
                    f"{source.name}: {(end - start) / 2**20:.0f} MiB is far more than one article; "
                    f"split it into files below {MAX_BYTES // 2**20} MiB"
                )
            stream.seek(start)
            # One byte more than allowed: a device or a pipe reports no size of its own.
            data = stream.read(end - start if source.record else MAX_BYTES + 1)
    except OSError as error:
        raise ReadingError(
            f"{source.name}: can't be read ({error.strerror or error}); check that the file is "
            "there and that you may read it"
        ) from None
    if len(data) > MAX_BYTES:
        raise TooLarge(f"{source.name}: far more than one article; split it into smaller files")
    return data


def _files(path: Path, excluded: str | None) -> Iterator[Path]:
    """All visible files at or under `path`, sorted in each folder, links followed once."""
    if not path.is_dir():
        if path.exists() or path.is_symlink():
            yield path
        return
    entered: set[str] = set()
    for folder, folders, files in os.walk(path, followlinks=True):
        real = os.path.realpath(folder)
        if real in entered or real == excluded:
            folders.clear()
            continue
        entered.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(files) if not name.startswith("."))


def _root_name(root: Path) -> str:
    return root.name or root.resolve().name or "root"


def _expand(source: Source) -> Iterator[Source]:
    """The source itself, or one for each line of a .jsonl file that isn't blank."""
    if source.ending != ".jsonl":
        yield source
        return
    try:
        with source.file.open("rb") as stream:
            start = 0
            for number, line in enumerate(stream, 1):
                if line.strip():
                    record = (start, start + len(line))
                    yield replace(
                        source, id=f"{source.id}/{number:06d}", record=record, line=number
                    )
                start += len(line)
    except OSError:
        yield source


def _with_unique_ids(found: list[tuple[str, Source]]) -> Iterator[Source]:
    """Tell apart equal ids: by ending within a root, by the root's name between roots."""
    count = Counter((root, source.id) for root, source in found)
    taken: set[str] = set()
    for root, source in found:
        name = source.id
        if count[root, name] > 1 and source.record is None:
            name = source.path
        path, prefix = source.path, root
        if name in taken:
            name, path = f"{root}/{name}", f"{root}/{path}"
        number = 1
        while name in taken:
            number += 1
            name, path = (
                name.replace(prefix, f"{root}-{number}", 1),
                f"{root}-{number}/{source.path}",
            )
            prefix = f"{root}-{number}"
        taken.add(name)
        yield replace(source, id=name, path=path)
