"""The translation memory."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from store_samples import FIGURE, OTHER_MODEL, SHORT, SIGNATURE, put, sample

from translator.article import Repair, TranslatedSentence
from translator.errors import StoreError
from translator.store import Store, Unit

GOLDEN = Path(__file__).parent / "golden"

PAIRS = {
    "Guten Tag.": TranslatedSentence("Good day.", -0.125),
    "Drei Kräne.": TranslatedSentence("Cranes.", -2.5, (FIGURE, SHORT)),
    "Um 11.42 Uhr.": TranslatedSentence(
        "At 11:42.", -0.5, (), (Repair("figures", "11.42 became 11:42.", "At 11.42."),)
    ),
    "–": TranslatedSentence("–", 0.0, origin="copied"),
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


def filled(store: Store, digest: str, count: int, start: int = 0) -> None:
    numbers = range(start, start + count)
    store.memory.remember(digest, {f"Satz {n}.": TranslatedSentence(f"{n}", 0.0) for n in numbers})


def trim(store: Store, most: int) -> int:
    store.memory.most = most
    return store.memory.trim()


def kept(store: Store, digest: str, count: int) -> list[int]:
    sentences = store.memory.remembered(digest, [f"Satz {n}." for n in range(count)])
    return sorted(int(it.text) for it in sentences.values())


def test_a_memory_within_its_bound_loses_nothing(store):
    filled(store, "one", 100)
    assert trim(store, 100) == 0
    assert kept(store, "one", 100) == list(range(100))


def test_the_oldest_sentences_go_first_and_some_room_is_made(store):
    filled(store, "one", 60)
    filled(store, "one", 60, start=60)
    assert trim(store, 100) == 30
    assert kept(store, "one", 120) == list(range(30, 120))
    assert trim(store, 100) == 0


def test_a_sentence_that_was_translated_again_is_young(store):
    filled(store, "one", 100)
    filled(store, "one", 10)
    assert trim(store, 95) == 15
    assert kept(store, "one", 100) == [*range(10), *range(25, 100)]


def test_the_way_of_translating_that_was_used_longest_ago_goes_first(store):
    old, new = SIGNATURE, OTHER_MODEL
    filled(store, new.translation_digest, 50)
    filled(store, old.translation_digest, 50)
    store.begin_run(old, "seeds")
    store.begin_run(new, "seeds")
    trim(store, 60)
    assert kept(store, new.translation_digest, 50) == list(range(50))
    assert kept(store, old.translation_digest, 50) == list(range(46, 50))


def test_corrections_are_never_trimmed(store):
    units = [Unit(f"Satz {n}.", f"Sentence {n}.") for n in range(50)]
    store.memory.correct(units, lambda unit: None)
    filled(store, "one", 50)
    trim(store, 10)
    assert store.memory.stats().corrections == 50
    assert store.memory.stats().sentences == 9


def test_a_run_ends_within_the_bound(store):
    store.memory.most = 20
    run = store.begin_run(SIGNATURE, "seeds")
    filled(store, SIGNATURE.translation_digest, 30)
    store.finish_run(run, {})
    assert store.memory.stats().sentences == 18


def test_stats_say_what_is_known_and_from_whom(store):
    run = store.begin_run(SIGNATURE, "seeds")
    store.memory.remember(SIGNATURE.translation_digest, PAIRS)
    store.memory.remember("other", {"Guten Tag.": TranslatedSentence("Hello.", -1.0)})
    store.memory.correct([Unit("Ja.", "Yes.")], lambda unit: None)
    stats = store.memory.stats()
    assert (stats.sentences, stats.corrections) == (len(PAIRS) + 1, 1)
    assert [(it.model, it.sentences, it.last_run) for it in stats.models] == [
        ("embedded", len(PAIRS), run),
        (None, 1, 0),
    ]


def test_clearing_forgets_models_and_people_only_where_it_is_said(store):
    store.memory.remember("one", PAIRS)
    store.memory.correct([Unit("Ja.", "Yes.")], lambda unit: None)
    assert store.memory.clear(people=False) == (len(PAIRS), 0)
    assert store.memory.remembered("one", [*PAIRS, "Ja."]).keys() == {"Ja."}
    assert store.memory.clear(people=True) == (0, 1)
    assert store.memory.remembered("one", ["Ja."]) == {}


def test_clearing_gives_the_disk_back(store, tmp_path):
    filled(store, "one", 20_000)
    store.close()
    before = (tmp_path / "history.db").stat().st_size
    with Store.open(tmp_path, write=True) as again:
        again.memory.clear(people=False)
    assert (tmp_path / "history.db").stat().st_size < before / 5


def test_a_history_of_the_first_version_is_brought_up_to_date(tmp_path):
    connection = sqlite3.connect(tmp_path / "history.db")
    connection.executescript((GOLDEN / "history-1.sql").read_text("utf-8"))
    connection.close()
    with pytest.raises(StoreError, match="`translator run` brings it up to date"):
        Store.open(tmp_path, write=False)
    _, article, translation, brief = sample()
    with Store.open(tmp_path, write=True) as store:
        shown = store.show(brief.id)
        assert (shown.article, shown.translation, shown.brief.points) == (
            *(article, translation, brief.points),
        )
        known = store.memory.remembered(
            SIGNATURE.translation_digest, [it.text for it in article.sentences]
        )
        assert tuple(known.values()) == translation.sentences
        store.memory.remember(SIGNATURE.translation_digest, PAIRS)
        put(store, store.begin_run(SIGNATURE, "seeds"), sample("another"))
    with Store.open(tmp_path, write=False) as store:
        assert store.memory.remembered(SIGNATURE.translation_digest, PAIRS) == PAIRS


TRIMMING = """
import sys
from pathlib import Path
from translator.store import Store
with Store.open(Path(sys.argv[1]), write=True) as store:
    print("open", flush=True)
    {work}
    print("done", flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="kills as POSIX does")
@pytest.mark.parametrize("delay", [0.0, 0.01, 0.05])
@pytest.mark.parametrize(
    "work", ["store.memory.most = 1000; store.memory.trim()", "store.memory.clear(people=False)"]
)
def test_a_kill_leaves_the_memory_as_it_was_or_done(tmp_path, work, delay):
    count = 10_000
    with Store.open(tmp_path, write=True) as store:
        filled(store, "one", count)
        store.memory.correct([Unit("Ja.", "Yes.")], lambda unit: None)
    command = [sys.executable, "-c", TRIMMING.format(work=work), str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as killed:
        assert killed.stdout.readline() == b"open\n"
        time.sleep(delay)
        killed.send_signal(signal.SIGKILL)
    with Store.open(tmp_path, write=True) as store:
        stats = store.memory.stats()
        assert stats.sentences in (count, 900 if "trim" in work else 0)
        assert stats.corrections == 1
    with sqlite3.connect(tmp_path / "history.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
