"""What a sentence leans on: pronouns, connectives, persons named before, quotes, reported speech."""

from __future__ import annotations

import pytest
from plain_articles import article

from translator.summary.cohesion import needs_of, opens_leaning

HEAD = "Die Stadt Neustadt baut im Sommer eine neue Brücke über die Saale."


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("Er will im Herbst wieder antreten.", True),
        ("Sie soll im Jahr 2027 fertig sein.", True),
        ("Ihre Pfeiler stehen schon.", True),
        ("Dies kostet 12 Millionen Euro.", True),
        ("Diese Zahl steigt seit Jahren.", True),
        ("Dabei wurden drei Menschen verletzt.", True),
        ("Deshalb fährt der Bus eine Umleitung.", True),
        ("Außerdem sind zwei Schulen geschlossen.", True),
        ("Beide Fahrer blieben unverletzt.", True),
        ("Das teilte die Polizei am Abend mit.", True),
        ("Das gilt auch für Radfahrer.", True),
        ("Das stellt ihn vor eine schwere Wahl.", True),
        ("Die beiden kennen sich seit der Schule.", True),
        ("Es wurde 1990 gegründet.", True),
        ("Es ist der erste Händler, der das tut.", True),
        ("In diesem Fall zahlt die Stadt.", True),
        ("Mit ihm kam der Erfolg.", True),
        ("Einer sitzt in Haft.", True),
        ("Nur deshalb darf der Verein spielen.", True),
        ("Ein weiterer Grund: Der Preis steigt.", True),
        ("Verstörend findet das nicht allein der Vorsitzende.", True),
        ("Nein, die Schulen brauchen Vorlauf.", True),
        ("Nur am Montag darf der Verein spielen.", False),
        ("Der Bund kauft das neue Gelände.", False),
        ("Einer neuen Studie zufolge steigt der Pegel.", False),
        ("Am Montag will er zurücktreten.", True),
        ("Unterstützung könnte er vom Land bekommen.", True),
        ("Eine entsprechende Vereinbarung liegt vor.", True),
        ("Das Team bestand demnach aus zwei Leuten.", True),
        ("Das neue Gesetz gilt ab Montag.", False),
        ("Das Amt warnt vor Glatteis.", False),
        ("Die seit Jahren geplante Brücke kommt.", False),
        ("Die drei Forscher bekommen den Preis.", False),
        ("Die weltweit größte Messe fällt aus.", False),
        ("Der Landrat rechnet mit Regen.", False),
        ("Es gibt wieder Streit um die Brücke.", False),
        ("Es ist das erste Mal, dass die Messe ausfällt.", False),
        ("Da die Saale steigt, sperrt die Stadt den Weg.", False),
        ("In diesem Jahr kommen mehr Gäste.", False),
        ("Die Polizei nahm ihn am Abend fest.", False),
        ("Minister Weber sagte, er wolle bleiben.", False),
    ],
)
def test_a_sentence_leans_when_what_it_opens_with_stands_before_it(text, leans):
    assert opens_leaning(text) == leans


@pytest.mark.parametrize(
    ("sentences", "needs"),
    [
        ([HEAD, "Sie soll 2027 fertig sein."], [set(), {0}]),
        (["Sie soll 2027 fertig sein.", HEAD], [None, set()]),
        (["Auch in diesem Jahr regnet es oft.", HEAD], [set(), set()]),
        (
            ["Der Sänger Tom Weber kommt.", HEAD, "Der 45-Jährige singt am Abend."],
            [set(), set(), {1}],
        ),
        (
            ["Eine Studie der Uni Halle liegt vor.", HEAD, "Die Studie kostete viel Geld."],
            [set(), set(), {0}],
        ),
        ([HEAD, "Die Studie der Uni Halle liegt vor."], [set(), set()]),
        ([HEAD, "Der Minister Tom Weber kommt."], [set(), set()]),
        ([HEAD, "„Wir sind bereit“, sagte Bürgermeisterin Eva Roth."], [set(), set()]),
        ([HEAD, "„Wir sind bereit“, sagte sie."], [set(), {0}]),
        (["Eva Roth freut sich, sagte sie am Montag.", "„Wir sind bereit.“"], [set(), {0}]),
        ([HEAD, "„Wir sind bereit.“", "Das sagte Eva Roth."], [set(), {2}, {1}]),
        ([HEAD, "Der Bau sei notwendig."], [set(), {0}]),
        ([HEAD, "Der Bau sei notwendig, sagte Eva Roth."], [set(), set()]),
        ([HEAD, "Arbeiter hätten einen Riss entdeckt."], [set(), set()]),
        (
            ["Das Amt warnt vor der Brücke.", "Arbeiter hätten einen Riss entdeckt."],
            [set(), {0}],
        ),
        ([HEAD, "Nach Angaben der Stadt sei der Bau notwendig."], [set(), set()]),
        (["Gott sei Dank regnet es nicht.", HEAD], [set(), set()]),
    ],
)
def test_what_a_sentence_needs_beside_it(sentences, needs):
    found = needs_of(article([(text, "body") for text in sentences]))
    assert [None if each is None else set(each) for each in found] == needs
