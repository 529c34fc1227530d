"""The store: out/ on disk, and the history of all runs beside it."""

from translator.store.corrections import corrections_digest
from translator.store.files import write_pages
from translator.store.jsonform import brief_from_json, brief_to_json
from translator.store.store import Store
from translator.store.tmx import export_tmx, read_units, write_tmx
from translator.store.values import Current, Entry, Imported, MemoryStats, Run, Shown, Unit

__all__ = [
    "Current",
    "Entry",
    "Imported",
    "MemoryStats",
    "Run",
    "Shown",
    "Store",
    "Unit",
    "brief_from_json",
    "brief_to_json",
    "corrections_digest",
    "export_tmx",
    "read_units",
    "write_pages",
    "write_tmx",
]
