"""Sentence pairs as units of a translation memory, for TMX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.store import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from translator.export.parts import Pair


def distinct_units(pairs: Iterable[Pair]) -> Iterator[Unit]:
    """Each German sentence once, as it came first; hashes of those that were met stay in memory."""
    met: set[int] = set()
    for it in pairs:
        if (known := hash(it.de)) in met:
            continue
        met.add(known)
        made = {"model": it.model, "digest": it.digest, "score": it.score, "flags": it.flags}
        yield Unit(it.de, it.en, it.origin, **({} if it.origin == "human" else made))  # type: ignore[arg-type]
