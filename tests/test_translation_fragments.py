"""What holds no words is never a reason for an invented sentence."""

from __future__ import annotations

import pytest

from translator.engines import Hypothesis
from translator.translation import translate_sentences
from translator.translation.drafts import Draft
from translator.translation.fragments import as_fragment, is_wordless

WORDLESS = [
    *("–", "10.000", "…", "„“", "* * *", "++", "++ dpa ++", "dpa", "1/3", "a)", "🙂", "© 2024"),
    *("https://example.org/a?b=1", "redaktion@example.org", "#Wahl2024", "@jemand"),
    *("example.org", "§ 218", "20:15", "| |"),
]


@pytest.mark.parametrize("text", WORDLESS)
def test_what_holds_no_words_is_copied(engine, text):
    (chunk,) = translate_sentences(engine, [text])
    assert chunk[text].text == text
    assert chunk[text].origin == "copied"
    assert chunk[text].flags == ()


@pytest.mark.parametrize("text", ["Mehr", "Ja", "Berlin", "NATO", "Die Lage.", "Er geht"])
def test_words_are_translated(text):
    assert not is_wordless(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Loading...", "Mehr", "Merkel", "Angela Merkel", "EILMELDUNG", "SPORT", "Anzeige"),
        *("Weiterlesen", "Hochwasser", "Von Max Muster", "Foto: dpa", "Zweite Liga", "Ja", "Nein."),
    ],
)
def test_a_word_or_two_never_become_a_sentence(engine, text):
    (chunk,) = translate_sentences(engine, [text])
    found = chunk[text]
    assert len(found.text.split()) <= len(text.split()) + 2
    if found.origin == "copied":
        assert found.text.lower() == text.lower()
        assert [flag.name for flag in found.flags] == ["untranslated"]


@pytest.mark.parametrize(
    ("source", "target", "score", "kept"),
    [
        ("Mehr", "More", -0.3, "More"),
        ("Mehr", "There is more to be seen here.", -0.1, "Mehr"),
        ("Schmidt", "Brussels", -0.9, "Schmidt"),
        ("Bundesverfassungsgericht", "Federal Constitutional Court", -0.2, None),
        ("Folge uns", "Follow us in 2019", -0.2, "Folge uns"),
        ("Foto: Maria Weber/dpa", "Girls: Mary's web/dols", -1.4, "Foto: Maria Weber/dpa"),
        ("Foto: Maria Weber/dpa", "Photo: Maria Weber/dpa", -0.3, None),
        ("Er geht heute in die Stadt.", "He goes to town today.", -2.0, None),
    ],
)
def test_fragments_grow_no_words(source, target, score, kept):
    draft = Draft.of(source, [Hypothesis(target, score, complete=True)])
    assert as_fragment(draft).text == (kept or target)


def test_a_kicker_in_capitals_is_read_as_normal_text(engine):
    (chunk,) = translate_sentences(engine, ["SIE HAT ZWEI KINDER"])
    assert chunk["SIE HAT ZWEI KINDER"].text == "She has two children"
