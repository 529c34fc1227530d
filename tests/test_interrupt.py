"""Ctrl-C, SIGTERM and a watched folder, with real processes and real files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest
from test_crash import remembered, write_articles
from test_runs import LONG, OTHER

from translator.store import Store

ARTICLES = 120

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals as POSIX has them")


@pytest.fixture
def articles(tmp_path):
    """Enough articles for some seconds of work."""
    return write_articles(tmp_path / "seeds", ARTICLES)


def start(*arguments):
    command = [sys.executable, "-m", "translator", "run", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def until(condition, process, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition():
        assert process.poll() is None, process.stderr.read()
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_lets_a_run_finish_the_article_in_flight(
    articles, tmp_path, embedded, engine, number, code
):
    out = tmp_path / "out"
    process = start(articles, "-o", out)
    until(lambda: remembered(out / "history.db") > 0, process)
    process.send_signal(number)
    _, said = process.communicate(timeout=60)
    assert process.returncode == code, said
    done = len(list(out.glob("*/brief.json")))
    assert 1 <= done < ARTICLES
    assert said.splitlines() == [
        "Finishing the article in flight; once more (Ctrl-C) stops at once.",
        f"Stopped: {ARTICLES - done} articles are left; the same command does them.",
    ]
    with Store.open(out, write=False) as store:
        assert store.verify() == []
        assert store.runs()[0].totals["left"] == ARTICLES - done
    assert start(articles, "-o", out).wait() == 0
    assert len(list(out.glob("*/brief.json"))) == ARTICLES


def test_a_second_signal_stops_at_once(articles, tmp_path, embedded, engine):
    out = tmp_path / "out"
    process = start(articles, "-o", out)
    until(lambda: remembered(out / "history.db") > 0, process)
    process.send_signal(signal.SIGINT)
    assert process.stderr.readline().startswith("Finishing")
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=5)
    assert process.returncode == 130
    assert "Stopped at once. What was done is kept; the same command does the rest." in said
    assert start(articles, "-o", out).wait() == 0
    assert len(list(out.glob("*/brief.json"))) == ARTICLES


def test_a_watched_folder_is_briefed_as_files_become_whole(tmp_path, embedded, engine):
    seeds, out = tmp_path / "seeds", tmp_path / "out"
    seeds.mkdir()
    process = start("--watch", seeds, "-o", out)
    assert process.stderr.readline() == f"Watching {seeds}; Ctrl-C ends it.\n"
    text = LONG.replace("{date}", "11.03.2024").replace("{cost}", "7")
    with (seeds / "slow.txt").open("w", encoding="utf-8") as file:
        file.write(text[:200])
        file.flush()
        time.sleep(3)  # longer than a file must rest
        file.write(text[200:])
    (seeds / "b.txt.part").write_text(OTHER, "utf-8")
    (seeds / "b.txt.part").rename(seeds / "b.txt")
    until(lambda: len(list(out.glob("*/brief.json"))) == 2, process)
    assert (out / "slow" / "original.txt").read_text("utf-8") == text
    (seeds / "b.txt").rename(seeds / "sub.txt")
    until((out / "sub" / "brief.json").exists, process)
    until(lambda: not (out / "b").exists(), process)
    (seeds / "note.pdf.txt~").write_text("no article", "utf-8")
    time.sleep(2.6)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 0
    assert said.splitlines()[-1] == "Stopped."
    with Store.open(out, write=False) as store:
        assert store.verify() == []
        runs = store.runs()
        assert {entry.status for entry in store.state().values()} == {"new"}
    assert [sum(run.totals[it] for run in runs) for it in ("done", "copied", "failed")] == [2, 1, 0]
    assert len(runs) == len([line for line in said.splitlines() if line.startswith("run ")])
