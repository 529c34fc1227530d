"""What the checks doubt, and what they leave alone."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translator import translation
from translator.translation import check

DOUBTFUL = [
    ("Das Gericht wies die Klage ab.", "", "empty"),
    ("Das Gericht wies die Klage ab.", " .", "empty"),
    ("Das Gericht wies die Klage ab.", "”", "empty"),
    ("Das Gericht wies die Klage ab.", "Das Gericht wies die Klage ab.", "copied"),
    ("Er bestand alle wichtigen Prüfungen.", "He passed all wichtigen exams.", "untranslated"),
    ("Sie kam und ging.", "She came und went away.", "untranslated"),
    ("Nach dem Sturm war es still.", "Nach the storm all was quiet.", "untranslated"),
    ("Der königliche Hof zog um.", "The königlich court moved.", "untranslated"),
    ("Der Rat tagte in Bonn.", "The council und der Rat met.", "untranslated"),
    ("Es regnete den ganzen Tag.", "It rained all day, all day.", "repetition"),
    ("Des Weiteren hilft der Rat.", "India is helping the council.", "names"),
    ("Nun hilft der Rat.", "Now the council of Sweden is helping.", "names"),
    ("Schreiben Sie an rat@beispiel.de.", "Write to the council.", "address"),
    ("Mehr unter www.beispiel.de.", "More at www.example.com.", "address"),
    ("Bilder unter #Klimastreik.", "Pictures under #Klima.", "address"),
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
    ("Ja.", "Yes, and the weather of the whole long week in the north was fine.", "length"),
    ("Es kamen 300 Gäste.", "Some 200 guests came.", "figures"),
    ("Es kamen drei Gäste.", "Four guests came.", "figures"),
    ("Er ging vor drei Tagen.", "He left three days ago ago.", "repetition"),
    ("Das war 2017.", "That was in 2017 2017.", "repetition"),
    ("Er lacht.", "He laughs hahahahahaha.", "repetition"),
    ("Sie sah den Hund.", "She saw the dog and saw the dog and saw the cat.", "repetition"),
    ("Er sagte: „Komm.“", "He said: “Come.", "quotes"),
    ("Er sagte „Komm“ und ging.", "He said come and left.", "quotes"),
    ("Kommt er morgen?", "He comes tomorrow.", "question"),
    ("Er kommt morgen.", "Does he come tomorrow?", "question"),
    ("Er kam nach Bonn und Köln.", "He came to Bonn and", "cut"),
    ("Er kam nach Bonn und Köln.", "He came to Bonn and Cologne", "cut"),
    ("Er kam nach Bonn.", "he came to bonn.", "casing"),
    ("Er kam nach Bonn.", "he came to Bonn.", "casing"),
    ("Er kam nach Bonn.", "HE CAME TO BONN.", "casing"),
    ("Er kam nicht.", "He came.", "negation"),
    ("Er kam.", "He did not come.", "negation"),
    ("Er kam ohne Hut.", "He came with a hat.", "negation"),
    ("Er hat nicht bezahlt.", "He had not failed to pay.", "negation"),
    ("Niemand kam.", "Somebody came.", "negation"),
    ("Er sah keinen Hund.", "He saw a dog.", "negation"),
]

SOUND = [
    ("Mehr unter https://www.beispiel.de/2024/7/.", "More at beispiel.de/2024/7."),
    ("Auf X schrieb @kanzler: Nein.", "On X, @kanzler wrote: No."),
    ("info@beispiel.de", "info@beispiel.de"),
    ("Der schwedische Rat hilft Finnland.", "Sweden’s council helps Finland."),
    ("Das Gericht wies die Klage ab.", "The court dismissed the action."),
    ("Nein.", "No."),
    ("Er hat nicht bezahlt.", "He failed to pay."),
    ("Er konnte nicht kommen.", "He was unable to come."),
    ("Nicht nur er kam, sondern auch sie.", "He came, and so did she."),
    ("Nicht zuletzt das Geld fehlt.", "Above all, the money is lacking."),
    ("Das ist unwichtig.", "That does not matter."),
    ("Er kam kaum voran.", "He made no progress."),
    ("Er kam erst am Abend.", "He did not come until the evening."),
    ("Das Haus ist nicht unbewohnt.", "The house is lived in."),
    ("Weder er noch sie kam.", "Neither he nor she came."),
    ("Ursula von der Leyen kam.", "Ursula von der Leyen came."),
    ("Er aß in Frankfurt am Main.", "He ate in Frankfurt am Main."),
    ("Sein iPhone lag da.", "His iPhone lay there."),
    ("iPhones sind teuer.", "iPhones are expensive."),
    ("Sie war in der Bar live online.", "She was live online in the bar."),
    ("Wer kommt?", "Who is coming?"),
    ("Er fragte, wer kommt.", "He asked who was coming."),
    ("Immer mehr Leute kommen.", "More and more people are coming."),
    ("Er hatte recht gehabt.", "He had had a point."),
    ("„Komm“, sagte er, „‚Faust‘ läuft.“", "“Come,” he said, “‘Faust’ is on.”"),
    ("»Komm«, sagte er.", '"Come," he said.'),
    ("Der Schirm misst 27 Zoll.", 'The screen measures 27".'),
    ("Schreib an rat@haus.de", "Write to rat@haus.de"),
    ("", ""),
    ("", "Something."),
    ("…", "…"),
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


@pytest.mark.parametrize(
    ("german", "english", "name", "severity"),
    [
        ("Es kamen 300 Gäste.", "Some guests came.", "figures", "error"),
        ("Am Montag kam er zu Gast.", "He came as a guest.", "figures", "warning"),
        ("Es sind 100 km bis Bonn.", "It is 62 miles to Bonn.", "figures", "warning"),
        ("Er kam nicht.", "He came.", "negation", "error"),
        ("Er ging.", "He left left.", "repetition", "warning"),
        ("Er ging.", "He left left left left.", "repetition", "error"),
        ("Er kam an.", "He came", "cut", "info"),
        ("Er kam an.", "He came to the", "cut", "error"),
        ("Er kam an.", "he came.", "casing", "info"),
        ("Er sagte „Komm“.", "He said come.", "quotes", "info"),
    ],
)
def test_a_doubt_is_as_grave_as_what_it_costs_a_reader(german, english, name, severity):
    assert [(flag.name, flag.severity) for flag in check(german, english)] == [(name, severity)]


@settings(deadline=None)  # machines are busy
@given(st.text(), st.text())
def test_any_pair_is_checked_without_failing(german, english):
    check(german, english)


@settings(deadline=None)  # machines are busy
@given(st.text("„“”\"»«‚‘'’().,?!- \n\taÄß1²٣"), st.text("“”\"'’().,?!- \n\tAß1½"))
def test_any_marks_are_checked_without_failing(german, english):
    check(german, english)


def test_every_flag_is_told_in_the_documentation():
    """The names in the code are those of the table in docs/formats.md, with their severities."""
    code = "".join(
        path.read_text("utf-8") for path in Path(translation.__file__).parent.glob("*.py")
    )
    flags = set(re.findall(r'Flag\(\s*"(\w+)", (?:"(\w+)"|\w+)', code))
    table = (
        (Path(__file__).parent.parent / "docs/formats.md")
        .read_text("utf-8")
        .partition("## The flags")[2]
        .partition("\n## ")[0]
    )
    told = {
        row[0]: row[1] for row in re.findall(r"^\| `(\w+)` \| ([\w, ]+) \|", table, re.MULTILINE)
    }
    assert {name for name, _ in flags} <= told.keys()
    assert all(severity in told[name] for name, severity in flags if severity)


def test_a_huge_pair_takes_no_more_than_linear_time():
    german, english = "Er sah 10 Meter und zwei Hunde. " * 3000, "He saw 11 feet and a dog. " * 3000
    start = time.process_time()
    check(german, english)
    assert time.process_time() - start < 20
