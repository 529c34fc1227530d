"""Phrases of a model's dictionary, and verbs of which a part stands at the end of the clause."""

from __future__ import annotations

import pytest

from translator.engines.codeswitch import Hint, put
from translator.engines.hints import Hints

HINTS = Hints(
    {
        "ablehnt": "rejects",
        "lehnt": "leans",
        "zuging": "went on",
        "ging": "went",
        "zudem": "in addition",
        "vor allem": "above all",
        "U-Boot": "submarine",
        "Bau": "construction",
        "vor": "before",
        "allem": "all",
        "in Kraft tritt": "comes into force",
        "in Kraft treten": "come into force",
        "auf der Tagesordnung stehen": "be on the agenda",
        "ums Leben kommen": "die",
        "Leben": "life",
        "Gesetz": "law",
        "z. B.": "for example",
        "ca.": "around",
        "$": "dollars",
    }
)


def read(text: str) -> str:
    return put(text, HINTS.find(text))


@pytest.mark.parametrize(
    ("german", "hinted"),
    [
        ("Es gilt vor allem heute.", "Es gilt above all heute."),
        ("Vor allem das Gesetz", "Above all das law"),
        ("vor allemal, vor\xa0allem", "before allemal, before\xa0all"),
        ("Das gilt z. B. für 5 $, ca. 3.", "Das gilt for example für 5 dollars, around 3."),
        ("Das gilt z. B.", "Das gilt for example."),
        ("US$ und Roca.", "US$ und Roca."),
        ("Das U-Boot und der U-Boot-Bau", "Das submarine und der submarine construction"),
        ("U-Boote", "U-Boote"),
        ("Sie lehnt das Gesetz ab.", "Sie rejects das law."),
        ("Sie lehnt 1,5 Prozent ab und geht", "Sie rejects 1.5 Prozent und geht"),
        ("Er lehnt an der Wand", "Er leans an der Wand"),
        ("Sie lehnt „das Gesetz ab“, sagt sie", "Sie rejects „das law“, sagt sie"),
        ("Sie lehnt ab “heute”", "Sie leans ab “heute”"),
        ("Sie lehnt ab dem Gesetz", "Sie leans ab dem law"),
        ("Er lehnt, so heißt es, ab.", "Er leans, so heißt es, ab."),
        ("Er lehnt und ging auf dem zu.", "Er leans und went on auf dem."),
        ("Er schaut dem zu.", "Er schaut dem zu."),
        ("Das Gesetz tritt im Mai in Kraft.", "Das law comes into force im Mai."),
        ("weil das Gesetz in Kraft tritt", "weil das law comes into force"),
        ("Es soll in Kraft treten.", "Es soll come into force."),
        ("Sie stehen auf der Tagesordnung.", "Sie are on the agenda."),
        ("die auf der Tagesordnung stehen", "die be on the agenda"),
        ("Alle kommen ums Leben, fast alle", "Alle die, fast alle"),
    ],
)
def test_phrases_and_verbs_in_two_places_are_read_in_english(german, hinted):
    assert read(german) == hinted


def test_what_stands_apart_from_its_verb_says_where_that_is():
    assert HINTS.find("Sie lehnt es ab.") == [Hint(4, 9, "rejects"), Hint(12, 15, "", 4)]
