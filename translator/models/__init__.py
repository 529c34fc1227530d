"""models.txt -> a model on disk: parse, resolve, fetch, verify, convert."""

from __future__ import annotations

from translator.models.attention import aligns_while_reading
from translator.models.convert import converted, discard_converted
from translator.models.editing import add
from translator.models.hub import fetch
from translator.models.layout import HINTS_FILE
from translator.models.listing import ModelEntry, ModelsFile, read_models_file
from translator.models.local import (
    LocalModel,
    ModelStatus,
    describe,
    resolve,
    size_on_disk,
    verify,
)

__all__ = [
    "HINTS_FILE",
    "LocalModel",
    "ModelEntry",
    "ModelStatus",
    "ModelsFile",
    "add",
    "aligns_while_reading",
    "converted",
    "describe",
    "discard_converted",
    "fetch",
    "read_models_file",
    "resolve",
    "size_on_disk",
    "verify",
]
