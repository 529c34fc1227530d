"""What earlier runs saw, so that a run need not look again; every answer is checked, none needed.

Emptied tables cost time and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from translator.store import files
from translator.store.glance import Glance
from translator.store.schema import transaction
from translator.store.shelf import INDEX
from translator.store.trouble import guarded

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from pathlib import Path


class Look(NamedTuple):
    """The bytes of a source when its file's state was `state`.

    `lines` is what counting recurring lines needs (`reading.line_hashes`).
    """

    file: str
    part: str
    state: str
    sha256: str
    lines: bytes


class Settled(NamedTuple):
    """Where a run over `inputs` left nothing to do.

    `digest` is of all that a run goes by beside history, `page` the SHA-256 of index.html,
    `passed_over` how many files aren't articles; `failures` are the lines about articles that
    fail, `articles` the others.
    """

    inputs: str
    digest: str
    page: str
    passed_over: int
    failures: tuple[str, ...]
    articles: tuple[str, ...]


class Seen:
    """The tables `looks` and `settled` of one open history.db."""

    def __init__(self, out: Path, connection: sqlite3.Connection) -> None:
        self.out = out
        self._connection = connection
        self._version = self._others()

    @guarded
    def looks(self) -> dict[tuple[str, str], Look]:
        """All looks, by file and part."""
        rows = self._connection.execute("SELECT file, part, state, sha256, lines FROM looks")
        return {(row[0], row[1]): Look(*row) for row in rows}

    @guarded
    def keep(self, looks: Iterable[Look], forgotten: Iterable[tuple[str, str]]) -> None:
        """Keep new looks; those `forgotten` (file and part) go."""
        with transaction(self._connection):
            self._connection.executemany("DELETE FROM looks WHERE file = ? AND part = ?", forgotten)
            self._connection.executemany(
                "INSERT OR REPLACE INTO looks VALUES (?, ?, ?, ?, ?)", looks
            )

    @guarded
    def settled(self, inputs: str, digest: str) -> Settled | None:
        """Where the last run over these inputs left nothing to do, and all is as it was then.

        History and all that `digest` is of; and each article has its files in out/.
        """
        row = self._connection.execute(
            "SELECT page, passed_over, failures, articles FROM settled "
            "WHERE inputs = ? AND digest = ?",
            (inputs, digest),
        ).fetchone()
        if row is None:
            return None
        page, passed_over, failures, articles = row
        told = msgspec.json.decode(failures, type=tuple[str, ...])
        found = Settled(
            inputs, digest, page, passed_over, told, tuple(articles.split("\n") if articles else ())
        )
        return found if Glance(self.out).whole(found.articles) else None

    @guarded
    def settle(
        self,
        inputs: str,
        digest: str,
        *,
        passed_over: int,
        failures: Sequence[str],
        articles: Iterable[str],
    ) -> None:
        """Note that nothing is left to do, unless somebody else wrote to history meanwhile."""
        page = files.sha256_of(self.out / INDEX)
        told = msgspec.json.encode(failures).decode()
        with transaction(self._connection):
            if self._others() == self._version:
                self._connection.execute(
                    "INSERT OR REPLACE INTO settled VALUES (?, ?, ?, ?, ?, ?)",
                    (inputs, digest, page, passed_over, told, "\n".join(articles)),
                )

    def page_is(self, sha256: str) -> bool:
        """Whether index.html is the page of that hash."""
        try:
            return files.sha256_of(self.out / INDEX) == sha256
        except OSError:
            return False

    def _others(self) -> int:
        """A number that changes when another connection writes."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])
