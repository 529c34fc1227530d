"""The translation memory."""

from __future__ import annotations

import pytest
from store_samples import FIGURE, SHORT

from translator.article import TranslatedSentence
from translator.errors import StoreError
from translator.store import Store

PAIRS = {
    "Guten Tag.": TranslatedSentence("Good day.", -0.125),
    "Drei Kräne.": TranslatedSentence("Cranes.", -2.5, (FIGURE, SHORT)),
}


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path, write=True) as store:
        yield store


def test_what_was_remembered_comes_back_whole(store):
    store.memory.remember("one", PAIRS)
    assert store.memory.remembered("one", [*PAIRS, "Unbekannt."]) == PAIRS


def test_another_translator_has_its_own_memory(store):
    store.memory.remember("one", PAIRS)
    store.memory.remember("two", {"Guten Tag.": TranslatedSentence("Hello.", -1.0)})
    assert store.memory.remembered("one", PAIRS) == PAIRS
    assert store.memory.remembered("two", PAIRS)["Guten Tag."].text == "Hello."
    assert store.memory.remembered("three", PAIRS) == {}


def test_the_last_word_holds(store):
    store.memory.remember("one", PAIRS)
    store.memory.remember("one", {"Guten Tag.": TranslatedSentence("Hello.", -1.0)})
    assert store.memory.remembered("one", ["Guten Tag."])["Guten Tag."].text == "Hello."


def test_memory_outlives_the_process_and_can_be_read_only(store, tmp_path):
    store.memory.remember("one", PAIRS)
    with Store.open(tmp_path, write=False) as reader:
        assert reader.memory.remembered("one", PAIRS) == PAIRS
        with pytest.raises(StoreError, match="can't be opened or written"):
            reader.memory.remember("one", PAIRS)
