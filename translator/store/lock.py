"""One run at a time in an output folder."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from translator.errors import OutputBusy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def lock(out: Path) -> Iterator[None]:
    """Hold a folder; OutputBusy at once if somebody else does. A crash lets go of it."""
    from filelock import FileLock, Timeout

    held = FileLock(out / ".lock")
    try:
        held.acquire(timeout=0)
    except Timeout:
        raise OutputBusy(
            f"another run is writing to {out}/: wait until it ends, or give another folder with -o"
        ) from None
    try:
        yield
    finally:
        held.release()
