"""Two states of the same articles: what changed, in which words, and why."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_samples import FIGURE, OTHER_MODEL, sample

from translator.brief import Title
from translator.diff import PointChange, compare, marked, words
from translator.store import Entry


def entry(brief, status="new", error=None):
    return Entry("a", "a.txt", "", status, error, brief, 1)


def brief(**changes):
    return replace(sample("a")[3], **changes)


FAILED = entry(None, "failed", "a.txt is empty")


@pytest.mark.parametrize(
    ("before", "after", "spans"),
    [
        ("gleich", "gleich", (("same", "gleich"),)),
        ("", "", ()),
        ("", "neu", (("new", "neu"),)),
        ("alt", "", (("gone", "alt"),)),
        (
            "Es kostet 1,5 Millionen.",
            "Es kostet 2,5 Millionen.",
            (("same", "Es kostet "), ("gone", "1,5"), ("new", "2,5"), ("same", " Millionen.")),
        ),
        (
            "the old bridge is here",
            "a new bridge is here",
            (("gone", "the old"), ("new", "a new"), ("same", " bridge is here")),
        ),
        ("der Rat", "der alte Rat", (("same", "der "), ("new", "alte "), ("same", "Rat"))),
    ],
)
def test_words_are_compared_whole(before, after, spans):
    assert words(before, after) == spans


@given(st.text("ab1., "), st.text("ab1., "))
def test_both_versions_can_be_read_from_a_diff(before, after):
    spans = words(before, after)
    assert "".join(text for op, text in spans if op != "new") == before
    assert "".join(text for op, text in spans if op != "gone") == after


@pytest.mark.parametrize(
    ("before", "after", "kind", "reasons"),
    [
        (None, entry(brief()), "new", ()),
        (entry(brief()), None, "gone", ()),
        (entry(brief()), entry(brief(), "failed", "cut"), "failed", ()),
        (None, FAILED, "failed", ()),
        (FAILED, replace(FAILED, error="a.txt is no text"), "failed", ()),
        (FAILED, entry(brief()), "new", ("recovered",)),
        (entry(brief(), "failed", "cut"), entry(brief()), "remade", ("recovered",)),
        (entry(brief()), entry(brief(sha256="0" * 64)), "remade", ("article",)),
        (entry(brief()), entry(brief(source="a.md")), "remade", ("article",)),
        (entry(brief()), entry(brief(signature=OTHER_MODEL)), "remade", ("model", "fingerprint")),
        (
            entry(brief()),
            entry(brief(signature=OTHER_MODEL, title=Title("Neue Brücke", "New bridge"))),
            "changed",
            ("model", "fingerprint"),
        ),
        (entry(brief()), entry(brief(sha256="0" * 64, date="2024-11-16")), "changed", ("article",)),
    ],
)
def test_each_change_has_a_kind_and_reasons(before, after, kind, reasons):
    diff = compare({"a": before} if before else {}, {"a": after} if after else {})
    (change,) = diff.articles
    assert (change.kind, change.reasons) == (kind, reasons)
    assert diff.summary == f"1 {kind}, 0 unchanged"


@pytest.mark.parametrize("same", [entry(brief()), FAILED])
def test_what_stays_is_only_counted(same):
    diff = compare({"a": same}, {"a": same}, unchanged=2)
    assert (diff.articles, diff.unchanged, diff.summary) == ((), 3, "3 unchanged")
    assert list(diff.lines()) == []


def changed_points(old, new):
    later = brief(points=tuple(new), sha256="0" * 64)
    (change,) = compare({"a": entry(brief(points=tuple(old)))}, {"a": entry(later)}).articles
    return change.points


def test_points_are_matched_by_their_german():
    first, second, third = brief().points
    better = replace(second, en="On 3 October three cranes stood.", flags=())
    (change,) = changed_points([first, second], [better, first])
    assert change.kind == "changed"
    assert change.de == (("same", second.de),)
    assert change.flags == (("gone", f"figures: {FIGURE.message}"),)
    assert [it.kind for it in changed_points([first], [third])] == ["new", "gone"]


def test_a_reworded_sentence_is_a_change_and_not_another_point():
    first, second, _ = brief().points
    reworded = replace(first, de=first.de.replace("neue", "breite"))
    (change,) = changed_points([first, second], [second, reworded])
    assert change.kind == "changed"
    assert ("gone", "neue") in change.de


def test_another_score_is_no_change():
    first, *_ = brief().points
    assert changed_points([first], [replace(first, score=0.9, span=(5, 9))]) == ()


def test_a_new_flag_is_a_change():
    first, *_ = brief().points
    (change,) = changed_points([first], [replace(first, flags=(FIGURE,))])
    assert change == PointChange(
        "changed",
        (("same", first.de),),
        (("same", first.en),),
        (("new", f"figures: {FIGURE.message}"),),
    )


def test_a_diff_reads_well_without_colours():
    first, second, third = brief().points
    later = brief(
        sha256="0" * 64,
        title=Title("Neue Brücke für Beispielhausen", "New bridge for Beispielhausen agreed"),
        points=(first, replace(second, en="3 October was the first day.", flags=())),
    )
    before = {"a": entry(brief()), "b": entry(brief(id="b")), "d": entry(brief(id="d"))}
    after = {"a": entry(later), "c": entry(brief(id="c")), "d": FAILED}
    diff = compare(before, after)
    assert [marked(line) for line in diff.lines()] == [
        "~ a  (article)",
        "    title: New bridge for Beispielhausen{+ agreed+}",
        "           Neue Brücke für Beispielhausen",
        "    ~ 3[-.-] October was the first day[- on which cranes stood-].",
        f"      {second.de}",
        f"      ⚠ [-figures: {FIGURE.message}-]",
        f"    - [-{third.en}-]",
        f"      [-{third.de}-]",
        "- b",
        "+ c",
        "    title: {+New bridge for Beispielhausen+}",
        "           {+Neue Brücke für Beispielhausen+}",
        "! d: a.txt is empty",
    ]
    assert diff.summary == "1 new, 1 changed, 1 failed, 1 gone, 0 unchanged"


def test_a_diff_is_plain_json():
    *_, later = sample("a", text="neu")
    diff = compare({"a": entry(brief())}, {"a": entry(replace(later, date="2025"))})
    form = json.loads(json.dumps(diff.as_dict()))
    assert form["counts"] == {
        "new": 0, "changed": 1, "remade": 0, "failed": 0, "gone": 0, "unchanged": 0,
    }  # fmt: skip
    (article,) = form["articles"]
    assert article["reasons"] == ["article"]
    assert article["about"] == [
        ["gone", "2024-11-15"],
        ["new", "2025"],
        ["same", " · Beispielbote"],
    ]
