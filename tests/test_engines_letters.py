"""Names with marks that a small vocabulary lacks."""

from __future__ import annotations

import pytest

from translator.engines.letters import readable, restored
from translator.engines.spans import piece_spans


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Müller aß Crème brûlée.", "Müller aß Crème brulée."),
        ("Šefčovič, Đoković, Łódź", "Sefcovic, Dokovic, Lódz"),
        ("»São Paulo« – 3 × 2", '"Sao Paulo" – 3 x 2'),
        ("plain #MeToo", "plain  MeToo"),
        ("Æ, 東京", "Æ, 東京"),
    ],
)
def test_text_is_read_in_letters_of_the_vocabulary_and_keeps_its_length(text, read):
    assert readable(text) == read
    assert len(read) == len(text)


def test_names_are_spelled_as_in_the_source():
    assert restored("Erdoğan in Ağrı", "Erdogan's Agri, Erdogans") == "Erdoğan's Ağrı, Erdogans"
    assert restored("zu #MeToo", "on MeToo") == "on #MeToo"


def test_pieces_are_found_under_their_marks():
    assert piece_spans("Ağrı liegt", ["▁Ag", "ri", "▁liegt"]) == ((0, 2), (2, 4), (5, 10))
