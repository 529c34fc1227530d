"""What a run does again, what it takes over, and what it knows of articles that are alike."""

from __future__ import annotations

import json
import signal

import pytest
from word_engine import WordEngine, run, tools_with

from translator.interrupt import Stop
from translator.plan import dry_run
from translator.report import Listener
from translator.setting import Setting
from translator.store import Store

LONG = """Neue Brücke über die Ilse

Stand: {date}

Die Stadt Beispielhausen baut am Nordufer eine neue Brücke für Fußgänger und Radfahrer.
Der Rat stimmte am Abend nach langer Beratung mit großer Mehrheit für den Entwurf.
Die Kosten betragen nach Angaben der Verwaltung rund {cost} Millionen Euro für beide Teile.
Die Arbeiten sollen im Frühjahr beginnen und bis zum Herbst des folgenden Jahres dauern.
Die alte Fähre fährt bis dahin weiter und nimmt auch Kinderwagen und Räder mit hinüber.
Anwohner hatten sich seit Jahren einen kürzeren Weg zum Bahnhof und zur Schule gewünscht.
"""
OTHER = """Hochwasser: Elbe steigt weiter

Stand: 12.03.2024

Die Elbe ist in der Nacht auf 6,20 Meter gestiegen, wie das Landesamt am Dienstag mitteilte.
Die Feuerwehr brachte 300 Menschen in Sicherheit, verletzt wurde nach ersten Angaben niemand.
Der Landrat rechnet erst am Freitag mit einem Rückgang und dankte allen freiwilligen Helfern.
"""


@pytest.fixture(scope="module")
def tools(cache):
    return tools_with(WordEngine())


@pytest.fixture
def seeds(tmp_path):
    folder = tmp_path / "seeds"
    folder.mkdir()
    return folder


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def write(folder, name, text=LONG, date="11.03.2024", cost="7"):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace("{date}", date).replace("{cost}", cost), "utf-8")
    return path


def counts(report):
    return report.done, report.copied, report.skipped, report.failed, report.gone


def planned(seeds, out, **setting):
    silent = Listener(lambda line: None, lambda line: None, lambda done, total: None)
    return [tuple(it)[:3] for it in map(_row, dry_run([seeds], out, Setting(**setting), silent))]


def _row(it):
    return it.article, it.action, it.why, it.changed


def notes(out, article):
    with Store.open(out, write=False) as store:
        return store.notes(article)


def contents(out):
    """All files but those in which SQLite's readers and writers meet."""
    files = (path for path in out.rglob("*") if path.is_file())
    return {path: path.read_bytes() for path in files if path.suffix not in {".db-shm", ".db-wal"}}


def briefs(out):
    return sorted(path.parent.relative_to(out).as_posix() for path in out.rglob("brief.json"))


def test_a_dry_run_writes_nothing_not_even_the_folder(tools, seeds, out):
    write(seeds, "a.txt")
    assert planned(seeds, out) == [("a", "brief", "new")]
    assert not out.exists()


def test_a_dry_run_says_what_would_be_done_and_why(tools, seeds, out):
    for name in ("changed", "files", "gone", "moved", "same"):
        write(seeds, f"{name}.txt", OTHER + f"Das war der Bericht über {name}.\n")
    write(seeds, "failed.txt", "   ")
    told: list[str] = []
    assert counts(run(tools, seeds, out, told=told)) == (5, 0, 0, 1, 0)
    before = contents(out)
    assert planned(seeds, out) == [("failed", "brief", "failed before")]
    write(seeds, "changed.txt", OTHER + "Neu.\n")
    (seeds / "gone.txt").unlink()
    (seeds / "moved.txt").rename(seeds / "2024.txt")
    (out / "files" / "brief.json").unlink()
    write(seeds, "twin.txt", OTHER + "Das war der Bericht über same.\n")
    assert planned(seeds, out) == [
        ("2024", "move", "renamed from moved"),
        ("changed", "brief", "its bytes changed"),
        ("failed", "brief", "failed before"),
        ("files", "files", "its files are missing in the output folder"),
        ("twin", "copy", "new, with the same bytes as same"),
        ("gone", "gone", "its file is no longer there"),
    ]
    del before[out / "files" / "brief.json"]
    assert contents(out) == before


@pytest.mark.parametrize(
    ("setting", "changed"),
    [
        ({"summariser": "lead"}, "summariser changed"),
        ({"beam": 2}, "decoding changed"),
        ({"engine": "transformers"}, "engine changed"),
    ],
)
def test_a_dry_run_names_the_parts_of_the_signature_that_changed(
    tools, seeds, out, setting, changed
):
    write(seeds, "a.txt")
    run(tools, seeds, out)
    assert planned(seeds, out, **setting) == [("a", "brief", changed)]


def test_a_renamed_file_takes_its_brief_along(tools, seeds, out):
    path = write(seeds, "a/old.txt")
    run(tools, seeds, out)
    first = json.loads((out / "a" / "old" / "brief.json").read_text("utf-8"))
    tools.engine.asked.clear()
    (seeds / "b").mkdir()
    path.rename(seeds / "b" / "new.txt")
    assert counts(run(tools, seeds, out)) == (0, 1, 0, 0, 0)
    assert tools.engine.asked == []
    assert briefs(out) == ["b/new"]
    assert not (out / "a").exists()
    renamed = json.loads((out / "b" / "new" / "brief.json").read_text("utf-8"))
    expected = first | {"id": "b/new", "source": "b/new.txt", "run": 2}
    assert renamed == expected
    assert notes(out, "b/new") == ["Renamed from a/old"]
    assert notes(out, "a/old") == ["Renamed to b/new"]
    assert counts(run(tools, seeds, out)) == (0, 0, 1, 0, 0)


def test_what_a_person_put_into_the_folder_of_a_renamed_article_stays(tools, seeds, out):
    path = write(seeds, "old.txt")
    run(tools, seeds, out)
    (out / "old" / "notes.txt").write_text("mine", "utf-8")
    (out / "old" / "brief.md").write_text("mine too", "utf-8")
    path.rename(seeds / "new.txt")
    run(tools, seeds, out)
    assert sorted(it.name for it in (out / "old").iterdir()) == ["brief.md", "notes.txt"]


def test_a_name_may_come_back(tools, seeds, out):
    path = write(seeds, "a.txt")
    run(tools, seeds, out)
    first = (out / "a" / "brief.json").read_bytes()
    path.rename(seeds / "b.txt")
    run(tools, seeds, out)
    (seeds / "b.txt").rename(path)
    run(tools, seeds, out)
    assert briefs(out) == ["a"]
    assert (out / "a" / "brief.json").read_bytes() == first
    assert notes(out, "a") == ["Renamed from b"]


def test_a_renamed_file_is_recognised_under_another_model_too(tools, seeds, out):
    path = write(seeds, "a.txt")
    run(tools, seeds, out)
    path.rename(seeds / "b.txt")
    other = tools_with(WordEngine(), summariser="lead")
    assert counts(run(other, seeds, out)) == (1, 0, 0, 0, 0)
    assert briefs(out) == ["b"]
    assert notes(out, "b") == ["Renamed from a"]


def test_a_deleted_article_says_since_when_it_is_gone(tools, seeds, out):
    write(seeds, "a.txt")
    write(seeds, "b.txt", OTHER).unlink()
    write(seeds, "b.txt", OTHER)
    run(tools, seeds, out)
    (seeds / "b.txt").unlink()
    assert run(tools, seeds, out).gone == 1
    assert notes(out, "b") == ["Gone since run 2"]
    assert briefs(out) == ["a", "b"]


def test_the_same_bytes_are_briefed_once_and_linked(tools, seeds, out):
    for name in ("x/a.txt", "x/b.txt", "c.txt"):
        write(seeds, name)
    assert counts(run(tools, seeds, out)) == (1, 2, 0, 0, 0)
    assert notes(out, "c") == ["Same text as x/a", "Same text as x/b"]
    assert notes(out, "x/b") == ["Same text as c"]
    assert "Same text as [c](../../c/brief.md)" in (out / "x/b/brief.md").read_text("utf-8")
    assert "Same text" not in (out / "c/brief.md").read_text("utf-8")
    assert 'Same text as <a href="x/b/article.html">x/b</a>' in (out / "index.html").read_text(
        "utf-8"
    )


def test_the_same_sentences_in_other_bytes_are_linked(tools, seeds, out):
    write(seeds, "a.txt")
    write(seeds, "b.txt", LONG.replace("\n", "\r\n"))
    run(tools, seeds, out)
    assert notes(out, "b") == ["Same text as a"]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (("11.03.2024", "7"), ("12.03.2024", "9"), "Newer version of a"),
        (("12.03.2024", "9"), ("11.03.2024", "7"), "Older version of a"),
        (("11.03.2024", "7"), ("11.03.2024", "9"), "Another version of a"),
    ],
)
def test_versions_of_an_article_are_linked(tools, seeds, out, first, second, said):
    write(seeds, "a.txt", date=first[0], cost=first[1])
    write(seeds, "other.txt", OTHER)
    run(tools, seeds, out)
    write(seeds, "b.txt", date=second[0], cost=second[1])
    run(tools, seeds, out)
    assert notes(out, "b") == [said]
    swapped = said.translate({}).replace("Newer", "?").replace("Older", "Newer")
    assert notes(out, "a") == [swapped.replace("?", "Older").replace(" a", " b")]
    assert notes(out, "other") == []


def test_ties_lead_back_only_also_under_another_model(tools, seeds, out):
    write(seeds, "a.txt")
    run(tools, seeds, out)
    write(seeds, "b.txt")
    run(tools, seeds, out)
    run(tools_with(WordEngine(), summariser="lead"), seeds, out)
    assert "Same text" not in (out / "a/brief.md").read_text("utf-8")
    assert "Same text as [a]" in (out / "b/brief.md").read_text("utf-8")


def test_a_run_that_is_to_end_finishes_the_article_in_flight(seeds, out):
    for number in range(40):
        name = f"{chr(97 + number % 26)}{number}"
        text = "\n".join(line and f"In {name} {line}" for line in OTHER.splitlines())
        write(seeds, f"{number:02}.txt", text)
    stop = Stop()

    def pause():
        if len(engine.asked) == 50:
            stop.signal = signal.SIGINT

    engine = WordEngine(pause)
    report = run(tools_with(engine), seeds, out, stop=stop)
    assert report.done >= 1
    assert report.left == 40 - report.done > 0
    assert len(briefs(out)) == report.done
    with Store.open(out, write=False) as store:
        assert store.verify() == []
    known = len(engine.asked)
    again = WordEngine()
    assert run(tools_with(again), seeds, out).left == 0
    assert len(briefs(out)) == 40
    undisturbed = WordEngine()
    run(tools_with(undisturbed), seeds, out.with_name("undisturbed"))
    assert len(again.asked) + known <= len(undisturbed.asked) + 5  # nothing is translated twice
