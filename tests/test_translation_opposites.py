"""English that says the opposite of the German."""

from __future__ import annotations

import pytest

from translator.translation import check
from translator.translation.opposites import check_opposites

RISE = "Die Stadt hat das Angebot im Herbst erheblich ausgeweitet."


@pytest.mark.parametrize(
    ("german", "english", "message"),
    [
        (
            RISE,
            "The city significantly reduced the offer in the autumn.",
            "The German says “ausgeweitet”, the English “reduced”.",
        ),
        (
            "Die Preise sind gesunken.",
            "Prices have risen.",
            "The German says “gesunken”, the English “risen”.",
        ),
        (
            "Der Prozess beginnt am Montag.",
            "The trial ends on Monday.",
            "The German says “beginnt”, the English “ends”.",
        ),
        (
            "Das Gericht hat den Marsch genehmigt.",
            "The court banned the march.",
            "The German says “genehmigt”, the English “banned”.",
        ),
        (
            "Er starb in Südkorea.",
            "He died in North Korea.",
            "The German says “südkorea”, the English “north”.",
        ),
        (
            "Mehr als 300 Menschen kamen.",
            "Less than 300 people came.",
            "The German says “mehr als”, the English “less than”.",
        ),
    ],
)
def test_an_opposite_is_doubted(german, english, message):
    assert [flag.message for flag in check_opposites(german, english)] == [message]


@pytest.mark.parametrize(
    ("german", "english"),
    [
        (RISE, "The city expanded the offer considerably in the autumn."),
        (RISE, "The city did not reduce the offer in the autumn, on the contrary."),
        (RISE, "The city widened the offer and reduced the price in the autumn."),
        ("Die Preise sind nicht gestiegen.", "Prices have fallen or were reduced."),
        ("Die Zahl sank von mehr als 300 auf 200.", "The number fell from more than 300 to 200."),
        ("Der Verein verlor, Neustadt gewann.", "The club lost to Neustadt."),
        ("Sie fährt nach Talheim.", "She is going to Talheim."),
    ],
)
def test_what_may_say_the_same_is_not(german, english):
    assert not check_opposites(german, english)


def test_it_is_one_of_the_checks():
    flags = check(RISE, "The city significantly reduced the offer in the autumn.")
    assert ("opposite", "error") in [(flag.name, flag.severity) for flag in flags]
