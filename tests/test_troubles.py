"""docs/troubleshooting.md, held: what a person sees when something goes wrong, word for word."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_runs import OTHER, write
from test_store_trouble import as_nobody, open_folder, tiny_disk  # noqa: F401, fixtures
from word_engine import WordEngine, run, tools_with

from translator.cli import main
from translator.errors import StoreError
from translator.store import Store

TABLE = Path(__file__).parents[1] / "docs" / "troubleshooting.md"


@pytest.fixture(scope="module")
def tools(cache):
    return tools_with(WordEngine())


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder with one article in seeds/, briefed into out/."""
    monkeypatch.chdir(tmp_path)
    write(Path("seeds"), "flut.txt", OTHER)
    return tmp_path


def stands_in_the_table(line):
    return f"`{line}`" in TABLE.read_text("utf-8")


def said(tools, seeds="seeds"):
    """The one line of a run that can't go on."""
    with pytest.raises(StoreError) as caught:
        run(tools, Path(seeds), Path("out"))
    assert caught.value.exit_code == 1
    return f"Error: {caught.value}"


def test_a_full_disk(tools, tiny_disk, tmp_path_factory, monkeypatch):  # noqa: F811
    monkeypatch.chdir(tiny_disk)
    seeds = tmp_path_factory.mktemp("seeds")
    for number in range(6):
        write(seeds, f"{number}.txt", OTHER.replace("300", f"3{number:03}"))
    (tiny_disk / "ballast").write_bytes(bytes(1_600_000))
    assert stands_in_the_table(said(tools, seeds))
    (tiny_disk / "ballast").unlink()
    run(tools, seeds, Path("out"))
    monkeypatch.undo()
    with Store.open(tiny_disk / "out", write=False) as store:
        assert store.verify() == []
        assert len(store.state()) == 6


def test_a_folder_that_cannot_be_written(tools, here, open_folder, monkeypatch):  # noqa: F811
    (open_folder / "out").mkdir(mode=0o755)
    write(open_folder / "seeds", "flut.txt", OTHER)
    monkeypatch.chdir(open_folder)
    (open_folder / "out").chmod(0o555)
    with as_nobody():
        line = said(tools)
    assert stands_in_the_table(line.replace(f"{open_folder}/", ""))


def test_two_runs_at_once(tools, here):
    with Store.open(Path("out"), write=True):
        assert stands_in_the_table(said(tools))


@pytest.mark.parametrize("spoil", ["cut short", "overwritten", "something else"])
def test_a_damaged_history(tools, here, spoil):
    run(tools, Path("seeds"), Path("out"))
    path = Path("out/history.db")
    data = path.read_bytes()
    path.write_bytes(
        {
            "cut short": data[: len(data) // 3],
            "overwritten": data[:4096] + b"\xff" * (len(data) - 4096),
            "something else": b"no database " * 500,
        }[spoil]
    )
    assert stands_in_the_table(said(tools))
    before = Path("out/flut/brief.json").read_bytes()
    path.rename("history.broken")
    run(tools, Path("seeds"), Path("out"))
    assert Path("out/flut/brief.json").read_bytes() == before
    with Store.open(Path("out"), write=False) as store:
        assert store.verify() == []


def test_a_brief_that_was_edited_by_hand(tools, here):
    run(tools, Path("seeds"), Path("out"))
    path = Path("out/flut/brief.json")
    path.write_text(path.read_text("utf-8").replace("Elbe", "Oder"), "utf-8")
    edited = path.read_bytes()
    run(tools, Path("seeds"), Path("out"))
    assert path.read_bytes() == edited
    done = CliRunner().invoke(main, ["verify"])
    assert done.exit_code == 1
    assert stands_in_the_table(done.stdout.splitlines()[0])


def test_a_clock_that_goes_backwards(tools, here):
    run(tools, Path("seeds"), Path("out"))
    with sqlite3.connect("out/history.db") as history:
        history.execute("UPDATE runs SET started = '2099-01-01T00:00:00+00:00'")
    history.close()
    write(Path("seeds"), "flut.txt", OTHER + "Neu.\n")
    run(tools, Path("seeds"), Path("out"))
    with Store.open(Path("out"), write=False) as store:
        assert [it.id for it in store.runs()] == [1, 2]
        assert store.state(2)["flut"].status == "changed"
        assert store.show("flut").run == 2
        assert store.verify() == []
