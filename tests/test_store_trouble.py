"""What can go wrong with a folder, a disk or a database: one line each, and nothing lost."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from store_samples import SIGNATURE, put, sample

from translator.errors import HistoryBroken, NotInHistory, OutputBusy, StoreError
from translator.store import Store
from translator.store.schema import APPLICATION_ID, MIGRATIONS

TESTS = Path(__file__).parent


def one_run(out, name="a"):
    with Store.open(out, write=True) as store:
        put(store, store.begin_run(SIGNATURE, "seeds"), sample(name))


def database(out, *statements):
    connection = sqlite3.connect(out / "history.db")
    try:
        rows = [connection.execute(statement).fetchall() for statement in statements]
        connection.commit()
        return rows
    finally:
        connection.close()


@contextmanager
def refused(error, match):
    with pytest.raises(error, match=match) as caught:
        yield
    assert "\n" not in str(caught.value)


@contextmanager
def as_nobody():
    """Rights count only for those who are not root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder():
    """A folder that other users can enter, unlike pytest's."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_a_folder_without_runs_says_what_to_do(tmp_path):
    with refused(NotInHistory, "no runs yet in .*; run `translator run` first"):
        Store.open(tmp_path / "out", write=False)
    assert not (tmp_path / "out").exists()


def test_an_empty_history_is_as_none(tmp_path):
    (tmp_path / "history.db").touch()
    with refused(NotInHistory, "no runs yet"):
        Store.open(tmp_path, write=False)
    one_run(tmp_path)


def test_a_second_writer_is_sent_away_at_once(tmp_path):
    with Store.open(tmp_path, write=True) as store:
        with refused(OutputBusy, "another run is writing to .*: wait until it ends"):
            Store.open(tmp_path, write=True)
        code = (
            "import sys; from pathlib import Path; from translator.store import Store\n"
            "try: Store.open(Path(sys.argv[1]), write=True)\n"
            "except Exception as error: print(type(error).__name__)"
        )
        second = subprocess.run(
            [sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=False
        )
        assert second.stdout == "OutputBusy\n", second.stderr
        put(store, store.begin_run(SIGNATURE, "seeds"), sample("a"))
    one_run(tmp_path, "b")


def test_reading_is_possible_while_another_writes(tmp_path):
    with Store.open(tmp_path, write=True) as store:
        run = store.begin_run(SIGNATURE, "seeds")
        put(store, run, sample("a"))
        with Store.open(tmp_path, write=False) as reader:
            put(store, run, sample("b"))
            assert sorted(reader.state()) == ["a", "b"]


def test_another_program_that_holds_the_database_is_named(tmp_path):
    one_run(tmp_path)
    other = sqlite3.connect(tmp_path / "history.db", isolation_level=None)
    with Store.open(tmp_path, write=True) as store:
        store._history.connection.execute("PRAGMA busy_timeout = 10")
        other.execute("BEGIN IMMEDIATE")
        with refused(OutputBusy, "another program is writing to .*: close it"):
            store.begin_run(SIGNATURE, "seeds")
        other.execute("ROLLBACK")
        other.close()
        store.begin_run(SIGNATURE, "seeds")


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize(
    ("spoil", "match"),
    [
        (lambda path: path.write_bytes(b"no database " * 500), "is damaged"),
        (lambda path: path.write_bytes(path.read_bytes()[:100]), "is damaged"),
    ],
)
def test_a_damaged_history_is_said_to_be(tmp_path, write, spoil, match):
    one_run(tmp_path)
    spoil(tmp_path / "history.db")
    with refused(HistoryBroken, match):
        Store.open(tmp_path, write=write).current()


def test_damage_within_is_met_without_a_traceback(tmp_path):
    one_run(tmp_path)
    path = tmp_path / "history.db"
    data = bytearray(path.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    path.write_bytes(data)
    with refused(HistoryBroken, "is damaged"):
        Store.open(tmp_path, write=False).current()


def test_a_value_that_cannot_be_read_is_damage_too(tmp_path):
    one_run(tmp_path)
    database(tmp_path, "UPDATE briefs SET brief_json = '{}'")
    with Store.open(tmp_path, write=False) as store, refused(HistoryBroken, "is damaged"):
        store.state()


@pytest.mark.parametrize("write", [True, False])
def test_a_newer_history_is_left_alone(tmp_path, write):
    one_run(tmp_path)
    database(tmp_path, f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with refused(HistoryBroken, "was written by a newer translator .*: update translator"):
        Store.open(tmp_path, write=write)


@pytest.mark.parametrize("write", [True, False])
def test_a_foreign_database_is_left_alone(tmp_path, write):
    database(tmp_path, "CREATE TABLE songs (title)")
    with refused(HistoryBroken, "another program's database"):
        Store.open(tmp_path, write=write)
    assert database(tmp_path, "SELECT name FROM sqlite_master") == [[("songs",)]]


def test_migrations_bring_an_older_history_up_to_date(tmp_path, monkeypatch):
    one_run(tmp_path)
    later = (*MIGRATIONS, "CREATE TABLE notes (text)", "INSERT INTO notes VALUES ('hello')")
    monkeypatch.setattr("translator.store.schema.MIGRATIONS", later)
    with refused(StoreError, "of an older version: `translator run` brings it up to date"):
        Store.open(tmp_path, write=False)
    with Store.open(tmp_path, write=True) as store:
        assert list(store.current()) == ["a"]
    rows = database(tmp_path, "SELECT * FROM notes", "PRAGMA user_version", "PRAGMA application_id")
    assert rows == [[("hello",)], [(len(MIGRATIONS) + 2,)], [(APPLICATION_ID,)]]


def test_a_migration_that_fails_leaves_all_as_it_was(tmp_path, monkeypatch):
    one_run(tmp_path)
    later = (*MIGRATIONS, "CREATE TABLE notes (text); INSERT INTO nowhere VALUES (1)")
    monkeypatch.setattr("translator.store.schema.MIGRATIONS", later)
    with refused(HistoryBroken, "no such table"):
        Store.open(tmp_path, write=True)
    monkeypatch.undo()
    assert database(tmp_path, "SELECT count(*) FROM sqlite_master WHERE name = 'notes'") == [[(0,)]]
    one_run(tmp_path, "b")


def test_a_folder_that_cannot_be_written_says_so(open_folder):
    with as_nobody():
        for out in (open_folder / "out", open_folder):
            if os.access(open_folder, os.W_OK, effective_ids=True):
                open_folder.chmod(0o555)
            with refused(StoreError, "can't be written .*: check the folder's permissions"):
                Store.open(out, write=True)
    open_folder.chmod(0o755)


def test_a_folder_that_cannot_be_written_can_be_read(open_folder):
    out = open_folder / "out"
    one_run(out)
    out.chmod(0o555)
    with as_nobody():
        with Store.open(out, write=False) as store:
            assert list(store.state()) == ["a"]
        with refused(StoreError, "permissions"):
            Store.open(out, write=True)
    out.chmod(0o755)


def test_what_stands_in_the_way_is_named(tmp_path):
    (tmp_path / "a").write_text("a file of someone's own")
    with Store.open(tmp_path, write=True) as store:
        run = store.begin_run(SIGNATURE, "seeds")
        with refused(StoreError, "/a.*: .*: move what is in the way"):
            put(store, run, sample("a"))
        assert not store.current()["a"].rendered
        (tmp_path / "a").unlink()
        assert store.repair("a")


def test_a_name_that_utf8_cannot_write_is_named(tmp_path):
    with Store.open(tmp_path, write=True) as store:
        with refused(StoreError, r"'a\\ud800' holds characters that no name should"):
            put(store, store.begin_run(SIGNATURE, "seeds"), sample("a\ud800"))
        put(store, 1, sample("b"))


@pytest.fixture
def tiny_disk(tmp_path):
    """2 MB of disk, where we may mount one."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", tmp_path],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("no right to mount a small disk here")
    yield tmp_path
    subprocess.run(["umount", tmp_path], check=True)


def test_a_full_disk_loses_only_the_article_in_flight(tiny_disk):
    ballast = tiny_disk / "ballast"
    ballast.write_bytes(bytes(300_000))
    saved = 0
    with Store.open(tiny_disk, write=True) as store:
        run = store.begin_run(SIGNATURE, "seeds")
        with refused(StoreError, "is full: make room and run again"):
            for saved in range(1000):
                put(store, run, sample(f"a{saved}", text=f"Satz {saved}. " * 500))
    ballast.unlink()
    with Store.open(tiny_disk, write=True) as store:
        current = store.current()
        assert saved <= len(current) <= saved + 1
        waiting = [article for article, it in current.items() if not it.rendered]
        assert waiting in ([], [f"a{saved}"])
        assert all(store.repair(article) for article in waiting)
        assert all(len(list((tiny_disk / article).iterdir())) == 5 for article in current)
    assert database(tiny_disk, "PRAGMA integrity_check") == [[("ok",)]]


SAVING = """
import sys
from pathlib import Path
from store_samples import SIGNATURE, OTHER_MODEL, put, sample
from translator.store import Store
with Store.open(Path(sys.argv[1]), write=True) as store:
    for signature in (SIGNATURE, OTHER_MODEL) * 1000:
        run = store.begin_run(signature, "seeds")
        for number in range(20):
            put(store, run, sample(f"a{number}", signature=signature, english=signature.model))
            print("saved", flush=True)
        store.memory.remember(signature.translation_digest, {})
        store.write_index()
"""


def test_kill_9_at_any_moment_leaves_a_sound_history_and_whole_files(tmp_path):
    chance = random.Random(7)
    environment = os.environ | {"PYTHONPATH": f"{TESTS}{os.pathsep}{TESTS.parent}"}
    for articles in [25, *(chance.randrange(1, 45) for _ in range(11))]:
        saving = subprocess.Popen(
            [sys.executable, "-c", SAVING, tmp_path], stdout=subprocess.PIPE, env=environment
        )
        assert saving.stdout is not None
        for _ in range(articles):
            assert saving.stdout.readline() == b"saved\n"
        time.sleep(chance.uniform(0, 0.01))  # anywhere in the next save or two
        saving.send_signal(signal.SIGKILL)
        saving.wait()
        saving.stdout.close()
        assert_sound(tmp_path)
        assert len(list(tmp_path.glob("a*/brief.json"))) == 20


def assert_sound(out):
    with Store.open(out, write=False) as reader:
        reader.state()
    with Store.open(out, write=True) as store:
        assert list(out.rglob(".*.part")) == []
        for article, current in store.current().items():
            if not current.rendered or store.views_missing(article):
                assert store.repair(article)
        for article in store.current():
            before = [path.read_bytes() for path in sorted((out / article).iterdir())]
            store._render(store.current()[article].brief)
            assert [path.read_bytes() for path in sorted((out / article).iterdir())] == before
    assert database(out, "PRAGMA integrity_check", "PRAGMA foreign_key_check") == [[("ok",)], []]
