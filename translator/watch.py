"""Briefs as articles arrive: a folder is watched, and a file is taken once it is whole."""

from __future__ import annotations

import errno
import os
import signal
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from translator.errors import NoArticles, OutputBusy
from translator.pipeline import run_with
from translator.reading import ENDINGS
from translator.setting import prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from translator.interrupt import Stop
    from translator.report import Listener, Report
    from translator.setting import Setting

# A file is whole when for so many seconds it neither grew nor changed, and nobody has it open for
# writing (where the system tells): a copy over a slow network may rest longer than that.
SETTLED = 2.0
TICK = 0.25  # seconds between two looks at files that may still grow


def watch(  # noqa: PLR0913, what `run` takes, and whom to tell
    paths: Sequence[Path],
    out: Path,
    setting: Setting,
    listener: Listener,
    stop: Stop,
    *,
    told: Callable[[Report], None],
) -> int:
    """Brief what is there and then what comes, until `stop`; gives the number of articles left.

    `told` gets the report of each batch that changed something; the model stays loaded. Raises
    what `run` raises, but waits where there are no articles yet, or another run is writing.
    """
    tools = prepare(setting, listener.notify)
    arriving = Arriving(paths, out)
    due = True
    for changed in _changes(paths, stop):
        arriving.touch(changed)
        due |= arriving.settle()
        if stop or not due:
            continue
        try:
            report = run_with(tools, paths, out, listener, stop, arriving=arriving.files)
        except NoArticles:
            due = False
        except OutputBusy:
            time.sleep(SETTLED)  # the other run ends some time
        else:
            due = False
            if report.run:
                told(report)
            if stop:
                return report.left
    return 0


@dataclass(slots=True)
class _Seen:
    size: int
    changed: int
    since: float


@dataclass(slots=True)
class Arriving:
    """The files that may not be whole yet."""

    paths: Sequence[Path]
    out: Path
    _files: dict[Path, _Seen | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """What was written a moment ago may still be copied, as may what is open for writing."""
        now = time.time()
        for file in self._below(self.paths):
            with suppress(OSError):
                if now - file.stat().st_mtime < SETTLED or _is_written(file):
                    self._files[file] = None

    @property
    def files(self) -> frozenset[Path]:
        """Those that a run should not read yet."""
        return frozenset(self._files)

    def touch(self, changed: Iterable[Path]) -> None:
        """Note that files, or the files in folders, came, changed or went."""
        for path in changed:
            for file in self._below([path]) if path.is_dir() else [path]:
                if file.suffix.lower() in ENDINGS and not file.name.startswith("."):
                    self._files[file] = None

    def settle(self) -> bool:
        """Let go of the files that are whole, or gone; True if there were any."""
        whole = [file for file, seen in self._files.items() if self._is_whole(file, seen)]
        for file in whole:
            del self._files[file]
        return bool(whole)

    def _is_whole(self, file: Path, seen: _Seen | None) -> bool:
        try:
            state = file.stat()
        except OSError:
            return True
        now = time.monotonic()
        if seen is None or (seen.size, seen.changed) != (state.st_size, state.st_mtime_ns):
            self._files[file] = _Seen(state.st_size, state.st_mtime_ns, now)
            return False
        return now - seen.since >= SETTLED and not _is_written(file)

    def _below(self, paths: Iterable[Path]) -> Iterator[Path]:
        out = os.path.realpath(self.out)
        for path in paths:
            if not path.is_dir():
                yield path
            for folder, folders, names in os.walk(path):
                if os.path.realpath(folder) == out:
                    folders.clear()
                    continue
                yield from (Path(folder, name) for name in names)


def _changes(paths: Sequence[Path], stop: Stop) -> Iterator[list[Path]]:
    """Give what changed, again and again; nothing after each TICK without a change.

    Paths are as they were given, not resolved, so that they are those of the sources.
    """
    from watchfiles import watch as watched

    roots = [(os.path.realpath(path), path) for path in paths]
    for changes in watched(
        *paths,
        watch_filter=None,
        rust_timeout=int(TICK * 1000),
        yield_on_timeout=True,
        raise_interrupt=False,
    ):
        yield [_as_given(path, roots) for _, path in sorted(changes)]
        if stop:
            return


def _as_given(path: str, roots: Iterable[tuple[str, Path]]) -> Path:
    real = os.path.realpath(path)
    for root, given in roots:
        if real == root or real.startswith(root + os.sep):
            return given / os.path.relpath(real, root) if real != root else given
    return Path(path)


def _is_written(file: Path) -> bool:
    """Whether another process has the file open for writing, where the system can say so.

    Linux grants a read lease (fcntl(2), F_SETLEASE) only on a file that nobody has open so. Other
    systems and most network disks don't know; there the time alone decides.
    """
    try:
        import fcntl

        lease, read, none = fcntl.F_SETLEASE, fcntl.F_RDLCK, fcntl.F_UNLCK
    except (ImportError, AttributeError):
        return False
    # Whoever opens the file meanwhile makes the system send SIGIO, which would end the process.
    signal.signal(signal.SIGIO, signal.SIG_IGN)
    try:
        handle = os.open(file, os.O_RDONLY | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        fcntl.fcntl(handle, lease, read)
        fcntl.fcntl(handle, lease, none)
    except OSError as error:
        return error.errno == errno.EAGAIN
    finally:
        os.close(handle)
    return False
