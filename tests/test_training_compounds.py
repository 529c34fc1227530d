"""What parts of compounds are in English is read off a dictionary, and puts new compounds together."""

from __future__ import annotations

import pytest

from training import compounds
from training.hints import Counts, derived
from translator.engines.hints import Hints

BOOK = {
    "Krise": "crisis",
    "Politik": "policy",
    "Energiekrise": "energy crisis",
    "Energiepolitik": "energy policy",
    "Energieminister": "energy minister",
    "Wirtschaftskrise": "economic crisis",
    "Wirtschaftspolitik": "economic policy",
    "Wirtschaftsweise": "economic adviser",
    "Steuerpolitik": "tax policy",
    "Steuerkrise": "tax crisis",
    "Steuerweise": "tax adviser",
    "Weise": "way",
    "Energieweise": "energy adviser",
    "Zeitung": "newspaper",
}


def test_first_parts_are_what_several_compounds_share():
    assert compounds.parts(BOOK)["Wirtschafts-"] == "economic"
    assert "Energiem-" not in compounds.parts(BOOK)


def test_a_head_has_an_entry_where_the_noun_alone_says_something_else():
    found = compounds.parts(BOOK)
    assert found["-weise"] == "adviser"
    assert "-krise" not in found


def test_an_english_that_fewer_than_half_of_the_compounds_have_proves_nothing():
    book = BOOK | {"Steuerfrage": "fiscal question", "Frage": "question"}
    book |= {"Steuerzeit": "control time", "Zeit": "time", "Steuerlage": "helm position"}
    book |= {"Lage": "position", "Steuermarkt": "rudder market", "Markt": "market"}
    assert "Steuer-" not in compounds.parts(book)


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Wirtschaftsminister", ""),  # no noun and no head of several compounds
        ("Steuerweisen", ""),
        ("Energiezeitung", "energy newspaper"),
        ("Wirtschaftszeitung", "economic newspaper"),
        ("Energieburg", ""),  # a place
        ("Zeitungskrise", "newspaper crisis"),  # of nouns alone
        ("Energiekrisenpolitik", "energy crisis policy"),
        ("Krisenzug", ""),
        ("Krise", ""),
    ],
)
def test_a_compound_that_nobody_has_counted_is_put_together(german, english):
    assert Hints(BOOK | compounds.parts(BOOK)).compound(german) == english


def counted(total: dict[str, float], copied: dict[str, float] | None = None) -> Counts:
    counts = Counts()
    counts.total.update(total)
    counts.copied.update(copied or {})
    return counts


def test_half_a_compound_is_made_whole():
    book = BOOK | {"Energiezeitung": "energy", "Wirtschaftszeitung": "newspaper"}
    counts = counted(dict.fromkeys(book, 1.0))
    found = derived(book, counts, frozenset())
    assert found["Energiezeitung"] == "energy newspaper"
    assert "Wirtschaftszeitung" not in found
    assert "Energiezeitung" not in derived(book, counts, {"Energiezeitung"})


def test_a_written_part_of_a_compound_stands_above_what_the_dictionary_shows():
    counts = counted({})
    assert derived(BOOK, counts, frozenset())["Energie-"] == "energy"
    assert "Energie-" not in derived(BOOK, counts, {"Energie-"})


def test_what_is_well_known_or_a_name_or_no_noun_is_read_as_it_is():
    book = BOOK | {"laute": "loud"}
    often = ("Energiezeitung", "Energien", "wirtschaftszeitung", "lauten")
    counts = counted(
        dict.fromkeys(often, 30.0) | {"Steuerzeitung": 2.0, "Krises": 2.0}, {"Krises": 2.0}
    )
    hints = Hints(book | derived(book, counts, frozenset()))
    assert not hints.find("die Energiezeitung, die lauten von Krises")
    assert not hints.find("Wirtschaftszeitung")
    assert [hint.english for hint in hints.find("die Steuerzeitung")] == ["tax newspaper"]
