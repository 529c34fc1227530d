"""A run that is killed loses nothing that was done, and the next run does the rest."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = 40
SENTENCES = (
    "Die Stadt {name} hat am Montag {count} neue Wohnungen übergeben.",
    "Das teilte die Verwaltung von {name} am Abend mit.",
    "Die Bürgermeisterin von {name} sprach von einem guten Tag für {count} Familien.",
    "Im nächsten Jahr sollen in {name} weitere {count} Wohnungen entstehen.",
)


@pytest.fixture
def seeds(tmp_path):
    return write_articles(tmp_path / "seeds", ARTICLES)


def write_articles(folder: Path, count: int) -> Path:
    """Write short articles that share no sentence."""
    folder.mkdir()
    for number in range(count):
        name = f"Neustadt{chr(65 + number % 26)}{chr(97 + number // 26)}"
        text = " ".join(SENTENCES).format(name=name, count=100 + number)
        (folder / f"{number:02}.txt").write_text(f"Wohnungen in {name}\n\n{text}\n", "utf-8")
    return folder


def start(seeds: Path, out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "translator", "run", str(seeds), "-o", str(out)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def remembered(history: Path) -> int:
    try:
        with sqlite3.connect(f"file:{history}?mode=ro", uri=True) as connection:
            return connection.execute("SELECT count(*) FROM memory").fetchone()[0]
    except sqlite3.OperationalError:
        return 0


def briefs(out: Path) -> dict[str, object]:
    """All briefs as they are read, without the number of the run that made them."""
    found = {path.parent.name: json.loads(path.read_text()) for path in out.glob("*/brief.json")}
    return {name: brief | {"run": None} for name, brief in found.items()}


MOMENTS = {
    "at the start": lambda out: out.exists(),
    "while translating": lambda out: remembered(out / "history.db") > 0,
    "while storing": lambda out: len(list(out.glob("*/brief.json"))) > ARTICLES // 3,
}


@pytest.mark.skipif(os.name == "nt", reason="kills as POSIX does")
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_run_is_finished_by_the_next(seeds, tmp_path, embedded, engine, moment):
    out, undisturbed = tmp_path / "out", tmp_path / "undisturbed"
    killed = start(seeds, out)
    deadline = time.monotonic() + 60
    while not MOMENTS[moment](out) and killed.poll() is None and time.monotonic() < deadline:
        time.sleep(0.002)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert all(brief["schema"] == "brief/1" for brief in briefs(out).values())
    assert start(seeds, out).wait() == 0
    assert start(seeds, undisturbed).wait() == 0
    assert briefs(out) == briefs(undisturbed)
    assert len(briefs(out)) == ARTICLES
    assert not list(out.rglob("*.part"))
    with sqlite3.connect(out / "history.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
