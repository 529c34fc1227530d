"""The English keeps the German's form: capitals, stops, quotes and Markdown."""

from __future__ import annotations

import pytest

from translator.reading import split_sentences
from translator.translation import translate_passages
from translator.translation.casing import calm, keep_form
from translator.translation.markup import inline, put_back, structure


@pytest.mark.parametrize(
    ("text", "calmed"),
    [
        ("REGIERUNG WILL MEHR GELD", "Regierung will mehr Geld"),
        ("EU UND USA VERHANDELN", "EU und USA verhandeln"),
        ("STURM ÜBER HAMBURG: ZÜGE FALLEN AUS", "Sturm über Hamburg: Züge fallen aus"),
        ("EILMELDUNG", "Eilmeldung"),
        ("NATO", "NATO"),
        ("Die CDU gewinnt", "Die CDU gewinnt"),
        ("10.000", "10.000"),
    ],
)
def test_all_caps_are_read_as_a_sentence(text, calmed):
    assert calm(text) == calmed


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Mehr Geld für Schulen", "More money for schools.", "More money for schools"),
        ("Er kam um 8 Uhr", "He came at 8 a.m.", "He came at 8 a.m."),
        ("Er kommt.", "He comes.", "He comes."),
        ("Warten ...", "Wait...", "Wait..."),
        ("und die Kinder", "And the children", "and the children"),
        ("und Berlin", "Berlin too", "Berlin too"),
        ("Die Kinder", "the children", "The children"),
        ("1991 endete es.", "In 1991 it ended.", "In 1991 it ended."),
        ("„Wir kommen.", "We are coming.", "„We are coming."),
        ("Wir kommen“, sagte er.", "We are coming, he said.", "We are coming, he said."),
        ('"Wir kommen."', "We are coming.", '"We are coming."'),
        ("Wir kommen.", 'We are "coming.', "We are coming."),
        ('Er sagt "ja" und geht.', 'He says "yes and goes.', "He says yes and goes."),
    ],
)
def test_the_form_is_kept(source, target, expected):
    assert keep_form(source, target) == expected
    assert keep_form(source, expected) == expected


LINES = [
    "# Eine Überschrift",
    "- ein Punkt",
    "  * [x] erledigt",
    "> > zitiert",
    "1. erstens",
    "2. zweitens",
    "15. November war es.",
    "```python",
    "Das ist Code",
    "```",
    "| Stadt | Zahl |",
    "",
    "Ein Satz.  ",
]


def test_only_text_is_translated_and_all_else_stays():
    lines = list(structure(LINES))
    assert ["".join(part.text for part in line) for line in lines] == LINES
    assert [part.text for line in lines for part in line if part.translate] == [
        *("Eine Überschrift", "ein Punkt", "erledigt", "zitiert", "erstens", "zweitens"),
        *("15. November war es.", "Stadt", "Zahl", "Ein Satz."),
    ]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Er sagte **sehr laut** nein.", "Er sagte sehr laut nein."),
        ("Siehe [die Seite](https://example.org) und `code`.", "Siehe die Seite und code."),
        ("Mehr unter https://example.org/a.", "Mehr unter https://example.org/a."),
        ("![Bild](a.png) **a *b* c**", "Bild a b c"),
        ("_kursiv_, snake_case_name, 2*3*4", "kursiv, snake_case_name, 2*3*4"),
        ("** kein Fett **", "** kein Fett **"),
    ],
)
def test_markup_comes_off_and_goes_back(text, plain):
    bare, marks = inline(text)
    assert bare == plain
    assert put_back(bare, bare, marks, lambda span: span) == text


def test_markdown_survives_translation(engine):
    lines = [
        "# Sie hat zwei Kinder",
        "",
        "Sie hat **zwei Kinder**. *Ich habe keine Zeit.*",
        "- [Ich habe keine Zeit](https://example.org/zeit)",
    ]
    assert list(translate_passages(engine, lines, split_sentences)) == [
        "# She has two children",
        "",
        "She has **two children**. *I have no time.*",
        "- [I have no time](https://example.org/zeit)",
    ]
