"""Making history smaller: what only older runs need goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from translator.store.schema import transaction
from translator.store.trouble import guarded

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

# An event that tells nothing of the first kept run or a later one: another one took its place by
# then, or the article was gone by then.
_NEEDLESS = """
    SELECT article, run FROM events e WHERE run <= :first AND (status = 'gone' OR EXISTS (
        SELECT 1 FROM events later
        WHERE later.article = e.article AND later.run > e.run AND later.run <= :first
    ))
"""
_BRIEFS = f"""
    SELECT id FROM briefs WHERE NOT EXISTS (
        SELECT 1 FROM events WHERE brief = briefs.id AND (article, run) NOT IN ({_NEEDLESS})
    )
"""  # noqa: S608
_ORIGINALS = f"""
    SELECT sha256 FROM originals WHERE sha256 NOT IN (
        SELECT sha256 FROM briefs WHERE id NOT IN ({_BRIEFS})
    )
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Pruned:
    """What goes, or would go: counts, and `bytes` of the texts of briefs and originals.

    `first` is the first run whose state is kept; None where there are no more runs than are kept.
    """

    first: int | None
    runs: int
    events: int
    briefs: int
    originals: int
    bytes: int


class Pruning:
    """The pruning of one open history.db; every method raises StoreError where the disk fails."""

    def __init__(self, out: Path, connection: sqlite3.Connection) -> None:
        self.out = out
        self._connection = connection

    @guarded
    def plan(self, keep: int) -> Pruned:
        """Tell what would go if the states of the last `keep` runs were kept."""
        row = self._connection.execute(
            "SELECT id FROM runs WHERE pruned = 0 ORDER BY id DESC LIMIT 1 OFFSET ?", (keep - 1,)
        ).fetchone()
        if row is None:
            return Pruned(None, 0, 0, 0, 0, 0)
        first = int(row[0])
        runs = self._number("SELECT count(*) FROM runs WHERE id < :first AND pruned = 0", first)
        events = self._number(f"SELECT count(*) FROM ({_NEEDLESS})", first)  # noqa: S608
        briefs, texts = self._sizes(
            f"SELECT count(*), sum({_bytes('brief_json', 'article_json', 'translation_json')}) "  # noqa: S608
            f"FROM briefs WHERE id IN ({_BRIEFS})",
            first,
        )
        originals, data = self._sizes(
            f"SELECT count(*), sum(length(bytes)) FROM originals WHERE sha256 IN ({_ORIGINALS})",  # noqa: S608
            first,
        )
        return Pruned(first, runs, events, briefs, originals, texts + data)

    @guarded
    def prune(self, keep: int) -> Pruned:
        """Drop all but the states of the last `keep` runs, and give the disk back.

        The states of the kept runs, what people corrected and the translation memory stay as they
        are. One transaction; what it frees is given back afterwards, which takes as much room on
        the disk once more while it lasts.
        """
        planned = self.plan(keep)
        if planned.first is not None and planned.runs:
            with transaction(self._connection):
                self._drop(planned.first)
            self._connection.execute("VACUUM")
        return planned

    def _drop(self, first: int) -> None:
        named = {"first": first}
        execute = self._connection.execute
        execute(f"DELETE FROM events WHERE (article, run) IN ({_NEEDLESS})", named)  # noqa: S608
        execute(
            "DELETE FROM searched WHERE brief NOT IN "
            "(SELECT brief FROM events WHERE brief IS NOT NULL)"
        )
        execute(
            "DELETE FROM briefs WHERE id NOT IN (SELECT brief FROM events WHERE brief IS NOT NULL)"
        )
        execute("DELETE FROM originals WHERE sha256 NOT IN (SELECT sha256 FROM briefs)")
        execute("DELETE FROM texts WHERE id NOT IN (SELECT text FROM briefs WHERE text > 0)")
        execute("DELETE FROM files WHERE article NOT IN (SELECT article FROM events)")
        # A run that made a brief which is still needed keeps its row: brief.json names it.
        execute(
            "DELETE FROM runs WHERE id < :first AND id NOT IN (SELECT run FROM events) "
            "AND id NOT IN (SELECT run FROM briefs)",
            named,
        )
        execute("UPDATE runs SET pruned = 1 WHERE id < :first", named)

    def _number(self, query: str, first: int) -> int:
        return int(self._connection.execute(query, {"first": first}).fetchone()[0])

    def _sizes(self, query: str, first: int) -> tuple[int, int]:
        count, size = self._connection.execute(query, {"first": first}).fetchone()
        return int(count), int(size or 0)


def _bytes(*columns: str) -> str:
    return " + ".join(f"length(CAST({column} AS BLOB))" for column in columns)
