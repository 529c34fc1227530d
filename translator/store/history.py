"""Reading history: the state of any run, and what each brief was made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from translator.article import Article, Translation
from translator.errors import NotInHistory
from translator.signature import Signature
from translator.store.jsonform import brief_from_json
from translator.store.likeness import Likeness
from translator.store.values import Current, Entry, Index, Listed, Run, Views

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from translator.brief import Brief
    from translator.store.likeness import Tie

NEWEST = 2**62  # later than any run
_ARTICLE = msgspec.json.Decoder(Article)
_TRANSLATION = msgspec.json.Decoder(Translation)
_SIGNATURE = msgspec.json.Decoder(Signature)


class History:
    """The reading statements over one open history.db."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._likeness = Likeness(connection)

    def current(self) -> dict[str, Current]:
        """The latest state of all articles but those that are gone."""
        unfinished = {
            row[0] for row in self.connection.execute("SELECT id FROM briefs WHERE rendered = 0")
        }
        rows = self.connection.execute(
            "SELECT article, sha256, signature, brief, status, source "
            "FROM latest WHERE status <> 'gone'"
        )
        return {
            article: Current(
                sha256, signature, brief, status == "failed", brief not in unfinished, source
            )
            for article, sha256, signature, brief, status, source in rows
        }

    def waiting(self) -> list[str]:
        """The articles whose files a killed process may have left unfinished."""
        rows = self.connection.execute("SELECT article FROM briefs WHERE rendered = 0")
        return [row[0] for row in rows]

    def shelved(self) -> Iterator[tuple[str, int, bool]]:
        """The articles that have files in out/, their briefs, and whether they are still there.

        Those of a gone article stay, unless it only has another name now.
        """
        rows = self.connection.execute(
            "SELECT article, brief, status <> 'gone' FROM latest "
            "WHERE brief IS NOT NULL AND (status <> 'gone' OR renamed IS NULL)"
        )
        return ((article, brief, bool(there)) for article, brief, there in rows)

    def met(self, inputs: str) -> set[str]:
        """The articles that any run over the same inputs ever met."""
        rows = self.connection.execute(
            "SELECT DISTINCT article FROM events JOIN runs ON runs.id = run WHERE inputs = ?",
            (inputs,),
        )
        return {row[0] for row in rows}

    def runs(self) -> list[Run]:
        """All runs whose state is kept, oldest first."""
        rows = self.connection.execute(
            "SELECT id, started, finished, inputs, json, totals "
            "FROM runs JOIN signatures ON digest = signature WHERE pruned = 0 ORDER BY id"
        )
        return [
            Run(
                number,
                start,
                end,
                inputs,
                _SIGNATURE.decode(signature),
                msgspec.json.decode(totals),
            )
            for number, start, end, inputs, signature, totals in rows
        ]

    def checked_run(self, run: int | None) -> int:
        """The run to look back to; NotInHistory for a number that no run has."""
        if run is None:
            return NEWEST
        rows = self.connection.execute("SELECT id FROM runs WHERE pruned = 0 ORDER BY id")
        numbers = [row[0] for row in rows]
        if run not in numbers:
            known = f"history holds {numbers[0]} to {numbers[-1]}" if numbers else "there are none"
            raise NotInHistory(f"no run {run}; {known}: see `translator runs`")
        return run

    def state(self, run: int, between: tuple[int, int] | None = None) -> dict[str, Entry]:
        """The state after a run; with `between`, of articles with an event in (first, last]."""
        first, last = between or (None, None)
        rows = self.connection.execute(
            """
            SELECT e.article, e.source, e.sha256, e.status, e.error, b.brief_json,
                   coalesce(b.run, e.run), e.renamed
            FROM events e LEFT JOIN briefs b ON b.id = e.brief
            WHERE e.run <= :run AND e.status <> 'gone'
            AND NOT EXISTS (
                SELECT 1 FROM events later
                WHERE later.article = e.article AND later.run > e.run AND later.run <= :run
            )
            AND (:first IS NULL OR e.article IN (
                SELECT article FROM events WHERE run > :first AND run <= :last
            ))
            ORDER BY e.article
            """,
            {"run": run, "first": first, "last": last},
        )
        return {
            article: Entry(article, source, sha256, status, error, _brief(text), made_by, renamed)
            for article, source, sha256, status, error, text, made_by, renamed in rows
        }

    def count(self, run: int) -> int:
        """How many articles the state of a run holds."""
        query = """
            SELECT count(*) FROM events e
            WHERE run <= :run AND status <> 'gone' AND NOT EXISTS (
                SELECT 1 FROM events later
                WHERE later.article = e.article AND later.run > e.run AND later.run <= :run
            )
        """
        return int(self.connection.execute(query, {"run": run}).fetchone()[0])

    def brief_at(self, article: str, run: int) -> tuple[int | None, str | None] | None:
        """The article's brief and error in the state of a run, gone or not; None if unknown."""
        row: tuple[int | None, str | None] | None = self.connection.execute(
            "SELECT brief, error FROM events WHERE article = ? AND run <= ? "
            "ORDER BY run DESC LIMIT 1",
            (article, run),
        ).fetchone()
        return row

    def failure(self, article: str) -> tuple[str, str] | None:
        """The source and the error of an article that failed in its latest state."""
        row = self.connection.execute(
            "SELECT source, error FROM events WHERE article = ? ORDER BY run DESC LIMIT 1",
            (article,),
        ).fetchone()
        return None if row is None or row[1] is None else (row[0], row[1])

    def turns(self, article: str) -> list[int]:
        """The runs in which the article's state changed, oldest first."""
        rows = self.connection.execute(
            "SELECT run FROM events WHERE article = ? ORDER BY run", (article,)
        )
        return [row[0] for row in rows]

    def articles(self, run: int) -> list[str]:
        """All articles met up to a run."""
        rows = self.connection.execute("SELECT DISTINCT article FROM events WHERE run <= ?", (run,))
        return [row[0] for row in rows]

    def status(self, article: str) -> str:
        """What the last event of an article said."""
        row = self.connection.execute(
            "SELECT status FROM events WHERE article = ? ORDER BY run DESC LIMIT 1", (article,)
        ).fetchone()
        return str(row[0])

    def ties(self, brief: int) -> tuple[Tie, ...]:
        """What the article of a brief is to those before it and after it."""
        earlier = self._likeness.of(brief)
        (article,) = self.connection.execute(
            "SELECT article FROM briefs WHERE id = ?", (brief,)
        ).fetchone()
        return (*((earlier,) if earlier else ()), *self._likeness.later(article))

    def parting(self, article: str, run: int) -> tuple[int, str | None] | None:
        """The run that an article is gone since and its later name; None if it is there."""
        row = self.connection.execute(
            "SELECT run, status, renamed FROM events WHERE article = ? AND run <= ? "
            "ORDER BY run DESC LIMIT 1",
            (article, run),
        ).fetchone()
        return (int(row[0]), row[2]) if row is not None and row[1] == "gone" else None

    def earlier_name(self, article: str, run: int) -> str | None:
        """What an article was called before, if it was ever renamed."""
        row = self.connection.execute(
            "SELECT renamed FROM events WHERE article = ? AND run <= ? AND renamed IS NOT NULL "
            "AND status <> 'gone' ORDER BY run DESC LIMIT 1",
            (article, run),
        ).fetchone()
        return None if row is None else str(row[0])

    def written(self, article: str) -> dict[str, str] | None:
        """What was last written of an article into out/: names and SHA-256; None if not known."""
        row = self.connection.execute(
            "SELECT written FROM files WHERE article = ?", (article,)
        ).fetchone()
        return None if row is None else msgspec.json.decode(row[0], type=dict[str, str])

    def signature(self, digest: str) -> Signature | None:
        """The signature of that digest, if history knows it."""
        row = self.connection.execute(
            "SELECT json FROM signatures WHERE digest = ?", (digest,)
        ).fetchone()
        return None if row is None else _SIGNATURE.decode(row[0])

    def made_by(self, brief: int) -> int:
        """The run that made a brief."""
        row = self.connection.execute("SELECT run FROM briefs WHERE id = ?", (brief,)).fetchone()
        return int(row[0])

    def article(self, brief: int) -> Article:
        """The article that a brief was made of."""
        (text,) = self.connection.execute(
            "SELECT article_json FROM briefs WHERE id = ?", (brief,)
        ).fetchone()
        return _ARTICLE.decode(text)

    def views(self, brief: int) -> Views:
        """What the files of a brief are made of."""
        article, translation, text, data, ending = self.connection.execute(
            "SELECT article_json, translation_json, brief_json, bytes, ending "
            "FROM briefs JOIN originals USING (sha256) WHERE id = ?",
            (brief,),
        ).fetchone()
        return Views(
            _ARTICLE.decode(article),
            _TRANSLATION.decode(translation),
            brief_from_json(text),
            text,
            data,
            ending,
            self._likeness.of(brief),
        )

    def index(self, limit: int) -> Index:
        """The `limit` latest briefs by date, and as many of the articles that have none."""
        errors, failed = {}, []
        for article, brief, error in self.connection.execute(
            "SELECT article, brief, error FROM latest WHERE status <> 'gone'"
        ):
            if brief is None:
                failed.append((article, error))
            else:
                errors[brief] = error
        latest: list[int] = []
        # This walks an index over the dates, and stops early: the wide rows stay unread.
        for (brief,) in self.connection.execute(
            "SELECT id FROM briefs ORDER BY date DESC, id DESC"
        ):
            if len(latest) == limit:
                break
            if brief in errors:
                latest.append(brief)
        return Index(
            tuple(self._listed(brief, errors[brief]) for brief in latest),
            len(errors),
            tuple(failed[:limit]),
        )

    def _listed(self, brief: int, error: str | None) -> Listed:
        text, ending = self.connection.execute(
            "SELECT brief_json, ending FROM briefs WHERE id = ?", (brief,)
        ).fetchone()
        return Listed(brief_from_json(text), ending, error, self.ties(brief))


def read_row(article: str, translation: str, brief: str) -> tuple[Article, Translation, Brief]:
    """Read what is kept of a brief; msgspec.MsgspecError where that can't be read."""
    return _ARTICLE.decode(article), _TRANSLATION.decode(translation), brief_from_json(brief)


def _brief(text: str | None) -> Brief | None:
    return brief_from_json(text) if text else None
