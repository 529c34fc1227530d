"""An article writes a name in one way."""

from __future__ import annotations

import pytest

from translator.article import TranslatedSentence
from translator.translation import Glossary, unify


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return Glossary.load()


UNIFIED = [
    # the glossary's form first
    (
        [
            ("Selenskyj reist.", "Zelenskyy travels.", "Zelensky travels."),
            ("Das sagte Selenskyj.", "Selenskyj said so.", "Zelensky said so."),
            (
                "Selenskyjs Rede war kurz.",
                "Zelenskij's talk was short.",
                "Zelensky's talk was short.",
            ),
        ]
    ),
    # one that it accepts stays where there is no other
    (
        [
            ("Selenskyj reist.", "Zelenskyy travels.", "Zelenskyy travels."),
            ("Das sagte Selenskyj.", "Zelenskyy said so.", "Zelenskyy said so."),
        ]
    ),
    # a part of a name isn't another spelling of it
    (
        [
            ("Landsham-Süd wächst.", "South Landsham grows.", "South Landsham grows."),
            ("Landsham-Süd baut.", "Landsham-Süd builds.", "Landsham-Süd builds."),
        ]
    ),
    # an adjective that it accepts too isn't another spelling
    (
        [
            ("Belgien zahlt.", "Belgium pays.", "Belgium pays."),
            ("Er kommt aus Belgien.", "He is Belgian.", "He is Belgian."),
            ("Belgien wartet.", "Belgium waits.", "Belgium waits."),
        ]
    ),
    # then the most frequent
    (
        [
            ("Kretschmar kam.", "Kretschmar came.", "Kretschmar came."),
            ("Kretschmar ging.", "Kretchmar left.", "Kretschmar left."),
            ("Auch Kretschmar lachte.", "Kretschmar laughed too.", "Kretschmar laughed too."),
        ]
    ),
    # of equally frequent ones that of the German
    (
        [
            ("Wadephul kam.", "Vadephul came.", "Wadephul came."),
            ("Wadephul ging.", "Wadephul left.", "Wadephul left."),
        ]
    ),
    # a term that English spells in two ways
    (
        [
            (
                "Der Verteidigungsminister kam.",
                "The defence minister came.",
                "The defense minister came.",
            ),
            (
                "Ein Verteidigungsminister geht.",
                "A defense minister leaves.",
                "A defense minister leaves.",
            ),
            ("Er ist Verteidigungsminister.", "He is defense minister.", "He is defense minister."),
        ]
    ),
    # other words for the same stay: they may mean another's office
    (
        [
            ("Der Außenminister kam.", "The foreign minister came.", "The foreign minister came."),
            (
                "Der Außenminister ging.",
                "The secretary of state left.",
                "The secretary of state left.",
            ),
        ]
    ),
    # what is made of a name stays
    (
        [
            ("Israel wartet.", "Israel waits.", "Israel waits."),
            ("Israel handelt.", "Israeli forces act.", "Israeli forces act."),
        ]
    ),
    # names that differ in the German stay
    (
        [
            ("Meyer und Meier kamen.", "Meyer and Meier came.", "Meyer and Meier came."),
            ("Meyer ging.", "Meyer left.", "Meyer left."),
        ]
    ),
    # words that are no names stay
    (
        [
            ("Die Republik wählt.", "The Republic votes.", "The Republic votes."),
            ("Die Republik wartet.", "The Republik waits.", "The Republik waits."),
        ]
    ),
]


@pytest.mark.parametrize("sentences", UNIFIED, ids=lambda sentences: sentences[0][0])
def test_a_name_is_written_in_one_way(glossary, sentences):
    known = {german: TranslatedSentence(before, -0.3) for german, before, _ in sentences}
    after = unify(known, glossary)
    assert [after[german].text for german, _, _ in sentences] == [text for *_, text in sentences]


def test_what_was_changed_is_recorded(glossary):
    known = {
        "Wadephul kam.": TranslatedSentence("Vadephul came.", -0.3),
        "Wadephul ging.": TranslatedSentence("Wadephul left.", -0.3),
    }
    changed, same = unify(known, glossary).values()
    (repair,) = changed.repairs
    assert (repair.name, repair.before) == ("consistency", "Vadephul came.")
    assert repair.message == "“Vadephul” is “Wadephul” elsewhere in this article."
    assert same == known["Wadephul ging."]


def test_a_persons_spelling_outvotes_the_models_and_stays(glossary):
    known = {
        "Wadephul kam.": TranslatedSentence("Wadephul came.", -0.3),
        "Wadephul ging.": TranslatedSentence("Wadephul left.", -0.3),
        "Wadephul lacht.": TranslatedSentence("Vadephul laughs.", 0.0, origin="human"),
    }
    texts = [sentence.text for sentence in unify(known, glossary).values()]
    assert texts == ["Vadephul came.", "Vadephul left.", "Vadephul laughs."]
