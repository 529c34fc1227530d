"""Killed at any moment: nothing lost, nothing double, and the same files as without.

TRANSLATOR_KILLS is how many times (default 40); each kill is followed by a run to the end.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

import pytest
from word_engine import WordEngine, run, tools_with

from translator.store import Store

KILLS = int(os.environ.get("TRANSLATOR_KILLS", "40"))
ARTICLES = 60
TEXT = """Wohnungen in {name}

Stand: {day:02}.03.2024

Die Stadt {name} hat am Montag {count} neue Wohnungen am alten Hafen übergeben.
Die Bürgermeisterin von {name} sprach von einem guten Tag für {count} Familien und ihre Kinder.
"""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills as POSIX does")


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    """Sixty articles; every sixth has the text of the one before it, and one can't be read."""
    folder = tmp_path_factory.mktemp("seeds")
    for number in range(ARTICLES):
        of = number - (number % 6 == 5)
        name = f"Neu{chr(97 + of % 26)}{chr(97 + of // 26)}stadt"
        text = TEXT.format(name=name, day=1 + of % 28, count=100 + of)
        (folder / f"{number:02}.txt").write_text(text if number != 30 else " ", "utf-8")
    return folder


@pytest.fixture(scope="module")
def memory(tmp_path_factory):
    """A folder in memory where there is one: a killed process needs no disk, and waits for none."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path_factory.mktemp("place")
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


@pytest.fixture
def place(memory):
    return Path(tempfile.mkdtemp(dir=memory))


@pytest.fixture(scope="module")
def tools(cache):
    return tools_with(WordEngine())


@pytest.fixture(scope="module")
def undisturbed(tools, seeds, memory):
    """What a run leaves that nobody kills, and the seconds that it takes once all is loaded."""
    run(tools, seeds, memory / "first")
    out = memory / "undisturbed"
    sys.addaudithook(_count)
    started, before = time.monotonic(), _Events.met
    run(tools, seeds, out)
    seconds = time.monotonic() - started
    return files_of(out), rows_of(out), seconds, _Events.met - before


class _Events:
    """What the interpreter does for a run (opens a file, renames one ...), and the fatal one."""

    met = 0
    last = -1


def _count(event, args):
    _Events.met += 1
    if _Events.met == _Events.last:
        # SIGALRM ends a process like SIGKILL, here within 5 ms, whatever it is doing then.
        signal.setitimer(signal.ITIMER_REAL, random.uniform(1e-6, 5e-3))


def run_killed_at(tools, seeds, out, event):
    """Start a run in another process that dies after so many events."""
    child = os.fork()
    if child == 0:
        try:
            _Events.last = _Events.met + event
            run(tools, seeds, out)
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def killed_run(tools, seeds, out, seconds):
    """Start a run in another process and kill it after so many seconds."""
    child = os.fork()
    if child == 0:
        try:
            run(tools, seeds, out)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def files_of(out):
    """Every file that is for people or programs; without the number of the run in brief.json."""
    found = {}
    for path in sorted(out.rglob("*")):
        if path.is_file() and not path.name.startswith((".lock", "history.db")):
            lines = path.read_bytes().splitlines(keepends=True)
            data = b"".join(line for line in lines if not line.startswith(b'  "run": '))
            found[path.relative_to(out).as_posix()] = data
    return found


def rows_of(out):
    """What history holds, without its numbers, runs and times."""
    queries = (
        "SELECT article, source, sha256, signature, article_json, translation_json FROM briefs",
        "SELECT article, status, source, sha256, error FROM events",
        "SELECT source, target, score, flags, repairs, origin FROM memory",
        "SELECT b.article, t.kind, t.article FROM ties t JOIN briefs b ON b.id = t.brief",
        "SELECT sha256 FROM originals",
        "SELECT digest FROM texts",
    )
    with sqlite3.connect(out / "history.db") as history:
        rows = [sorted(history.execute(query), key=repr) for query in queries]
    history.close()
    return rows


def finished(tools, seeds, undisturbed, out, kill):
    """Kill a run at a moment of its own, and see the next one finish it; how far the first came.

    Every other moment is a random time. Of the others each has its own part of what a run does, so
    that they are spread over it whatever else the machine does: most of it is writing.
    """
    files, rows, seconds, events = undisturbed
    chance = random.Random(kill)
    if kill % 2:
        killed_run(tools, seeds, out, chance.uniform(0, 1.1 * seconds))
    else:
        run_killed_at(tools, seeds, out, int((kill + 2 * chance.random()) / KILLS * events) + 1)
    stage = len(list(out.glob("*/brief.json"))) if out.exists() else -1
    run(tools, seeds, out)
    with Store.open(out, write=False) as store:
        assert store.verify() == []
    assert files_of(out) == files
    assert rows_of(out) == rows
    shutil.rmtree(out)
    return stage


def test_a_run_killed_at_any_moment_is_finished_by_the_next(tools, seeds, undisturbed, place):
    # Processes that start with all that is loaded here, as many as there are processors.
    global _finished  # noqa: PLW0603, what a fork takes along and nothing can pickle
    _finished = lambda kill: finished(tools, seeds, undisturbed, place / str(kill), kill)  # noqa: E731
    with multiprocessing.get_context("fork").Pool(min(4, os.cpu_count() or 1)) as pool:
        stages = set(pool.map(_finish, range(KILLS), chunksize=1))
    assert len(stages) > KILLS // 4  # they met it in many places


def _finish(kill):
    return _finished(kill)


def test_kill_after_kill_comes_to_the_same_end(tools, seeds, undisturbed, place):
    files, rows, seconds, _ = undisturbed
    chance = random.Random(11)
    out = place / "out"
    for _ in range(12):
        killed_run(tools, seeds, out, chance.uniform(0, seconds / 3))
    run(tools, seeds, out)
    with Store.open(out, write=False) as store:
        assert store.verify() == []
    assert files_of(out) == files
    assert rows_of(out) == rows


def test_a_killed_renaming_is_finished_by_the_next_run(tools, seeds, undisturbed, place):
    chance = random.Random(13)
    moved = place / "seeds"
    shutil.copytree(seeds, moved)
    run(tools, moved, place / "first")
    for number in range(0, ARTICLES, 3):
        (moved / f"{number:02}.txt").rename(moved / f"x{number:02}.txt")
    for kill in range(6):
        out = place / f"out{kill}"
        shutil.copytree(place / "first", out)
        killed_run(tools, moved, out, chance.uniform(0, undisturbed[2] / 3))
        run(tools, moved, out)
        with Store.open(out, write=False) as store:
            assert store.verify() == []
        assert len(list(out.glob("*/brief.json"))) == ARTICLES - 1
        assert len(list(out.glob("x*/brief.json"))) == ARTICLES // 3 - 1
