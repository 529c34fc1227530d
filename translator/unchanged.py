"""Whether anything can be new at all: asked before any article is looked at.

A run's result hangs on the files, the setting, this program and history. While all of them are as
the last run over the same inputs left them, with nothing to do, there is nothing to look for.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from translator.errors import MissingExtra, ReadingError
from translator.reading import tree
from translator.report import Listener, Report
from translator.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from translator.errors import TranslatorError
    from translator.reading import Found
    from translator.setting import Tools
    from translator.store import Settled


@dataclass(frozen=True, slots=True)
class Standing:
    """All that a run goes by beside history, at a moment before any file was read.

    `fleeting`: a file had just changed, so that it may change again without a trace.
    """

    inputs: str
    digest: str
    files: int
    fleeting: bool


def standing(tools: Tools, inputs: str, paths: Sequence[Path], out: Path) -> Standing:
    """Look at all of it; opens no file."""
    now = time.time()
    found = tree.tree_of(paths, exclude=out)
    parts = (found.digest, tools.signature.digest, *_program())
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return Standing(inputs, digest, found.files, found.changed >= now - tree.RECENT)


def nothing_new(state: Standing, tools: Tools, out: Path, listener: Listener) -> Report | None:
    """Do the run that has nothing to do; None where there may be something.

    Failures are told again: the same bytes fail in the same way.
    """
    started = time.monotonic()
    if not (out / "history.db").exists():
        return None
    with Store.open(out, write=True, notify=listener.notify) as store:
        settled = store.seen.settled(state.inputs, state.digest)
        if settled is None:
            return None
        tell_passed_over(settled.passed_over, listener)
        for line in settled.failures:
            listener.failed(line)
        report = _report(settled)
        report.run = store.begin_run(tools.signature, state.inputs)
        report.seconds = round(time.monotonic() - started, 2)
        store.finish_run(report.run, asdict(report))
        if not store.seen.page_is(settled.page):
            store.write_index()
    return report


def settle(
    store: Store, state: Standing, found: Found, report: Report, failed: dict[str, TranslatorError]
) -> None:
    """Note that a run left nothing to do, if that is so."""
    told = [error for error in failed.values() if _lasting(error)]
    complete = not (report.left or found.empty) and len(told) == len(failed)
    if state.fleeting or not complete or len({it.file for it in found.sources}) != state.files:
        return
    store.seen.settle(
        state.inputs,
        state.digest,
        passed_over=len(found.ignored),
        failures=[str(error) for error in told],
        articles=[source.id for source in found.sources if source.id not in failed],
    )


def tell_passed_over(count: int, listener: Listener) -> None:
    """Say how many files are no articles."""
    if count:
        listener.notify(f"{count:,} other files passed over")


def _report(settled: Settled) -> Report:
    done, failed = len(settled.articles), len(settled.failures)
    return Report(articles=done + failed, skipped=done, failed=failed)


def _lasting(error: TranslatorError) -> bool:
    """Whether the same bytes fail in the same way again: not where the file can't be opened."""
    other = type(error) is ReadingError or isinstance(error, MissingExtra)
    return isinstance(error, ReadingError) and not other


def _program() -> Iterator[str]:
    """What changes with this program, or with what is installed beside it."""
    for folder, folders, names in os.walk(Path(__file__).parent):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (_said(os.path.join(folder, name)) for name in sorted(names))  # noqa: PTH118
    yield from map(_said, _installed(sys.path))


def _installed(paths: Iterable[str]) -> Iterator[str]:
    """Give the folders of packages, whose time changes when one comes, goes or is replaced."""
    return (path for path in paths if Path(path).name in {"site-packages", "dist-packages"})


def _said(path: str) -> str:
    with suppress(OSError):
        return f"{path} {tree.state_of(path)[0]}"
    return path
