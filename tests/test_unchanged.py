"""What earlier runs saw spares work and changes no result: held against runs that saw nothing."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import sys
import time
from dataclasses import asdict

import pytest
from word_engine import WordEngine, run, tools_with

from translator.plan import dry_run
from translator.reading import tree
from translator.report import Listener
from translator.setting import Setting
from translator.store import Store, Unit

TEXT = """Bericht aus {name}

Stand: 11.03.2024
Der Bote aus Beispielhausen, alle Rechte vorbehalten

Die Stadt {name} baut am Nordufer eine neue Brücke für Fußgänger und Radfahrer.
Der Rat von {name} stimmte am Abend nach langer Beratung für den Entwurf.
"""
NAMES = ("Adorf", "Bedorf", "Cedorf", "Dedorf", "Efdorf")
RECENT = 0.05  # the disks that tests run on tell times to a few milliseconds

_opened: list[str] = []
sys.addaudithook(lambda event, args: _opened.append(str(args[0])) if event == "open" else None)


@pytest.fixture(scope="module")
def tools(cache):
    return tools_with(WordEngine())


@pytest.fixture
def seeds(tmp_path, monkeypatch):
    monkeypatch.setattr(tree, "RECENT", RECENT)
    folder = tmp_path / "seeds"
    (folder / "sub").mkdir(parents=True)
    for name in NAMES:
        put(folder, f"sub/{name}.txt", name)
    (folder / "broken.txt").write_text("   ", "utf-8")
    (folder / "notes.xyz").write_text("no article", "utf-8")
    lines = [json.dumps({"text": TEXT.format(name=name)}) for name in ("Ypsdorf", "Zettdorf")]
    (folder / "list.jsonl").write_text("\n".join(lines), "utf-8")
    return folder


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def put(seeds, name, about):
    (seeds / name).write_text(TEXT.format(name=about), "utf-8")


def rest():
    """Wait until what was written is no longer recent."""
    time.sleep(2 * RECENT)


def history(out, *statements):
    with sqlite3.connect(out / "history.db") as connection:
        rows = [connection.execute(statement).fetchall() for statement in statements]
    connection.close()
    return rows


def settled(out):
    return history(out, "SELECT inputs FROM settled")[0] != []


def opened(seeds, act):
    """The articles that were opened meanwhile."""
    _opened.clear()
    act()
    return sorted({name.rpartition("/")[2] for name in _opened if name.startswith(str(seeds))})


def left(out):
    """All that a run leaves, without times and without what it merely saw."""
    files = {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and not path.name.startswith((".lock", "history.db"))
    }
    rows = history(
        out,
        "SELECT * FROM events ORDER BY article, run",
        "SELECT id, article, source, sha256, signature, run, rendered, brief_json FROM briefs",
        "SELECT * FROM files ORDER BY article",
        "SELECT * FROM ties",
        "SELECT id, inputs, signature FROM runs",
    )
    return files, rows


def told_by(tools, seeds, out):
    """What a dry run and a run say, in words and counts."""
    told: list[str] = []
    listener = Listener(told.append, told.append, lambda done, total: None)
    setting = Setting(summariser=tools.signature.summariser.partition(" ")[0])
    planned = dry_run([seeds], out, setting, listener)
    report = asdict(run(tools, seeds, out, told=told)) | {"seconds": 0}
    return planned, [line.replace(str(out), "OUT") for line in told], report


def same_size(seeds, out):
    path = seeds / "sub/Adorf.txt"
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace("Nordufer", "Westufer"), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def backwards(seeds, out):
    put(seeds, "sub/Bedorf.txt", "Bedorf am See")
    os.utime(seeds / "sub/Bedorf.txt", (1_000_000_000, 1_000_000_000))


def replaced(seeds, out):
    path = seeds / "sub/Cedorf.txt"
    before = path.stat()
    put(seeds, "new.part", "Zedorf")
    os.utime(seeds / "new.part", ns=(before.st_atime_ns, before.st_mtime_ns))
    (seeds / "new.part").replace(path)


def swapped(seeds, out):
    one, other = seeds / "sub/Adorf.txt", seeds / "sub/Dedorf.txt"
    one.rename(seeds / "between")
    other.rename(one)
    (seeds / "between").rename(other)


def unreadable(seeds, out):
    (seeds / "sub/Efdorf.txt").unlink()
    (seeds / "sub/Efdorf.txt").symlink_to(seeds / "nowhere.txt")


def readable(seeds, out):
    (seeds / "sub/Efdorf.txt").unlink()
    put(seeds, "sub/Efdorf.txt", "Efdorf")


def line_changed(seeds, out):
    path = seeds / "list.jsonl"
    path.write_text(path.read_text("utf-8").replace("Ypsdorf", "Uhudorf"), "utf-8")


def corrected(seeds, out):
    german = "Der Rat von Dedorf stimmte am Abend nach langer Beratung für den Entwurf."
    with Store.open(out, write=True) as store:
        store.memory.correct([Unit(german, "The council agreed.")], lambda unit: None)


STEPS = {
    "nothing": lambda seeds, out: None,
    "touched": lambda seeds, out: os.utime(seeds / "sub/Adorf.txt"),
    "of the same size, with its old time": same_size,
    "with an earlier time": backwards,
    "replaced by a file of the same size and time": replaced,
    "two swapped": swapped,
    "added": lambda seeds, out: put(seeds, "Neudorf.txt", "Neudorf"),
    "added, with the same bytes": lambda seeds, out: put(seeds, "Altdorf.txt", "Neudorf"),
    "renamed": lambda seeds, out: (seeds / "Neudorf.txt").rename(seeds / "Umdorf.txt"),
    "gone": lambda seeds, out: (seeds / "Altdorf.txt").unlink(),
    "no longer readable": unreadable,
    "readable again": readable,
    "mended": lambda seeds, out: put(seeds, "broken.txt", "Bruchdorf"),
    "broken again": lambda seeds, out: (seeds / "broken.txt").write_text(" ", "utf-8"),
    "a line changed": line_changed,
    "a file that is no article": lambda seeds, out: (seeds / "more.xyz").write_text(""),
    "brief.json removed": lambda seeds, out: (out / "sub/Bedorf/brief.json").unlink(),
    "a folder removed": lambda seeds, out: shutil.rmtree(out / "sub/Dedorf"),
    "the page edited": lambda seeds, out: (out / "index.html").write_text("mine"),
    "the page removed": lambda seeds, out: (out / "index.html").unlink(),
    "an event deleted": lambda seeds, out: history(
        out, "DELETE FROM events WHERE article = 'sub/Bedorf'"
    ),
    "a run that was killed": lambda seeds, out: history(
        out, "UPDATE briefs SET rendered = 0 WHERE article = 'sub/Bedorf'"
    ),
    "a correction": corrected,
}


def test_what_was_seen_changes_no_result(tools, seeds, out, tmp_path):
    blind = tmp_path / "blind"
    for name, change in STEPS.items():
        change(seeds, out)
        if out.exists():  # the same state, of which nothing was seen
            shutil.rmtree(blind, ignore_errors=True)
            shutil.copytree(out, blind)
        for again in ("", ", again"):
            rest()
            if blind.exists():
                history(blind, "DELETE FROM looks", "DELETE FROM settled")
            expected = told_by(tools, seeds, blind)
            assert told_by(tools, seeds, out) == expected, name + again
            assert left(out) == left(blind), name + again
        assert settled(out) == (name != "no longer readable"), name


def test_a_run_with_nothing_new_opens_no_article(tools, seeds, out):
    rest()
    everything = ["Adorf.txt", "Bedorf.txt", "Cedorf.txt", "Dedorf.txt", "Efdorf.txt"]
    everything += ["broken.txt", "list.jsonl"]
    assert opened(seeds, lambda: run(tools, seeds, out)) == everything
    assert opened(seeds, lambda: run(tools, seeds, out)) == []
    put(seeds, "sub/Bedorf.txt", "Bedorf am See")
    rest()
    # The others are of the same bytes; but a failure is tried again, and a list is cut in lines.
    some = ["Adorf.txt", "Bedorf.txt", "broken.txt", "list.jsonl"]
    assert set(opened(seeds, lambda: run(tools, seeds, out))) <= set(some)
    assert opened(seeds, lambda: run(tools, seeds, out)) == []


def test_what_changed_a_moment_ago_is_read_again(tools, seeds, out, monkeypatch):
    monkeypatch.setattr(tree, "RECENT", 3600)
    for _ in range(2):
        assert len(opened(seeds, lambda: run(tools, seeds, out))) == 7
        assert not settled(out)


def test_another_setting_or_folder_is_not_settled(tools, seeds, out, tmp_path):
    rest()
    run(tools, seeds, out)
    assert run(tools_with(WordEngine(), summariser="lead"), seeds, out).done == 7
    assert run(tools, seeds, out).skipped == 7
    assert run(tools, seeds, tmp_path / "other").done == 7


def test_each_of_two_inputs_settles(tools, seeds, out, tmp_path):
    other = tmp_path / "others"
    other.mkdir()
    put(other, "Fremddorf.txt", "Fremddorf")
    rest()
    for folder in (seeds, other, seeds):
        run(tools, folder, out)
    assert opened(tmp_path / "seeds", lambda: run(tools, seeds, out)) == []
    assert opened(other, lambda: run(tools, other, out)) == []


def test_a_folder_that_became_a_link_out_of_the_output_is_told(tools, seeds, out, tmp_path):
    rest()
    run(tools, seeds, out)
    (out / "sub/Adorf").rename(tmp_path / "elsewhere")
    (out / "sub/Adorf").symlink_to(tmp_path / "elsewhere")
    told: list[str] = []
    run(tools, seeds, out, told=told)
    assert any("is a link that leaves" in line for line in told)


def test_looks_at_files_that_are_gone_go(tools, seeds, out):
    rest()
    run(tools, seeds, out)
    (seeds / "sub/Adorf.txt").unlink()
    run(tools, seeds, out)
    assert history(out, "SELECT 1 FROM looks WHERE file LIKE '%Adorf.txt'") == [[]]
