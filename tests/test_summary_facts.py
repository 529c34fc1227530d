"""Key facts: what a sentence says of who, where, when, how many and who says so; nothing more."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.article import Article, Paragraph, Sentence, TranslatedSentence, Translation
from translator.summary.facts import key_facts
from translator.summary.facts.collect import MOST

FRIDAY = "2025-06-13"


def article(*texts: str, date: str | None = FRIDAY, kinds: dict[int, str] | None = None) -> Article:
    paragraphs, sentences, start = [], [], 0
    for number, text in enumerate(texts):
        kind = (kinds or {}).get(number, "body")
        paragraphs.append(Paragraph(text, start, start + len(text), kind))
        sentences.append(Sentence(text, start, start + len(text), number))
        start += len(text) + 1
    named = ("a", "a.txt", "0" * 64, "de", "Titel", None, date, "x.de")
    return Article(*named, tuple(paragraphs), tuple(sentences))


def facts(*texts: str, english: str = "", date: str | None = FRIDAY, points=()):
    source = article(*texts, date=date)
    targets = tuple(TranslatedSentence(english, -0.5) for _ in texts)
    return key_facts(source, Translation("a", None, targets), set(points))


def told(kind: str, *texts: str, english: str = "", date: str | None = FRIDAY):
    return [(it.de, it.en) for it in facts(*texts, english=english, date=date) if it.kind == kind]


@pytest.mark.parametrize(
    ("german", "found"),
    [
        (
            "Der polnische Präsident Jan Nowak reist nach Wien.",
            ("Der polnische Präsident Jan Nowak", "Polish President Jan Nowak"),
        ),
        (
            "Das sagte Außenministerin Petra Sandmann (Grüne) im Radio.",
            ("Außenministerin Petra Sandmann (Grüne)", "Foreign Minister Petra Sandmann (Greens)"),
        ),
        (
            "Norwegens Königin Astrid Lund kam zu Besuch.",
            ("Norwegens Königin Astrid Lund", "Norway's Queen Astrid Lund"),
        ),
        (
            "Nach Angaben des finnischen Geheimdienstchefs, Onni Virtalo, ist das falsch.",
            (
                "des finnischen Geheimdienstchefs, Onni Virtalo",
                "Finnish intelligence chief Onni Virtalo",
            ),
        ),
        (
            "Maria Feldkamp, Sprecherin der Polizei, bestätigte den Fund.",
            (
                "Maria Feldkamp, Sprecherin der Polizei",
                "Maria Feldkamp, spokeswoman of the police",
            ),
        ),
        (
            "Der Chef der Zentralbank, Peter Harms, warnte.",
            ("Der Chef der Zentralbank, Peter Harms", "head of the central bank, Peter Harms"),
        ),
        (
            "Bundesfinanzminister Ortlepp kam später.",
            ("Bundesfinanzminister Ortlepp", "Federal Finance Minister Ortlepp"),
        ),
        (
            "So etwas plant Machthaber Omar al-Dschabir.",
            ("Machthaber Omar al-Dschabir", "ruler Omar al-Dschabir"),
        ),
        (
            "Das weiß Präsidentin Ursula von der Linde seit gestern.",
            ("Präsidentin Ursula von der Linde", "President Ursula von der Linde"),
        ),
        ("„Das war knapp“, sagte Xandra Qvist.", ("Xandra Qvist", "Xandra Qvist")),
        ("Das weiß Fabio De Santis schon lange.", ("Fabio De Santis", "Fabio De Santis")),
        ("Das gilt auch für Anna Bergers Buch.", ("Anna Berger", "Anna Berger")),
    ],
)
def test_a_person_stands_with_the_office_that_the_sentence_gives(german, found):
    assert told("who", german) == [found]


@pytest.mark.parametrize(
    "german",
    [
        "Der Minister Gespräche an und die Regierung Maßnahmen.",
        "Die Anna-Seghers-Schule und die Konrad Weber Stiftung öffnen wieder.",
        "Er lehrt an der Schule Maria Stern in der Stadt.",
        "Ende Januar begann die Suche nach Hinweisen.",
        "Anfang Mai kamen die Gäste in den Süden Deutschlands.",
        "Der Präsident Deutschlands und der Trainer Borussia Neustadts stimmten zu.",
        "Die Mitarbeiter der Bundesbank streiken.",
        "Zwei waren als Berater in Projekten tätig und der Dritte, ein Schwede, leitete sie.",
    ],
)
def test_capitals_alone_make_no_person(german):
    assert told("who", german) == []


def test_the_adviser_of_a_person_is_not_that_person():
    found = told("who", "Er war Berater des Ministers Paul Kestner.")
    assert found == [("des Ministers Paul Kestner", "Minister Paul Kestner")]
    assert told("who", "Sie ist Anwältin von Lena Dorn.") == [("Lena Dorn", "Lena Dorn")]


def test_an_office_without_known_english_stays_german_and_says_so():
    (fact,) = (f for f in facts("Das sagt Deichgraf-Chef Uwe Tamm.") if f.kind == "who")
    assert (fact.de, fact.translated) == ("Deichgraf-Chef Uwe Tamm", True)
    (fact,) = (f for f in facts("Das sagt Apfelforscher Uwe Tamm.") if f.kind == "who")
    assert (fact.en, fact.translated) == ("Apfelforscher Uwe Tamm", False)


def test_a_name_is_spelled_as_the_translation_does_where_it_is_the_same_name():
    german = "Präsident Wladimir Medwedew kam."
    assert told("who", german, english="President Vladimir Medvedev came.") == [
        ("Präsident Wladimir Medwedew", "President Vladimir Medvedev")
    ]
    assert told("who", german, english="President Vladimir Putin came.") == [
        ("Präsident Wladimir Medwedew", "President Wladimir Medwedew")
    ]


def test_a_letter_too_many_in_the_translation_is_a_slip_and_no_spelling():
    german = "Präsident Matthias Krön kam."
    assert told("who", german, english="President Matthias Krönn came.") == [
        ("Präsident Matthias Krön", "President Matthias Krön")
    ]


@pytest.mark.parametrize(
    ("german", "found"),
    [
        ("Der Gipfel beginnt in Moskau.", [("Moskau", "Moscow")]),
        ("Es brannte in der russischen Region Kursk.", [("Region Kursk", "Kursk region")]),
        ("Sie flogen über der Hauptstadt Kiew.", [("Hauptstadt Kiew", "the capital Kyiv")]),
        ("Er lebt in den USA und in der Türkei.", [("USA", "USA"), ("Türkei", "Turkey")]),
        ("Genf (dpa) - Der Rat tagt heute.", [("Genf", "Geneva")]),
        ("Der Zug fuhr durch Regen nach Bad Homburg.", []),
        ("Moskau liefert Waffen, Berlins Polizei prüft.", []),
        ("Er war in Haft, in Eile und in Frage gestellt.", []),
        ("Sie spielten vor dem Essen in der Halle.", []),
        ("Bayern München verlor gegen Borussia Dortmund.", []),
        ("Bei der Ostsee handelt es sich um ein Meer.", []),
    ],
)
def test_a_place_is_where_something_is_said_to_be(german, found):
    assert told("where", german) == found


@pytest.mark.parametrize(
    ("german", "date", "value"),
    [
        ("Er sprach am Freitag (15. November) in Rom.", "2024-11", "2024-11-15"),
        ("Er sprach am Freitag (16. November) in Rom.", "2024-11", None),
        ("Das war am 3. März 2021.", None, "2021-03-03"),
        ("Das war am 3. März.", None, None),
        ("Das war am 30. Dezember.", "2025-01-02", "2024-12-30"),
        ("Das gilt seit dem 1. Dezember.", FRIDAY, "2024-12-01"),
        ("Das gilt seit dem 1. Dezember vergangenen Jahres.", FRIDAY, "2024-12-01"),
        ("Das Treffen war für den 20. Juni geplant.", FRIDAY, "2025-06-20"),
        ("Jedes Jahr am 3. Mai feiert die Stadt.", FRIDAY, None),
        ("Sie starb am Montag.", FRIDAY, "2025-06-09"),
        ("Sie wird am Montag gewählt.", FRIDAY, "2025-06-16"),
        ("Sie kommt am Montag.", FRIDAY, None),
        ("Sie ist am Montag zurückgetreten.", FRIDAY, "2025-06-09"),
        ("Der Termin soll am Montag stattgefunden haben.", FRIDAY, "2025-06-09"),
        ("Der am Montag geplante Termin entfällt.", FRIDAY, None),
        ("Am Freitag regnete es.", FRIDAY, FRIDAY),
        ("Am vergangenen Freitag regnete es.", FRIDAY, "2025-06-06"),
        ("Am kommenden Freitag ist frei.", FRIDAY, "2025-06-20"),
        ("In der Nacht zum Mittwoch brannte es.", FRIDAY, "2025-06-11"),
        ("Das steht in der Welt am Sonntag.", FRIDAY, None),
        ("Die Sitzung war für Dienstag geplant.", FRIDAY, None),
        ("Am Montag vergangener Woche regnete es.", FRIDAY, None),
        ("Gestern regnete es.", FRIDAY, "2025-06-12"),
        ("Er ist von gestern.", FRIDAY, None),
        ("Das ergab 2019 eine Studie.", FRIDAY, None),
        ("Er isst heute Abend.", FRIDAY, FRIDAY),
        ("Heute ist das anders.", FRIDAY, None),
        ("Im Oktober wurde gewählt.", FRIDAY, "2024-10"),
        ("Im Oktober soll gewählt werden.", FRIDAY, "2025-10"),
        ("Im Juni unterschrieb sie.", FRIDAY, "2025-06"),
        ("Seit Anfang März gilt das.", FRIDAY, "2025-03"),
        ("Das war im Mai vergangenen Jahres.", FRIDAY, "2024-05"),
        ("Vor drei Jahren zog er fort.", FRIDAY, "2022"),
        ("Vor zwei Tagen zog er fort.", FRIDAY, "2025-06-11"),
        ("Vor etwa zwei Tagen zog er fort.", FRIDAY, "2025-06"),
        ("Vor einer Woche zog er fort.", "2025-06", None),
        ("Vor sechs Wochen zog er fort.", FRIDAY, "2025-05"),
        ("Im vergangenen Jahr zog er fort.", "2024-11", "2023"),
        ("Bis 2030 soll das Werk stehen.", None, "2030"),
        ("Bis 2000 Euro sind frei.", None, None),
        ("Im Jahr 2015 kam sie.", None, "2015"),
        ("Das war am 31. Februar 2021.", None, None),
    ],
)
def test_a_date_is_made_absolute_or_left_out(german, date, value):
    found = [fact.value for fact in facts(german, date=date) if fact.kind == "when"]
    assert found == ([value] if value else [])


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Das gilt seit Mitte März 2020.", "since mid-March 2020"),
        ("Das gilt bis zum 4. Juli 2021.", "until 4 July 2021"),
        ("Ende 2019 war das noch so.", "late 2019"),
        ("Im Sommer 2018 war das noch so.", "summer 2018"),
    ],
)
def test_a_date_is_written_as_english_does(german, english):
    assert [en for _, en in told("when", german)] == [english]


@pytest.mark.parametrize(
    ("german", "english", "value"),
    [
        ("Mehr als 10.000 Soldaten kamen.", "more than 10,000 soldiers", "10000"),
        ("Rund 1100 Tote und Verletzte gab es.", "about 1,100 dead and injured", "1100"),
        ("Die Zinsen steigen um rund 3,5 Prozent.", "about 3.5 percent", "3.5"),
        ("Das sind 1,5 Millionen Euro.", "1.5 million euros", "1500000"),
        ("Es kamen 38 664 Flüchtlinge.", "38,664 refugees", "38664"),
        ("Es kamen drei junge Frauen.", "three young women", "3"),
        ("Es kamen 16 bis 20 Schiffe.", "16 to 20 ships", None),
        ("Tausende ukrainische Soldaten kamen.", "thousands of Ukrainian soldiers", None),
        ("Etwa 120 dieser Waffen fehlen.", "about 120 of these weapons", "120"),
        ("Zwölf Prozent der Stimmen fehlen.", "twelve percent of the votes", "12"),
        (
            "Rund 1100 finnische Soldaten sind laut Rat in Kämpfen getötet oder verletzt worden.",
            "about 1,100 Finnish soldiers killed or injured",
            "1100",
        ),
        ("Dabei wurden rund 600 von ihnen getötet.", "about 600 of them killed", "600"),
        ("Dabei wurden 50 Menschen nicht verletzt.", "50 people", "50"),
        ("Von 50 Menschen wurden drei verletzt.", "50 people", "50"),
        ("Die 50 Soldaten haben den Anführer getötet.", "50 soldiers", "50"),
        ("Es sollen 50 Menschen verletzt worden sein.", "50 people", "50"),
        ("Er bekam 30 Jahre Haft.", "30 years in prison", "30"),
        ("Das taten 40 Schülerinnen und Schüler.", "40 pupils", "40"),
    ],
)
def test_a_figure_stands_with_what_it_counts(german, english, value):
    (fact,) = (fact for fact in facts(german) if fact.kind == "figure")
    assert (fact.en, fact.value, fact.translated) == (english, value, True)


@pytest.mark.parametrize(
    "german",
    [
        "Das steht in Artikel 5 Grundgesetz.",
        "Um 15 Uhr landet eine Boeing 737 Max.",
        "Das Land hat im Mittel nur 6,6 Betten.",
        "Am 3. Oktober ist Feiertag.",
        "Sie ist 30 Jahre alt und wartet seit 20 Minuten.",
        "Es waren nicht 300 Menschen.",
        "Das sind unter 50 Fälle je 100.000 Einwohner.",
        "Das Spiel endete 3:2 Tore.",
        "Im Jahr 2020 Menschen zu treffen war schwer.",
        "In der zweiten Runde siegte Covid-19 Fälle.",
    ],
)
def test_other_numbers_are_no_figures(german):
    assert told("figure", german) == []


def test_what_is_counted_is_taken_from_the_translation_where_no_list_has_it():
    german = "Rund 70 Kartons fehlen."
    assert told("figure", german, english="About 70 wooden crates are missing.") == [
        ("Rund 70 Kartons", "about 70 wooden crates")
    ]
    (fact,) = (f for f in facts(german, english="Some are missing.") if f.kind == "figure")
    assert (fact.en, fact.translated) == ("Rund 70 Kartons", False)


@pytest.mark.parametrize(
    ("german", "found"),
    [
        ("Laut Reuters stimmt das.", [("Laut Reuters", "Reuters")]),
        ("Laut Polizei stimmt das.", [("Laut Polizei", "the police")]),
        (
            "Nach Angaben des finnischen Geheimdienstes stimmt das.",
            [
                (
                    "Nach Angaben des finnischen Geheimdienstes",
                    "the Finnish intelligence service",
                )
            ],
        ),
        ("Das stimmt Experten zufolge nicht.", [("Experten", "experts")]),
        ("Das stimmt nach ukrainischen Angaben nicht.", [("nach ukrainischen Angaben", "Ukrainian sources")]),
        ("Das stimmt nach eigenen Angaben nicht.", []),
        (
            "Das stimme, teilte der Gemeinsame Generalstab des finnischen Militärs mit.",
            [
                (
                    "der Gemeinsame Generalstab des finnischen Militärs",
                    "the Joint General Staff of the Finnish military",
                )
            ],
        ),
        ("„Nein“, sagte Trainer Ole Kant.", [("Trainer Ole Kant", "coach Ole Kant")]),
        ("„Nein“, sagte Kant der Zeitung.", [("Kant", "Kant")]),
        ("„Nein“, sagte er.", []),
        ("Das reiche, so der Sprecher.", []),
        ("Wie der Sender N-TV berichtete, stimmt das.", [("der Sender N-TV", "the broadcaster N-TV")]),
        ("Der Zeitung zufolge stimmt das.", []),
        ("Laut Vertrag stimmt das.", []),
        ("Laut Robert Koch-Institut stimmt das.", [("Laut Robert Koch-Institut", "Robert Koch Institute")]),
        ("So viel kostet der Impfstoff Medienberichten zufolge.", [("Medienberichten", "media reports")]),
        ("Nach Angaben des Robert Koch-Instituts stimmt das.", [
            ("Nach Angaben des Robert Koch-Instituts", "the Robert Koch Institute"),
        ]),
        ("Das ergaben laut Polizei Umfragen.", [("laut Polizei", "the police")]),
        ("Das, schrieb die Zeitung „Nordblatt“, stimmt.", [("die Zeitung „Nordblatt“", "the newspaper Nordblatt")]),
        ("Das stimmt am Montag Experten zufolge.", [("Experten", "experts")]),
        ("Es soll laut Innenministerium Förderunterricht geben.", [("laut Innenministerium", "the Interior Ministry")]),
        ("Die Idee des Saldos erklärt auch, warum das stimmt.", []),
        ("Firmen wie Nordtech berichten von Ähnlichem.", []),
        ("Sie forderte, dass die Regeln gelten.", []),
        ("Nach Informationen der USA und Norwegens ist das so.", [
            ("Nach Informationen der USA und Norwegens", "the USA and Norway"),
        ]),
        ("Laut einer Anwältin von Lena Dorn stimmt das.", [("Laut einer Anwältin von Lena Dorn", "a lawyer of Lena Dorn")]),
    ],
)  # fmt: skip
def test_a_source_is_who_the_sentence_says_it_is(german, found):
    assert told("source", german) == found


def test_a_fact_points_to_its_sentence_and_words():
    texts = ("Es regnet.", "In Rom sprach Präsident Jan Nowak am Montag vor 300 Menschen.")
    source = article(*texts)
    original = " ".join(texts)
    for fact in facts(*texts):
        assert fact.sentence == 1
        assert original[fact.span[0] : fact.span[1]] == fact.de
        assert fact.de in source.sentences[fact.sentence].text


def test_where_a_sentence_needed_cleaning_a_fact_has_its_span():
    sentence = Sentence("Er war in Rom.", 0, 20, 0)  # of "Er  war   in   Rom."
    paragraph = Paragraph("Er war in Rom.", 0, 20)
    named = ("a", "a.txt", "0" * 64, "de", None, None, FRIDAY, None)
    source = Article(*named, (paragraph,), (sentence,))
    (fact,) = key_facts(source, Translation("a", None, (TranslatedSentence("", 0.0),)), set())
    assert fact.span == (0, 20)


def test_the_fullest_mention_of_a_person_is_taken_once():
    texts = ("Jan Nowak kam.", "Präsident Jan Nowak ging.", "Jan Nowak schlief.")
    assert told("who", *texts) == [("Präsident Jan Nowak", "President Jan Nowak")]


def test_what_stands_in_the_points_comes_first_and_the_rest_is_cut():
    names = ["Anna", "Bernd", "Carla", "Dieter", "Erika", "Franz", "Gerda"]
    texts = [f"{name} {name[:3]}hagen kam." for name in names]
    found = [fact.de for fact in facts(*texts, points={6}) if fact.kind == "who"]
    assert found[0] == "Gerda Gerhagen"
    assert len(found) == MOST


def test_headings_give_no_facts():
    source = article("In Rom sprach Anna Berger.", kinds={0: "heading"})
    assert key_facts(source, Translation("a", None, (TranslatedSentence("", 0.0),)), set()) == ()


def test_a_huge_article_costs_no_more_than_its_beginning():
    texts = [f"In Rom sprach Präsident Jan Nowak vor {n} Menschen." for n in range(2, 20_000)]
    started = time.process_time()
    assert facts(*texts)
    assert time.process_time() - started < 10


@given(st.text(max_size=200), st.sampled_from([None, "2024", "2024-02", "2024-02-29"]))
def test_any_text_gives_facts_of_its_own_words(text, date):
    for fact in facts(text, date=date):
        assert fact.de
        assert fact.de in text
