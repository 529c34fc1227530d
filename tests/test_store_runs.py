"""Runs, their states, and what is kept of each article."""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import replace

import pytest
from store_samples import OTHER_MODEL, SIGNATURE, put, sample

from translator.article import Dropped
from translator.diff import compare
from translator.errors import NotInHistory, StoreError
from translator.store import Store, Wanted

VIEWS = ["article.html", "brief.json", "brief.md", "original.txt", "translation.en.md"]


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


@pytest.fixture
def store(out):
    with Store.open(out, write=True) as store:
        yield store


def begin(store, signature=SIGNATURE):
    return store.begin_run(signature, "seeds")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_an_article_becomes_five_files(store, out):
    made = sample("2024/bruecke")
    put(store, begin(store), made)
    folder = out / "2024" / "bruecke"
    assert names(folder) == VIEWS
    assert (folder / "original.txt").read_bytes() == made[0]
    form = json.loads((folder / "brief.json").read_text("utf-8"))
    assert (form["schema"], form["id"], form["run"]) == ("brief/1", "2024/bruecke", 1)


def test_what_was_saved_is_current_and_can_be_shown(store):
    data, article, translation, brief = sample()
    put(store, begin(store), (data, article, translation, brief))
    current = store.current()[article.id]
    assert (current.sha256, current.signature_digest) == (article.sha256, SIGNATURE.digest)
    assert (current.failed, current.rendered, current.source) == (False, True, article.path)
    assert store.show(article.id) == (article, translation, brief, 1)


def test_the_same_articles_give_the_same_files_in_another_folder(tmp_path):
    pages = []
    for name in ("one", "two"):
        with Store.open(tmp_path / name, write=True) as store:
            put(store, begin(store), sample())
            store.write_index()
        files = sorted(it for it in (tmp_path / name).rglob("*") if it.is_file())
        views = [it for it in files if it.parent.name == "bruecke" or it.name == "index.html"]
        pages.append([it.read_bytes() for it in views])
    assert len(pages[0]) == 6
    assert pages[0] == pages[1]


# As docs/formats.md gives it.
DROPPED = """
    SELECT briefs.article, json_extract(value, '$.reason'), json_extract(value, '$.text')
    FROM latest JOIN briefs ON briefs.id = latest.brief, json_each(article_json, '$.dropped')
"""


def test_history_keeps_what_was_dropped_with_its_reason(store, out):
    data, article, translation, brief = sample()
    article = replace(article, dropped=(Dropped("Anzeige", "advertising", 0, 7),), agency="dpa")
    put(store, begin(store), (data, article, translation, brief))
    with sqlite3.connect(out / "history.db") as history:
        assert history.execute(DROPPED).fetchall() == [(brief.id, "advertising", "Anzeige")]
    assert store.show(brief.id).article == article


def test_an_article_from_before_authors_were_known_is_read(store, out):
    made = sample()
    put(store, begin(store), made)
    later = "time subtitle kicker authors agency section url".split()
    with sqlite3.connect(out / "history.db") as history:
        paths = ", ".join(f"'$.{name}'" for name in later)
        history.execute(f"UPDATE briefs SET article_json = json_remove(article_json, {paths})")
    assert store.show(made[1].id).article == made[1]


def test_a_run_without_news_writes_no_events(store, out):
    put(store, begin(store), sample())
    run = begin(store)
    store.finish_run(run, {"skipped": 1, "seconds": 0.5})
    with sqlite3.connect(out / "history.db") as database:
        assert database.execute("SELECT count(*) FROM events").fetchone() == (1,)
    database.close()
    assert [it.finished is None for it in store.runs()] == [True, False]
    assert (store.runs()[1].inputs, store.runs()[1].signature) == ("seeds", SIGNATURE)
    assert store.runs()[1].totals == {"skipped": 1, "seconds": 0.5}
    assert store.state(2) == store.state(1)


def test_a_changed_article_replaces_its_files_and_keeps_its_past(store, out):
    put(store, begin(store), sample("a", ending=".txt", text="alt"))
    put(store, begin(store), sample("a", ending=".html", text="neu"))
    html = ["article.html", "brief.json", "brief.md", "original.html", "translation.en.md"]
    assert names(out / "a") == html
    assert (out / "a" / "original.html").read_bytes() == b"neu"
    assert [store.state(run)["a"].status for run in (1, 2)] == ["new", "changed"]
    assert store.show("a", run=1).brief.source == "a.txt"
    assert store.show("a").brief.source == "a.html"


def test_switching_the_model_back_reuses_the_brief(store, out):
    made = sample("a")
    put(store, begin(store), made)
    first = {path.name: path.read_bytes() for path in (out / "a").iterdir()}
    put(
        store, begin(store, OTHER_MODEL), sample("a", signature=OTHER_MODEL, english="Other words.")
    )
    assert (out / "a" / "brief.md").read_bytes() != first["brief.md"]
    run = begin(store)
    assert store.reuse(run, Wanted("a", "a.txt", made[1].sha256, SIGNATURE.digest))
    assert {path.name: path.read_bytes() for path in (out / "a").iterdir()} == first
    assert store.state()["a"].status == "changed"
    assert store.state()["a"].run == 1


@pytest.mark.parametrize(
    ("sha256", "signature", "source"),
    [("0" * 64, SIGNATURE.digest, "a.txt"), (None, "0" * 64, "a.txt"), (None, None, "a.md")],
)
def test_what_history_does_not_hold_is_not_reused(store, sha256, signature, source):
    made = sample("a")
    put(store, begin(store), made)
    wanted = Wanted("a", source, sha256 or made[1].sha256, signature or SIGNATURE.digest)
    assert not store.reuse(begin(store), wanted)


def test_a_second_making_of_a_brief_keeps_the_first_words(store, out):
    put(store, begin(store), sample("a"))
    first = (out / "a" / "brief.json").read_bytes()
    put(store, begin(store), sample("a", english="Other words."))
    assert (out / "a" / "brief.json").read_bytes() == first
    assert store.state()["a"] == store.state(1)["a"]


def test_a_failed_article_keeps_its_earlier_brief(store, out):
    made = sample("a")
    put(store, begin(store), made)
    store.fail(begin(store), "a", "a.txt", "a.txt is empty: write something")
    current = store.current()["a"]
    assert (current.failed, current.sha256, current.signature_digest) == (True, "", "")
    entry = store.state()["a"]
    assert (entry.status, entry.error, entry.brief) == (
        "failed", "a.txt is empty: write something", made[3],
    )  # fmt: skip
    assert names(out / "a") == VIEWS
    assert store.reuse(begin(store), Wanted("a", "a.txt", made[1].sha256, SIGNATURE.digest))
    assert (store.state()["a"].status, store.current()["a"].failed) == ("changed", False)


def test_the_same_failure_is_noted_once(store, out):
    for _ in range(3):
        store.fail(begin(store), "a", "a.txt", "a.txt is empty")
    store.fail(begin(store), "a", "a.txt", "a.txt is no text", sha256="0" * 64)
    with sqlite3.connect(out / "history.db") as database:
        assert database.execute("SELECT run FROM events").fetchall() == [(1,), (4,)]
    database.close()
    assert store.state(3)["a"].error == "a.txt is empty"
    with pytest.raises(NotInHistory, match=r"a has no brief: a.txt is no text"):
        store.show("a")


def test_a_file_name_that_is_no_text_fails_without_a_fuss(store):
    name = b"gr\xf6sse".decode("utf-8", "surrogateescape")
    store.fail(begin(store), name, name + ".txt", "not UTF-8")
    assert list(store.state()) == ["gr\\udcf6sse"]


def test_a_gone_article_leaves_the_state_but_not_history(store, out):
    made = sample("a")
    put(store, begin(store), made)
    store.gone(begin(store), ["a", "never-met"])
    store.gone(begin(store), ["a"])
    assert (store.current(), store.state()) == ({}, {})
    assert store.state(1)["a"].brief == made[3]
    assert store.show("a").brief == made[3]
    assert names(out / "a") == VIEWS
    put(store, begin(store), made)
    assert store.state()["a"].status == "new"


def test_two_states_hold_only_what_may_differ(store):
    run = begin(store)
    for name in "abc":
        put(store, run, sample(name))
    put(store, begin(store), sample("b", text="neu"))
    run = begin(store)
    put(store, run, sample("d"))
    store.gone(run, ["c"])
    before, after, unchanged = store.states(1, 3)
    assert (sorted(before), sorted(after), unchanged) == (["b", "c"], ["b", "d"], 1)
    whole = compare(store.state(1), store.state(3))
    assert compare(before, after, unchanged) == whole
    # d has c's bytes: it is c under another name.
    assert [(it.article, it.kind) for it in whole.articles] == [("b", "source"), ("d", "remade")]
    assert whole.unchanged == 1
    assert compare(*store.states(3, 1)) == compare(store.state(3), store.state(1))
    assert compare(*store.states(2, 2)).unchanged == 3


@pytest.mark.parametrize(
    "name",
    [
        "2024/bruecke",
        "2024/bruecke.txt",
        "seeds/2024/bruecke.txt",
        "/somewhere/seeds/2024/bruecke.txt",
        "./2024/bruecke",
        "out/2024/bruecke/brief.md",
        "out/2024/bruecke/original.txt",
        "2024/bruecke/",
    ],
)
def test_an_article_is_found_by_id_or_path(store, name):
    put(store, begin(store), sample("2024/bruecke"))
    assert store.show(name).article.id == "2024/bruecke"


def test_an_id_with_a_dot_is_not_cut(store):
    run = begin(store)
    for name in ("v1.2", "v1"):
        put(store, run, sample(name))
    assert store.show("v1.2").article.id == "v1.2"
    assert store.show("v1.2.txt").article.id == "v1.2"


@pytest.mark.parametrize(
    ("name", "hint"),
    [("bruecke", "did you mean 2024/bruecke?"), ("2024/brücke", "2024/bruecke?"), ("xyz", "see `")],
)
def test_an_unknown_article_gets_the_nearest_names(store, name, hint):
    put(store, begin(store), sample("2024/bruecke"))
    with pytest.raises(NotInHistory, match=f"no article .*{hint}".replace("?", r"\?")):
        store.show(name)


def test_an_unknown_run_says_which_there_are(store):
    begin(store)
    begin(store)
    with pytest.raises(NotInHistory, match="no run 7; history holds 1 to 2: see `translator runs`"):
        store.state(7)


@pytest.mark.parametrize(
    "name",
    ["../a", "a/../../b", "/a", "a//b", ".", "a/.", "", "a\0b", "index.html", "History.db/a"],
)
def test_an_id_can_never_leave_its_place(store, out, name):
    run = begin(store)
    with pytest.raises(StoreError, match="rename the article's file"):
        put(store, run, sample(name))
    assert store.current() == {}
    assert names(out.parent) == ["out"]


def test_a_link_cannot_lead_out(store, out, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (out / "a").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StoreError, match="remove the link"):
        put(store, begin(store), sample("a/b"))
    assert names(tmp_path / "elsewhere") == []


def test_missing_files_are_seen_and_repaired(store, out):
    put(store, begin(store), sample("a"))
    assert not store.views_missing("a")
    assert not store.repair("a")
    before = {path.name: path.read_bytes() for path in (out / "a").iterdir()}
    for name in VIEWS:
        (out / "a" / name).unlink()
        assert store.views_missing("a") == (name in {"brief.json", "article.html"})
        assert store.repair("a")
        assert {path.name: path.read_bytes() for path in (out / "a").iterdir()} == before
    assert not store.repair("never-met")


def test_all_files_can_be_made_from_history_alone(store, out):
    run = begin(store)
    for name in ("a", "a/b", "c"):
        put(store, run, sample(name))
    before = {it: it.read_bytes() for it in out.rglob("*.*") if it.parent != out}
    for path in before:
        path.unlink()
    assert all(store.repair(article) for article in store.current())
    assert {it: it.read_bytes() for it in out.rglob("*.*") if it.parent != out} == before


def test_the_index_lists_the_newest_first(store, out):
    run = begin(store)
    for name, date in [("a", "2024-11"), ("b", None), ("c", "2024-11-15"), ("d", "2023-01-02")]:
        put(store, run, sample(name, date=date))
    store.fail(run, "e", "e.txt", "e.txt is empty")
    store.fail(run, "d", "d.txt", "d.txt is no text")
    put(store, run, sample("f"))
    store.gone(begin(store), ["f"])
    store.write_index()
    html = (out / "index.html").read_text("utf-8")
    assert re.findall(r'<h2 id="b\d"><a class="place" href="(\w)/article.html"', html) == list(
        "cadb"
    )
    assert "A later version could not be read: d.txt is no text" in html
    assert html.index("Could not be read") < html.index("e.txt is empty")
