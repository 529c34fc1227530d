"""The tables of history.db, their migrations, and how the file is opened.

docs/formats.md describes the tables for those who read them with other tools.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

from translator.errors import HistoryBroken, NotInHistory, StoreError
from translator.store import upgrade
from translator.store.search_tables import SEARCH_TABLES
from translator.store.seen_tables import SEEN_TABLES
from translator.store.upgrade import APPLICATION_ID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# Migration n brings a file from user_version n to n + 1. Never edit one that was released.
MIGRATIONS = (
    """
    CREATE TABLE signatures (
        digest TEXT PRIMARY KEY,
        json   TEXT NOT NULL
    );
    CREATE TABLE runs (
        id        INTEGER PRIMARY KEY,
        started   TEXT NOT NULL,
        finished  TEXT,
        inputs    TEXT NOT NULL,
        signature TEXT NOT NULL REFERENCES signatures,
        totals    TEXT NOT NULL DEFAULT '{}'
    );
    CREATE TABLE originals (
        sha256 TEXT PRIMARY KEY,
        bytes  BLOB NOT NULL
    );
    -- The same bytes under another ending are read in another way: so `source` is in the key.
    CREATE TABLE briefs (
        id               INTEGER PRIMARY KEY,
        article          TEXT NOT NULL,
        source           TEXT NOT NULL,
        ending           TEXT NOT NULL,
        sha256           TEXT NOT NULL REFERENCES originals,
        signature        TEXT NOT NULL REFERENCES signatures,
        run              INTEGER NOT NULL REFERENCES runs,
        date             TEXT,
        rendered         INTEGER NOT NULL DEFAULT 0,
        brief_json       TEXT NOT NULL,
        article_json     TEXT NOT NULL,
        translation_json TEXT NOT NULL,
        UNIQUE (article, source, sha256, signature)
    );
    CREATE INDEX briefs_by_date ON briefs (date);
    CREATE INDEX briefs_waiting ON briefs (article) WHERE rendered = 0;
    -- Clustered by article: the state of a run is one ordered scan. `sha256` and `signature`
    -- repeat the brief's, so that the scan need not visit its wide rows.
    CREATE TABLE events (
        article   TEXT NOT NULL,
        run       INTEGER NOT NULL REFERENCES runs,
        source    TEXT NOT NULL,
        status    TEXT NOT NULL CHECK (status IN ('new', 'changed', 'failed', 'gone')),
        sha256    TEXT NOT NULL,
        signature TEXT NOT NULL,
        brief     INTEGER REFERENCES briefs,
        error     TEXT,
        PRIMARY KEY (article, run)
    ) WITHOUT ROWID;
    CREATE INDEX events_by_run ON events (run);
    CREATE VIEW latest AS
        SELECT * FROM events e WHERE NOT EXISTS (
            SELECT 1 FROM events later WHERE later.article = e.article AND later.run > e.run
        );
    -- `key` is the first 8 bytes of the source's SHA-256: a small index over long texts.
    CREATE TABLE memory_signatures (
        id     INTEGER PRIMARY KEY,
        digest TEXT NOT NULL UNIQUE
    );
    CREATE TABLE memory (
        signature INTEGER NOT NULL REFERENCES memory_signatures,
        key       INTEGER NOT NULL,
        source    TEXT NOT NULL,
        target    TEXT NOT NULL,
        score     REAL NOT NULL,
        flags     TEXT,
        UNIQUE (signature, key)
    );
    """,
    # `corrections` is a person's word: whatever the model, and never trimmed. `used` is the last
    # run that a signature served.
    """
    ALTER TABLE memory ADD COLUMN repairs TEXT;
    ALTER TABLE memory ADD COLUMN origin TEXT NOT NULL DEFAULT 'model';
    ALTER TABLE memory_signatures ADD COLUMN model TEXT;
    ALTER TABLE memory_signatures ADD COLUMN used INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE corrections (
        key      INTEGER PRIMARY KEY,
        source   TEXT NOT NULL,
        target   TEXT NOT NULL,
        author   TEXT,
        imported TEXT NOT NULL
    );
    """,
    # A text is what reading kept of an article: the same for a report that comes twice. `ties`
    # say what an article is to an earlier one, `files` what was last written of it into out/ (a
    # JSON object of name and SHA-256). `renamed` is the earlier name of a new article and the
    # later one of a gone one.
    """
    ALTER TABLE events ADD COLUMN renamed TEXT;
    ALTER TABLE briefs ADD COLUMN text INTEGER REFERENCES texts;
    CREATE INDEX briefs_by_text ON briefs (text);
    CREATE INDEX briefs_by_bytes ON briefs (sha256);
    CREATE TABLE texts (
        id     INTEGER PRIMARY KEY,
        digest BLOB NOT NULL UNIQUE
    );
    CREATE TABLE sketches (
        hash INTEGER NOT NULL,
        text INTEGER NOT NULL REFERENCES texts ON DELETE CASCADE,
        PRIMARY KEY (hash, text)
    ) WITHOUT ROWID;
    CREATE INDEX sketches_by_text ON sketches (text);
    CREATE TABLE ties (
        brief   INTEGER PRIMARY KEY REFERENCES briefs ON DELETE CASCADE,
        kind    TEXT NOT NULL CHECK (kind IN ('same', 'newer', 'older', 'version')),
        article TEXT NOT NULL
    );
    CREATE INDEX ties_by_article ON ties (article);
    CREATE TABLE files (
        article TEXT PRIMARY KEY,
        written TEXT NOT NULL
    ) WITHOUT ROWID;
    """,
    SEARCH_TABLES,
    SEEN_TABLES,
)


def open_history(
    path: Path, *, write: bool, notify: Callable[[str], None] | None
) -> sqlite3.Connection:
    """Open history in the one way or the other."""
    return open_for_writing(path, notify) if write else open_for_reading(path)


def open_for_writing(path: Path, notify: Callable[[str], None] | None = None) -> sqlite3.Connection:
    """Open or make history, brought up to the newest tables; an older file is kept beside it."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        version = _checked_version(connection, path)
        # WAL lets `show` read while a run writes. NORMAL keeps the file sound whatever happens;
        # a power cut may lose the last transactions, which the next run makes again.
        connection.executescript(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;"
            "PRAGMA cache_size = -16384;"  # KiB; SQLite's own 2 MB slow a look at all articles
        )
        if version < len(MIGRATIONS):
            upgrade.migrate(connection, path, version, MIGRATIONS, notify)
    except BaseException:
        connection.close()
        raise
    return connection


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Open history as it is; NotInHistory when no run has made one yet."""
    if not path.exists():
        raise _no_runs(path)
    connection = _read_only(path)
    try:
        _check_up_to_date(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite has rolled back by itself when the disk is full
            connection.execute("ROLLBACK")
        raise


def _read_only(path: Path) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.resolve()))}?mode=ro"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    try:
        connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        wal = path.with_name(path.name + "-wal")
        if wal.exists() and wal.stat().st_size:
            raise
        # A folder that can't be written has no place for SQLite's shared memory; nobody can
        # be writing there either, so the file may be read as it stands.
        connection = sqlite3.connect(f"{uri}&immutable=1", uri=True, isolation_level=None)
    return connection


def _checked_version(connection: sqlite3.Connection, path: Path) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    if owner != APPLICATION_ID and (version or tables):
        raise HistoryBroken(
            f"{path} is another program's database: move it away, or give another folder with -o"
        )
    if version > len(MIGRATIONS):
        raise HistoryBroken(
            f"{path} was written by a newer translator (history version {version}, this program "
            f"knows {len(MIGRATIONS)}): update translator, or give another folder with -o"
        )
    return version


def _check_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    version = _checked_version(connection, path)
    if version == 0:
        raise _no_runs(path)
    if version < len(MIGRATIONS):
        raise StoreError(f"{path} is of an older version: `translator run` brings it up to date")


def _no_runs(path: Path) -> NotInHistory:
    return NotInHistory(f"no runs yet in {path.parent}/; run `translator run` first")
