"""The bytes of all sources by their hash, from what earlier runs saw where that still holds."""

from __future__ import annotations

import hashlib
import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from translator.errors import ReadingError
from translator.reading import line_hashes, lines_of, load, tree
from translator.store import Look

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from translator.reading import Source


class Looks:
    """What the sources of a run are; one that can't be read is not in it.

    `fresh` are the looks to be kept for later runs, `stale` those (by file and part) of files that
    are no longer there.
    """

    def __init__(self, sources: Sequence[Source], known: Mapping[tuple[str, str], Look]) -> None:
        self.fresh: list[Look] = []
        self._found: dict[str, Look] = {}
        self._states: tuple[str, str, bool] = ("", "", False)
        met = set()
        for source in sources:
            met.add((str(source.file), source.part or ""))
            with suppress(ReadingError):  # told when its turn comes
                self._found[source.id] = self._look(source, known)
        self.stale = [key for key in known.keys() - met if not os.path.lexists(key[0])]

    def get(self, source: Source) -> Look | None:
        """What a source is, if it could be read."""
        return self._found.get(source.id)

    def lines(self) -> Iterator[bytes]:
        """What counting recurring lines needs of each source."""
        return (look.lines for look in self._found.values())

    def _look(self, source: Source, known: Mapping[tuple[str, str], Look]) -> Look:
        file, part = str(source.file), source.part or ""
        state, lasts = self._state(file)
        look = known.get((file, part))
        if look is not None and state and look.state == state:
            return look
        data = load(source)
        lines = line_hashes(lines_of(source, data))
        look = Look(file, part, state, hashlib.sha256(data).hexdigest(), lines)
        if lasts and _printable(file):
            self.fresh.append(look)
        return look

    def _state(self, file: str) -> tuple[str, bool]:
        """A file's state before it is read, and whether it will tell of the next change.

        Once for all parts of a file.
        """
        if self._states[0] != file:
            state, changed = "", 0.0
            with suppress(OSError):
                state, changed = tree.state_of(file)
            lasts = bool(state) and changed < time.time() - tree.RECENT
            self._states = (file, state, lasts)
        return self._states[1:]


def _printable(name: str) -> bool:
    """Whether a file's name can be kept as text."""
    with suppress(UnicodeEncodeError):
        return bool(name.encode())
    return False
