"""Bytes to text in the encodings that German articles come in."""

import pytest

from translator.errors import EmptyArticle, NotText
from translator.reading.decoding import decode

TEXT = "Die Bürgermeisterin öffnete das Tor – „endlich“, sagte sie. Große Überraschung für 5 €."
PLAIN = "Die Bürgermeisterin öffnete das Tor. Große Überraschung für fünf Gäste aus Österreich."


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", TEXT),
        ("utf-8-sig", TEXT),
        ("utf-16", TEXT),
        ("utf-32", TEXT),
        ("cp1252", TEXT),
        ("iso-8859-1", PLAIN),
        ("iso-8859-15", PLAIN + " Sie kosten 5 €."),
    ],
)
def test_encodings(encoding, text):
    assert decode(text.encode(encoding), "a.txt") == text


def test_big_endian_utf16_with_mark():
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be"), "a.txt") == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_where_it_is_clear(encoding):
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_letters_of_windows_1252_in_utf8_are_kept():
    data = (PLAIN * 5).encode() + "Tür und „Öl“".encode("cp1252")
    assert decode(data, "a.txt") == PLAIN * 5 + "Tür und „Öl“"


def test_utf8_with_one_broken_byte_stays_utf8():
    data = (PLAIN * 5).encode() + b"\xff" + PLAIN.encode()
    assert decode(data, "a.txt").count("Überraschung") == 6


@pytest.mark.parametrize("data", [b"", b"  \n\t ", "\ufeff".encode(), "\u00a0\u2003".encode()])
def test_nothing_is_empty(data):
    with pytest.raises(EmptyArticle):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "zip"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"abc\x00\x01\x02", "NUL"),
        (bytes(range(1, 32)) * 40, "control"),
    ],
)
def test_binary_data_is_named_in_one_line(data, what):
    with pytest.raises(NotText, match=what) as caught:
        decode(data, "a.txt")
    assert str(caught.value).startswith("a.txt: ")
    assert "\n" not in str(caught.value)
