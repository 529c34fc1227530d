"""A model's dictionary: its words are read in English, and places stay those of the German."""

from __future__ import annotations

import pytest

from tests.word_engine import WordEngine
from translator.engines import Decoding, Hypothesis, Search, version
from translator.engines.codeswitch import Hint, held, put
from translator.engines.hinted import HintedEngine
from translator.engines.hints import Hints
from translator.errors import ModelBroken
from translator.models import HINTS_FILE, ModelEntry, resolve

HINTS = Hints(
    {
        "Waffenruhe": "ceasefire",
        "Drohnen": "drones",
        "heftig": "fierce",
        "Meyer": "Meyer",
        "Präsidentin": "president",
        "-Wahl": "vote",
        "Wahl": "choice",
        "-aus": "end",
        "baden": "bathe",
        "Energie-": "energy",
        "Energiewende": "",
        "Wende": "turn",
        "Weise": "way",
        "-weise": "adviser",
        "-burg": "",
        "Burg": "castle",
        "laute": "loud",
        "lautem": "",
        "Mauer": "wall",
        "Paläste": "palaces",
        "Fluss": "river",
        "polnischen": "Polish",
        "Polnischen": "Poles",
        "Moskau": "Moscow",
        "Moskaus": "Moscow",
        "Fahrerinnen": "drivers",
        "Fahrer": "driver",
        "Polinnen": "Polish women",
        "Polen": "Poles",
    }
)


def read(text: str) -> str:
    return put(text, HINTS.find(text))


@pytest.mark.parametrize(
    ("german", "hinted"),
    [
        ("Die Waffenruhe gilt.", "Die ceasefire gilt."),
        ("Drohnen und Drohnen", "Drones und drones"),
        ("Heftig wird gekämpft.", "Fierce wird gekämpft."),
        ("Die „Waffenruhe“-Drohnen", "Die „ceasefire“-drones"),
        ("Er ist Heftig.", "Er ist Heftig."),
        ("Die Energie-Weise, Baden-Wahl, Moskau-Burg", "Die energy way, Baden vote, Moscow castle"),
        ("Baden-Drohnen, Baden, Moskau-Aus", "Baden drones, Baden, Moscow end"),
        ("Anna Wahl-Meyer, Moskau-Meyer", "Anna Wahl-Meyer, Moscow-Meyer"),
        ("Thomas Mauer, Karl-Heinz Fluss", "Thomas Mauer, Karl-Heinz Fluss"),
        ("Herr Mauer, Frau Präsidentin", "Herr Mauer, Frau president"),
        ("Rosa Mauer, Mauer", "Rosa wall, wall"),
        ("In Peter Moskaus Drohnen", "In Peter Moscow's drones"),
        ("Es war so: Heftig, „Heftig“ – Drohnen", "Es war so: Fierce, „Fierce“ – drones"),
        ("Drohnenangriff am 3.10.", "Drohnenangriff am 3.10."),
        ("Ein Energiedrohnen, Energieweise", "Ein energy drones, energy adviser"),
        ("Energiedrohnen", "Energy drones"),
        ("Die Energiewende in Energieburg", "Die Energiewende in Energieburg"),
        ("Heftige, heftigem, heftigst", "Fierce, fierce, heftigst"),
        ("So laut, lauter als lautem", "So laut, loud als lautem"),
        ("Ein Lauter", "Ein Lauter"),
        ("Die Paläste, den Palästen, des Flusses", "Die palaces, den palaces, des river"),
        ("Zwei Mauern, zwei Energiepalästen", "Zwei Mauern, zwei energy palaces"),
        ("Energie- und Mauerdrohnen, Mauer-", "Energy- und wall drones, wall-"),
        ("energie- und klimapolitisch", "energy- und klimapolitisch"),
        ("Moskaus Ziele, die Ziele des Moskaus", "Moscow's Ziele, die Ziele des Moscow"),
        ("Den Polnischen Fluss, die Polnischen", "Den Polish river, die Poles"),
        ("Der EU-Fluss, ein E-Fluss, FBI-laute", "Der EU river, ein E-river, FBI-loud"),
        ("Die Fahrer:innen, Fahrer*innen, FahrerInnen", "Die drivers, drivers, drivers"),
        ("Die Fahrerinnen und Fahrer, Polen und Polinnen", "Die drivers, Poles"),
        ("Die Fahrerinnen und Drohnen", "Die drivers und drones"),
        ("Die Dichter/-innen in/innen", "Die Dichterinnen in/innen"),
        ("die Fluss- und Drohnen-Karte", "die river- und drones-Karte"),
        ("Paläste und -mauern, -burgen, Haus-mauer", "Palaces und -mauern, -burgen, Haus-mauer"),
        ("Paläste und -mauer, -weise, -wende-", "Palaces und wall, adviser, turn-"),
        ("Energie" + "x" * 100_000 + "drohnen", "Energie" + "x" * 100_000 + "drohnen"),
        ("", ""),
    ],
)
def test_words_of_the_dictionary_are_read_in_english(german, hinted):
    assert read(german) == hinted


class Echo(WordEngine):
    """Says what it reads, or what it is told, with each word looking at its own."""

    said: tuple[str, ...] = ()

    def pieces(self, segment):
        return segment.split()

    def search(self, segments, search, prefixes=None):
        for segment in segments:
            self.asked.append(segment)
            words = tuple(segment.split())
            rows = tuple(tuple(float(n == m) for m in range(len(words))) for n in range(len(words)))
            yield tuple(
                Hypothesis(text, -1.0 - n / 20, complete=True, pieces=words, attention=rows)
                for n, text in enumerate((self.said or (segment,))[: search.hypotheses])
            )


def engine_with(english: dict[str, str], beam: int = 1) -> tuple[HintedEngine, Echo]:
    inner = Echo()
    return HintedEngine(inner, Hints(english), Decoding(beam)), inner


def test_a_segment_is_read_with_the_dictionarys_words():
    engine, inner = engine_with({"Waffenruhe": "ceasefire"})
    found = list(engine.translate(["Die Waffenruhe gilt", "Er kam"]))
    assert inner.asked == ["Die ceasefire gilt", "Er kam"]
    assert [hypothesis.text for hypothesis in found] == ["Die ceasefire gilt", "Er kam"]


@pytest.mark.parametrize(
    ("beam", "prefixes", "best"), [(2, None, "The drones"), (1, None, "Them"), (2, ["T"], "Them")]
)
def test_of_the_likeliest_what_has_the_dictionarys_words_wins(beam, prefixes, best):
    engine, inner = engine_with({"Drohnen": "drones"}, beam)
    inner.said = ("Them", "The drones", "Drones")
    ((found,),) = engine.search(["Die Drohnen"], Search(), prefixes)
    assert found.text == best


def test_the_model_may_know_better():
    engine, inner = engine_with({"Bank": "bank"}, 6)
    inner.said = ("The bench", "Well", "Seat", "Lawn", "Park", "The bank")
    assert [each.text for each in engine.translate(["Die Bank im Park"])] == ["The bench"]


def test_of_two_as_good_the_one_that_says_more_wins():
    engine, inner = engine_with({}, 2)
    inner.said = ("It is", "It is in the park behind the station")
    (best,) = engine.translate(["Er ist im Park hinter dem Bahnhof"])
    assert best.text == "It is in the park behind the station"


def test_attention_to_a_verb_in_two_places_falls_on_the_first():
    engine, _ = engine_with({"ablehnt": "rejects"})
    ((found,),) = engine.search(["Er lehnt es ab ."], Search(attention=True))
    assert found.text == "Er rejects es ."
    assert [row.index(max(row)) for row in found.attention] == [0, 1, 2, 4]
    assert all(len(row) == 5 and sum(row) == 1 for row in found.attention)


def test_attention_is_over_the_pieces_of_the_german():
    engine, _ = engine_with({"Brandursache": "cause of the fire"})
    text = "Die Brandursache ist unklar."
    ((found,),) = engine.search([text], Search(attention=True))
    assert found.text == "Die cause of the fire ist unklar."
    looked = [row.index(max(row)) for row in found.attention]
    assert looked == [0, 1, 1, 1, 1, 2, 3]
    assert all(sum(row) == 1 for row in found.attention)
    assert engine.pieces(text) == ["Die", "Brandursache", "ist", "unklar."]


def test_what_is_begun_is_read_so_too():
    engine, inner = engine_with({"Waffenruhe": "ceasefire"})
    ((found,),) = engine.search(["Die Waffenruhe"], Search(attention=True), ["The"])
    assert inner.asked == ["Die ceasefire"]
    assert len(found.attention[0]) == 2


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("The ceasefires hold.", True),
        ("The CEASEFIRE", True),
        ("Fire ceases.", False),
        ("", False),
    ],
)
def test_a_hint_is_held_however_it_ends(text, holds):
    assert held([Hint(0, 0, "ceasefire")], text) == holds


def test_what_is_read_is_counted():
    engine, _ = engine_with({"Brandursache": "cause of the fire"})
    assert engine.count(["Die Brandursache", "Das Haus"]) == [5, 2]


@pytest.fixture
def copy(embedded, tmp_path):
    """A model of its own folder, of which files can be changed."""
    for file in embedded.path.iterdir():
        if file.is_file():
            (tmp_path / file.name).symlink_to(file)
    (tmp_path / HINTS_FILE).unlink()
    return ModelEntry("translate", "copy", "dir", str(tmp_path)), tmp_path / HINTS_FILE


@pytest.mark.parametrize(
    "text", ["Waffenruhe\n", "\tceasefire\n", "a\tb\tc\n", "a\tb", "\xe4\tb\n"]
)
def test_a_broken_dictionary_is_named(copy, text):
    entry, hints = copy
    hints.write_bytes(text.encode("latin-1"))
    with pytest.raises(ModelBroken, match=r"hints.tsv is damaged or cut short"):
        resolve(entry)


def test_a_model_is_another_with_another_dictionary(copy):
    entry, hints = copy
    without = resolve(entry)
    plain = version("ctranslate", without)
    hints.write_text("Waffenruhe\tceasefire\n", "utf-8")
    model = resolve(entry)
    assert without.fingerprint != model.fingerprint
    assert version("ctranslate", model) == f"{plain}, dictionary 6"
