"""The values as JSON: brief.json for programs, and compact texts for history."""

from __future__ import annotations

from typing import Any

import msgspec

from translator.article import Flag
from translator.brief import Brief

SCHEMA = "brief/1"

_FLAGS = msgspec.json.Decoder(tuple[Flag, ...])
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


def flags_to_json(flags: tuple[Flag, ...]) -> str | None:
    """Flags for a column; None, which takes no room, for the many sentences without any."""
    return msgspec.json.encode(flags).decode() if flags else None


def flags_from_json(text: str | None) -> tuple[Flag, ...]:
    """The flags that `flags_to_json` wrote."""
    return _FLAGS.decode(text) if text else ()
