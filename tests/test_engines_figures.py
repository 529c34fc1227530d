"""Figures of German text, as English writes them."""

from __future__ import annotations

import pytest

from translator.engines.codeswitch import held, put
from translator.engines.figures import english_figures


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("1.234,5 und 10.000 und 10 000 000 Euro", "1,234.5 und 10,000 und 10,000,000 Euro"),
        ("um 3,4 % auf 1.200.", "um 3.4 % auf 1,200."),
        ("5,5-mal, 3,5,7 und 1.2.3", "5.5-mal, 3,5,7 und 1.2.3"),
        ("Im Jahr 2024 waren es 10.", "Im Jahr 2024 waren es 10."),
        ("am 03.10.2024, am 3. 1. 2025", "am 3 October 2024, am 3 January 2025"),
        ("am 3.13.2024", "am 3.13.2024"),
        ("am 3. Oktober 1990, 9. März", "am 3 October 1990, 9 March"),
        ("um 20.30 Uhr, 8:05 Uhr, 19 Uhr", "um 8:30 p.m., 8:05 a.m., 7 p.m."),
        ("um 0 Uhr, 12 Uhr, 0.15 Uhr, 25 Uhr", "um midnight, noon, 12:15 a.m., 25 Uhr"),
        ("von 10 bis 19 Uhr", "von 10 bis 19 Uhr"),
        ("1:0, 61,7/2 und A4.000", "1:0, 61,7/2 und A4.000"),
    ],
)
def test_figures_dates_and_times_are_written_as_in_english(german, english):
    assert put(german, list(english_figures(german))) == english


def test_a_figure_is_held_whole():
    hints = list(english_figures("am 3. Oktober um 20.30 Uhr 10.000 Euro"))
    assert held(hints, "10,000 euros on 3 October at 8:30 pm") == 2
    assert held(hints, "110,000 euros on 13 October at 8.30 p.m.") == 0
    assert held(hints, "10,000.") == 1
