"""Whether out/ and history are as a run left them: each fault in one line, with what to do."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from translator.store import files, render
from translator.store.history import read_row
from translator.store.shelf import INDEX, digests

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from translator.store.history import History
    from translator.store.shelf import Shelf

REBUILD = "`translator rebuild` writes it again"
DAMAGED = "move history.db away and run again, which makes all briefs anew"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with `where` (a file under out/, or a row of history), and what to do.

    What is no more than a `note` is nothing wrong: a file of someone else's in out/.
    """

    where: str
    problem: str
    remedy: str
    note: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}: {self.remedy}"


def verify(connection: sqlite3.Connection, history: History, shelf: Shelf) -> Iterator[Fault]:
    """Check the database, what it holds, and the files in out/ against it."""
    faults = list(_database(connection)) or [*_originals(connection), *_briefs(connection)]
    yield from faults or _folders(history, shelf)  # files can be held only against what is sound


def _database(connection: sqlite3.Connection) -> Iterator[Fault]:
    for (said,) in connection.execute("PRAGMA integrity_check(3)"):
        if said != "ok":
            yield Fault("history.db", f"is damaged ({' '.join(said.split())})", DAMAGED)
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Fault("history.db", f"row {row} of {table} has no row in {parent}", DAMAGED)


def _originals(connection: sqlite3.Connection) -> Iterator[Fault]:
    for sha256, data in connection.execute("SELECT sha256, bytes FROM originals"):
        if hashlib.sha256(data).hexdigest() != sha256:
            yield Fault(f"history.db, original {sha256[:12]}", "its bytes were changed", DAMAGED)


def _briefs(connection: sqlite3.Connection) -> Iterator[Fault]:
    """See that what is kept of each brief can be read, and is of its article."""
    for number, article, sha256, *texts in connection.execute(
        "SELECT id, article, sha256, article_json, translation_json, brief_json FROM briefs"
    ):
        where = f"history.db, brief {number} of {article}"
        try:
            kept, translation, brief = read_row(*texts)
        except msgspec.MsgspecError as error:
            yield Fault(where, f"can't be read ({error})", DAMAGED)
            continue
        names = {(kept.id, kept.sha256), (brief.id, brief.sha256), (translation.article, sha256)}
        if names != {(article, sha256)}:
            yield Fault(where, "is of another article than it says", DAMAGED)


def _folders(history: History, shelf: Shelf) -> Iterator[Fault]:
    ours = {shelf.out / name for name in files.RESERVED}
    waiting = set(history.waiting())
    for article, brief, there in history.shelved():
        written = history.written(article)
        if written is None:
            written = digests(render.article_files(history.views(brief)))
        folder = shelf.out / article
        ours |= {folder / name for name in written}
        yield from _files(shelf.out, folder, written, there=there)
        if there and article in waiting:
            yield Fault(f"{article}/", "a run was killed before its files were done", "run again")
    yield from _index(shelf)
    yield from _foreign(shelf.out, ours)


def _files(out: Path, folder: Path, written: dict[str, str], *, there: bool) -> Iterator[Fault]:
    """Compare the files of an article with what was written; a gone one may be removed."""
    for name, digest in written.items():
        path = folder / name
        where = path.relative_to(out).as_posix()
        try:
            same = files.sha256_of(path) == digest
        except (FileNotFoundError, NotADirectoryError):
            if there:
                yield Fault(where, "is missing", "the next run writes it again")
            continue
        except OSError as error:
            yield Fault(where, f"can't be read ({error.strerror})", "look at its permissions")
            continue
        if not same:
            remedy = f"runs leave it so; {REBUILD}"
            yield Fault(where, "was changed after it was written", remedy)


def _index(shelf: Shelf) -> Iterator[Fault]:
    with suppress(FileNotFoundError):
        if (shelf.out / INDEX).read_bytes() != shelf.index():
            yield Fault(INDEX, "isn't what history holds", "the next run writes it again")
        return
    yield Fault(INDEX, "is missing", "the next run writes it again")


def _foreign(out: Path, ours: set[Path]) -> Iterator[Fault]:
    """Name the files in out/ that history knows nothing of."""
    for folder, _, names in os.walk(out):
        for name in sorted(names):
            path = Path(folder, name)
            if path in ours:
                continue
            where = path.relative_to(out).as_posix()
            if name.startswith(".") and name.endswith(".part"):
                yield Fault(where, "a killed process left it", "the next run removes it")
            else:
                yield Fault(where, "isn't of any run", "nothing to do if it is yours", note=True)
