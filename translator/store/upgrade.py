"""An older history.db brought up to date: the old file is kept beside it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from translator.errors import StoreError
from translator.store import files

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

APPLICATION_ID = 0x64653E65  # "de>e": tells our files from other people's SQLite files


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    version: int,
    migrations: Sequence[str],
    notify: Callable[[str], None] | None,
) -> None:
    """Bring history to the newest version in one transaction: all of it, or the file as it was."""
    if not connection.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchone():
        raise StoreError(
            f"the SQLite {sqlite3.sqlite_version} of this Python can't search (it lacks FTS5): "
            "use the Python of python.org or of your system"
        )
    backup = _backup(connection, path, version) if version else None
    try:
        connection.executescript(
            f"BEGIN IMMEDIATE; {';'.join(migrations[version:])}; "
            f"PRAGMA application_id = {APPLICATION_ID}; "
            f"PRAGMA user_version = {len(migrations)}; COMMIT;"
        )
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if backup is not None:
            backup.unlink()  # it says no more than the file itself, and the disk may be full
        raise
    if backup is not None and notify is not None:
        notify(
            f"{path} is now of version {len(migrations)}; "
            f"{backup.name} beside it keeps version {version}: remove it when all is well"
        )


def _backup(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    """Copy history as it is, whole or not at all, to a name beside it."""
    backup = path.with_name(f"{path.name}.v{version}.bak")
    unfinished = path.with_name(f".{backup.name}.part")
    unfinished.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(unfinished)) as copy:
            copy.execute("PRAGMA synchronous = FULL")
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a -wal beside it
        unfinished.replace(backup)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    files.settle(path.parent)
    return backup
