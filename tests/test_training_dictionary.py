"""The dictionary of Ding as pairs to train on."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from training.__main__ import main
from training.corpus import Pair
from training.dictionary import choose, convert, entries

LINES = """\
# Version :: devel
Flugschule {f} [aviat.] | Flugschulen {pl} :: flight school | flight schools
etw. ausweiten; etw. erweitern {vt} (auf jdn./etw.) | ausgeweitet; erweitert | \
die Ermittlungen ausweiten/ausdehnen :: to expand sth. (to sb.; into sth.) | expanded | \
to expand/extend the investigation
jdn. um etw. bringen {vt} :: to do sb. out of sth.
singen {vi} :: to sing {sang; sung} | singing
Gaul {m} [alt] :: nag
Pferd {n} :: steed [poet.]; horse
Rachen… [anat.] :: pharyngeal
Feinstaub {m} :: particulate matter /PM/
"""


def pairs(text: str = LINES) -> list[tuple[str, str]]:
    return [(pair.de, pair.en) for pair in entries(text.splitlines())]


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Flugschule", "flight school"),
        ("Flugschulen", "flight schools"),
        ("ausweiten", "to expand"),
        ("erweitern", "to expand"),
        ("die Ermittlungen ausweiten", "to expand the investigation"),
        ("jemanden um etwas bringen", "to do someone out of something"),
        ("Pferd", "horse"),
        ("Feinstaub", "particulate matter"),
    ],
)
def test_entries_forms_and_examples_become_pairs_without_their_marks(german, english):
    assert (german, english) in pairs()


@pytest.mark.parametrize("german", ["singen", "Gaul"])
def test_what_is_out_of_step_or_out_of_use_is_left_out(german):
    assert german not in [de for de, _ in pairs()]


def test_a_divider_inside_brackets_divides_nothing():
    assert pairs("singen {vi} :: to sing {sang; sung}") == [("singen", "to sing")]


def test_the_translations_that_news_uses_most_are_chosen():
    senses = [
        Pair("ding", "senken", en) for en in ("to slash", "to lower", "to reduce", "to abate")
    ]
    news = {"to": 900, "lower": 50, "reduce": 70, "slash": 3}
    assert [pair.en for pair in choose(senses, news)] == ["to reduce", "to lower"]


def test_affixes_are_no_words():
    assert not list(choose([Pair("ding", "Rachen…", "throat")], {"throat": 3}))


def test_a_converted_dictionary_tells_what_news_uses(tmp_path):
    dictionary, german, english, out = (tmp_path / n for n in ("ding", "de", "en", "ding.tsv"))
    dictionary.write_text(LINES, encoding="utf-8")
    german.write_text("Die Flugschule schließt. Eine Flugschule.\n" + "Pferd\n" * 101)
    english.write_text("flight school to expand the investigation horse schools\n" * 2)
    result = CliRunner().invoke(main, ["dictionary", *map(str, (dictionary, german, english, out))])
    assert result.exit_code == 0, result.output
    assert out.read_text(encoding="utf-8").splitlines() == [
        "ding_words\tFlugschule\tflight school",
        "ding_rare\tFlugschulen\tflight schools",
        "ding_rare\tausweiten\tto expand",
        "ding_rare\terweitern\tto expand",
        "ding_phrases\tdie Ermittlungen ausweiten\tto expand the investigation",
        "ding_common\tPferd\thorse",
    ]
    assert convert(dictionary, german, english, out) == {
        "words": 1,
        "rare": 3,
        "phrases": 1,
        "common": 1,
    }
