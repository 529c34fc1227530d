"""Looking for words in all originals and translations: the latest brief of each article."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from translator.store.history import History
from translator.store.query import parse
from translator.store.trouble import guarded

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from translator.brief import Title
    from translator.store.query import Query

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Period:
    """Articles from `since` to `until`, both included: "2024", "2024-11" or "2024-11-15".

    An article whose date is as vague as "2024-11" is in it if it may be.
    """

    since: str | None = None
    until: str | None = None


ALWAYS = Period()


def within(day: str) -> str:
    """What SQL asks of a column of dates to be in a period, given as :since and :until."""
    return (
        f"(:since IS NULL OR {day} >= substr(:since, 1, length({day}))) "
        f"AND (:until IS NULL OR substr({day}, 1, length(:until)) <= :until)"
    )


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that has what was looked for, and the sentence that has most of it.

    `sentence` is its index among `sentences` of them; None where only the headline has it, which
    then stands in `de` and `en`. The marks are places in `de` and `en`, in characters, end
    exclusive; `gone` says that the article is no longer among the inputs.
    """

    article: str
    date: str | None
    publisher: str | None
    title: Title
    gone: bool
    sentence: int | None
    sentences: int
    de: str
    en: str
    de_marks: Spans
    en_marks: Spans


@dataclass(frozen=True, slots=True)
class Found:
    """The first hits of `total`."""

    total: int
    hits: tuple[Hit, ...]


# Looked at only where somebody wants it: of a frequent word it is most of the work.
_NARROWED = f"""
    JOIN searched ON searched.brief = search.rowid AND {within("date")}
    AND (:publisher IS NULL OR instr(lower(publisher), lower(:publisher)))
"""


class Search:
    """The index of one open history.db; every method raises StoreError where the disk fails."""

    def __init__(self, out: Path, connection: sqlite3.Connection) -> None:
        self.out = out
        self._connection = connection
        self._history = History(connection)

    @guarded
    def find(
        self,
        text: str,
        *,
        limit: int,
        newest: bool = False,
        period: Period = ALWAYS,
        publisher: str | None = None,
    ) -> Found:
        """Find articles, the most relevant first (or the newest). Raises BadQuery.

        Case and marks on letters don't matter; see query.parse for what may be typed.
        """
        query = parse(text)
        wanted: dict[str, Any] = {"query": query.expression, "limit": limit, **asdict(period)}
        wanted["publisher"] = publisher
        narrowed = newest or any((publisher, period.since, period.until))
        matching = f"FROM search {_NARROWED if narrowed else ''} WHERE search MATCH :query"
        order = "date DESC, rank" if newest else "rank"
        (total,) = self._connection.execute(f"SELECT count(*) {matching}", wanted).fetchone()
        rows = self._connection.execute(
            f"SELECT search.rowid {matching} ORDER BY {order} LIMIT :limit", wanted
        ).fetchall()
        return Found(total, tuple(self._hit(query, brief) for (brief,) in rows))

    def _hit(self, query: Query, number: int) -> Hit:
        views = self._history.views(number)
        brief, status = views.brief, self._history.status(views.brief.id)
        pairs = [
            (german.text, english.text)
            for german, english in zip(
                views.article.sentences, views.translation.sentences, strict=True
            )
        ]
        hits = [query.hits(*pair) for pair in pairs]
        best = hits.index(max(hits)) if any(hits) else None
        german, english = (brief.title.de, brief.title.en) if best is None else pairs[best]
        return Hit(
            article=brief.id,
            date=brief.date,
            publisher=brief.publisher,
            title=brief.title,
            gone=status == "gone",
            sentence=best,
            sentences=len(pairs),
            de=german,
            en=english,
            de_marks=query.spans(german, 0),
            en_marks=query.spans(english, 1),
        )
