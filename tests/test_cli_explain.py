"""`translate --alternatives`, `--explain` and `--json`: a translation from inside."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from translator.article import Repair, TranslatedSentence
from translator.cli import main
from translator.translation import explain

TEXT = "Ich habe keine Zeit. Es kamen 300 Gäste.\n\n–\nIch habe keine Zeit.\n"
GERMAN = ["Ich habe keine Zeit.", "Es kamen 300 Gäste.", "–", "Ich habe keine Zeit."]


@pytest.fixture
def call(tmp_path, monkeypatch, cache):
    monkeypatch.chdir(tmp_path)
    return lambda *arguments, stdin=TEXT: CliRunner().invoke(
        main, ["translate", "-", *arguments], input=stdin
    )


def objects(done):
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_json_has_an_object_for_each_sentence(call):
    found = objects(call("--json"))
    assert [it["de"] for it in found] == GERMAN
    assert all({"en", "score", "flags", "repairs", "origin"} <= it.keys() for it in found)
    assert not any("alternatives" in it or "alignment" in it for it in found)
    plain = CliRunner().invoke(main, ["translate", "-"], input=TEXT).stdout
    assert " ".join(it["en"] for it in found) == " ".join(plain.split())


def test_lines_have_an_object_for_each_line(call):
    found = objects(call("--lines", "--json"))
    assert [it["de"] for it in found] == TEXT.removesuffix("\n").split("\n")


def test_alternatives_are_as_many_as_asked_for_and_the_best_comes_first(call):
    for it in objects(call("--alternatives", "3", "--json")):
        scores = [other["score"] for other in it["alternatives"]]
        assert len(scores) == (0 if it["de"] == "–" else 3)
        assert scores == sorted(scores, reverse=True)
        assert "alignment" not in it


def test_explaining_links_words(call):
    first, *_ = objects(call("--explain", "--json"))
    assert len(first["alternatives"]) == 4
    assert {link["de"] for link in first["alignment"]} <= set("Ich habe keine Zeit".split())
    assert {link["en"] for link in first["alignment"]} <= set(first["en"].rstrip(".").split())


def test_a_person_reads_a_block_for_each_sentence(call):
    lines = call("--explain").stdout.splitlines()
    assert lines[0] == "Ich habe keine Zeit."
    assert lines[1].endswith("%)")
    assert lines[2].startswith("  1. ")
    assert " → " in lines[6]
    assert "\x1b" not in "".join(lines)


def test_the_links_are_of_the_translation_as_it_stands(engine):
    """Also where a repair, or a person, made another text of it than the model did."""
    said = TranslatedSentence("I've got no time", -0.5, repairs=(Repair("a", "b", "c"),))
    known = {"Ich habe keine Zeit.": said}
    (found,) = explain(engine, known, 2, words=True)
    assert found.translated == said
    assert {link.en for link in found.alignment} <= {"I've", "got", "no", "time"}
    assert found.alternatives[0].en != said.text


def test_a_sentence_that_is_split_is_explained_too(engine):
    text = "; ".join(
        f"im Jahr {year} kamen viele Gäste aus dem Norden" for year in range(1990, 2024)
    )
    (found,) = explain(engine, {text: TranslatedSentence("Many guests.", -1.0)}, 2, words=True)
    assert len(found.alternatives) == 2
    assert len(found.alternatives[0].en.split()) > 50
    assert found.alignment == ()


@pytest.mark.parametrize("arguments", [("--alternatives", "0"), ("--alternatives", "65")])
def test_a_number_that_makes_no_sense_is_a_mistake_in_the_command(call, arguments):
    assert call(*arguments).exit_code == 2
