"""Verbs whose dative is the subject in English."""

from __future__ import annotations

import pytest

from translator.engines.codeswitch import put
from translator.engines.datives import datives


@pytest.mark.parametrize(
    ("german", "hinted"),
    [
        ("Dem Konzern droht eine Strafe.", "Dem Konzern faces eine Strafe."),
        ("Nun drohen ihnen Kürzungen.", "Nun face ihnen Kürzungen."),
        ("Ein Mann, dem Haft droht, floh.", "Ein Mann, dem Haft faces, floh."),
        ("Im Herbst droht dem Land Streit.", "Im Herbst faces dem Land Streit."),
        ("Ihm könnte die Haft drohen.", "Ihm könnte die Haft face."),
        ("Vielen Praxen fehlte Personal.", "Vielen Praxen lacked Personal."),
        ("Dem Bund gehören 20 Prozent.", "Dem Bund owns 20 Prozent."),
    ],
)
def test_the_dative_becomes_the_subject(german, hinted):
    assert put(german, [*datives(german)]) == hinted


@pytest.mark.parametrize(
    "german",
    [
        "Der Konzern droht mit Klage.",
        "Dem Minister droht er damit, zu gehen.",
        "Trump droht dem Iran.",
        "Nach dem Umsturz droht Streit.",
        "Für den Ausbau fehlt das Geld.",
        "Er wird dem Land fehlen.",
        "Die Nacht gehört dem Protest.",
        "Von den Opfern gehören zwei zu einer Familie.",
        "Das hat dem Rat gehört.",
        "Es fehlt dem Verein an Geld.",
    ],
)
def test_what_is_no_dative_of_the_verb_stays(german):
    assert not [*datives(german)]
