"""`translator digest` as a person types it."""

from __future__ import annotations

import json
from datetime import datetime, timezone

import pytest
from click.testing import CliRunner
from digest_samples import ALL, SIGNATURE, UNDATED

from translator.cli import main
from translator.errors import BadName
from translator.store import Store
from translator.store.files import article_folder


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    with Store.open(folder, write=True) as store:
        run = store.begin_run(SIGNATURE, "seeds")
        for article, translation, brief, _ in ALL:
            store.save(
                run,
                data=brief.id.encode(),
                ending=".txt",
                article=article,
                translation=translation,
                brief=brief,
            )
        store.finish_run(run, {})
    return folder


def call(out, *arguments):
    return CliRunner().invoke(main, ["digest", "-o", str(out), *arguments])


def test_it_writes_two_pages_and_says_where(out):
    done = call(out)
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [str(out / "digest.md"), str(out / "digest.html")]
    assert done.stderr == "5 articles · 1 story told by several · 1 that stands alone\n"
    assert (out / "digest.md").read_text("utf-8") == call(out, "--stdout").stdout
    assert (out / "digest.html").read_text("utf-8").startswith("<!doctype html>")


def test_without_files_it_writes_none(out):
    assert call(out, "--stdout").stdout.startswith("# Digest\n")
    assert json.loads(call(out, "--json").stdout)["schema"] == "digest/1"
    assert not list(out.glob("digest.*"))


@pytest.mark.parametrize(
    ("since", "until", "articles"),
    [
        (None, None, 5),
        ("2024-03-05", None, 4),  # the undated one counts by the day of its run
        ("2024-03-05", "2024-03-05", 2),
        (None, "2024-03-04", 1),
        ("2200-01-01", None, 0),
    ],
)
def test_since_and_until_are_days_of_publication(out, since, until, articles):
    days = [*(("--since", since) if since else ()), *(("--until", until) if until else ())]
    made = json.loads(call(out, "--json", *days).stdout)
    assert (made["articles"], made["since"], made["until"]) == (articles, since, until)


def test_an_article_without_a_date_counts_by_the_day_of_its_run(out):
    today = datetime.now(timezone.utc).date().isoformat()
    made = json.loads(call(out, "--json", "--since", today).stdout)
    assert [other["id"] for other in made["others"]] == [UNDATED.article.id]


@pytest.mark.parametrize("day", ["yesterday", "2024-13-01", "2024-1"])
def test_what_is_no_day_is_a_usage_error(out, day):
    done = call(out, "--since", day)
    assert done.exit_code == 2
    assert day in done.stderr


def test_without_history_it_says_so_in_a_line(tmp_path):
    done = call(tmp_path / "none")
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", ["digest.md", "digest.html"])
def test_no_article_can_take_the_name_of_a_page(tmp_path, name):
    with pytest.raises(BadName):
        article_folder(tmp_path, name)
