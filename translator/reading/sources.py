"""Which files are articles, what each is called, and how its bytes are loaded."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from translator.errors import ReadingError, TooLarge
from translator.reading.formats.epub import find_chapters, read_chapter
from translator.reading.formats.kinds import ENDINGS as DOCUMENTS
from translator.reading.formats.kinds import MAX_FILE_BYTES
from translator.reading.formats.mbox import find_mails

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TEXTS = frozenset({".txt", ".md", ".html", ".htm", ".jsonl"})
ENDINGS = TEXTS | DOCUMENTS

# The longest news article is about 100 kB and a heavy page about 2 MB; beyond four times that
# a file is a dump or a mistake, and would hold up the whole batch.
MAX_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """Where one article lies.

    `id` and `path` are posix paths under the input root, without and with the ending.
    A file of several articles gives one source each, with the id "<path without
    ending>/<number, 6 digits>": `record` is the byte range of a line of a .jsonl file or of
    a mail in an .mbox file, `member` the name of a page in an .epub, `part` what messages
    call it ("line 3"). Such a part has the ending of what it is: .jsonl, .eml, .html.
    """

    id: str
    path: str
    file: Path
    ending: str
    record: tuple[int, int] | None = None
    member: str | None = None
    part: str | None = None

    @property
    def name(self) -> str:
        """What messages call it: its path, and the part of a file with several articles."""
        return f"{self.path}, {self.part}" if self.part else self.path


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
    seen: set[str] = set()
    excluded = os.path.realpath(exclude) if exclude is not None else None
    for path in paths:
        root = path if path.is_dir() else path.parent
        root_name = _root_name(root)
        before, within = len(kept), len(str(root / "x")) - 1
        for file in _files(path, excluded):
            if str(file) in seen:  # text: a path costs as much as all else here
                continue
            seen.add(str(file))
            ending = file.suffix.lower()
            if ending not in ENDINGS:
                ignored.append(file)
                continue
            name = str(file)[within:].replace(os.sep, "/")
            plain = Source(name[: -len(ending)], name, file, ending)
            kept.extend((root_name, source) for source in _expand(plain))
        if len(kept) == before:
            empty.append(path)
    sources = sorted(_with_unique_ids(kept), key=lambda source: source.id)
    return Found(tuple(sources), tuple(ignored), tuple(empty))


def max_bytes(ending: str) -> int:
    """How many bytes an article with this ending may have; a document has pictures too."""
    return MAX_FILE_BYTES if ending in DOCUMENTS else MAX_BYTES


def load(source: Source) -> bytes:
    """Read the bytes of a source; TooLarge beyond `max_bytes`, else ReadingError if unreadable."""
    limit = max_bytes(source.ending)
    try:
        if source.member is not None:
            return read_chapter(source.file, source.member, source.name)
        with source.file.open("rb") as stream:
            start, end = source.record or (0, os.fstat(stream.fileno()).st_size)
            if end - start > limit:
                raise TooLarge(
                    f"{source.name}: {(end - start) / 2**20:.0f} MiB is far more than one article; "
                    f"split it into files below {limit // 2**20} MiB"
                )
            stream.seek(start)
            # One byte more than allowed: a device or a pipe reports no size of its own.
            data = stream.read(end - start if source.record else limit + 1)
    except OSError as error:
        raise ReadingError(
            f"{source.name}: can't be read ({error.strerror or error}); check that the file is "
            "there and that you may read it"
        ) from None
    if len(data) > limit:
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
        base = Path(folder)
        yield from (base / name for name in sorted(files) if not name.startswith("."))


def _root_name(root: Path) -> str:
    return root.name or root.resolve().name or "root"


def _expand(source: Source) -> Iterator[Source]:
    """The source itself, or one for each article in a .jsonl, .mbox or .epub file.

    A file that can't be opened or has none in it stays one source, whose reading says why.
    """
    parts = {".jsonl": _records, ".mbox": _mails, ".epub": _chapters}.get(source.ending)
    if parts is None:
        yield source
        return
    found = source.ending == ".jsonl"  # an empty one is a list without articles
    try:
        for number, part in parts(source):
            found = True
            yield replace(part, id=f"{source.id}/{number:06d}")
    except (OSError, ReadingError):
        found = False
    if not found:
        yield source


def _records(source: Source) -> Iterator[tuple[int, Source]]:
    """The lines of a .jsonl file that aren't blank, by their number in the file."""
    with source.file.open("rb") as stream:
        start = 0
        for number, line in enumerate(stream, 1):
            if line.strip():
                record = (start, start + len(line))
                yield number, replace(source, record=record, part=f"line {number}")
            start += len(line)


def _mails(source: Source) -> Iterator[tuple[int, Source]]:
    with source.file.open("rb") as stream:
        for number, record in enumerate(find_mails(stream), 1):
            yield number, replace(source, ending=".eml", record=record, part=f"mail {number}")


def _chapters(source: Source) -> Iterator[tuple[int, Source]]:
    for number, member in enumerate(find_chapters(source.file, source.name), 1):
        yield number, replace(source, ending=".html", member=member, part=f"chapter {number}")


def _with_unique_ids(found: list[tuple[str, Source]]) -> Iterator[Source]:
    """Tell apart equal ids: by ending within a root, by the root's name between roots."""
    count = Counter((root, source.id) for root, source in found)
    taken: set[str] = set()
    for root, source in found:
        name = source.id
        if count[root, name] > 1 and source.part is None:
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
