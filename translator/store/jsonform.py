"""The values as JSON: brief.json for programs, and compact texts for history."""

from __future__ import annotations

from typing import Any

import msgspec

from translator.article import Flag, Repair
from translator.brief import Brief

SCHEMA = "brief/1"

_FLAGS = msgspec.json.Decoder(tuple[Flag, ...])
_REPAIRS = msgspec.json.Decoder(tuple[Repair, ...])
_BRIEF = msgspec.json.Decoder(Brief)


def brief_to_json(brief: Brief, run: int | None) -> str:
    """The text of brief.json, schema "brief/1" (see docs/formats.md); ends in a newline.

    `run` is the run that made the brief, None for one that is not in history.
    """
    form: dict[str, Any] = {"schema": SCHEMA, **msgspec.to_builtins(brief), "run": run}
    form["signature"]["digest"] = brief.signature.digest
    return msgspec.json.format(msgspec.json.encode(form), indent=2).decode() + "\n"


def brief_from_json(text: str | bytes) -> Brief:
    """The brief that a brief.json holds; msgspec.MsgspecError where it is none."""
    return _BRIEF.decode(text)


def to_column(values: tuple[Flag, ...] | tuple[Repair, ...]) -> str | None:
    """Flags or repairs for a column; None, which takes no room, for the many sentences without."""
    return msgspec.json.encode(values).decode() if values else None


def flags_of(text: str | None) -> tuple[Flag, ...]:
    """The flags that `to_column` wrote."""
    return _FLAGS.decode(text) if text else ()


def repairs_of(text: str | None) -> tuple[Repair, ...]:
    """The repairs that `to_column` wrote."""
    return _REPAIRS.decode(text) if text else ()
