"""`translator diff` and `translator compare` as a person types them."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import jsonschema
import pytest
from click.testing import CliRunner
from store_samples import OTHER_MODEL, SIGNATURE, put, sample
from test_diff_views import SCHEMA

from translator.cli import main
from translator.store import Store

ARTICLE = """Hochwasser: Elbe steigt weiter

Stand: 12.03.2024 09:15 Uhr

Die Elbe ist in der Nacht auf 6,20 Meter gestiegen. Das teilte das Landesamt am Dienstag mit.

Die Feuerwehr hat 300 Menschen in Sicherheit gebracht. Verletzt wurde nach Angaben der Stadt niemand.
"""


@pytest.fixture
def call(tmp_path, monkeypatch, cache):
    """Call a command in an empty folder; gives click's result."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, [str(it) for it in arguments])


@pytest.fixture
def out(tmp_path):
    """Three runs: an article's English in two versions, another one that stays; then nothing."""
    figures = ("In 2024 3 bridges are built.", "In 2024 4 bridges are built.")
    with Store.open(tmp_path / "out", write=True) as store:
        for english, signature in zip(figures, (SIGNATURE, OTHER_MODEL), strict=True):
            run = store.begin_run(signature, "seeds")
            put(store, run, sample("2024/bruecke", english=english, signature=signature))
            put(store, run, sample("b"))
            store.finish_run(run, {})
        store.finish_run(store.begin_run(OTHER_MODEL, "seeds"), {})
    return tmp_path / "out"


def test_runs_are_compared_and_the_summary_ends_it(call, out):
    done = call("diff", 1, 2)
    assert done.exit_code == 0
    first, *_, last = done.stdout.splitlines()
    assert first == "run 1 (embedded) → run 2 (opus-mt)"
    assert "In 2024 [-3-]{+4+} bridges are built." in done.stdout
    assert last.startswith("1 article changed (1 translation changed), 1 figure, ")


@pytest.mark.parametrize(
    ("arguments", "first"),
    [
        ([], "run 2 → run 3"),
        ([1], "run 1 (embedded) → run 3 (opus-mt)"),
        ([3, 1], "run 3 (opus-mt) → run 1 (embedded)"),
        (["--article", "bruecke"], None),
        (["--article", "2024/bruecke"], "run 1 (embedded) → run 2 (opus-mt)"),
        (["--article", "2024/bruecke.txt", 2], "run 2 → run 3"),
    ],
)
def test_which_runs_are_compared_can_be_said(call, out, arguments, first):
    done = call("diff", *arguments)
    if first is None:
        assert done.exit_code == 1
        assert "did you mean 2024/bruecke" in done.stderr
    else:
        assert done.stdout.splitlines()[0] == first


def test_one_article_is_compared_alone(call, out):
    listed = json.loads(call("diff", "--article", "2024/bruecke", 1, 2, "--json").stdout)
    assert [it["article"] for it in listed["articles"]] == ["2024/bruecke"]
    assert "one version only" in call("diff", "--article", "b").stderr


def test_briefs_are_compared_by_their_files_or_folders(call, out):
    files = [out / name / "brief.json" for name in ("2024/bruecke", "b")]
    for paths in (files, [it.parent for it in files], [files[0], files[1].parent]):
        done = call("diff", *paths)
        assert done.exit_code == 0, done.stderr
        assert "the model changed" in done.stdout
        assert "another file" not in done.stdout
        assert "the file was moved: 2024/bruecke.txt → b.txt" in done.stdout


def test_output_folders_are_compared_as_their_last_runs_left_them(call, out, tmp_path):
    with Store.open(tmp_path / "other", write=True) as store:
        run = store.begin_run(SIGNATURE, "seeds")
        put(store, run, sample("2024/bruecke", text="Ein neuer Satz."))
        put(store, run, sample("b"))
        store.finish_run(run, {})
    listed = json.loads(call("diff", out, "other", "--json").stdout)
    assert (listed["before"], listed["after"]) == (str(out), "other")
    assert [it["article"] for it in listed["articles"]] == ["2024/bruecke"]
    assert listed["articles"][0]["reasons"][0]["name"] == "article"
    assert listed["counts"]["unchanged"] == 1
    one = json.loads(call("diff", out, "other", "--json", "--article", "b").stdout)
    assert one["articles"] == []


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["out"], 2, "give two runs, two briefs or two output folders"),
        (["1", "out"], 2, "give two runs, two briefs or two output folders"),
        (["nowhere", "out"], 1, "no nowhere; give two brief.json"),
        (["out/b", "empty"], 1, "empty/ holds no brief.json and no history.db"),
        (["broken.json", "out/b"], 1, "broken.json can't be read as a brief.json"),
        (["1", "9"], 1, "no run 9; history holds 1 to 3"),
        (["--only", "colours"], 2, "'figures', 'names'"),
        (["--html", "nowhere/page.html"], 1, "nowhere/page.html"),
        (["--article", "nobody"], 1, "no article 'nobody'"),
        (["--article", "b", "1", "9"], 1, "no run 9"),
    ],
)
def test_mistakes_get_one_line_that_says_what_to_do(call, out, tmp_path, arguments, code, message):
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.json").write_text('{"schema": "brief/1"}')
    done = call("diff", *arguments)
    assert (done.exit_code, "Traceback" in done.stderr) == (code, False)
    assert message in done.stderr


def test_a_first_run_has_nothing_before_it(call, tmp_path):
    with Store.open(tmp_path / "out", write=True) as store:
        store.finish_run(store.begin_run(SIGNATURE, "seeds"), {})
    done = call("diff")
    assert done.exit_code == 2
    assert "one run only" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["1", "2"], 1),
        (["2", "3"], 0),
        (["1", "2", "--only", "figures"], 1),
        (["1", "2", "--only", "names"], 0),
        (["1", "2", "--json"], 1),
        (["1", "2", "--stat"], 1),
        (["1", "2", "--html", "page.html"], 1),
    ],
)
def test_the_exit_code_tells_whether_something_changed(call, out, arguments, code):
    assert call("diff", *arguments, "--exit-code").exit_code == code
    assert call("diff", *arguments).exit_code == 0


def test_stat_gives_a_line_an_article(call, out):
    _first, line, last = call("diff", 1, 2, "--stat").stdout.splitlines()
    assert line == " 2024/bruecke | 2 +-"
    assert last.endswith("1 word(+), 1 word(-), 1 unchanged")


def test_json_keeps_to_its_schema(call, out):
    listed = json.loads(call("diff", 1, 2, "--json").stdout)
    jsonschema.validate(listed, SCHEMA)
    assert listed["articles"][0]["points"][0]["meaning"]["figures"] == [["3", "4"]]


def test_the_page_is_written_and_the_summary_printed(call, out, tmp_path):
    done = call("diff", 1, 2, "--html", "page.html")
    assert done.stdout.startswith("1 article changed")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert re.search(r"<del>.*3.*</del>", page)


def test_an_article_updated_in_the_same_run_says_by_how_much(call, out):
    with Store.open(out, write=True) as store:
        run = store.begin_run(OTHER_MODEL, "seeds")
        data, article, translation, brief = sample("b")
        sentences = (*article.sentences[:-1], replace(article.sentences[-1], text="Ende."))
        changed = replace(article, sha256="0" * 64, sentences=sentences)
        put(store, run, (data, changed, translation, replace(brief, sha256="0" * 64)))
        store.finish_run(run, {})
    said = "the article was updated: of its sentences 1 added, 1 removed"
    assert said in call("diff").stdout


# compare.


@pytest.fixture
def seeds(tmp_path):
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "flut.txt").write_text(ARTICLE, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("names", "code", "message"),
    [
        (("embedded", "opus-mt"), 1, "fetch it with: translator models fetch opus-mt"),
        (("nobody", "embedded"), 2, "nobody"),
        (("embedded", "lead"), 2, "lead"),
    ],
)
def test_a_model_that_cannot_be_used_is_told_before_any_work(call, seeds, names, code, message):
    done = call("compare", *names, "-o", "both")
    assert (done.exit_code, done.stdout) == (code, "")
    assert message in done.stderr
    assert not (seeds.parent / "both").exists()


def test_two_summarisers_are_compared_and_nothing_is_left(call, seeds):
    done = call("compare", "extractive", "lead", "--json")
    assert done.exit_code == 0, done.stderr
    listed = json.loads(done.stdout)
    assert listed["articles"][0]["reasons"][0]["name"] == "summariser"
    assert sorted(it.name for it in seeds.parent.iterdir()) == ["seeds"]


def test_two_models_are_compared_in_a_folder_of_ones_own(call, seeds, tmp_path):
    (tmp_path / "models.txt").write_text(
        "translate one package:de-en\ntranslate two package:de-en beam=1\n"
        "summarise extractive builtin:extractive\n"
    )
    done = call("compare", "one", "two", seeds / "flut.txt", "-o", "both", "--stat")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.splitlines()[0] == "run 1 (one) → run 2 (two)"
    assert call("diff", "-o", "both", "--stat").stdout == done.stdout
