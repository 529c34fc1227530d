"""The dictionary of a small model is counted in pairs, and its words are put into sources."""

from __future__ import annotations

import random

import pytest

from training import augment, hints
from training.corpus import Pair
from translator.engines.hints import Hints

PAIRS = [
    ("Heute gilt die Waffenruhe in Kiew.", "The ceasefire in Kyiv applies today."),
    ("Eine Waffenruhe ist fern.", "A ceasefire is far off."),
    ("Heute spricht das Landwirtschaftsministerium.", "The Ministry speaks today."),
    ("Gestern sprach das Landwirtschaftsministerium.", "The Ministry spoke yesterday."),
    ("Dort wohnt Johannes.", "Johannes lives there."),
    ("Dort arbeitet Johannes.", "Johannes works there."),
]


def counted(pairs=PAIRS) -> dict[str, str]:
    counts = hints.Counts()
    for german, english in pairs:
        counts.add(Pair("test", german, english), 1.0)
    return dict(counts.hints())


def test_a_word_that_is_nearly_always_translated_alike_has_a_hint():
    assert counted()["Waffenruhe"] == "ceasefire"


def test_an_adverb_keeps_the_little_word_that_belongs_to_its_english():
    pairs = [
        ("Er hat bislang geschwiegen.", "He has so far remained silent."),
        ("Sie hat bislang gewartet.", "So far she has waited."),
        ("Wir haben bislang gesucht.", "We have so far searched."),
    ]
    assert counted(pairs)["bislang"] == "so far"


@pytest.mark.parametrize("word", ["Landwirtschaftsministerium", "Johannes", "Heute", "die"])
def test_parts_of_compounds_names_and_function_words_have_none(word):
    assert word not in counted()


def test_what_was_seen_once_proves_nothing():
    assert "Waffenruhe" not in counted(PAIRS[:1])


def test_the_dictionary_is_a_file_of_two_columns_where_written_entries_stand_first(tmp_path):
    (tmp_path / "news.tsv").write_text("".join(f"{de}\t{en}\n" for de, en in PAIRS), "utf-8")
    (tmp_path / "words.tsv").write_text("Kernfusion\tnuclear fusion\nWaffenruhe\ttruce\n", "utf-8")
    listed = 'corpora = [{ path = "news.tsv" }]\nwritten = ["words.tsv"]'
    (tmp_path / "hints.toml").write_text(listed, "utf-8")
    report = hints.build(tmp_path / "hints.toml", tmp_path, [], tmp_path / "hints.tsv")
    assert report["pairs"] == len(PAIRS)
    read = Hints.read(tmp_path / "hints.tsv")
    found = read.find("Die Waffenruhe und die Kernfusion")
    assert [hint.english for hint in found] == ["truce", "nuclear fusion"]


def test_only_words_that_the_target_has_are_put_into_a_source():
    book = Hints({"Waffenruhe": "ceasefire", "Dauer": "duration"})
    pair = Pair("test", "Die Waffenruhe ist von Dauer.", "The ceasefires last.")
    found = {augment.put_hints(pair, book, random.Random(seed), 0.5) for seed in range(9)}
    assert found <= {None, Pair("test", "Die ceasefire ist von Dauer.", pair.en)}
    assert len(found) == 2


def test_a_verb_in_two_places_a_figure_and_a_genitive_are_read_in_english():
    book = Hints({"lehnte": "leaned", "ablehnte": "rejected", "Kims": "Kim's", "Plan": "plan"})
    pair = Pair("c", "Er lehnte Kims Plan um 20.30 Uhr ab.", "At 8:30 p.m. he rejected Kim's plan.")
    found = {augment.put_hints(pair, book, random.Random(seed), 0.5) for seed in range(40)}
    read = {each.de for each in found if each}
    assert "Er rejected Kim's plan um 8:30 p.m.." in read
    assert all(("rejected" in german) == (" ab." not in german) for german in read)
    other = Pair("c", pair.de, "He refused Kim's plan at 18:30.")
    unlike = {augment.put_hints(other, book, random.Random(seed), 0.5) for seed in range(40)}
    assert {each.de for each in unlike if each} <= {
        "Er lehnte Kim's plan um 20.30 Uhr ab.",
        "Er lehnte Kim's Plan um 20.30 Uhr ab.",
        "Er lehnte Kims plan um 20.30 Uhr ab.",
    }
