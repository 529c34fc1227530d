"""The lexicon's script at a tiny scale: what it aligns, chooses, and how it judges."""

from __future__ import annotations

import lzma
import sys

import pytest

pytest.importorskip("numpy")

from training.corpus import HeldOut
from training.lexicon import build
from training.lexicon.align import align, links
from translator.translation.lexicon import Lexicon

SUBJECTS = [
    ("Der Hund", "The dog"),
    ("Die Katze", "The cat"),
    ("Das Pferd", "The horse"),
    ("Frau Kohler", "Mrs Kohler"),
]
VERBS = [("schläft", "sleeps"), ("trinkt", "drinks"), ("springt", "jumps")]
PLACES = [
    ("im Garten", "in the garden"),
    ("in Bonn", "in Bonn"),
    ("auf der Wiese", "on the meadow"),
]
PAIRS = [
    (f"{a} {b} {c} sehr gerne.", f"{x} {y} {z} very gladly.")
    for a, x in SUBJECTS
    for b, y in VERBS
    for c, z in PLACES
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpora")
    lines = [f"{de}\t{en}\n" for de, en in PAIRS]
    (folder / "tiny.tsv").write_text("".join(lines), "utf-8")
    with lzma.open(folder / "mono.txt.xz", "wt", encoding="utf-8") as file:
        file.write("We saw Toronto and Madrid.\n" * 5)
    return folder


def config(**options):
    source = build.Source("tiny.tsv", judged=True)
    return build.Config([source], english="mono.txt.xz", **options)


def test_words_that_always_come_together_are_linked():
    found = links([([0, 1], [0, 1]), ([0, 2], [0, 2]), ([1, 2], [1, 2]), ([], [])])
    likely = {
        tuple(pair) for pair, n in zip(found.pairs.tolist(), align(found), strict=True) if n > 1
    }
    assert likely == {(0, 0), (1, 1), (2, 2)}


def test_the_lexicon_knows_translations_names_and_their_reliability(folder):
    text = build.build(config(), folder, HeldOut([]))
    assert text == build.build(config(), folder, HeldOut([]))
    known = Lexicon(text)
    assert known.counterparts("Katze") == {"cat"}
    assert known.german("bon").capital > 0.9 > 0.1 > known.german("katz").capital
    assert known.german("katz").covered > 0.7 > known.german("katz").chance
    assert known.is_name("Madrids")
    assert not known.is_name("Garten")


def test_what_is_held_out_is_not_learned(folder, tmp_path):
    test_set = tmp_path / "test.de"
    test_set.write_text("\n".join(de for de, _ in PAIRS if "Katze" in de), "utf-8")
    text = build.read(config(), folder, HeldOut([test_set]))
    assert not any("Katze" in pair.de for pair in [*text.aligned, *text.fresh])


def test_the_command_writes_the_file(folder, tmp_path, monkeypatch):
    settings = tmp_path / "lexicon.toml"
    settings.write_text(
        'english = "mono.txt.xz"\ncorpora = [{ path = "tiny.tsv", judged = true }]\n', "utf-8"
    )
    out = tmp_path / "lexicon.tsv"
    monkeypatch.setattr(sys, "argv", ["build.py", str(settings), str(folder), str(out)])
    build.main()
    assert Lexicon(out.read_text("utf-8")).counterparts("Hund") == {"dog"}
