"""A long point is shortened in both languages, and the whole sentence stays with it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from plain_articles import article

from translator.article import Flag, TranslatedSentence
from translator.brief import Fact
from translator.briefing import assemble, brief_of, draft_of, texts_of
from translator.setting import Setting, prepare
from translator.store.render import brief_md
from translator.summary import shorter_forms, shorter_points

HEAD = "Die Stadtwerke erneuern bis zum Winter ihre Werkstatt am Hafen"
WHOLE = (
    f"{HEAD} (ein Bau der Nachkriegszeit) und wollen dort künftig auch die neuen Busse der "
    "Gemeinde warten."
)
SHORT = f"{HEAD} und wollen dort künftig auch die neuen Busse der Gemeinde warten."
OTHERS = (
    "Der Umbau hat am Montag begonnen.",
    "Die Gemeinde zahlt dafür rund 40 Millionen Euro.",
    "Auch die Straße vor der Werkstatt wird gesperrt.",
)
ENGLISH = {
    "Neue Werkstatt": "New workshop",
    WHOLE: "The Stadtwerke are renewing their workshop (a post-war building) at the port by winter "
    "and will maintain the new buses of the municipality there, too, in future.",
    SHORT: "The Stadtwerke are renewing their workshop at the port by winter and will maintain the "
    "new buses of the municipality there, too.",
    OTHERS[0]: "The reconstruction began on Monday.",
    OTHERS[1]: "The municipality is paying around 40 million euros for it.",
    OTHERS[2]: "The road in front of the workshop will be closed, too.",
}
DOUBT = Flag("figures", "error", "Not in the English: 40.")


@pytest.fixture(scope="module")
def tools():
    return prepare(Setting(), print)


def source(*rows):
    return article([(text, "body") for text in (WHOLE, *(rows or OTHERS))], "Neue Werkstatt")


def made(tools, *rows, **changed):
    """Brief the article; `changed` gives other fields of WHOLE's and SHORT's English."""
    read = source(*rows)
    fields = {WHOLE: changed.get("whole", {}), SHORT: changed.get("short", {})}
    known = {
        text: TranslatedSentence(**{"text": english, "score": -0.5, **fields.get(text, {})})
        for text, english in {**{text: text for text in texts_of(read)}, **ENGLISH}.items()
    }
    translation = assemble(read, known, tools.glossary)
    draft = draft_of(read, translation, tools)
    return draft, brief_of(read, draft, known, tools, tools.signature)


def test_a_long_point_is_short_in_both_languages_and_keeps_its_whole_sentence(tools):
    draft, brief = made(tools)
    point = brief.points[0]
    assert draft.german == (SHORT,)
    assert (point.de, point.en) == (SHORT, ENGLISH[SHORT])
    assert (point.whole.de, point.whole.en) == (WHOLE, ENGLISH[WHOLE])
    assert (point.sentence, point.span) == (0, (0, len(WHOLE)))
    assert [other.whole for other in brief.points[1:]] == [None] * (len(brief.points) - 1)


def test_a_shortened_point_can_be_the_news_line(tools):
    assert made(tools)[1].summary.de == SHORT


@pytest.mark.parametrize(
    ("whole", "short", "kept"),
    [
        ({}, {"flags": (DOUBT,)}, WHOLE),
        ({"flags": (DOUBT,)}, {"flags": (DOUBT,)}, SHORT),
        ({"flags": (DOUBT,)}, {}, SHORT),
        ({}, {"flags": (Flag("length", "info", "long"),)}, SHORT),
        ({"origin": "human"}, {}, WHOLE),
    ],
)
def test_a_point_stays_whole_where_shorter_is_worse(tools, whole, short, kept):
    _, brief = made(tools, whole=whole, short=short)
    assert brief.points[0].de == kept
    assert (brief.points[0].whole is None) == (kept == WHOLE)


def test_a_point_that_another_leans_on_stays_whole(tools):
    leaning = "Der Bau sei marode, sagte deren Leiter am Montag."
    draft, brief = made(tools, f"Deshalb gilt dort: {leaning}", *OTHERS)
    assert {0, 1} <= {point.sentence for point in brief.points}
    assert draft.german == ()


def test_a_name_that_the_brief_has_nowhere_else_stays(tools):
    named = WHOLE.replace("ein Bau der Nachkriegszeit", "ein Bau von Mies Rohde")
    read = source()
    brief = made(tools)[1]
    first = replace(brief.points[0], de=named, whole=None)
    changed = replace(brief, points=(first, *brief.points[1:]), facts=())
    assert shorter_points(read, changed) == {}
    fact = Fact("who", "Mies Rohde", "Mies Rohde", 0, (0, 1))
    assert shorter_points(read, replace(changed, facts=(fact,))) == {0: SHORT}


def test_the_shorter_forms_of_an_article_are_those_of_all_its_sentences():
    assert shorter_forms(source()) == [SHORT]


def test_the_page_shows_that_a_point_is_shortened(tools):
    page = brief_md(made(tools)[1], "original.txt")
    assert f"✂ shortened; the whole sentence: “{ENGLISH[WHOLE]}”" in page
    assert page.count("✂") == 1


def test_the_signature_names_the_version_of_compression(tools):
    assert ", compression " in tools.signature.summariser
