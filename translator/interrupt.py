"""Ending a run early: the first signal lets it finish the article in flight, the second doesn't."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType


class Stop:
    """Whether the run is to end; true once a signal came."""

    def __init__(self) -> None:
        self.signal: int | None = None

    def __bool__(self) -> bool:
        return self.signal is not None

    @property
    def exit_code(self) -> int:
        """As shells give it: 130 for Ctrl-C, 143 for SIGTERM; 0 when no signal came."""
        return 0 if self.signal is None else 128 + self.signal


@contextmanager
def stopping(tell: Callable[[str], None]) -> Iterator[Stop]:
    """Catch Ctrl-C and SIGTERM while a run goes on; `tell` takes a line for people."""
    stop = Stop()

    def caught(number: int, _frame: FrameType | None) -> None:
        if stop:
            _leave(number)
        stop.signal = number
        tell("Finishing the article in flight; once more (Ctrl-C) stops at once.")

    earlier = {it: signal.signal(it, caught) for it in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)


def _leave(number: int) -> None:
    """End the process here and now, whatever its threads do: out/ and history can bear it."""
    cursor = "\x1b[?25h" if sys.stderr.isatty() else ""  # the progress bar hides it
    said = f"{cursor}\nStopped at once. What was done is kept; the same command does the rest.\n"
    os.write(2, said.encode())
    os._exit(128 + number)
