"""`verify` finds what isn't as a run left it, `rebuild` mends it, and each says what to do."""

from __future__ import annotations

import sqlite3

import pytest
from click.testing import CliRunner
from test_runs import LONG, OTHER, contents, write
from word_engine import WordEngine, run, tools_with

from translator.cli import main
from translator.store import Store


@pytest.fixture(scope="module")
def tools(cache):
    return tools_with(WordEngine())


@pytest.fixture
def seeds(tmp_path):
    write(tmp_path / "seeds", "2024/a.txt")
    write(tmp_path / "seeds", "b.txt", OTHER)
    write(tmp_path / "seeds", "twin.txt", OTHER)
    return tmp_path / "seeds"


@pytest.fixture
def out(tools, seeds, tmp_path):
    run(tools, seeds, tmp_path / "out")
    return tmp_path / "out"


def call(*arguments):
    done = CliRunner().invoke(main, [str(it) for it in arguments])
    return done.exit_code, done.output.splitlines()


def verified(out, *arguments):
    code, lines = call("verify", "-o", out, *arguments)
    return code, lines[:-1]


def test_what_a_run_left_is_as_it_should_be(out, seeds):
    assert call("verify", "-o", out) == (0, ["All is as it should be."])
    assert call("verify", "-o", out, "--inputs", seeds) == (0, ["All is as it should be."])
    assert call("verify", "-o", out, "--json") == (0, ["[]"])


def edit(path, old, new):
    path.write_bytes(path.read_bytes().replace(old, new))


WAIT = "wait until it ends, or give another folder with -o"
REBUILD = "runs leave it so; `translator rebuild` writes it again"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (
            lambda out: edit(out / "b/brief.json", b'"id"', b'"ID"'),
            f"b/brief.json: was changed after it was written: {REBUILD}",
        ),
        (
            lambda out: edit(out / "2024/a/original.txt", b"Ilse", b"Oder"),
            f"2024/a/original.txt: was changed after it was written: {REBUILD}",
        ),
        (
            lambda out: (out / "b/brief.md").unlink(),
            "b/brief.md: is missing: the next run writes it again",
        ),
        (
            lambda out: (out / "index.html").unlink(),
            "index.html: is missing: the next run writes it again",
        ),
        (
            lambda out: edit(out / "index.html", b"Briefs", b"Letters"),
            "index.html: isn't what history holds: the next run writes it again",
        ),
        (
            lambda out: (out / "b/.brief.md.part").write_bytes(b"x"),
            "b/.brief.md.part: a killed process left it: the next run removes it",
        ),
    ],
)
def test_a_fault_in_the_files_is_named_and_rebuild_mends_it(out, spoil, said):
    before = contents(out)
    spoil(out)
    assert verified(out) == (1, [said])
    assert call("rebuild", "-o", out)[0] == 0
    if ".part" not in said:  # the next write into that folder takes it along
        assert contents(out) == before
        assert verified(out) == (0, [])


def test_files_of_ones_own_are_named_and_nothing_wrong(out):
    (out / "b" / "notes.txt").write_text("mine", "utf-8")
    line = "b/notes.txt: isn't of any run: nothing to do if it is yours"
    assert verified(out) == (0, [line])


def test_a_run_leaves_an_edited_file_and_mends_a_missing_one(tools, seeds, out):
    edit(out / "b/brief.json", b'"id"', b'"ID"')
    (out / "2024/a/brief.json").unlink()
    run(tools, seeds, out)
    assert b'"ID"' in (out / "b/brief.json").read_bytes()
    assert (out / "2024/a/brief.json").exists()
    assert [line.split(":")[0] for line in verified(out)[1]] == ["b/brief.json"]


def test_the_folder_of_a_gone_article_may_stay_or_go(tools, seeds, out):
    (seeds / "b.txt").unlink()
    (seeds / "twin.txt").unlink()
    run(tools, seeds, out)
    assert verified(out) == (0, [])
    for path in (out / "b").iterdir():
        path.unlink()
    assert verified(out) == (0, [])


def test_originals_are_compared_with_history(seeds, out):
    write(seeds, "b.txt", LONG)
    write(seeds, "new.txt", OTHER)
    assert verified(out, "--inputs", seeds) == (
        1,
        [
            f"{seeds}/b.txt: changed since it was briefed: `translator run` briefs it again",
            f"{seeds}/new.txt: isn't in history yet: `translator run` briefs it",
        ],
    )


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE originals SET bytes = X'78'", "its bytes were changed"),
        ("UPDATE briefs SET brief_json = '{}'", "can't be read"),
        ("UPDATE briefs SET article = 'other' WHERE id = 1", "is of another article than it says"),
        ("UPDATE briefs SET signature = 'x'", "has no row in signatures"),
    ],
)
def test_a_fault_in_history_is_named(out, statement, said):
    with sqlite3.connect(out / "history.db") as history:
        history.execute(statement)
    history.close()
    code, lines = verified(out)
    assert code == 1
    assert said in lines[0]
    assert "move history.db away and run again" in lines[0]


def test_all_is_made_again_from_history_alone(out, tmp_path):
    before = {path.relative_to(out): data for path, data in contents(out).items()}
    copy = tmp_path / "copy"
    assert call("rebuild", "-o", out, "--to", copy) == (
        0,
        [f"3 articles in {copy}/: 16 files written."],
    )
    made = {path.relative_to(copy): data for path, data in contents(copy).items()}
    assert made == {
        path: data for path, data in before.items() if path.name not in {".lock", "history.db"}
    }
    assert call("rebuild", "-o", out) == (0, [f"3 articles in {out}/: 0 files written."])
    for path in contents(out):
        if path.name not in {".lock", "history.db"}:
            path.unlink()
    assert call("rebuild", "-o", out)[0] == 0
    assert {
        path.relative_to(out): data for path, data in contents(out).items()
    }.keys() == before.keys()
    assert verified(out) == (0, [])


def test_rebuild_leaves_another_history_alone(out, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "history.db").touch()
    code, lines = call("rebuild", "-o", out, "--to", other)
    assert (code, lines) == (
        1,
        [f"Error: {other}/ has a history of its own: give another folder with --to"],
    )


def test_only_one_may_write(out):
    with Store.open(out, write=True):
        assert call("rebuild", "-o", out) == (
            1,
            [f"Error: another run is writing to {out}/: {WAIT}"],
        )
