"""Interviews: who asks, and what is no point of a brief."""

from __future__ import annotations

import pytest
from plain_articles import SIGNATURE, article, english

from translator.store.render import brief_md, point_notes
from translator.summary import load_summariser, write_brief
from translator.summary.interview import of_the_interviewer, speakers_of
from translator.summary.points import candidates_of

NAMED = [
    ("Die Leiterin des Klinikums spricht über den Winter.", "lead"),
    ("DIE ZEITUNG: Frau Berger, die Betten sind knapp.", "body"),
    ("Wie lange reichen sie noch?", "body"),
    ("Anna Berger: Bis Ende Januar reichen die Betten im Klinikum sicher aus.", "body"),
    ("Danach wird es auf zwei Stationen eng.", "body"),
    ("ZEITUNG: Fehlen auch Pflegekräfte?", "body"),
    ("Berger: Ja, uns fehlen 40 Leute auf den Stationen.", "body"),
    ("Zwölf davon kommen im April aus Spanien.", "body"),
    ("ZEITUNG: Das ist nicht viel.", "body"),
    ("Was tun Sie noch?", "body"),
    ("Berger: Wir zahlen seit Oktober eine Zulage von 150 Euro im Monat.", "body"),
]
UNNAMED = [
    ("Die Leiterin des Klinikums spricht über den Winter.", "lead"),
    ("Wie lange reichen die Betten noch?", "body"),
    ("Bis Ende Januar reichen sie sicher.", "body"),
    ("Fehlen auch Pflegekräfte?", "body"),
    ("Uns fehlen derzeit 40 Leute auf den Stationen.", "body"),
    ("Was tun Sie noch?", "body"),
    ("Wir zahlen seit Oktober eine Zulage von 150 Euro.", "body"),
    ("Reicht das aus?", "body"),
    ("Das Geld allein reicht sicher nicht aus.", "body"),
]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (NAMED, {1, 2, 5, 6, 8, 9}),  # 6 is an answer that opens with "Ja"
        (UNNAMED, {1, 3, 5, 7}),
        (NAMED[:1] + NAMED[3:5], set()),
        (UNNAMED[:1] + UNNAMED[2::2], set()),
        ([*UNNAMED[:2], *UNNAMED[2::2], *UNNAMED[2::2], UNNAMED[3]], set()),
    ],
)
def test_the_questions_of_an_interview_are_told_from_its_answers(rows, expected):
    assert of_the_interviewer(article(rows)) == expected


@pytest.mark.parametrize("first", ["Sie", "Fazit"])
def test_names_before_colons_of_which_none_asks_make_no_interview(first):
    speakers = [first, "Er"] * 4
    rows = [(f"{it}: Wir hatten {n} Gäste im Haus.", "body") for n, it in enumerate(speakers)]
    assert not of_the_interviewer(article(rows))


def test_an_answer_has_its_speaker_by_the_full_name():
    assert speakers_of(article(NAMED)) == {4: "Anna Berger", 7: "Anna Berger"}
    assert speakers_of(article(UNNAMED)) == {}


def test_a_point_tells_who_says_it():
    source = article(NAMED)
    brief = write_brief(source, english(source), load_summariser("lead"), SIGNATURE)
    said = {point.sentence: point_notes(point) for point in brief.points}
    assert said[4] == ["❝ said by Anna Berger"]
    assert said[0] == said[3] == []
    page = brief_md(brief, "original.txt")
    assert "❝ said by Anna Berger" in page
    assert "✎" not in page  # nothing was repaired


def test_a_question_is_no_point():
    candidates = candidates_of(article(NAMED))
    assert candidates == [0, 3, 4, 7, 10]
