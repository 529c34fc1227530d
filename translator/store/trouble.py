"""Every way in which disk or database can fail, as one line that says what to do."""

from __future__ import annotations

import errno
import functools
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, TypeVar

import msgspec

from translator.errors import HistoryBroken, OutputBusy, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class _HasOut(Protocol):
    @property
    def out(self) -> Path: ...


P = ParamSpec("P")
R = TypeVar("R")
S = TypeVar("S", bound=_HasOut)

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def explained(out: Path) -> Iterator[None]:
    """Turn what disk, database and encoding raise into a StoreError of one line."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise  # a bug of ours
    except sqlite3.OperationalError as error:
        raise _operational(one_line(error), out) from error
    except (sqlite3.DatabaseError, msgspec.MsgspecError) as error:
        raise _broken(out, one_line(error)) from error
    except UnicodeEncodeError as error:
        raise StoreError(
            f"{one_line(error.object)[:60]!a} holds characters that UTF-8 can't write: "
            "rename the file, or repair its text"
        ) from error
    except OSError as error:
        raise _os_error(error, out) from error


def guarded(method: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    """Let a method of something with an `out` folder raise nothing but our own errors."""

    @functools.wraps(method)
    def call(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with explained(self.out):
            return method(self, *args, **kwargs)

    return call


def one_line(text: object) -> str:
    """The text with all white space, line ends too, made single spaces."""
    return " ".join(str(text).split())


def _full(out: Path) -> StoreError:
    return StoreError(
        f"the disk of {out} is full: make room and run again (finished articles are kept)"
    )


def _operational(text: str, out: Path) -> StoreError:
    history = out / "history.db"
    if "full" in text:
        return _full(out)
    if "locked" in text:
        return OutputBusy(f"another program is writing to {history}: close it and run again")
    if "no such" in text:
        return _broken(out, text)
    if "readonly" in text or "unable to open" in text:
        return StoreError(
            f"{history} can't be opened or written ({text}): "
            "check the folder's permissions, or give another one with -o"
        )
    return StoreError(f"{history}: {text}: check the disk and run again")


def _broken(out: Path, text: str) -> HistoryBroken:
    return HistoryBroken(
        f"{out / 'history.db'} is damaged ({text}): move it away and run "
        "`translator run` again, which makes all briefs anew"
    )


def _os_error(error: OSError, out: Path) -> StoreError:
    if error.errno in _NO_ROOM:
        return _full(out)
    where = one_line(error.filename or out)
    reason = one_line(error.strerror or error)
    if error.errno in _CLOSED:
        return StoreError(
            f"{where} can't be written ({reason}): "
            "check the folder's permissions, or give another one with -o"
        )
    return StoreError(f"{where}: {reason}: move what is in the way, or give another folder with -o")
