"""Omissions, additions and names: what is doubted, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.translation import check
from translator.translation.coverage import check_coverage, length_evidence
from translator.translation.lexicon import Lexicon, lexicon
from translator.translation.names import check_names

GERMAN = "Der Bürgermeister eröffnete am Morgen die neue Brücke, weil die alte nach dem Hochwasser gesperrt worden war."
DOUBTFUL = [
    (GERMAN, "The mayor opened the new bridge in the morning.", "omission"),
    (GERMAN, "The farmers sold their milk to a dairy in the valley.", "omission"),
    (
        "Der Bürgermeister eröffnete am Morgen die neue Brücke.",
        "The mayor opened the new bridge in the morning, while farmers protested against cheap milk and high taxes.",
        "addition",
    ),
    (
        "Der Verein gewann die Trophäe zum ersten Mal.",
        "The club won the Trophäe for the first time.",
        "untranslated",
    ),
    (
        "Am Abend sprach Angela Merkel in Hamburg vor Studenten.",
        "In the evening, Barack Obama spoke to students in Hamburg.",
        "names",
    ),
    (
        "Am Abend sprach die Kanzlerin in Hamburg vor Studenten.",
        "In the evening, the chancellor spoke to students.",
        "names",
    ),
    ("Das Gesetz komme zu spät, sagte Kranzler.", "The law comes too late, said.", "names"),
    (
        "Heil sagte, das Gesetz komme zu spät.",
        "Gabriel said the law was coming too late.",
        "names",
    ),
    (
        "Am Abend sprach die Kanzlerin vor Studenten.",
        "In the evening, the chancellor spoke to students in Toronto.",
        "names",
    ),
]
SOUND = [
    (
        GERMAN,
        "The mayor opened the new bridge in the morning because the old one had been closed after the flood.",
    ),
    (
        "Wolodymyr Selenskyj reist am Montag nach Kiew.",
        "Volodymyr Zelensky will travel to Kyiv on Monday.",
    ),
    ("Nordkoreaner steuern die Drohnen.", "People of North Korea steer the drones."),
    ("Der Münchner Flughafen blieb geschlossen.", "Munich airport remained closed."),
    (
        "Die Oppositionsfraktionen lehnten das Gesetz ab.",
        "The opposition factions rejected the law.",
    ),
    (
        "Bundeskanzler Olaf Scholz traf Frankreichs Präsidenten.",
        "German Chancellor Olaf Scholz met the French president.",
    ),
    ("", ""),
    ("-", "-"),
]


@pytest.mark.parametrize(("german", "english", "name"), DOUBTFUL)
def test_what_is_missing_or_made_up_is_flagged(german, english, name):
    assert name in {flag.name for flag in check(german, english)}


@pytest.mark.parametrize(("german", "english"), SOUND)
def test_sound_translations_are_left_alone(german, english):
    assert check_coverage(german, english) + check_names(german, english) == []


def test_messages_name_the_words():
    flags = check_coverage(GERMAN, "The mayor opened the new bridge in the morning.")
    assert flags[0].message == "Nothing in the English for: „alte nach dem Hochwasser gesperrt“."
    (lost, made_up) = check_names(*DOUBTFUL[4][:2])
    assert lost.message == "Not in the English: Angela Merkel."
    assert made_up.message == "Not in the German: Barack Obama."
    assert {lost.severity, made_up.severity} == {"error"}


def test_lengths_speak_for_a_gap_only_where_the_translation_is_short():
    assert length_evidence(50, 200, 140, 0.95) > 1
    assert length_evidence(50, 200, 190, 0.95) < -1


def test_compounds_are_cut_into_known_parts():
    small = Lexicon(
        "# german\noppositio\t900\t10\t0\topposition\nfraktion\t900\t10\t0\tfaction\n"
        "# english\nopposition\t900\t10\t0\nfaction\t900\t10\t0\n# names\nmerkel\n# classes\n"
    )
    assert small.counterparts("Oppositionsfraktionen") == {"opposition", "faction"}
    assert small.parts("merkel") == ()
    assert small.is_name("Merkels")
    assert not small.is_name("Opposition")


def test_every_word_of_the_lexicon_has_counterparts_and_sound_figures():
    known = lexicon()
    for stem in ["regierung", "poliz"]:
        if entry := known.german(stem):
            assert entry.english
            assert 0 < entry.chance <= entry.covered < 1
            assert entry.missing >= 0 >= entry.present


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_breaks_the_checks(german, english):
    check_coverage(german, english)
    check_names(german, english)
