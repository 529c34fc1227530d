"""The translation memory: a sentence is translated once, in this run and all later ones."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from translator.article import TranslatedSentence
from translator.store.jsonform import flags_from_json, flags_to_json
from translator.store.schema import transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping


def remembered(
    connection: sqlite3.Connection, digest: str, sentences: Iterable[str]
) -> dict[str, TranslatedSentence]:
    """Those of the German sentences whose English is known under this translation digest."""
    signature = connection.execute(
        "SELECT id FROM memory_signatures WHERE digest = ?", (digest,)
    ).fetchone()
    if signature is None:
        return {}
    known = {}
    for source in sentences:
        row = connection.execute(
            "SELECT target, score, flags FROM memory "
            "WHERE signature = ? AND key = ? AND source = ?",
            (*signature, _key(source), source),
        ).fetchone()
        if row is not None:
            known[source] = TranslatedSentence(row[0], row[1], flags_from_json(row[2]))
    return known


def remember(
    connection: sqlite3.Connection, digest: str, pairs: Mapping[str, TranslatedSentence]
) -> None:
    """Keep the English of German sentences, in one transaction."""
    with transaction(connection):
        connection.execute("INSERT OR IGNORE INTO memory_signatures (digest) VALUES (?)", (digest,))
        (signature,) = connection.execute(
            "SELECT id FROM memory_signatures WHERE digest = ?", (digest,)
        ).fetchone()
        connection.executemany(
            "INSERT OR REPLACE INTO memory (signature, key, source, target, score, flags) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (
                (signature, _key(source), source, it.text, it.score, flags_to_json(it.flags))
                for source, it in pairs.items()
            ),
        )


def _key(source: str) -> int:
    return int.from_bytes(hashlib.sha256(source.encode()).digest()[:8], "big", signed=True)
