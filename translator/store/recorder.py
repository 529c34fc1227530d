"""Writing history: what a run met and made.

A row of `events` says that an article changed its state in a run; an unchanged article has
none. So the state of run N is, of each article, the last event up to N, and a daily run over
100,000 articles with nothing new writes one row.
"""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from translator.store.jsonform import brief_to_json
from translator.store.likeness import Likeness
from translator.store.schema import transaction
from translator.store.values import Wanted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from translator.article import Article, Translation
    from translator.brief import Brief
    from translator.signature import Signature
    from translator.store.values import Moved


class _Event(NamedTuple):
    status: str
    source: str
    sha256: str
    error: str | None
    brief: int | None


class Recorder:
    """The writing statements over one open history.db."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._likeness = Likeness(connection)

    def begin_run(self, signature: Signature, inputs: str) -> int:
        """Note that a run starts, and give its number."""
        with transaction(self.connection):
            self._add_signature(signature)
            cursor = self.connection.execute(
                "INSERT INTO runs (started, inputs, signature) VALUES (?, ?, ?)",
                (_now(), inputs, signature.digest),
            )
        return int(cursor.lastrowid or 0)

    def finish_run(self, run: int, totals: Mapping[str, int | float]) -> None:
        """Note that a run came to its end."""
        self.connection.execute(
            "UPDATE runs SET finished = ?, totals = ? WHERE id = ?",
            (_now(), _text(dict(totals)), run),
        )

    def add(  # noqa: PLR0913, all that one brief is made of
        self,
        run: int,
        *,
        data: bytes,
        ending: str,
        article: Article,
        translation: Translation,
        brief: Brief,
        moved: Moved | None = None,
    ) -> int:
        """Keep a brief with all it was made of, as the article's state; give its number."""
        with transaction(self.connection):
            text = self._likeness.keep(article)
            self._add_signature(brief.signature)
            self.connection.execute(
                "INSERT OR IGNORE INTO originals VALUES (?, ?)", (brief.sha256, data)
            )
            self.connection.execute(
                "INSERT OR IGNORE INTO briefs (article, source, ending, sha256, signature, run, "
                "date, brief_json, article_json, translation_json, text) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(brief.id, brief.source, ending, brief.sha256, brief.signature.digest, run),
                    *(brief.date, brief_to_json(brief, run), _text(article), _text(translation)),
                    text.number,
                ),
            )
            digest = brief.signature.digest
            number = self._find(Wanted(brief.id, brief.source, brief.sha256, digest))
            assert number is not None
            if moved is None:
                self._likeness.tie(number, text, article)
            else:
                self._likeness.tie_as(number, moved.brief)
            self._set_current(run, number, moved)
        return number

    def readopt(self, run: int, wanted: Wanted, moved: Moved | None = None) -> int | None:
        """Make a brief that history already holds the article's state; None if it holds none."""
        number = self._find(wanted)
        if number is not None:
            with transaction(self.connection):
                self._set_current(run, number, moved)
        return number

    def twin(self, sha256: str, ending: str, signature: str) -> int | None:
        """The first brief of the same bytes, read and briefed in the same way, of any article."""
        row = self.connection.execute(
            "SELECT min(id) FROM briefs WHERE sha256 = ? AND ending = ? AND signature = ?",
            (sha256, ending, signature),
        ).fetchone()
        return None if row[0] is None else int(row[0])

    def fail(self, run: int, article: str, source: str, sha256: str, error: str) -> None:
        """Note that an article can't be read; nothing to note if it was the same before."""
        last = self._last(article)
        if last is not None and last[:4] == ("failed", source, sha256, error):
            return
        brief = last.brief if last is not None else None
        self._add_event(run, article, source, "failed", sha256, "", brief, error, None)

    def gone(self, run: int, articles: Iterable[str]) -> None:
        """Note that articles are no longer among the inputs."""
        with transaction(self.connection):
            for article in articles:
                last = self._last(article)
                if last is not None and last.status != "gone":
                    self._add_gone(run, article, last, None)

    def rendered(self, article: str, written: Mapping[str, str]) -> None:
        """Note what was written of an article: the files of its current brief, or none any more."""
        with transaction(self.connection):
            self.connection.execute(
                "INSERT OR REPLACE INTO files VALUES (?, ?)", (article, _text(dict(written)))
            )
            self.connection.execute(
                "UPDATE briefs SET rendered = 1 WHERE article = ? AND rendered = 0", (article,)
            )

    def _add_signature(self, signature: Signature) -> None:
        self.connection.execute(
            "INSERT OR IGNORE INTO signatures VALUES (?, ?)", (signature.digest, _text(signature))
        )

    def _find(self, wanted: Wanted) -> int | None:
        row = self.connection.execute(
            "SELECT id FROM briefs "
            "WHERE article = ? AND source = ? AND sha256 = ? AND signature = ?",
            wanted,
        ).fetchone()
        return None if row is None else int(row[0])

    def _last(self, article: str) -> _Event | None:
        row = self.connection.execute(
            "SELECT status, source, sha256, error, brief FROM events "
            "WHERE article = ? ORDER BY run DESC LIMIT 1",
            (article,),
        ).fetchone()
        return None if row is None else _Event(*row)

    def _set_current(self, run: int, brief: int, moved: Moved | None = None) -> None:
        self.connection.execute("UPDATE briefs SET rendered = 0 WHERE id = ?", (brief,))
        article, source, sha256, signature = self.connection.execute(
            "SELECT article, source, sha256, signature FROM briefs WHERE id = ?", (brief,)
        ).fetchone()
        last = self._last(article)
        if last is not None and last.status in ("new", "changed") and last.brief == brief:
            return
        # A failed article that had a brief before comes back as changed, a gone one as new.
        known = last is not None and last.status != "gone" and last.brief is not None
        status = "changed" if known else "new"
        name = None if moved is None else moved.article
        self._add_event(run, article, source, status, sha256, signature, brief, None, name)
        if moved is not None:
            self._leave(run, moved, article)

    def _leave(self, run: int, moved: Moved, article: str) -> None:
        """Note that an article has another name now; its folder in out/ waits for its removal."""
        last = self._last(moved.article)
        assert last is not None
        self._add_gone(run, moved.article, last, article)
        self.connection.execute("UPDATE briefs SET rendered = 0 WHERE id = ?", (moved.brief,))

    def _add_gone(self, run: int, article: str, last: _Event, renamed: str | None) -> None:
        rest = (last.source, "gone", last.sha256, "", last.brief, None, renamed)
        self._add_event(run, article, *rest)

    def _add_event(self, run: int, article: str, *rest: str | int | None) -> None:
        """Columns `source` to `renamed`; the later of two events in one run holds."""
        self.connection.execute(
            "INSERT OR REPLACE INTO events "
            "(article, run, source, status, sha256, signature, brief, error, renamed) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (article, run, *rest),
        )


def _text(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")
