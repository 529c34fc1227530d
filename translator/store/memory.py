"""The translation memory: a sentence is translated once, in this run and all later ones.

What models said is kept for each way of translating (digest) and is bounded in number; what people
corrected (corrections.py) holds for all of them and stays until a person removes it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from translator.article import TranslatedSentence
from translator.store import corrections
from translator.store.corrections import key
from translator.store.jsonform import flags_of, repairs_of, to_column
from translator.store.schema import transaction
from translator.store.trouble import explained, guarded
from translator.store.values import MemoryStats, Served, Unit

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from translator.signature import Signature
    from translator.store.values import Imported

# Sentences of models that are kept: about ten years of 20 articles a day, 0.9 GB of history.db
# (benchmarks/memory.py). Beyond it the memory goes down to SPARED of that: trimming is rare.
MOST = 2_000_000
SPARED = 0.9


class TranslationMemory:
    """The memory in one open history.db; every method raises StoreError where the disk fails."""

    def __init__(self, out: Path, connection: sqlite3.Connection) -> None:
        self.out = out
        self.most = MOST
        self._connection = connection

    @guarded
    def remembered(
        self, translation_digest: str, sentences: Iterable[str]
    ) -> dict[str, TranslatedSentence]:
        """Those of the German sentences whose English is known; a person's word comes first."""
        wanted = list(sentences)
        known = _of_models(self._connection, translation_digest, wanted)
        people = corrections.among(self._connection, wanted)
        return known | {
            source: TranslatedSentence(target, 0.0, origin="human")
            for source, target in people.items()
        }

    @guarded
    def remember(self, translation_digest: str, pairs: Mapping[str, TranslatedSentence]) -> None:
        """Keep the English of German sentences; one commit."""
        with transaction(self._connection):
            signature = _signature(self._connection, translation_digest)
            self._connection.executemany(
                "INSERT OR REPLACE INTO memory "
                "(signature, key, source, target, score, flags, repairs, origin) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (
                        *(signature, key(source), source, it.text, it.score),
                        *(to_column(it.flags), to_column(it.repairs), it.origin),
                    )
                    for source, it in pairs.items()
                ),
            )

    @guarded
    def serve(self, signature: Signature, run: int) -> None:
        """Note which way of translating a run uses: the one that is used last is trimmed last."""
        with transaction(self._connection):
            number = _signature(self._connection, signature.translation_digest)
            self._connection.execute(
                "UPDATE memory_signatures SET used = ?, model = ? WHERE id = ?",
                (run, signature.model, number),
            )

    @guarded
    def trim(self) -> int:
        """Drop the oldest sentences of models beyond `self.most`; gives their number.

        Ways of translating that were used least recently go first, and in each the sentences that
        were kept first. One transaction: a crash leaves the memory as it was.
        """
        if self._spread() <= self.most:
            return 0
        total = self._count("memory")
        excess = total - int(self.most * SPARED) if total > self.most else 0
        with transaction(self._connection):
            for (signature,) in self._connection.execute(
                "SELECT id FROM memory_signatures ORDER BY used, id"
            ).fetchall():
                excess -= self._drop(signature, excess) if excess else 0
        return total - self._count("memory")

    @guarded
    def stats(self) -> MemoryStats:
        """How much is known, from whom, and how much there may be."""
        rows = self._connection.execute(
            "SELECT s.digest, s.model, s.used, count(*) "
            "FROM memory m JOIN memory_signatures s ON s.id = m.signature "
            "GROUP BY s.id ORDER BY s.used DESC, s.id DESC"
        )
        served = tuple(Served(*row) for row in rows)
        (size,) = self._connection.execute(
            "SELECT coalesce(sum(length(CAST(source || target AS BLOB))), 0) FROM memory"
        ).fetchone()
        sentences = sum(it.sentences for it in served)
        return MemoryStats(sentences, self.most, size, self._count("corrections"), served)

    @guarded
    def has_corrections(self) -> bool:
        """Whether any person ever corrected anything here."""
        return bool(self._connection.execute("SELECT 1 FROM corrections LIMIT 1").fetchone())

    @guarded
    def corrected(self, sentences: Iterable[str]) -> dict[str, str]:
        """Those of the German sentences that a person corrected, with their English."""
        return corrections.among(self._connection, sentences)

    @guarded
    def correct(self, units: Iterable[Unit | None], accepted: Callable[[Unit], None]) -> Imported:
        """Take over what people corrected (see corrections.add): all of it or nothing."""
        return corrections.add(self._connection, units, accepted)

    def units(self) -> Iterator[Unit]:
        """Each sentence once: as a person corrected it, else as the latest model has it."""
        with explained(self.out):
            yield from corrections.units(self._connection)
            better: list[int] = []
            for signature, digest, model in self._connection.execute(
                "SELECT id, digest, model FROM memory_signatures ORDER BY used DESC, id DESC"
            ).fetchall():
                for source, target, score, flags in self._only_in(signature, better):
                    of_model = {"score": score, "flags": flags_of(flags), "origin": "model"}
                    yield Unit(source, target, **of_model, model=model, digest=digest)
                better.append(signature)

    @guarded
    def clear(self, *, people: bool) -> tuple[int, int]:
        """Forget what models said, and `people` too; how many of each went. Frees the disk."""
        before = self._count("memory"), self._count("corrections")
        with transaction(self._connection):
            self._connection.execute("DELETE FROM memory")
            if people:
                self._connection.execute("DELETE FROM corrections")
        self._connection.execute("VACUUM")
        return before[0], before[1] if people else 0

    def _count(self, table: str) -> int:
        return int(self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608

    def _spread(self) -> int:
        """No fewer than there are sentences, and known at once, where counting reads an index."""
        row = self._connection.execute(
            "SELECT (SELECT max(rowid) FROM memory) - (SELECT min(rowid) FROM memory) + 1"
        ).fetchone()
        return int(row[0] or 0)

    def _drop(self, signature: int, number: int) -> int:
        """Drop the `number` first sentences of a signature, as many as it has."""
        last = self._connection.execute(
            "SELECT rowid FROM memory NOT INDEXED WHERE signature = ? "
            "ORDER BY rowid LIMIT 1 OFFSET ?",
            (signature, number - 1),
        ).fetchone()
        return self._connection.execute(
            "DELETE FROM memory WHERE signature = ? AND rowid <= ?",
            (signature, last[0] if last else 2**62),
        ).rowcount

    def _only_in(self, signature: int, better: list[int]) -> sqlite3.Cursor:
        """Give what only this signature has, of all those that people and `better` ones lack.

        Of what was copied only that for which a person might know better.
        """
        return self._connection.execute(
            "SELECT source, target, score, flags FROM memory m NOT INDEXED "
            "WHERE signature = ? AND (origin <> 'copied' OR flags IS NOT NULL) "
            "AND NOT EXISTS (SELECT 1 FROM corrections c WHERE c.key = m.key) "
            "AND NOT EXISTS (SELECT 1 FROM memory b "
            "WHERE b.signature IN (SELECT value FROM json_each(?)) AND b.key = m.key) "
            "ORDER BY rowid",
            (signature, json.dumps(better)),
        )


def _of_models(
    connection: sqlite3.Connection, digest: str, sentences: Iterable[str]
) -> dict[str, TranslatedSentence]:
    signature = connection.execute(
        "SELECT id FROM memory_signatures WHERE digest = ?", (digest,)
    ).fetchone()
    if signature is None:
        return {}
    known = {}
    for source in sentences:
        row = connection.execute(
            "SELECT target, score, flags, repairs, origin FROM memory "
            "WHERE signature = ? AND key = ? AND source = ?",
            (*signature, key(source), source),
        ).fetchone()
        if row is not None:
            text, score, flags, repairs, origin = row
            known[source] = TranslatedSentence(
                text, score, flags_of(flags), repairs_of(repairs), origin
            )
    return known


def _signature(connection: sqlite3.Connection, digest: str) -> int:
    connection.execute("INSERT OR IGNORE INTO memory_signatures (digest) VALUES (?)", (digest,))
    row = connection.execute(
        "SELECT id FROM memory_signatures WHERE digest = ?", (digest,)
    ).fetchone()
    return int(row[0])
