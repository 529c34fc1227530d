"""Publication dates, and dates that are none."""

import pytest

from translator.reading.dates import line_date, parse_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("15.11.2024", "2024-11-15"),
        ("Stand: 15.11.2024 11:42 Uhr", "2024-11-15"),
        ("12. März 2024", "2024-03-12"),
        ("Montag, 05. August 2024 21:36 Uhr", "2024-08-05"),
        ("2024-11-15T08:00:00+01:00", "2024-11-15"),
        ("2024-11", "2024-11"),
        ("3. Jänner 2023", "2023-01-03"),
        ("12. MÄR 2025 18:03", "2025-03-12"),
        ("21/02/2021", "2021-02-21"),
        ("5.6.24", "2024-06-05"),
        ("31.02.2024", None),
        ("12:30 Uhr", None),
        ("Seite 3 von 2024 Seiten", None),
        ("1.000.000 Euro", None),
    ],
)
def test_dates_are_as_precise_as_they_are_given(text, date):
    assert parse_date(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "10.06.2025Lesedauer: 2 Min.",
        "Von Lea Brandt, 10.06.2025, 20:59 Uhr",
        "Veröffentlicht am 10. Juni 2025 um 8:15 Uhr",
        "Stand: 10.06.2025 | Lesedauer: 3 Minuten",
    ],
)
def test_a_date_line_has_a_date(text):
    assert line_date(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Am 10.06.2025 beschloss der Rat der Stadt, dass die alte Brücke abgerissen wird.",
        "Die Brücke wurde bis zum 3. Mai 2024 gesperrt und danach wieder geöffnet.",
    ],
)
def test_running_text_has_none(text):
    assert line_date(text) is None
