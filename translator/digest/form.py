"""A digest as JSON, schema "digest/1" (docs/formats.md, digest.schema.json)."""

from __future__ import annotations

from typing import Any

import msgspec

from translator.digest.values import Digest  # noqa: TC001, the public form is made of it

SCHEMA = "digest/1"


def digest_to_builtins(digest: Digest) -> dict[str, Any]:
    """The digest as plain objects, ready to be written as JSON."""
    return {"schema": SCHEMA, **msgspec.to_builtins(digest)}
