"""What a reverse model left out or made up."""

from __future__ import annotations

import pytest

from training.faithful import Faithful

HINTS = {"Minister": "minister", "Vertrag": "treaty", "Grenze": "border", "Stadt": "city"}
ENGLISH = "The minister signed the treaty near the border in 2019."


@pytest.mark.parametrize(
    ("german", "right"),
    [
        ("Der minister signed den treaty 2019 nahe der border.", True),
        ("Der minister signed den treaty 2018 nahe der border.", False),
        ("Der minister signed den treaty 2019.", False),
        ("Der minister signed 2019 nahe der border.", False),
        ("Der minister signed den treaty 2019 nahe der border der border.", False),
        ("Der minister signed den treaty und treaty 2019 der border.", False),
    ],
)
def test_german_that_says_what_the_english_says(german: str, right: bool) -> None:
    assert Faithful(HINTS)(german, ENGLISH) == right


def test_what_is_made_up() -> None:
    faithful = Faithful({**HINTS, "Stadt": "capital"})
    assert not faithful("Der minister signed den treaty der capital 2019.", ENGLISH)
