"""The signature: everything that decides what a brief says, apart from the article."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Signature:
    """What made a brief. Same bytes and same signature: same brief.

    `fingerprint` is the SHA-256 of the model's files; `glossary` the hash of the terms in use,
    the shipped ones too, None without any; `recurring` the hash of those of the article's lines
    that recur over its run, None without any; `corrections` the hash of what people corrected
    among its sentences, None without any.
    """

    reading: str
    splitting: str
    model: str
    fingerprint: str
    engine: str
    decoding: str
    glossary: str | None
    checks: str
    summariser: str
    recurring: str | None = None
    corrections: str | None = None

    @property
    def digest(self) -> str:
        """SHA-256 of all parts, in hex: the name of this signature in history."""
        return _digest(asdict(self))

    @property
    def translation_digest(self) -> str:
        """The same over the parts that decide the English of a single sentence."""
        parts = ("fingerprint", "engine", "decoding", "glossary", "checks")
        return _digest({name: getattr(self, name) for name in parts})


def _digest(parts: dict[str, str | None]) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
