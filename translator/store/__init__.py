"""The store: out/ on disk, and the history of all runs beside it."""

from translator.store.jsonform import brief_from_json, brief_to_json
from translator.store.store import Store
from translator.store.values import Current, Entry, Run, Shown

__all__ = ["Current", "Entry", "Run", "Shown", "Store", "brief_from_json", "brief_to_json"]
