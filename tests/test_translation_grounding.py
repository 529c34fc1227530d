"""A sentence that a model wrote, held against the article: what it rests on, and what it makes up."""

from __future__ import annotations

import pytest
from plain_articles import article

from translator.article import Flag, TranslatedSentence, Translation
from translator.translation import ground

ROWS = [
    "Die Stadt Neustadt baut eine neue Brücke über die Saale.",
    "Der Landtag in Halle hat dafür zwölf Millionen Euro bewilligt.",
    "Die Bürgerinitiative Saaleaue um Petra Lindner will vor Gericht ziehen.",
    "Ein Gutachten warnt vor Schäden am Auwald.",
    "Die Brücke wird vor dem Jahr 2027 nicht fertig.",
]
ENGLISH = [
    "The town of Neustadt is building a new bridge over the Saale.",
    "The state parliament in Halle has approved twelve million euros for it.",
    "The citizens' group Saaleaue around Petra Lindner wants to go to court.",
    "An expert report warns of damage to the riverside forest.",
    "The bridge won't be finished before 2027.",
]
ARTICLE = article([(text, "body") for text in ROWS], title="Neue Brücke über die Saale")
TRANSLATION = Translation("a", None, tuple(TranslatedSentence(text, -0.2) for text in ENGLISH))
NOT = "Not in the article: "


@pytest.mark.parametrize(
    ("text", "nearest", "flags"),
    [
        ("Neustadt baut eine Brücke über die Saale.", 0, {}),
        ("Halle bewilligt 12 Millionen Euro für die Brücke.", 1, {}),
        ("Der Landtag hat 20 Millionen Euro bewilligt.", 1, {"unfounded": NOT + "20 Millionen."}),
        ("Petra Lindner will vor Gericht ziehen.", 2, {}),
        (
            "Die Bürgerinitiative um Petra Schröder will vor Gericht ziehen.",
            2,
            {"unfounded": NOT + "Schröder."},
        ),
        ("Die Bürgerinitiative will nicht vor Gericht ziehen.", 2, {"negation": "where the art"}),
        ("Die Brücke wird vor 2027 fertig.", 4, {"negation": "The article says no here"}),
        ("Die Stadt plant eine Schule mit Turnhalle.", 0, {"unsupported": "hardly says it"}),
        ("Ein Gutachten lobt seltene Orchideen im Auwald.", 3, {"unsupported": "only part"}),
    ],
)
def test_german_is_held_against_the_german(text, nearest, flags):
    check(text, nearest, flags, german=True)


@pytest.mark.parametrize(
    ("text", "nearest", "flags"),
    [
        ("Neustadt is building a bridge over the Saale.", 0, {}),
        ("Parliament in Halle approved 12 million euros.", 1, {}),
        ("Parliament in Halle approved 20 million euros.", 1, {"unfounded": NOT + "20 million."}),
        (
            "Saaleaue around Margaret Thatcher wants to go to court.",
            2,
            {"unfounded": NOT + "Margaret Thatcher."},
        ),
        ("Saaleaue doesn't want to go to court.", 2, {"negation": "where the article doesn't"}),
        ("The bridge will be finished before 2027.", 4, {"negation": "The article says no here"}),
        ("Scientists praise the taste of strawberries from Neustadt.", 0, {"unsupported": None}),
    ],
)
def test_english_is_held_against_the_english_but_its_figures_and_names_against_the_german(
    text, nearest, flags
):
    check(text, nearest, flags, german=False)


def check(text, nearest, flags, *, german):
    found = ground(text, ARTICLE, TRANSLATION, german=german)
    assert found.sentences[0] == nearest
    assert 0 < found.score <= 1
    told = {flag.name: flag.message for flag in found.flags}
    if all(flags.values()) or not flags:
        assert told.keys() == flags.keys()
    for name, message in flags.items():
        assert (message or "") in told[name]


def test_more_than_one_sentence_may_support():
    found = ground(
        "Petra Lindner will gegen die Brücke über die Saale vor Gericht ziehen.",
        ARTICLE,
        TRANSLATION,
        german=True,
    )
    assert set(found.sentences) == {0, 2}
    assert found.flags == ()
    assert found.score == pytest.approx(1)


def test_a_sentence_that_shares_no_word_rests_on_nothing():
    found = ground("Erdbeeren schmecken süß.", ARTICLE, TRANSLATION, german=True)
    assert (found.sentences, found.score) == ((), 0)
    assert [(flag.name, flag.severity) for flag in found.flags] == [("unsupported", "error")]


def test_english_from_doubtful_english_is_doubtful():
    doubt = (Flag("figures", "error", "Not in the English: zwölf."),)
    doubtful = tuple(TranslatedSentence(text, -2.0, doubt) for text in ENGLISH)
    found = ground(ENGLISH[0], ARTICLE, Translation("a", None, doubtful), german=False)
    assert [flag.message for flag in found.flags] == [
        "A model wrote this from an English translation that is doubtful here."
    ]
