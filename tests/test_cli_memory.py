"""`translator memory`, and what a person's correction does to briefs."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from click.testing import CliRunner

from translator.cli import main

FLOOD = """Hochwasser am Fluss

Die Feuerwehr hat 300 Menschen in Sicherheit gebracht. Verletzt wurde nach Angaben der Stadt niemand.
Das teilte die Verwaltung am Abend mit.
"""
FLATS = """Wohnungen in Neustadt

Die Stadt Neustadt hat am Montag 12 neue Wohnungen übergeben. Das teilte die Verwaltung am Abend mit.
Der Rat will im nächsten Jahr weiter bauen lassen.
"""
RESCUED = "Die Feuerwehr hat 300 Menschen in Sicherheit gebracht."
RIGHT = "Firefighters brought 300 people to safety."


@pytest.fixture
def call(tmp_path, monkeypatch, cache):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "flood.txt").write_text(FLOOD, "utf-8")
    (tmp_path / "seeds" / "flats.txt").write_text(FLATS, "utf-8")

    def run(*arguments: str):
        done = CliRunner().invoke(main, [str(a) for a in arguments])
        assert "Traceback" not in done.output
        return done

    assert run("run").exit_code == 0
    return run


def counts(done) -> dict:
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def brief(tmp_path, name="flood"):
    return json.loads((tmp_path / "out" / name / "brief.json").read_text("utf-8"))


def corrected(call, tmp_path, source=RESCUED, target=RIGHT):
    """Correct a sentence as a translator does: export, edit in a program, import."""
    assert call("memory", "export", "memory.tmx").exit_code == 0
    text = (tmp_path / "memory.tmx").read_text("utf-8")
    unit = re.compile(f"({re.escape(source)}</seg>.*?<seg>)[^<]*")
    (tmp_path / "memory.tmx").write_text(unit.sub(rf"\g<1>{target}", text), "utf-8")
    return call("memory", "import", "memory.tmx", "--json")


def test_a_round_trip_without_edits_imports_nothing(call):
    call("memory", "export", "memory.tmx")
    done = call("memory", "import", "memory.tmx")
    assert done.stdout == "0 corrections, 7 unchanged\n"


def test_a_correction_makes_the_briefs_that_hold_it_new_and_no_others(call, tmp_path):
    before = brief(tmp_path, "flats")
    assert counts(corrected(call, tmp_path))["corrections"] == 1
    report = counts(call("run", "--json"))
    assert (report["done"], report["skipped"]) == (1, 1)
    found = brief(tmp_path)
    (point,) = [point for point in found["points"] if point["de"] == RESCUED]
    assert (point["en"], point["origin"], point["flags"]) == (RIGHT, "human", [])
    assert found["signature"]["corrections"]
    assert brief(tmp_path, "flats") == before
    assert counts(call("run", "--json"))["skipped"] == 2
    assert "a person corrected its sentences" in call("diff", "1", "2").stdout


def test_readers_see_what_a_person_corrected(call, tmp_path):
    corrected(call, tmp_path)
    corrected(call, tmp_path, "Hochwasser am Fluss", "High water on the river")
    call("run")
    folder = tmp_path / "out"
    for path in ("flood/brief.md", "index.html"):
        text = (folder / path).read_text("utf-8")
        assert "✎ corrected by a person" in text
        assert "✎ In the headline: corrected by a person" in text
        assert "✎ marks English that was repaired" in text
    assert "✎ corrected by a person" in (folder / "flood/translation.en.md").read_text("utf-8")
    assert "✎ corrected by a person" in call("show", "flood").stdout
    assert "✎ corrected" not in (folder / "flats/brief.md").read_text("utf-8")


def test_a_correction_holds_for_every_setting_and_for_new_articles(call, tmp_path):
    corrected(call, tmp_path)
    (tmp_path / "seeds" / "new.txt").write_text(
        f"{FLOOD}\nDas Wasser sinkt seit Freitag.\n", "utf-8"
    )
    counts(call("run", "--json", "--beam", "1"))
    for name in ("flood", "new"):
        assert RIGHT in [point["en"] for point in brief(tmp_path, name)["points"]]


def test_a_correction_that_was_there_before_the_first_run_is_used(call, tmp_path):
    (tmp_path / "mine.tsv").write_text(f"{RESCUED}\t{RIGHT}\n", "utf-8")
    assert counts(call("memory", "import", "mine.tsv", "-o", "fresh", "--json"))["corrections"] == 1
    call("run", "-o", "fresh")
    assert RIGHT in (tmp_path / "fresh" / "flood" / "brief.md").read_text("utf-8")


def test_after_a_correction_no_model_is_loaded(call, tmp_path):
    corrected(call, tmp_path)
    code = (
        "import sys; from translator.cli import main\n"
        "try: main(['run', '--json'])\n"
        "except SystemExit: pass\n"
        "heavy = {'torch', 'transformers', 'ctranslate2', 'sentencepiece'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert '"done": 1' in done.stdout
    assert done.stdout.endswith("[]\n")


def test_forgetting_a_correction_brings_the_earlier_brief_back(call, tmp_path):
    before = brief(tmp_path)
    corrected(call, tmp_path)
    call("run")
    assert brief(tmp_path) != before
    assert "1 correction by people" in call("memory", "clear", "--all").stdout
    assert counts(call("run", "--json"))["skipped"] == 2
    assert brief(tmp_path) == before


def test_a_correction_of_what_cleaning_drops_changes_no_brief(call, tmp_path):
    (tmp_path / "mine.tsv").write_text("Unbekannter Satz.\tUnknown sentence.\n", "utf-8")
    call("memory", "import", "mine.tsv")
    assert counts(call("run", "--json"))["skipped"] == 2


def test_the_corrector_is_told_what_the_checks_doubt(call, tmp_path):
    wrong = "Firefighters brought 30 people to safety."
    (doubt,) = counts(corrected(call, tmp_path, target=wrong))["doubts"]
    assert (doubt["en"], doubt["flags"][0]["name"]) == (wrong, "figures")
    (tmp_path / "mine.tsv").write_text(f"{RESCUED}\tNobody.\n", "utf-8")
    done = call("memory", "import", "mine.tsv")
    assert done.stdout == "1 correction (1 over an earlier one), 0 unchanged\n"
    assert "Look again at “Nobody.”" in done.stderr
    call("run")
    assert [p["flags"] for p in brief(tmp_path)["points"] if p["de"] == RESCUED] == [[]]


def test_clear_says_what_went_and_keeps_corrections(call, tmp_path):
    corrected(call, tmp_path)
    done = call("memory", "clear")
    assert done.stdout == (
        "Forgot 7 sentences of models; 1 correction by people is kept (--all forgets it too)\n"
    )
    found = counts(call("memory", "stats", "--json"))
    assert (found["sentences"], found["corrections"], found["models"]) == (0, 1, [])
    assert counts(call("memory", "clear", "--all", "--json")) == {
        "sentences": 0,
        "corrections": 1,
        "kept": 0,
    }


def test_stats_name_models_and_people(call, tmp_path):
    corrected(call, tmp_path)
    shown = call("memory", "stats").stdout
    assert re.search(r"embedded +[0-9a-f]{12} +7 +1", shown)
    assert re.search(r"people +1", shown)
    assert "7 of at most 2,000,000 sentences" in shown


def test_an_export_can_go_through_a_pipe(call, tmp_path):
    done = call("memory", "export", "-")
    assert done.stdout.startswith("<?xml")
    assert done.stdout.endswith("</tmx>\n")
    assert done.stdout.count("<tu ") == 7


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["memory", "import", "nowhere.tmx"], 2, "nowhere.tmx"),
        (["memory", "import", "seeds/flood.txt"], 1, "line 1 has no tab"),
        (["memory", "import", "out/index.html"], 1, "XML"),
        (["memory", "export", "nowhere/memory.tmx"], 1, "can't be written"),
        (["memory", "export", "m.tmx", "-o", "nowhere"], 1, "no runs yet"),
        (["memory", "stats", "-o", "nowhere"], 1, "no runs yet"),
    ],
)
def test_mistakes_get_one_line(call, arguments, code, message):
    done = call(*arguments)
    assert done.exit_code == code
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1 or code == 2
