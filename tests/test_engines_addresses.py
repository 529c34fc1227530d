"""Addresses of the internet, which a small model copies by a name in their place."""

from __future__ import annotations

import pytest

from translator.engines.addresses import STAND_INS, stand_ins, with_addresses, without_addresses
from translator.engines.codeswitch import Hint, put
from translator.engines.hints import Hints

TEXT = "Mehr unter www.beispiel.de/hilfe, an info@beispiel.de."


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (TEXT, "Mehr unter NBC, an ABC."),
        ("Siehe https://a.example/b?c=1.", "Siehe NBC."),
        ("Das meldet t-online.de (Bild.de).", "Das meldet NBC (ABC)."),
        ("@kanzleramt dankt den #Helfern", "NBC dankt den ABC"),
        ("Am 3.12. z.B. in Bad Homburg v.d.H.", None),
        ("Er kam.Dann ging er.", None),
        ("NBC verweist auf Bild.de.", "NBC verweist auf ABC."),
    ],
)
def test_an_address_is_read_as_a_name(text: str, read: str | None) -> None:
    assert put(text, stand_ins(text)) == (read or text)
    assert put(text, Hints({"Beispiel": "example"}).find(text)) == (read or text)


def test_the_english_has_the_address() -> None:
    pieces = ("▁More", "▁from", "▁A", "B", "C", "▁or", "▁at", "▁N", "B", "C", ".")
    english, printed = with_addresses(TEXT, "More from ABC or at NBC.", pieces)
    assert english == "More from info@beispiel.de or at www.beispiel.de/hilfe."
    assert printed == (
        *("▁More", "▁from", "▁info@beispiel.de", "", "", "▁or", "▁at"),
        *("▁www.beispiel.de/hilfe", "", "", "."),
    )
    assert "".join(printed).replace("▁", " ").strip() == english
    assert without_addresses(TEXT, english) == "More from ABC or at NBC."


def test_there_are_not_more_addresses_than_names() -> None:
    text = " ".join(f"a{n}.de" for n in range(9))
    assert [hint.english for hint in stand_ins(text)] == list(STAND_INS)
    assert stand_ins("a.b") == []
    assert stand_ins("Bild.de") == [Hint(0, 7, "NBC")]
