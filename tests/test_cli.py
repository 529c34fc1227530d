"""The commands as a person types them: results on stdout, words on stderr, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from translator.cli import main

ARTICLE = """Hochwasser: Elbe steigt weiter

Stand: 12.03.2024 09:15 Uhr

Die Elbe ist in der Nacht auf 6,20 Meter gestiegen. Das teilte das Landesamt am Dienstag mit.

Die Feuerwehr hat 300 Menschen in Sicherheit gebracht. Verletzt wurde nach Angaben der Stadt niemand.

Der Landrat rechnet erst am Freitag mit einem Rückgang. „Wir sind vorbereitet“, sagte er.
"""

ENGLISH = """The river has risen to more than six metres during the night, the authorities said.

Firefighters brought three hundred people to safety, and nobody was hurt, according to the town.
The district administrator does not expect the water to fall before the end of the week.
"""


@pytest.fixture
def call(tmp_path, monkeypatch, cache):
    """Call a command in an empty folder; gives click's result."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: str | bytes | None = None):
        return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)

    return run


@pytest.fixture
def seeds(tmp_path):
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "flut.txt").write_text(ARTICLE, "utf-8")
    return folder


def walk(command: click.Command, path: str = "translator"):
    yield path, command
    for name, child in getattr(command, "commands", {}).items():
        yield from walk(child, f"{path} {name}")


@pytest.mark.parametrize(("path", "command"), list(walk(main)), ids=str)
def test_every_command_says_what_it_does(path, command):
    assert command.help
    done = CliRunner().invoke(main, [*path.split()[1:], "--help"])
    assert done.exit_code == 0
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, f"{path} {option.opts} has no help"


def test_run_leaves_a_brief_and_does_nothing_twice(call, seeds, tmp_path):
    first = call("run", "--json")
    assert first.exit_code == 0, first.stderr
    assert json.loads(first.stdout) | {"seconds": 0} == {
        "run": 1,
        "articles": 1,
        "done": 1,
        "copied": 0,
        "skipped": 0,
        "failed": 0,
        "flagged": 1,
        "gone": 0,
        "left": 0,
        "sentences": 6,
        "words": 46,
        "seconds": 0,
    }
    folder = tmp_path / "out" / "flut"
    assert {path.name for path in folder.iterdir()} == {
        *("original.txt", "translation.en.md", "article.html", "brief.md", "brief.json"),
    }
    assert (folder / "original.txt").read_bytes() == (seeds / "flut.txt").read_bytes()
    brief = json.loads((folder / "brief.json").read_text("utf-8"))
    assert (brief["id"], brief["source"], brief["date"]) == ("flut", "flut.txt", "2024-03-12")
    assert 3 <= len(brief["points"]) <= 5
    for point in brief["points"]:
        start, end = point["span"]
        assert ARTICLE[start:end] == point["de"]
        assert point["en"]
    again = call("run", "--json")
    assert (json.loads(again.stdout)["done"], json.loads(again.stdout)["skipped"]) == (0, 1)


def test_a_line_that_most_articles_end_with_is_left_out_and_signed(call, seeds, tmp_path):
    for n in range(5):
        text = ARTICLE.replace("Elbe", f"Elbe{n}").replace("300", f"31{n}")
        text = text.replace("Der Landrat", f"Der Landrat von Tal{n}")
        text = text.replace("09:15", f"09:1{n}")
        text += "\nDieser Text ist zuerst im Talheimer Blatt erschienen.\n"
        (seeds / f"{n}.txt").write_text(text, "utf-8")
    assert json.loads(call("run", "--json").stdout)["sentences"] == 6 * 6
    for name, signed in [("0", True), ("flut", False)]:
        brief = json.loads((tmp_path / "out" / name / "brief.json").read_text("utf-8"))
        assert (brief["signature"]["recurring"] is not None) is signed
    assert json.loads(call("run", "--json").stdout)["skipped"] == 6


def test_a_run_with_nothing_new_loads_no_engine(call, seeds, tmp_path):
    call("run")
    code = (
        "import sys; from translator.cli import main\n"
        "try: main(['run'])\n"
        "except SystemExit: pass\n"
        "heavy = {'torch', 'transformers', 'ctranslate2', 'sentencepiece', 'numpy'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith("[]\n")


def test_a_changed_article_is_done_again_and_the_diff_says_what_changed(call, seeds):
    call("run")
    (seeds / "flut.txt").write_text(ARTICLE.replace("300", "400"), "utf-8")
    (seeds / "neu.txt").write_text(ARTICLE.replace("Elbe", "Donau"), "utf-8")
    assert json.loads(call("run", "--json").stdout)["done"] == 2
    difference = call("diff")
    assert "1 new, 1 source changed" in difference.stdout
    assert "[-300-]{+400+}" in difference.stdout
    assert "the article was updated: of its sentences 1 changed" in difference.stdout
    listed = json.loads(call("diff", "--json").stdout)
    assert listed["counts"]["source"] == 1


def test_a_deleted_article_is_gone_for_later_runs_and_stays_in_out(call, seeds, tmp_path):
    (seeds / "neu.txt").write_text(ARTICLE.replace("Elbe", "Donau"), "utf-8")
    call("run")
    (seeds / "neu.txt").unlink()
    assert json.loads(call("run", "--json").stdout)["gone"] == 1
    assert "1 gone" in call("diff").stdout
    assert (tmp_path / "out" / "neu" / "brief.json").exists()


def test_another_summariser_changes_the_brief_but_translates_nothing(call, seeds):
    call("run")
    done = json.loads(call("run", "--summariser", "lead", "--json").stdout)
    assert done["done"] == 1
    assert "summariser" in call("diff").stdout
    assert json.loads(call("run", "--json").stdout)["skipped"] == 1


def test_runs_and_show_tell_what_history_holds(call, seeds):
    call("run")
    assert "embedded" in call("runs").stdout
    assert json.loads(call("runs", "--json").stdout)[0]["totals"]["done"] == 1
    assert "Elbe" in call("show", "flut").stdout
    assert json.loads(call("show", "flut.txt", "--json").stdout)["schema"] == "brief/1"
    assert "flut" in call("show").stdout
    missing = call("show", "flud")
    assert missing.exit_code == 1
    assert "did you mean flut" in missing.stderr


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "binary.txt": (bytes(range(256)) * 50, "binary"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "PNG"),
    "english.txt": (ENGLISH.encode(), "English"),
    "huge.txt": (b"Ein Satz. " * 1_000_000, "MiB"),
    "broken.jsonl": (b'{"text": "Ein Satz."\n', "line 1"),
}


def test_each_bad_article_is_one_line_and_the_others_get_their_briefs(call, seeds, tmp_path):
    for name, (data, _) in BAD.items():
        (seeds / name).write_bytes(data)
    (seeds / "link.txt").symlink_to(tmp_path / "nowhere")
    done = call("run", "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["failed"] == len(BAD) + 1
    assert (tmp_path / "out" / "flut" / "brief.json").exists()
    lines = done.stderr.splitlines()
    for name, (_, reason) in BAD.items():
        (line,) = [line for line in lines if line.startswith(name)]
        assert reason in line
        assert line.count(name) == 1
    assert "Traceback" not in done.stderr


def test_a_name_that_out_cannot_hold_is_one_line_too(call, seeds, tmp_path):
    for name in ("index.html", "index.txt"):  # together they would be out/index.html/
        (seeds / name).write_text(ARTICLE, "utf-8")
    done = call("run", "--json")
    assert done.exit_code == 1
    counts = json.loads(done.stdout)
    assert (counts["done"], counts["copied"], counts["failed"]) == (1, 1, 1)
    assert "rename the article's file" in done.stderr
    assert (tmp_path / "out" / "flut" / "brief.json").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["run"], 2, "seeds"),
        (["run", "nowhere"], 2, "nowhere"),
        (["run", "."], 1, "no articles"),
        (["run", ".", "--model", "opus"], 2, "opus"),
        (["brief", "nowhere.txt"], 2, "nowhere.txt"),
        (["show", "x"], 1, "no runs yet"),
        (["diff"], 1, "no runs yet"),
        (["models", "fetch", "embedded"], 1, "embedded"),
    ],
)
def test_mistakes_get_one_line_that_says_what_to_do(call, tmp_path, arguments, code, message):
    (tmp_path / "empty").mkdir()
    done = call(*arguments)
    assert done.exit_code == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_model_that_is_not_here_names_the_command_that_fetches_it(call, seeds):
    done = call("run", "--model", "opus-mt")
    assert done.exit_code == 1
    assert done.stderr == (
        "Error: model 'opus-mt' is not on this machine; "
        "fetch it with: translator models fetch opus-mt\n"
    )


def test_a_broken_models_file_names_the_line_and_shows_a_right_one(call, seeds, tmp_path):
    (tmp_path / "models.txt").write_text("translate embedded\n")
    done = call("run")
    assert done.exit_code == 1
    assert "line 1" in done.stderr
    assert "translate embedded package:de-en" in done.stderr


def test_a_truncated_model_is_one_line(call, seeds, tmp_path, embedded):
    copy = tmp_path / "model"
    copy.mkdir()
    for file in embedded.path.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    weights = copy / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:100_000])
    (tmp_path / "models.txt").write_text(
        "translate mine dir:model\nsummarise extractive builtin:extractive\n"
    )
    done = call("run")
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1
    assert "model.safetensors" in done.stderr


def test_brief_prints_one_article_and_stores_nothing(call, seeds, tmp_path):
    done = call("brief", seeds / "flut.txt")
    assert done.exit_code == 0
    assert "Die Elbe ist in der Nacht auf 6,20 Meter gestiegen." in done.stdout
    assert "12 March 2024" in done.stdout
    assert not (tmp_path / "out").exists()
    piped = call("brief", "-", "--json", stdin=ARTICLE)
    assert json.loads(piped.stdout)["id"] == "stdin"


def test_translate_lines_gives_as_many_lines_in_the_same_order(call):
    lines = ["Sie hat zwei Kinder.", "", "–", "Ich habe keine Zeit.", "Sie hat zwei Kinder."]
    done = call("translate", "--lines", "-", stdin="\n".join(lines) + "\n")
    assert done.stdout.split("\n") == [
        *("She has two children.", "", "–", "I have no time.", "She has two children.", ""),
    ]


def test_translate_keeps_paragraphs(call):
    text = "Sie hat zwei Kinder. Ich habe keine Zeit.\n\nSie hat zwei Kinder.\n"
    assert call("translate", "-", stdin=text).stdout == (
        "She has two children. I have no time.\n\nShe has two children.\n"
    )


def test_translate_takes_the_article_of_a_page(call, tmp_path):
    body = "<p>Sie hat zwei Kinder. Ich habe keine Zeit.</p>"
    page = f"<html><body><nav>Menü</nav><article><h1>Er arbeitet</h1>{body}</article></body></html>"
    (tmp_path / "page.html").write_text(page, "utf-8")
    done = call("translate", "page.html")
    assert "She has two children. I have no time." in done.stdout
    assert "<p>" not in done.stdout


def test_a_persons_glossary_decides_translations(call, tmp_path):
    mine = tmp_path / "mine.tsv"
    mine.write_text("Hamburg\tHammaburg\n", "utf-8")
    arguments = ("translate", "-", "--lines", "--glossary", mine)
    assert "Hammaburg" in call(*arguments, stdin="Sie wohnt in Hamburg.\n").stdout
    mine.write_text("Hamburg Hammaburg\n", "utf-8")
    broken = call(*arguments, stdin="Sie wohnt in Hamburg.\n")
    assert (broken.exit_code, "mine.tsv, line 1: no tab" in broken.output) == (1, True)


def test_patterns_and_keep_all_decide_what_clean_keeps(call, seeds, tmp_path):
    (tmp_path / "patterns.txt").write_text("drop ^Die Feuerwehr\n", "utf-8")
    dropped = json.loads(call("clean", seeds / "flut.txt", "--json").stdout)["dropped"]
    assert "your pattern (patterns.txt, line 1)" in {item["reason"] for item in dropped}
    whole = call("clean", seeds / "flut.txt", "--keep-all", "--patterns", tmp_path / "none.txt")
    assert (whole.exit_code, "can't be read" in whole.output) == (1, True)
    (tmp_path / "patterns.txt").unlink()
    assert "Stand: 12.03.2024" in call("clean", seeds / "flut.txt", "--keep-all").stdout


def test_any_language_takes_an_english_text(call, tmp_path):
    (tmp_path / "a.txt").write_text(ENGLISH, "utf-8")
    assert "--any-language" in call("clean", tmp_path / "a.txt").output
    found = json.loads(call("clean", tmp_path / "a.txt", "--any-language", "--json").stdout)
    assert found["language"] == "en"


def test_clean_shows_all_that_reading_found(call, seeds):
    found = json.loads(call("clean", seeds / "flut.txt", "--json").stdout)
    assert found["title"] == "Hochwasser: Elbe steigt weiter"
    assert (found["date"], found["publisher"], found["language"]) == ("2024-03-12", None, "de")
    assert [sentence["paragraph"] for sentence in found["sentences"]] == [0, 0, 1, 1, 2, 2]
    for sentence in found["sentences"]:
        assert ARTICLE[sentence["start"] : sentence["end"]] == sentence["text"]
    assert any("Stand: 12.03.2024" in dropped["text"] for dropped in found["dropped"])
    assert "Die Elbe ist" in call("clean", seeds / "flut.txt").stdout


def test_check_reads_pairs_and_gives_a_line_for_each(call):
    pairs = "Es kamen 300 Gäste.\tSome 200 guests came.\nEs regnet.\tIt rains.\n"
    assert call("check", stdin=pairs).stdout == (
        "figures: Not in the English: 300.; figures: Not in the German: 200.\nok\n"
    )
    lines = call("check", "--json", stdin=pairs).stdout.splitlines()
    assert json.loads(lines[0])["flags"][0] == {
        "name": "figures",
        "severity": "error",
        "message": "Not in the English: 300.",
    }
    assert json.loads(lines[1]) == {"flags": []}
    assert call("check", stdin="no tab\n").exit_code == 2


FINE = "Es regnet.\tIt rains."


@pytest.mark.parametrize(
    ("stdin", "lines"),
    [
        (f"{FINE}\r\n\r\n{FINE}\r\n".encode(), ["ok", "ok", "ok"]),
        (f"{FINE}\t0.93\tnewstest".encode(), ["ok"]),
        (
            b"\t\nEs regnet.\t\n\tIt rains.\n",
            ["ok", "empty: This sentence has no translation.", "ok"],
        ),
        ("Er hört Bärbel.\tHe hears Bärbel.\n".encode("cp1252"), ["ok"]),
        ("Er hört Bärbel.\tHe hears Bärbel.\n".encode("utf-16"), ["ok"]),
        (b"\xef\xbb\xbf" + FINE.encode(), ["ok"]),
        (("Es regnet. " * 9000 + "\t" + "It rains. " * 9000 + "\n" + FINE).encode(), ["ok", "ok"]),
    ],
    ids=["windows", "columns", "empty sides", "cp1252", "utf-16", "mark", "huge"],
)
def test_check_reads_lines_of_any_make(call, stdin, lines):
    result = call("check", stdin=stdin)
    assert (result.exit_code, result.stdout.splitlines()) == (0, lines)


@pytest.mark.parametrize(
    ("stdin", "code", "message"),
    [
        (f"{FINE}\nno tab\n".encode(), 2, "line 2 has no tab: give German<TAB>English"),
        (b"", 1, "empty file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", 1, "looks like a PNG image"),
    ],
)
def test_check_says_at_once_what_it_cannot_read(call, stdin, code, message):
    result = call("check", stdin=stdin)
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr


def test_eval_scores_with_signatures(call, tmp_path):
    (tmp_path / "src").write_text("Sie hat zwei Kinder.\nIch habe keine Zeit.\n", "utf-8")
    (tmp_path / "ref").write_text("She has two children.\nI have no time.\n", "utf-8")
    done = call("eval", "src", "ref")
    assert "BLEU 100.00  nrefs:1|case:mixed" in done.stdout
    assert "chrF2 100.00  nrefs:1|case:mixed" in done.stdout
    (tmp_path / "ref").write_text("She has two children.\n", "utf-8")
    assert call("eval", "src", "ref").exit_code == 2


def test_models_list_shows_what_there_is(call):
    rows = {row["name"]: row for row in json.loads(call("models", "list", "--json").stdout)}
    assert rows["embedded"]["on_disk"]
    assert rows["embedded"]["bytes"] > 10_000_000
    assert not rows["opus-mt"]["on_disk"]
    assert "opus-mt" in call("models", "list").stdout
    assert call("models", "verify", "embedded").exit_code == 0


def test_doctor_says_what_would_be_used(call):
    done = call("doctor")
    assert done.exit_code == 0
    assert "embedded with ctranslate2" in done.stdout
    assert "torch" in json.loads(call("doctor", "--json").stdout)


def test_one_bad_beam_is_a_mistake_in_the_command(call):
    assert call("translate", "-", "--beam", "0", stdin="Nein.").exit_code == 2
