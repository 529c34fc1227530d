"""The summary is the news in one line: a whole sentence of the article with its own English."""

from __future__ import annotations

import pytest

from translator.article import Article, Flag, TranslatedSentence, Translation
from translator.brief import Point, Title
from translator.briefing import assemble, texts_of
from translator.summary.line import MOST_WORDS, summary_line
from translator.translation import Glossary

TITLE = Title("Brücke gesperrt", "Bridge closed")
SHORT = ("Die Elbbrücke ist seit Montag gesperrt.", "The Elbe bridge has been closed since Monday.")
LONG = ("Die " + "sehr " * 30 + "lange Brücke ist gesperrt.", "The bridge is closed to all.")
WORDY = ("Die Brücke ist heute gesperrt.", "The bridge is " + "very " * 30 + "closed.")
LEANING = ("Dabei wurde auch die Straße gesperrt.", "The road was closed as well.")
QUOTED = ("„Das ist für uns alle schlimm.“", "“That is bad for all of us.”")
QUESTION = ("Was heißt das nun für die Stadt?", "What does that mean for the town?")
OTHER = ("Der Verkehr wird über Dresden geleitet.", "Traffic is diverted via Dresden.")


def points(*pairs, flags=()):
    return [
        Point(de, en, n, (0, 1), 1 - n / 10, flags if n == 0 else ())
        for n, (de, en) in enumerate(pairs)
    ]


def line(found, *, subtitle=None, title=TITLE):
    named = ("a", "a.txt", "0" * 64, "de", title.de, None, None, None)
    article = Article(*named, (), (), subtitle=subtitle[0] if subtitle else None)
    english = TranslatedSentence(subtitle[1], -0.5) if subtitle else None
    return summary_line(article, Translation("a", None, (), english), title, found)


@pytest.mark.parametrize(
    ("first", "subtitle", "chosen"),
    [
        (SHORT, None, SHORT),
        (SHORT, OTHER, SHORT),
        (LONG, OTHER, OTHER),
        (WORDY, OTHER, OTHER),
        (LEANING, None, OTHER),
        (QUOTED, None, OTHER),
        (QUESTION, None, OTHER),
    ],
)
def test_the_most_salient_sentence_that_is_short_and_stands_alone_is_taken(first, subtitle, chosen):
    assert line(points(first, OTHER), subtitle=subtitle) == Title(*chosen)


def test_a_sentence_whose_english_is_wrong_is_passed_over():
    wrong = (Flag("figures", "error", "Not in the English: 3."),)
    assert line(points(SHORT, OTHER, flags=wrong)) == Title(*OTHER)


def test_the_headline_serves_where_nothing_fits():
    assert line(points(LONG, LEANING)) == TITLE
    assert line([]) == TITLE


def test_no_line_is_longer_than_the_limit():
    assert line(points(LONG), title=Title(*LONG)) is None
    fitting = ("Wort " * (MOST_WORDS - 1) + "Ende.", "word " * (MOST_WORDS - 1) + "end.")
    assert line(points(fitting)) == Title(*fitting)


def test_the_subtitle_is_translated_with_the_article():
    named = ("a", "a.txt", "0" * 64, "de", TITLE.de, None, None, None)
    article = Article(*named, (), (), subtitle=OTHER[0])
    assert texts_of(article) == [TITLE.de, OTHER[0]]
    known = {text: TranslatedSentence(text.upper(), -0.5) for text in texts_of(article)}
    assert assemble(article, known, Glossary(())).subtitle == known[OTHER[0]]
