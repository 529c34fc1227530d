"""Terms are put where their German was translated, and the sentence still reads."""

from __future__ import annotations

import re

import pytest

from translator.article import Flag, TranslatedSentence
from translator.engines.protocol import MAX_SOURCE_PIECES
from translator.translation import Glossary
from translator.translation.terms import enforce, put_in_copy, put_terms
from translator.translation.word_alignment import Alignment, align


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary.load()


def aligned(source: str, rows: list[str]) -> Alignment:
    """Align each English word with the German words that are named, in equal parts."""
    words = [match.span() for match in re.finditer(r"\S+", source)]
    texts = [source[start:end].strip(".,“„") for start, end in words]
    weights = [[float(text in row.split()) for text in texts] for row in rows]
    return Alignment(
        tuple(words), tuple(tuple(x / max(1.0, sum(row)) for x in row) for row in weights)
    )


PUT = [
    # German; English; the German of each English word; expected
    ("Kiew schweigt.", "Kief is silent.", "Kiew|schweigt|schweigt", "Kyiv is silent."),
    ("Er ist in Kiew.", "He is in the “Kief”.", "Er|ist|in|in|Kiew", "He is in “Kyiv”."),
    (
        "Kiews Bürgermeister schwieg.",
        "Kief mayor was silent.",
        "Kiews|Bürgermeister|schwieg|schwieg",
        "Kyiv's mayor was silent.",
    ),
    (
        "Kiews Bürgermeister schwieg.",
        "Kief’s mayor was silent.",
        "Kiews|Bürgermeister|schwieg|schwieg",
        "Kyiv’s mayor was silent.",
    ),
    (
        "Im Roten Meer sank ein Schiff.",
        "In Rot Meer sank a ship.",
        "Im|Roten|Meer|sank|ein|Schiff",
        "In the Red Sea sank a ship.",
    ),
    (
        "Der Machthaber schwieg.",
        "The owners was silent.",
        "Der|Machthaber|schwieg|schwieg",
        "The ruler was silent.",
    ),
    (
        "Die Machthaber schwiegen.",
        "The owners were silent.",
        "Die|Machthaber|schwiegen|schwiegen",
        "The rulers were silent.",
    ),
    (
        "Ein Asylbewerber kam.",
        "A guest came.",
        "Ein|Asylbewerber|kam",
        "An asylum seeker came.",
    ),
    (
        "Sie sprach mit dem Außenminister.",
        "She spoke with man.",
        "Sie|sprach|mit|Außenminister",
        "She spoke with the foreign minister.",
    ),
    (
        "Der polnische Außenminister kam 2019 nach Kiew.",
        "The police man came Kiel 2019.",
        "Der|polnische|Außenminister|kam|Kiew 2019|Kiew",
        "The Polish foreign minister came Kyiv 2019.",
    ),
    # left out by the model: put in, and nothing replaced
    (
        "Das Urteil fiel in Warschau.",
        "The verdict was given.",
        "Das|Urteil|fiel|fiel",
        "Warsaw the verdict was given.",
    ),
]


@pytest.mark.parametrize(("german", "english", "rows", "expected"), PUT)
def test_a_term_takes_the_place_of_its_translation(glossary, german, english, rows, expected):
    missing = glossary.missing(german, english)
    alignment = aligned(german, rows.split("|"))
    assert put_terms(german, english, missing, alignment, frozenset()) == expected


def test_words_of_other_terms_figures_and_copied_names_are_kept(glossary):
    german = "Merkel war 2015 Bundeskanzlerin und in Warschau."
    english = "Merkel was chancellor 2015."
    rows = ["Merkel", "Warschau war", "Warschau", "Warschau"]
    text = put_terms(
        german,
        english,
        glossary.missing(german, english),
        aligned(german, rows),
        frozenset({"chancellor"}),
    )
    assert text == "Merkel Warsaw chancellor 2015."


def pair(text: str, **values: object) -> TranslatedSentence:
    return TranslatedSentence(text, -0.4, **values)  # type: ignore[arg-type]


def test_the_model_is_read_out_to_align(engine):
    source, english = "Sie wohnt in Hamburg.", "She lives in Hamburg."
    alignment = align(engine, {source: english})[source]
    assert len(alignment.weights) == 4
    assert len(alignment.spans) == len(engine.pieces(source)) == len(alignment.weights[0])
    start = source.index("Hamburg")
    mass = alignment.mass(start, start + len("Hamburg"))
    assert max(range(4), key=mass.__getitem__) >= 2  # attention isn't sure of a preposition


def test_terms_are_enforced_and_the_repair_is_recorded(engine, glossary):
    source = "Sie wohnt seit 2019 in Kiew."
    before = pair("She has lived in Kiel since 2018.")
    (after,) = enforce(engine, {source: before}, glossary).values()
    assert "Kyiv" in after.text
    assert [(repair.name, repair.before) for repair in after.repairs] == [("glossary", before.text)]
    assert after.repairs[0].message == "Glossary: „Kiew“ is “Kyiv”"
    assert "figures" in {flag.name for flag in after.flags}  # checked again
    assert after.score == before.score


def test_what_is_right_or_a_persons_stays(engine, glossary):
    pairs = {
        "Sie wohnt in Kiew.": pair("She lives in Kyiv."),
        "Er wohnt in Kiew.": pair("He lives in Kiev.", origin="human"),
        "Er wohnt hier.": pair("He lives here."),
    }
    assert enforce(engine, pairs, glossary) == pairs


def test_a_sentence_beyond_the_models_limit_is_flagged(engine, glossary):
    source = "Kiew, " + "Haus und Hof, " * MAX_SOURCE_PIECES
    flags = (Flag("unsure", "warning", "Unsure."),)
    (after,) = enforce(engine, {source: pair("House and yard.", flags=flags)}, glossary).values()
    assert after.text == "House and yard."
    assert [flag.name for flag in after.flags] == ["unsure", "glossary"]


@pytest.mark.parametrize(
    ("german", "english", "doubted"),
    [
        ("Bundesverfassungsgericht", "Federal Constitutional Court", False),
        ("Kiew:", "Kyiv:", False),
        ("Außenministerin", "Foreign minister", False),
        ("Maier besucht Kiew", "Maier besucht Kyiv", True),
        ("Maier", "Maier", True),
    ],
)
def test_terms_in_a_fragment_that_was_left_in_german_are_english(german, english, doubted):
    flag = Flag("untranslated", "warning", "These few words were left in German.")
    pair = TranslatedSentence(german, 0.0, (flag,), origin="copied")
    found = put_in_copy(german, pair, Glossary.load())
    assert (found.text, bool(found.flags)) == (english, doubted)
    assert bool(found.repairs) == (german != english)
