"""Corrections by people: they hold whatever the model says, and only where people changed something."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest
from store_samples import OTHER_MODEL, SIGNATURE

from translator.article import TranslatedSentence
from translator.errors import BadUnits, StoreError
from translator.store import Store, Unit, corrections_digest, export_tmx, read_units

PAIRS = {
    "Guten Tag.": TranslatedSentence("Good day.", -0.125),
    "Größe.": TranslatedSentence("Size.", -0.5),
}
ONE = SIGNATURE.translation_digest


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path, write=True) as store:
        store.memory.remember(ONE, PAIRS)
        yield store


def correct(store, *units):
    accepted = []
    counts = store.memory.correct(units, accepted.append)
    assert len(accepted) == counts.corrections
    return (
        *(counts.corrections, counts.replaced, counts.unmet),
        *(counts.unchanged, counts.skipped),
    )


@pytest.mark.parametrize(
    ("units", "counts"),
    [
        ([Unit("Guten Tag.", "Hello.")], (1, 0, 0, 0, 0)),
        ([Unit("Guten Tag.", "Good day.")], (0, 0, 0, 1, 0)),
        ([Unit("Guten  Tag. ", " Good day.")], (0, 0, 0, 1, 0)),
        ([Unit("Gro\u0308ße.", "Size.")], (0, 0, 0, 1, 0)),
        ([Unit("Unbekannt.", "Unknown.")], (1, 0, 1, 0, 0)),
        ([Unit("Unbekannt.", "Unknown.", unedited=True)], (0, 0, 0, 1, 0)),
        ([Unit("Ja.", "Yes."), Unit("Ja.", "Yes.")], (1, 0, 1, 1, 0)),
        ([Unit("Ja.", "Yes."), Unit("Ja.", "Yeah.")], (2, 1, 1, 0, 0)),
        ([None, Unit(" ", "Yes."), Unit("Ja.", "")], (0, 0, 0, 0, 3)),
    ],
)
def test_only_what_no_model_said_is_a_correction(store, units, counts):
    assert correct(store, *units) == counts


def test_a_correction_goes_before_every_model(store):
    correct(store, Unit("Guten Tag.", "Hello."))
    expected = {"Guten Tag.": TranslatedSentence("Hello.", 0.0, origin="human")}
    for signature in (SIGNATURE, OTHER_MODEL):
        known = store.memory.remembered(signature.translation_digest, ["Guten Tag."])
        assert known == expected
    store.memory.remember(ONE, {"Guten Tag.": TranslatedSentence("Good morning.", -0.1)})
    assert store.memory.remembered(ONE, ["Guten Tag."]) == expected


def test_the_last_import_holds(store):
    correct(store, Unit("Guten Tag.", "Hello."))
    assert correct(store, Unit("Guten Tag.", "Hi.")) == (1, 1, 0, 0, 0)
    assert store.memory.corrected(["Guten Tag.", "Ja."]) == {"Guten Tag.": "Hi."}


def test_what_a_model_says_leaves_a_correction_alone(store):
    """As in an export that was made before another person's correction."""
    correct(store, Unit("Guten Tag.", "Hello."))
    assert correct(store, Unit("Guten Tag.", "Good day.")) == (0, 0, 0, 1, 0)
    assert store.memory.corrected(["Guten Tag."]) == {"Guten Tag.": "Hello."}


def test_a_round_trip_without_edits_changes_nothing_here_or_elsewhere(store, tmp_path):
    export_tmx(tmp_path / "memory.tmx", store.memory.units())
    assert correct(store, *read_units(tmp_path / "memory.tmx")) == (0, 0, 0, 2, 0)
    with Store.open(tmp_path / "elsewhere", write=True) as other:
        assert correct(other, *read_units(tmp_path / "memory.tmx")) == (0, 0, 0, 2, 0)


def test_corrections_go_from_folder_to_folder(store, tmp_path):
    correct(store, Unit("Guten Tag.", "Hello.", author="Ada"))
    export_tmx(tmp_path / "memory.tmx", store.memory.units())
    with Store.open(tmp_path / "elsewhere", write=True) as other:
        assert correct(other, *read_units(tmp_path / "memory.tmx")) == (1, 0, 1, 1, 0)
        (unit,) = other.memory.units()
        assert (unit.target, unit.author, unit.origin) == ("Hello.", "Ada", "human")


def test_an_export_has_each_sentence_once_as_it_is_used(store):
    store.begin_run(SIGNATURE, "seeds")
    later = {
        "Guten Tag.": TranslatedSentence("Good morning.", -1.0),
        "Ja.": TranslatedSentence("Yes.", 0.0),
    }
    store.memory.remember(OTHER_MODEL.translation_digest, later)
    store.memory.remember(ONE, {"–": TranslatedSentence("–", 0.0, origin="copied")})
    correct(store, Unit("Größe.", "Height."))
    said = {it.source: (it.target, it.origin) for it in store.memory.units()}
    assert len(list(store.memory.units())) == 3
    assert said == {
        "Größe.": ("Height.", "human"),
        "Guten Tag.": ("Good day.", "model"),
        "Ja.": ("Yes.", "model"),
    }
    store.begin_run(OTHER_MODEL, "seeds")
    assert "Good morning." in {it.target for it in store.memory.units()}


def test_a_file_that_breaks_off_changes_nothing(store, tmp_path):
    path = tmp_path / "memory.tmx"
    export_tmx(path, [Unit("Ja.", "Yes."), Unit("Nein.", "No.")])
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(BadUnits):
        store.memory.correct(read_units(path), lambda unit: None)
    assert store.memory.stats().corrections == 0


def test_a_digest_is_of_what_was_corrected_in_any_order():
    digest = corrections_digest({"Ja.": "Yes.", "Nein.": "No."})
    assert digest == corrections_digest({"Nein.": "No.", "Ja.": "Yes."})
    assert digest != corrections_digest({"Ja.": "Yeah.", "Nein.": "No."})
    assert corrections_digest({}) is None


def test_a_memory_that_is_read_only_takes_no_corrections(store, tmp_path):
    with (
        Store.open(tmp_path, write=False) as reader,
        pytest.raises(StoreError, match="can't be opened or written"),
    ):
        correct(reader, Unit("Ja.", "Yes."))


IMPORTING = """
import sys
from pathlib import Path
from translator.store import Store, Unit
with Store.open(Path(sys.argv[1]), write=True) as store:
    print("open", flush=True)
    units = (Unit(f"Satz {n}.", f"Sentence {n}.") for n in range(50_000))
    store.memory.correct(units, lambda unit: None)
"""


@pytest.mark.skipif(os.name == "nt", reason="kills as POSIX does")
@pytest.mark.parametrize("delay", [0.0, 0.1, 0.3])
def test_a_kill_leaves_an_import_whole_or_undone(tmp_path, delay):
    with subprocess.Popen(
        [sys.executable, "-c", IMPORTING, str(tmp_path)], stdout=subprocess.PIPE
    ) as killed:
        assert killed.stdout.readline() == b"open\n"
        time.sleep(delay)
        killed.send_signal(signal.SIGKILL)
    with Store.open(tmp_path, write=True) as store:
        assert store.memory.stats().corrections in (0, 50_000)
