"""Pruning and upgrading history: what is kept stays exact, and nothing is lost on the way."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner
from store_samples import OTHER_MODEL, SIGNATURE, put, sample

from translator.cli import main
from translator.errors import NotInHistory, StoreError
from translator.store import Store, Unit, schema

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def out(tmp_path):
    """Five runs: `a` remade twice, `b` gone in run 2, `c` gone in run 4, `d` failed, `e` new in 5."""
    with Store.open(tmp_path, write=True) as store:
        for number in range(1, 6):
            run = store.begin_run(SIGNATURE, "seeds")
            if number in (1, 3, 5):
                model = OTHER_MODEL if number == 3 else SIGNATURE
                put(store, run, sample("a", text=f"version {number}", signature=model))
            if number == 1:
                for name in "bcd":
                    put(store, run, sample(name, text=name))
            if number == 2:
                store.gone(run, ["b"])
                store.fail(run, "d", "d.txt", "no text")
            if number == 4:
                store.gone(run, ["c"])
            if number == 5:
                put(store, run, sample("e", text="e"))
            store.finish_run(run, {})
        store.memory.correct([Unit("Ja.", "Yes.")], lambda unit: None)
    return tmp_path


def told(out, first):
    with Store.open(out, write=False) as store:
        runs = [run for run in store.runs() if run.id >= first]
        states = {run.id: store.state(run.id) for run in runs}
        pairs = [(a, b) for a in states for b in states if a < b]
        shown = {
            (run, name): store.show(name, run) for run, state in states.items() for name in state
        }
        return runs, states, shown, [store.states(*pair) for pair in pairs]


@pytest.mark.parametrize(
    ("keep", "runs", "briefs", "left"),
    [(1, 4, 4, "ade"), (2, 3, 3, "ade"), (3, 2, 2, "acde"), (4, 1, 1, "acde"), (5, 0, 0, "abcde")],
)
def test_the_states_of_kept_runs_stay_exact(out, keep, runs, briefs, left):
    before = told(out, 6 - keep)
    with Store.open(out, write=True) as store:
        planned = store.pruning.plan(keep)
        assert store.pruning.prune(keep) == planned
        assert (planned.runs, planned.briefs, planned.originals) == (runs, briefs, briefs)
        assert store.memory.corrected(["Ja."]) == {"Ja.": "Yes."}
        assert not store.pruning.plan(keep).runs
    assert told(out, 1) == before
    with sqlite3.connect(out / "history.db") as history:
        assert history.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = history.execute("SELECT article FROM searched ORDER BY article")
        assert "".join(row[0] for row in rows) == left
        history.execute("INSERT INTO search (search) VALUES ('integrity-check')")


def test_a_run_that_was_pruned_is_no_longer_told(out):
    with Store.open(out, write=True) as store:
        store.pruning.prune(2)
        with pytest.raises(NotInHistory, match="history holds 4 to 5"):
            store.state(3)
        put(store, store.begin_run(SIGNATURE, "seeds"), sample("b", text="b"))
        assert store.state()["b"].status == "new"


def test_a_dry_run_tells_what_goes_and_changes_nothing(out):
    before = (out / "history.db").read_bytes()
    arguments = ["history", "prune", "--keep", "2", "-o", str(out)]
    done = CliRunner().invoke(main, [*arguments, "--dry-run", "--json"])
    counts = json.loads(done.stdout)
    assert counts.pop("bytes") > 1000
    assert counts == {"first": 4, "runs": 3, "events": 6, "briefs": 3, "originals": 3}
    assert (out / "history.db").read_bytes() == before
    done = CliRunner().invoke(main, arguments)
    assert done.stdout.startswith("3 runs, 3 briefs, 3 originals, 6 events are gone: ")
    assert len((out / "history.db").read_bytes()) < len(before)
    assert CliRunner().invoke(main, arguments).stdout.startswith("Nothing to drop")


def old_history(folder, version=1):
    with sqlite3.connect(folder / "history.db") as history:
        history.executescript((GOLDEN / "history-1.sql").read_text("utf-8"))
        for script in schema.MIGRATIONS[1:version]:
            history.executescript(script)
        history.execute(f"PRAGMA user_version = {version}")
    history.close()


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_an_older_history_is_kept_beside_the_new_one_and_is_searched(tmp_path, version):
    old_history(tmp_path, version)
    with sqlite3.connect(tmp_path / "history.db") as history:
        dump = list(history.iterdump())
    lines = []
    with Store.open(tmp_path, write=True, notify=lines.append) as store:
        assert store.search.find("Brücke", limit=5).total == 1
    (line,) = lines
    assert f"history.db.v{version}.bak beside it keeps version {version}" in line
    with sqlite3.connect(tmp_path / f"history.db.v{version}.bak") as backup:
        assert list(backup.iterdump()) == dump
        assert backup.execute("PRAGMA user_version").fetchone() == (version,)
    with Store.open(tmp_path, write=True, notify=lines.append):
        assert len(lines) == 1


def test_a_failed_migration_leaves_the_file_as_it_was(tmp_path):
    old_history(tmp_path)
    with sqlite3.connect(tmp_path / "history.db") as history:
        dump = list(history.iterdump())
    # Something in the file that the last migration meets, after the first ones have gone well.
    with sqlite3.connect(tmp_path / "history.db") as history:
        history.execute("CREATE TABLE searched (x)")
    with pytest.raises(StoreError, match="searched"):
        Store.open(tmp_path, write=True)
    with sqlite3.connect(tmp_path / "history.db") as history:
        assert history.execute("PRAGMA user_version").fetchone() == (1,)
        history.execute("DROP TABLE searched")
        assert list(history.iterdump()) == dump
    assert not list(tmp_path.glob("*.bak"))
    assert not list(tmp_path.glob(".*.part"))
    with Store.open(tmp_path, write=True) as store:
        assert store.search.find("Brücke", limit=5).total == 1
