"""Points are sentences of the article: enough of them, few words, in document order."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_articles import SIGNATURE, article, english

from translator.article import Flag, Repair, TranslatedSentence, Translation
from translator.errors import UnknownModel
from translator.summary import load_summariser, write_brief
from translator.summary.choice import MAX_WORDS

METHODS = ["lead", "extractive", "textrank", "lexrank"]

BODY = [
    ("Die Elbe ist in der Nacht auf 6,20 Meter gestiegen.", "body"),
    ("Die Feuerwehr hat 300 Menschen in Sicherheit gebracht.", "body"),
    ("Lage bleibt angespannt", "heading"),
    ("Dabei half auch das Technische Hilfswerk mit zwölf Booten.", "body"),
    ("Nein, sagte er.", "body"),
    ("Der Landrat rechnet erst am Freitag mit einem Rückgang der Elbe.", "body"),
    ("Was heißt das nun für die Menschen in der Stadt?", "body"),
    ("Das Wasser der Elbe hat zwei Brücken beschädigt.", "body"),
    ("Ein Bäcker hat trotzdem geöffnet und verteilt Brötchen.", "body"),
]


@pytest.mark.parametrize("name", METHODS)
def test_a_brief_has_three_to_five_points_in_document_order(name):
    source = article(BODY)
    brief = write_brief(source, english(source), load_summariser(name), SIGNATURE)
    assert 3 <= len(brief.points) <= 5
    assert [p.sentence for p in brief.points] == sorted(p.sentence for p in brief.points)
    assert sum(len(point.en.split()) for point in brief.points) <= MAX_WORDS


@pytest.mark.parametrize("name", METHODS)
def test_headings_questions_and_scraps_are_no_points(name):
    source = article(BODY)
    brief = write_brief(source, english(source), load_summariser(name), SIGNATURE)
    points = {point.de for point in brief.points}
    assert not points & {BODY[2][0], BODY[4][0], BODY[6][0]}


def test_a_point_carries_the_place_the_english_and_the_flags_of_its_sentence():
    source = article(BODY)
    flag = Flag("figures", "error", "Not in the English: 300.")
    texts = tuple(TranslatedSentence(f"English {i}.", -1.0, (flag,)) for i in range(9))
    brief = write_brief(source, Translation("a", None, texts), load_summariser("lead"), SIGNATURE)
    for point in brief.points:
        sentence = source.sentences[point.sentence]
        assert (point.de, point.span) == (sentence.text, (sentence.start, sentence.end))
        assert point.en == f"English {point.sentence}."
        assert point.flags == (flag,)
    assert brief.flags[0].message == "Don't rely on this English: 9 of 9 sentences are doubtful."


def test_points_and_headline_say_who_made_their_english():
    source = article(BODY)
    made = english(source)
    repair = Repair("figures", "10.000 became 10,000.", "10.000")
    title = replace(made.title, origin="human")
    first = replace(made.sentences[0], repairs=(repair,))
    changed = replace(made, title=title, sentences=(first, *made.sentences[1:]))
    brief = write_brief(source, changed, load_summariser("lead"), SIGNATURE)
    assert (brief.title.origin, brief.title.repairs) == ("human", ())
    assert [(it.origin, it.repairs) for it in brief.points[:2]] == [
        ("model", (repair,)),
        ("model", ()),
    ]


def test_the_lead_takes_the_first_sentences():
    source = article(BODY)
    brief = write_brief(source, english(source), load_summariser("lead"), SIGNATURE)
    assert [point.sentence for point in brief.points][:3] == [0, 1, 3]


def test_the_extractive_one_prefers_new_facts_to_repeated_ones():
    rows = [
        ("Die Elbe ist in der Nacht stark gestiegen.", "body"),
        ("Die Elbe ist in der Nacht sehr stark gestiegen.", "body"),
        ("Die Feuerwehr brachte 300 Menschen in Sicherheit.", "body"),
        ("Der Landrat erwartet am Freitag einen Rückgang.", "body"),
    ]
    source = article(rows)
    brief = write_brief(source, english(source, 25), load_summariser("extractive"), SIGNATURE)
    assert [point.sentence for point in brief.points] == [0, 2, 3]


def test_long_sentences_leave_room_for_three_points():
    source = article(BODY)
    costs = [80, 70, 9, 40, 5, 30, 9, 20, 25]
    texts = tuple(TranslatedSentence("word " * cost, -1.0) for cost in costs)
    brief = write_brief(source, Translation("a", None, texts), load_summariser("lead"), SIGNATURE)
    assert len(brief.points) >= 3
    assert sum(len(point.en.split()) for point in brief.points) <= MAX_WORDS


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("name", METHODS)
def test_a_short_article_gives_what_it_has(name, count):
    source = article([("Es regnet.", "body"), ("Nein.", "body")][:count], title=None)
    brief = write_brief(source, english(source), load_summariser(name), SIGNATURE)
    assert len(brief.points) == count
    assert brief.title.de == "Es regnet."


@pytest.mark.parametrize("name", METHODS)
def test_a_huge_article_takes_no_square_of_its_length(name):
    source = article(
        [(f"Der Ort {number} meldete am Montag Regen.", "body") for number in range(20_000)]
    )
    started = time.process_time()
    brief = write_brief(source, english(source, 28), load_summariser(name), SIGNATURE)
    assert len(brief.points) == 3
    assert time.process_time() - started < 20


FACTS = [
    "Die Stadt Neustadt baut eine Brücke über die Saale.",
    "Der Landtag in Halle hat dafür zwölf Millionen Euro bewilligt.",
    "Die Bürgerinitiative Saaleaue will vor Gericht ziehen.",
    "Ein Gutachten warnt vor Schäden am Auwald.",
]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # More facts than the words allow: what hangs in the air stays out,
        (["Er will im Herbst wieder antreten.", *FACTS], {1, 2, 3}),
        # and so does a quote whose speaker would cost too much.
        ([*FACTS[:3], FACTS[3], "„Das ist eine große Gefahr für uns alle hier.“"], {0, 1, 2}),
        # Two sentences that need each other come together.
        (["Tom Weber leitet die Feuerwehr.", "Er warnt vor dem Hochwasser.", FACTS[0]], {0, 1, 2}),
        # With nothing better there are three points all the same.
        (["Er kam spät am Abend an.", "Sie ging früh am Morgen weg.", FACTS[0]], {0, 1, 2}),
    ],
)
def test_no_point_hangs_in_the_air(rows, expected):
    source = article([(text, "body") for text in rows])
    brief = write_brief(source, english(source, 30), load_summariser("lead"), SIGNATURE)
    assert {point.sentence for point in brief.points} == expected


def test_a_point_that_leans_on_another_comes_with_it():
    rows = [*FACTS, "Er fürchtet um den Auwald.", "Die Polizei in Halle sucht weiter Zeugen."]
    source = article([(text, "body") for text in rows])
    for words in range(8, 31):
        brief = write_brief(source, english(source, words), load_summariser("lead"), SIGNATURE)
        taken = {point.sentence for point in brief.points}
        assert 4 not in taken or 3 in taken


@pytest.mark.parametrize(
    "text",
    [
        "Lesen Sie hier alle Texte zum Hochwasser an der Elbe.",
        "Wenn Sie mehr wissen wollen, empfehlen wir unsere App.",
        "Dieser Artikel erschien zuerst in der Ausgabe vom Freitag.",
        "und fielen in den Fluss am Rand der Stadt.",
    ],
)
def test_promotion_and_ends_of_sentences_are_no_points(text):
    source = article([*((fact, "body") for fact in FACTS), (text, "body")])
    brief = write_brief(source, english(source), load_summariser("extractive"), SIGNATURE)
    assert text not in {point.de for point in brief.points}


def test_an_unknown_summariser_is_named_with_those_that_there_are():
    with pytest.raises(UnknownModel, match="extractive, lead"):
        load_summariser("oracle")


@given(st.lists(st.tuples(st.text(min_size=1), st.sampled_from(["body", "heading"])), min_size=1))
def test_any_article_with_text_gives_a_brief(rows):
    source = article(rows)
    brief = write_brief(source, english(source), load_summariser("extractive"), SIGNATURE)
    assert 1 <= len(brief.points) <= 5
