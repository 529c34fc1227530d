"""A small model reads a sentence part by part, and what it says of the parts is one sentence."""

from __future__ import annotations

import pytest

from tests.word_engine import WordEngine
from translator.engines import Hypothesis, Search
from translator.engines.clauses import LONG, SIDE, ClausesEngine, parts

SOME = " ".join(["Wort"] * SIDE)
MANY = " ".join(["Wort"] * LONG)


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("Er sagte: „Wir gehen.“", ["Er sagte:", "„Wir gehen.“"]),
        ("Der Minister – er ist neu – geht.", ["Der Minister", "– er ist neu", "– geht."]),
        ("Es regnet; sie bleibt.", ["Es regnet;", "sie bleibt."]),
        ("Es endete 2 : 1, 20 - 30 Prozent sahen zu.", None),
        ("Um 10:30 Uhr, Nord-Süd", None),
        ("Der Mann, der kam, und die Frau, weil es ging", None),
        (
            "Der Film „Herbie: Los“ (USA – 2005) läuft: ja",
            ["Der Film „Herbie: Los“ (USA – 2005) läuft:", "ja"],
        ),
        ('Der Film "Herbie: Los" läuft', None),
        (f"{MANY}, {MANY}", None),
        (f"{SOME} {SOME} und {SOME} {SOME}.", [f"{SOME} {SOME}", f"und {SOME} {SOME}."]),
        (f"Wort und {SOME} {SOME} {SOME} {SOME}.", None),
        ("", [""]),
        ("–", None),
        (":", None),
    ],
)
def test_a_sentence_is_read_in_parts_that_are_all_of_it(text, split):
    assert parts(text) == (split or [text])
    assert " ".join(parts(text)) == text


class Echo(WordEngine):
    """Says what it reads, or what it is told, with each word looking at the one in its place."""

    def __init__(self, says):
        super().__init__()
        self.says = says

    def search(self, segments, search, prefixes=None):
        for segment in segments:
            self.asked.append(segment)
            said = self.says.get(segment, segment)
            pieces = tuple(said.removesuffix(".").split()) + (".",) * said.endswith(".")
            width = len(segment.split())
            rows = [tuple(float(min(n, width - 1) == m) for m in range(width)) for n in range(9)]
            attention = tuple(rows[: len(pieces)]) if search.attention else ()
            score = -float(len(pieces))
            yield (Hypothesis(said, score, "…" not in said, pieces, attention),) * search.hypotheses


def engine(says: dict[str, str]) -> tuple[ClausesEngine, Echo]:
    inner = Echo(says)
    return ClausesEngine(inner), inner


@pytest.mark.parametrize(
    ("text", "says", "english"),
    [
        ("Er kam: ja.", {"Er kam:": "He came:", "ja.": "Yes."}, "He came: Yes."),
        ("A – das ist B.", {"A": "A.", "– das ist B.": "– This is B."}, "A – this is B."),
        ("A – und sie geht.", {"A": "A", "– und sie geht.": "– She goes."}, "A – and she goes."),
        ("A – oder B.", {"A": "A", "– oder B.": "Or B."}, "A or B."),
        ("A – sagt Olga.", {"A": "A.", "– sagt Olga.": "– Olga says."}, "A – Olga says."),
        ("A. – Das ist B.", {"A.": "A.", "– Das ist B.": "– This is B."}, "A. – This is B."),
        ("A: b", {"A:": "", "b": ""}, " "),
    ],
)
def test_the_parts_become_one_sentence(text, says, english):
    reader, inner = engine(says)
    (found,) = reader.translate([text])
    assert found.text == english
    assert inner.asked == list(says)
    assert "".join(found.pieces).replace("▁", "") == english.replace(" ", "")


def test_attention_is_over_the_pieces_of_the_whole():
    reader, _ = engine({"Der Fall:": "The case.", "ein Rückblick": "A look back"})
    ((found,),) = reader.search(["Der Fall: ein Rückblick"], Search(attention=True))
    assert found.text == "The case a look back"
    assert [row.index(1.0) for row in found.attention] == [0, 1, 2, 3, 3]
    assert {len(row) for row in found.attention} == {4}
    ((found,),) = reader.search(["Der Fall – oder nicht"], Search(attention=True))
    assert found.text == "Der Fall – or oder nicht"
    assert [row.index(1.0) if any(row) else None for row in found.attention] == [
        0,
        1,
        2,
        None,
        3,
        4,
    ]
    assert reader.pieces("Der Fall: ein Rückblick") == ["Der", "Fall:", "ein", "Rückblick"]


def test_hypotheses_are_joined_rank_by_rank_and_scores_are_means_of_pieces():
    reader, _ = engine({"Er kam:": "He then came:", "ja.": "Yes…"})
    ((first, second),) = reader.search(["Er kam: ja."], Search(hypotheses=2))
    assert first == second
    assert first.score == pytest.approx((-3 * 4 - 1 * 2) / 6)
    assert not first.complete


def test_what_is_begun_is_read_whole():
    reader, inner = engine({})
    next(reader.search(["Er kam: ja."], Search(), ["He"]))
    assert inner.asked == ["Er kam: ja."]
