"""What the checks doubt, and what they leave alone."""

from __future__ import annotations

import pytest

from translator.translation import check

DOUBTFUL = [
    ("Das Gericht wies die Klage ab.", "", "empty"),
    ("Das Gericht wies die Klage ab.", "Das Gericht wies die Klage ab.", "untranslated"),
    ("Der Rat tagte in Bonn.", "The council und der Rat met.", "untranslated"),
    ("Es regnete den ganzen Tag.", "It rained all day, all day.", "repetition"),
    ("Er sah die Wand.", "The wall of the wall of the wall of the wall.", "repetition"),
    (
        "Die Regierung kündigte nach langen Beratungen am Abend ein neues Gesetz an.",
        "The government.",
        "length",
    ),
    (
        "Die Regierung kündigte gestern Abend ein Gesetz an.",
        (
            "The government, which had met for long hours in the old town hall by the river, "
            "announced a law that evening."
        ),
        "length",
    ),
    ("Es kamen 300 Gäste.", "Some 200 guests came.", "figures"),
]

SOUND = [
    ("Das Gericht wies die Klage ab.", "The court dismissed the action."),
    ("Nein.", "No."),
    ("Berlin", "Berlin"),
    ("Sehr, sehr, sehr gut!", "Very, very, very good!"),
    ("„Die Sonne“, sagte sie.", "“The sun”, she said."),
    ("Der Film heißt „Das Boot“.", "The film is called “Das Boot”."),
]


@pytest.mark.parametrize(("german", "english", "name"), DOUBTFUL)
def test_doubtful_translations_are_flagged(german, english, name):
    assert name in {flag.name for flag in check(german, english)}


@pytest.mark.parametrize(("german", "english"), SOUND)
def test_sound_translations_are_not_flagged(german, english):
    assert check(german, english) == ()


def test_a_cut_translation_is_flagged_first():
    flags = check("Es kamen 300 Gäste.", "There came", complete=False)
    assert [flag.name for flag in flags] == ["cut", "figures"]


def test_flags_explain_themselves():
    (lost, invented) = check("Es kamen 300 Gäste.", "Some 200 guests came.")
    assert lost.message == "Not in the English: 300."
    assert invented.message == "Not in the German: 200."


def test_a_model_that_is_unsure_is_believed():
    (flag,) = check("Es kamen 300 Gäste.", "300 guests came.", score=-1.2)
    assert flag.message == "The model is unsure of this sentence (30% confidence)."
    assert check("Es kamen 300 Gäste.", "300 guests came.", score=-0.3) == ()
