"""What history holds now, article by article, for those who take it elsewhere."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from translator.errors import NotInHistory
from translator.store import lookup
from translator.store.history import History
from translator.store.search import ALWAYS, within
from translator.store.trouble import explained
from translator.store.values import Shown

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from translator.store.search import Period

_DATED = """
    SELECT searched.brief, coalesce(b.date, substr(started, 1, 10)) AS day
    FROM searched JOIN latest USING (article)
    JOIN briefs b ON b.id = searched.brief JOIN runs ON runs.id = b.run
    WHERE status <> 'gone'
"""
_BY_DAY = "ORDER BY day, searched.article"


class Contents:
    """The latest briefs in one open history.db."""

    def __init__(self, out: Path, connection: sqlite3.Connection) -> None:
        self.out = out
        self._connection = connection
        self._history = History(connection)

    def latest(self, names: Iterable[str] = (), period: Period = ALWAYS) -> Iterator[Shown]:
        """Give the latest brief of each article, one at a time, by date; of `names` if given.

        One without a date counts by the day of the run that made its brief.

        An article that is gone is given only by its name. Raises NotInHistory before the first.
        """
        with explained(self.out):
            for brief in [*self._named(names)] or self._briefs(period):
                views = self._history.views(brief)
                run = self._history.made_by(brief)
                yield Shown(views.article, views.translation, views.brief, run)

    def _named(self, names: Iterable[str]) -> Iterator[int]:
        for name in names:
            rows = (
                self._connection.execute("SELECT brief FROM searched WHERE article = ?", (it,))
                for it in lookup.candidates(name)
            )
            found = next((row for it in rows if (row := it.fetchone()) is not None), None)
            if found is None:
                raise NotInHistory(
                    f"no brief of {name!r} in {self.out / 'history.db'}: see `translator show`"
                )
            yield int(found[0])

    def _briefs(self, period: Period) -> list[int]:
        rows = self._connection.execute(f"{_DATED} AND {within('day')} {_BY_DAY}", asdict(period))
        return [row[0] for row in rows]
