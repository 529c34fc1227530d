"""The store: out/ on disk, and the history of all runs beside it."""

from translator.store.corrections import corrections_digest
from translator.store.files import write_pages
from translator.store.jsonform import brief_from_json, brief_to_json
from translator.store.prune import Pruned
from translator.store.search import Found, Hit, Period
from translator.store.seen import Look, Settled
from translator.store.store import Store
from translator.store.tmx import export_tmx, read_units, writable, write_tmx
from translator.store.values import (
    Current,
    Entry,
    Imported,
    MemoryStats,
    Moved,
    Run,
    Shown,
    Unit,
    Wanted,
)
from translator.store.verify import Fault

__all__ = [
    "Current",
    "Entry",
    "Fault",
    "Found",
    "Hit",
    "Imported",
    "Look",
    "MemoryStats",
    "Moved",
    "Period",
    "Pruned",
    "Run",
    "Settled",
    "Shown",
    "Store",
    "Unit",
    "Wanted",
    "brief_from_json",
    "brief_to_json",
    "corrections_digest",
    "export_tmx",
    "read_units",
    "writable",
    "write_pages",
    "write_tmx",
]
