"""Sentences beyond the model's limit are split at joints, and nothing is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.translation import split_segment


def count(texts):
    return [len(text.split()) for text in texts]


@pytest.mark.parametrize(
    ("text", "limit", "segments"),
    [
        ("Kurz und gut.", 5, ["Kurz und gut."]),
        ("Er kam; sie ging heim.", 3, ["Er kam;", "sie ging heim."]),
        (
            "Als der Regen kam, liefen alle, die noch da waren, schnell heim.",
            7,
            ["Als der Regen kam, liefen alle,", "die noch da waren, schnell heim."],
        ),
        ("eins zwei drei vier", 2, ["eins zwei", "drei vier"]),
    ],
)
def test_the_best_joint_is_taken(text, limit, segments):
    assert split_segment(text, limit, count) == segments


@given(st.text("abc ,;:–.", max_size=300), st.integers(1, 10))
def test_nothing_is_lost_and_no_segment_is_too_long(text, limit):
    segments = split_segment(text, limit, count)
    assert "".join("".join(segments).split()) == "".join(text.split())
    assert all(size <= limit for size in count(segments))


def test_a_single_word_beyond_the_limit_is_broken_up():
    assert split_segment("x" * 10, 4, lambda texts: [len(text) for text in texts]) == [
        *("xx", "xxx", "xx", "xxx"),
    ]
