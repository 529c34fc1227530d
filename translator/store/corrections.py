"""Corrections by people: what a person made of a sentence holds whatever the model says.

They are kept apart from what models said, so that no trimming and no change of model touches
them. The hash of those that an article's sentences have is part of its brief's signature.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from translator.store.schema import transaction
from translator.store.values import Imported, Unit

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping


def key(source: str) -> int:
    """The first 8 bytes of the SHA-256 of a sentence: a small index over long texts."""
    return int.from_bytes(hashlib.sha256(source.encode()).digest()[:8], "big", signed=True)


def corrections_digest(corrected: Mapping[str, str]) -> str | None:
    """What a signature says of an article's corrections: their SHA-256, None without any."""
    if not corrected:
        return None
    return hashlib.sha256(json.dumps(sorted(corrected.items())).encode()).hexdigest()


def among(connection: sqlite3.Connection, sentences: Iterable[str]) -> dict[str, str]:
    """Those of the German sentences that a person corrected, with their English."""
    if not connection.execute("SELECT 1 FROM corrections LIMIT 1").fetchone():
        return {}
    found = {}
    for source in sentences:
        row = connection.execute(
            "SELECT target FROM corrections WHERE key = ? AND source = ?", (key(source), source)
        ).fetchone()
        if row is not None:
            found[source] = row[0]
    return found


def add(
    connection: sqlite3.Connection, units: Iterable[Unit | None], accepted: Callable[[Unit], None]
) -> Imported:
    """Keep the units that say something else than any model did; in one transaction.

    Of several corrections of a sentence the last one holds. `accepted` is told each that is
    taken; None among the units stands for one that has no German and English.
    """
    taken = replaced = unmet = unchanged = skipped = 0
    now = datetime.now(timezone.utc).isoformat(timespec="seconds")
    # What a power cut takes, no run can make again: this commit waits for the disk.
    connection.execute("PRAGMA synchronous = FULL")
    with transaction(connection):
        for raw in units:
            unit = raw and replace(raw, source=_plain(raw.source), target=_plain(raw.target))
            if unit is None or not unit.source or not unit.target:
                skipped += 1
                continue
            earlier = among(connection, [unit.source]).get(unit.source)
            said = _said(connection, unit.source)
            if unit.unedited or unit.target == earlier or unit.target in said:
                unchanged += 1
                continue
            taken += 1
            replaced += earlier is not None
            unmet += not said and earlier is None
            connection.execute(
                "INSERT OR REPLACE INTO corrections VALUES (?, ?, ?, ?, ?)",
                (key(unit.source), unit.source, unit.target, unit.author, now),
            )
            accepted(unit)
    connection.execute("PRAGMA synchronous = NORMAL")
    return Imported(taken, replaced, unmet, unchanged, skipped)


def units(connection: sqlite3.Connection) -> Iterator[Unit]:
    """All corrections, in the order in which they came."""
    for source, target, author, imported in connection.execute(
        "SELECT source, target, author, imported FROM corrections ORDER BY imported, key"
    ):
        yield Unit(source, target, author=author, changed=imported)


def _said(connection: sqlite3.Connection, source: str) -> set[str]:
    """Give all that models made of a sentence."""
    rows = connection.execute(
        "SELECT target FROM memory_signatures s CROSS JOIN memory m ON m.signature = s.id "
        "WHERE m.key = ? AND m.source = ?",
        (key(source), source),
    )
    return {_plain(target) for (target,) in rows}


def _plain(text: str) -> str:
    """Give the text as reading has it: composed letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())
