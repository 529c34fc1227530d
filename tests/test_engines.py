"""The two engines say the same, and neither cuts anything in silence."""

from __future__ import annotations

import ctranslate2
import pytest

from translator.engines import Decoding, Search, load_engine, version
from translator.engines.ctranslate import CTranslateEngine
from translator.engines.reference import TransformersEngine
from translator.errors import ModelBroken, ModelError
from translator.models import LocalModel, aligns_while_reading

SENTENCES = [
    "Sie hat zwei Kinder.",
    "Ich habe keine Zeit.",
    "Der Zug nach Hamburg fährt heute nicht.",
    "Am Freitag kamen etwa 10.000 Menschen in die Stadt.",
    "„Wir sind froh“, sagte die Ministerin am Abend in Berlin.",
    "Nein.",
    "Hochwasser",
    "Wegen der Kälte bleiben die Schulen im Norden des Landes bis Montag geschlossen.",
]


def quiet(line: str) -> None:
    del line


def float32(embedded, decoding, tmp_path_factory):
    """The default engine without quantisation and dictionary, so that only rounding is left."""
    from translator.models import convert

    folder = tmp_path_factory.mktemp("float32") / "model"
    convert.convert(str(embedded.path), str(folder), "float32")
    translator = ctranslate2.Translator(str(folder), compute_type="float32")
    from translator.engines.ctranslate import _pieces

    reading = aligns_while_reading(folder)
    return CTranslateEngine(translator, *_pieces(embedded), decoding, reading=reading)


@pytest.mark.filterwarnings("ignore:Recommended. pip install sacremoses")
@pytest.mark.parametrize("beam", [1, 4])
def test_both_engines_give_the_same_up_to_rounding(embedded, beam, tmp_path_factory):
    reference = TransformersEngine.load(embedded, Decoding(beam))
    ours = float32(embedded, Decoding(beam), tmp_path_factory)
    expected = list(reference.translate(SENTENCES))
    found = list(ours.translate(SENTENCES))
    assert [hypothesis.text for hypothesis in found] == [h.text for h in expected]
    for one, other in zip(found, expected, strict=True):
        assert one.score == pytest.approx(other.score, abs=0.01)
        assert one.complete == other.complete


SEARCHES = {
    "n-best": (Search(hypotheses=5), None),
    "wider": (Search(hypotheses=2, beam=6), None),
    "no repetition": (Search(no_repeat=2), None),
    "greedy": (Search(beam=1, attention=True), None),
    "prefixes": (
        Search(hypotheses=2, attention=True),
        ["", "I have", "The train to", "Some 10,000", "", "No", "", "Because"],
    ),
}


@pytest.fixture(scope="module")
def both(embedded, tmp_path_factory):
    ours = float32(embedded, Decoding(), tmp_path_factory)
    return ours, TransformersEngine.load(embedded, Decoding())


@pytest.mark.filterwarnings("ignore:Recommended. pip install sacremoses")
@pytest.mark.parametrize("name", SEARCHES)
def test_both_engines_find_the_same_n_best_lists(both, name):
    search, prefixes = SEARCHES[name]
    # CTranslate2 doesn't tell the first row of a model that aligns while it writes.
    untold = 0 if both[0]._reading else 1
    ours, expected = (list(engine.search(SENTENCES, search, prefixes)) for engine in both)
    for mine, theirs in zip(ours, expected, strict=True):
        assert len(mine) == search.hypotheses
        for one, other in zip(mine, theirs, strict=True):
            assert (one.text, one.pieces) == (other.text, other.pieces)
            assert one.score == pytest.approx(other.score, abs=0.01)
            assert len(one.attention) == len(other.attention)
            for n, (row, expected_row) in enumerate(
                zip(one.attention, other.attention, strict=True)
            ):
                told = (0.0,) * len(expected_row) if n < untold else expected_row
                assert row == pytest.approx(told, abs=0.01)


@pytest.mark.parametrize("number", [0, 1])
def test_a_search_keeps_to_what_was_asked(both, number):
    engine = both[number]
    prefixes = ["She", "", "The train to Hamburg", "", "", "", "", ""]
    asked = Search(hypotheses=3, no_repeat=3, attention=True)
    for segment, prefix, best in zip(
        SENTENCES, prefixes, engine.search(SENTENCES, asked, prefixes), strict=True
    ):
        assert [h.score for h in best] == sorted((h.score for h in best), reverse=True)
        assert len({h.pieces for h in best}) == 3
        for hypothesis in best:
            assert hypothesis.text.startswith(prefix)
            grams = list(zip(*(hypothesis.pieces[n:] for n in range(3)), strict=False))
            assert len(grams) == len(set(grams))
            assert len(hypothesis.attention) == len(hypothesis.pieces)
            assert {len(row) for row in hypothesis.attention} == {len(engine.pieces(segment))}
            assert all(0 <= sum(row) <= 1.01 for row in hypothesis.attention)


def test_the_best_hypothesis_is_the_translation(engine):
    best = [found[0] for found in engine.search(SENTENCES, Search())]
    assert best == list(engine.translate(SENTENCES))


def test_attention_points_at_the_names_and_figures_of_the_source(engine):
    pairs = {
        "Im Jahr 2019 kam Angela Merkel.": "In 2019, Angela Merkel came.",
        "In Berlin leben 37 Familien aus Hamburg.": "37 families from Hamburg live in Berlin.",
        "Von 95 Schulen in Dresden sind 23 zu.": "In Dresden, 23 of 95 schools are closed.",
    }
    right = []
    for source, (found,) in zip(
        pairs, engine.search(pairs, Search(beam=1, attention=True), pairs.values()), strict=True
    ):
        german = engine.pieces(source)
        for piece, row in zip(found.pieces, found.attention, strict=True):
            if piece in german and piece.strip("▁.,"):
                right.append(german[row.index(max(row))] == piece)
    assert sum(right) >= 0.6 * len(right)


def test_of_a_model_that_aligns_while_it_writes_the_first_row_is_not_told(both):
    ours = both[0]
    parts = (ours._translator, ours._source, ours._target, Decoding())
    writing, reading = (CTranslateEngine(*parts, reading=reading) for reading in (False, True))
    ((found,),) = writing.search(SENTENCES[:1], Search(attention=True))
    ((shifted,),) = reading.search(SENTENCES[:1], Search(attention=True))
    assert set(found.attention[0]) == {0.0}
    assert found.attention[1:] == shifted.attention[:-1]


def test_pieces_are_what_is_counted(both):
    for engine in both:
        assert [len(engine.pieces(s)) for s in SENTENCES] == engine.count(SENTENCES)


def test_short_sentences_come_out_right(engine):
    assert [h.text for h in engine.translate(SENTENCES[:2])] == [
        "She has two children.",
        "I have no time.",
    ]


def test_hypotheses_come_in_the_order_of_the_segments(embedded, tmp_path_factory):
    # In int8 a processor without VNNI rounds differently with the size of the batch.
    engine = float32(embedded, Decoding(), tmp_path_factory)
    alone = [next(engine.translate([sentence])) for sentence in SENTENCES]
    together = list(engine.translate(SENTENCES))
    assert [h.text for h in together] == [h.text for h in alone]


def test_both_engines_count_pieces_alike(embedded, engine):
    reference = load_engine("transformers", embedded, Decoding(), quiet)
    assert engine.count(SENTENCES) == reference.count(SENTENCES)


def test_nothing_in_gives_nothing_out(engine):
    assert list(engine.translate([])) == []
    assert engine.count([]) == []


def test_the_reference_refuses_a_converted_model(tmp_path):
    model = LocalModel("mine", tmp_path, "ctranslate2", "0" * 64)
    with pytest.raises(ModelError, match="CTranslate2 layout"):
        load_engine("transformers", model, Decoding(), quiet)


def test_a_model_whose_weights_are_nonsense_is_one_line(tmp_path, embedded):
    for file in embedded.path.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "config.json").write_text("{}")
    broken = LocalModel("mine", tmp_path, "transformers", "1" * 64)
    for name in ("ctranslate", "transformers"):
        with pytest.raises(ModelBroken, match=r"models verify mine$"):
            load_engine(name, broken, Decoding(), quiet)


def test_the_version_of_an_engine_is_known_without_loading_it():
    assert version("ctranslate").startswith("ctranslate2 4.")
    assert version("ctranslate").endswith(" int8, weights of 7 bits")
