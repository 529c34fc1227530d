"""Summarisers of models.txt: from a hub on this machine to a brief, and every way to fail."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hub_server import HubServer
from tiny_marian import make_tiny_marian
from tiny_seq2seq import make_tiny_seq2seq

from translator.cli import main
from translator.engines.writer import Writer
from translator.models import fetch, read_models_file, resolve

TEXT = """Neue Brücke über die Saale

Die Stadt Neustadt baut eine neue Brücke über die Saale.
Der Landtag in Halle hat dafür zwölf Millionen Euro bewilligt.
Die Bürgerinitiative Saaleaue um Petra Lindner will vor Gericht ziehen.
Ein Gutachten warnt vor Schäden am Auwald, in dem auch Orchideen wachsen.
Die Brücke wird vor dem Jahr 2027 nicht fertig.
"""
GERMAN = (
    "Die Stadt Neustadt baut eine Brücke über die Saale. "
    "Der Landtag in Halle hat 20 Millionen Euro bewilligt. "
    "Erdbeeren schmecken in der Stadt besonders süß. Und dann"
)
PREPARING = "preparing model 'embedded' for first use (a few seconds)"
ENGLISH = (
    "Neustadt Saale Halle and Landtag. Margaret Thatcher was in Neustadt with 77 sheep. "
    "Halle and Neustadt wait for the bridge over the Saale until the end of the year 2027."
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("seq2seq")
    make_tiny_seq2seq(folder / "mt5", "mt5", GERMAN)
    make_tiny_seq2seq(folder / "bart", "bart", ENGLISH)
    return folder


@pytest.fixture(autouse=True)
def own_folder(hub_home):
    Path("seeds").mkdir()
    Path("seeds/bridge.txt").write_text(TEXT, "utf-8")


def listing(*lines):
    text = "translate embedded package:de-en\nsummarise extractive builtin:extractive\n"
    Path("models.txt").write_text(text + "".join(f"{line}\n" for line in lines), "utf-8")


def call(*arguments):
    result = CliRunner().invoke(main, [str(it) for it in arguments])
    assert not result.exception or isinstance(result.exception, SystemExit), result.exception
    return result


def brief():
    return json.loads(Path("out/bridge/brief.json").read_text("utf-8"))


def names(point):
    return {flag["name"] for flag in point["flags"]}


def test_a_german_summariser_goes_from_the_hub_to_a_brief(made, capfd):
    files = {path.name: path.read_bytes() for path in (made / "mt5").iterdir()}
    listing('summarise sum hf:o/n lang=de prefix="summarize: "')
    unfetched = call("run", "--summariser", "sum")
    assert (unfetched.exit_code, unfetched.stderr) == (
        1,
        "Error: model 'sum' is not on this machine; fetch it with: translator models fetch sum\n",
    )
    with HubServer() as hub:
        hub.add("o/n", {"main": {**files, "pytorch_model.bin": b"a pickle", "README.md": b"#"}})
        fetch(read_models_file(), "sum", endpoint=hub.url, notify=lambda _: None)
        assert set(hub.downloads()) == files.keys()
    assert call("models", "verify", "sum").exit_code == 0
    assert call("models", "list").stdout.splitlines()[-1].split()[3:5] == ["yes", "yes"]
    done = call("run", "--summariser", "sum")
    assert done.exit_code == 0
    assert set(done.stderr.splitlines()) <= {PREPARING}
    first, second, third = brief()["points"]
    assert first["de"] == "Die Stadt Neustadt baut eine Brücke über die Saale."
    assert first["en"] != first["de"]
    assert (first["sentence"], first["support"][0]) == (0, 0)
    assert not names(first) & {"unsupported", "unfounded", "negation"}
    assert "unsupported" in names(second)  # its nearest sentence is the first
    assert {
        "name": "unfounded",
        "severity": "error",
        "message": "Not in the article: 20 Millionen.",
    } in third["flags"]
    assert "sum" in brief()["signature"]["summariser"]
    assert capfd.readouterr() == ("", "")


def test_an_english_summariser_is_shown_with_the_german_that_it_rests_on(made):
    listing(f"summarise sum dir:{made / 'bart'} lang=en")
    assert call("run", "--summariser", "sum").exit_code == 0
    written = [point for point in brief()["points"] if point["support"]]
    assert written
    assert len(brief()["points"]) == 3
    for point in written:
        assert point["de"].startswith(TEXT.splitlines()[2 + point["sentence"]])
        assert point["en"] in ENGLISH
    made_up = [point for point in written if "Thatcher" in point["en"]]
    assert all("unfounded" in names(point) for point in made_up)


def test_another_prefix_makes_all_new_and_what_is_written_is_remembered_as_any_sentence(made):
    listing(f"summarise sum dir:{made / 'mt5'} lang=de")
    assert run_json()["done"] == 1
    assert run_json()["skipped"] == 1
    sentences = json.loads(call("memory", "stats", "--json").stdout)["sentences"]
    listing(f"summarise sum dir:{made / 'mt5'} lang=de prefix='kurz: '")
    assert run_json()["done"] == 1
    assert json.loads(call("memory", "stats", "--json").stdout)["sentences"] == sentences


def run_json():
    return json.loads(call("run", "--summariser", "sum", "--json").stdout)


def without(name):
    return lambda folder: (folder / name).unlink()


def config(**changes):
    def change(folder):
        path = folder / "config.json"
        path.write_text(json.dumps(json.loads(path.read_text()) | changes))

    return change


def other_weights(folder):
    from safetensors.torch import load_file, save_file

    tensors = load_file(folder / "model.safetensors")
    save_file(
        {name + "x": tensor for name, tensor in tensors.items()}, folder / "model.safetensors"
    )


def pickled(folder):
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (without("vocab.json"), "vocab.json is missing"),
        (without("config.json"), "config.json is missing"),
        (pickled, "model.safetensors is missing (pytorch_model.bin is never loaded: it can run"),
        (config(model_type="bert"), "config.json says model_type 'bert'; a summariser reads one"),
        (config(model_type="gpt2"), "config.json says model_type 'gpt2'; a summariser reads one"),
        (config(d_model=48), "can't be used ("),
        (other_weights, "its weights lack"),
    ],
)
def test_a_model_that_can_not_summarise_is_told_in_one_line(made, damage, message):
    damage(Path(shutil.copytree(made / "bart", "own")))
    listing("summarise sum dir:own lang=en")
    failed = call("run", "--summariser", "sum")
    assert failed.exit_code == 1
    assert message in failed.stderr
    assert len(failed.stderr.splitlines()) == 1


def test_a_model_for_translation_is_no_summariser(tmp_path):
    make_tiny_marian(tmp_path / "marian")
    listing("summarise sum dir:marian lang=de")
    failed = call("run", "--summariser", "sum")
    assert "model_type 'marian'; a summariser reads one text and writes another" in failed.stderr


def test_a_model_without_its_language_is_told(made):
    listing(f"summarise sum dir:{made / 'mt5'}")
    failed = call("run", "--summariser", "sum")
    assert failed.stderr == (
        "Error: models.txt, line 3: a summariser needs the language that it reads and writes "
        "(right: lang=de or lang=en)\n"
    )


def test_an_article_that_the_model_fails_at_does_not_stop_the_others(made):
    """Its tokenizer knows more words than the network has room for, and only one text holds them."""
    folder = Path(shutil.copytree(made / "mt5", "own"))
    path = folder / "tokenizer_config.json"
    settings = json.loads(path.read_text())
    path.write_text(
        json.dumps(
            settings
            | {"extra_ids": 0, "additional_special_tokens": [f"<x{n}>" for n in range(200)]}
        )
    )
    Path("seeds/broken.txt").write_text(TEXT.replace("Gutachten", "<x199> Gutachten"), "utf-8")
    listing("summarise sum dir:own lang=de")
    done = call("run", "--summariser", "sum", "--json")
    assert done.exit_code == 1
    counts = json.loads(done.stdout)
    assert (counts["done"], counts["failed"]) == (1, 1)
    assert "broken.txt: summariser 'sum' can't be used (" in done.stderr


def test_doctor_says_which_summarisers_are_ready(made):
    listing(f"summarise sum dir:{made / 'mt5'} lang=de", "summarise far hf:o/n lang=en")
    findings = json.loads(call("doctor", "--json").stdout)
    assert findings["summarise sum"] == "ready"
    assert "translator models fetch far" in findings["summarise far"]


@pytest.mark.parametrize(("most", "complete"), [(21, False), (128, True)])
def test_what_the_limit_cuts_is_not_complete_though_bart_ends_it(made, most, complete):
    folder = Path(shutil.copytree(made / "bart", "own"))
    path = folder / "generation_config.json"
    changes = {"max_length": most, "forced_eos_token_id": 2}
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))
    listing("summarise sum dir:own lang=en")
    writer = Writer.load(resolve(read_models_file().named("sum")))
    written = writer.write("Neustadt.")
    assert ENGLISH.startswith(written.text)
    assert (written.complete, written.text == ENGLISH) == (complete, complete)
