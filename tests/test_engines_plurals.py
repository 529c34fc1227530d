"""Nouns whose plural looks like their singular."""

from __future__ import annotations

import pytest

from translator.engines.codeswitch import put
from translator.engines.hints import Hints

HINTS = Hints(
    {
        "Bürger": "citizens",
        "Bürgers": "citizen",
        "Bürgern": "citizens",
        "Firmen": "companies",
        "Unternehmen": "company",
        "Unternehmens": "company",
        "Verfahren": "proceedings",
        "Verfahrens": "proceedings",
        "Staats-": "state",
        "Meyer": "Meyer",
        "Steuer": "tax",
        "Steuern": "taxes",
        "klug": "clever",
    }
)


@pytest.mark.parametrize(
    ("german", "hinted"),
    [
        ("Jeder Bürger weiß es.", "Jeder citizen weiß es."),
        ("Viele kluge Bürger", "Viele clever citizens"),
        ("Der Bürger zahlt.", "Der citizen zahlt."),
        ("die Rechte der Bürger", "die Rechte der citizens"),
        ("mit der Bürger Hilfe", "mit der citizens Hilfe"),
        ("Ein Staatsbürger, 12 Staatsbürger", "Ein state citizen, 12 state citizens"),
        ("Bürger zahlen.", "Citizens zahlen."),
        ("Das Unternehmen wächst.", "Das company wächst."),
        ("Drei Unternehmen wachsen.", "Drei companies wachsen."),
        ("Er hilft den Unternehmen.", "Er hilft den company."),
        ("Ein Verfahren", "Ein proceedings"),
        ("Die Steuer steigt.", "Die tax steigt."),
        ("Ein Bürger-Unternehmen", "Ein citizens company"),
    ],
)
def test_the_number_is_told_by_what_stands_before(german, hinted):
    assert put(german, HINTS.find(german)) == hinted
