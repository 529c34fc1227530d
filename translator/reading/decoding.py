"""Bytes to text: which encoding, or why it is no text at all."""

from __future__ import annotations

import codecs
import re

from translator.errors import EmptyArticle, NotText

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
)
# Documents that we read where their ending says what they are.
_ENDINGS = {b"%PDF-": ".pdf", b"PK\x03\x04": ".docx or .epub, if it is one"}

# The longest first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MAX_CONTROL_SHARE = 0.01

# What German text holds beyond ASCII; the rest is rare in it.
_GERMAN_EXTRA = frozenset("äöüÄÖÜßéèêáàçñô„“”‚‘’»«›‹–—…€§°©®·•½\xa0\xad")
# Of the first bytes of UTF-16, every second is 0 in German text, but for quotes and the like.
_WIDE_SAMPLE = 65_536
_WIDE_SHARE = 0.8
_C1 = re.compile(rb"[\x80-\x9f]")
_NON_ASCII = re.compile(r"[^\x00-\x7f]")


def decode(data: bytes, name: str) -> str:
    """Decode the bytes of the article called `name`, byte order mark removed.

    UTF-8, UTF-16 and UTF-32 with a mark, UTF-8 without (slightly damaged or mixed with
    Windows-1252 too), UTF-16 without where it is clear, Windows-1252, ISO-8859-1 and -15;
    others as far as charset-normalizer is sure. Raises EmptyArticle and NotText.
    """
    if not data.strip():
        raise EmptyArticle(f"{name}: empty file; nothing to translate")
    _refuse_magic(data, name)
    text = _decode_marked(data, name)
    if text is None:
        text = _decode_unmarked(data, name)
    _refuse_control(text, name)
    if not text.strip():
        raise EmptyArticle(f"{name}: nothing but white space; nothing to translate")
    return text


def _refuse_magic(data: bytes, name: str) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            ending = _ENDINGS.get(magic)
            also = f" or give it the ending {ending}" if ending else ""
            raise NotText(
                f"{name}: looks like {what}, not text; save the article as text or HTML{also}"
            )


def _decode_marked(data: bytes, name: str) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError:
                if encoding == "utf-8":
                    return None
                raise NotText(
                    f"{name}: begins as {encoding.upper()} but is damaged; save it as UTF-8"
                ) from None
    return None


def _decode_unmarked(data: bytes, name: str) -> str:
    if wide := _wide_encoding(data):
        try:
            return data[: len(data) // 2 * 2].decode(wide)
        except UnicodeDecodeError:
            pass
    if b"\x00" in data:
        raise NotText(f"{name}: looks like binary data (NUL bytes), not text; save it as UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    damaged = data.decode("utf-8", "replace").removeprefix("\ufeff")
    lost = damaged.count("\ufffd")
    # Each byte of Windows-1252 beyond ASCII is lost in UTF-8, so mostly sound UTF-8 is UTF-8.
    if len(_NON_ASCII.findall(damaged)) > 5 * lost:
        return data.decode("utf-8", _MEND).removeprefix("\ufeff")
    return _decode_single_byte(data, name)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of German text is 0 there, no other."""
    sample = data[:_WIDE_SAMPLE]
    zeros = sample[::2].count(0), sample[1::2].count(0)
    if max(zeros) < _WIDE_SHARE * len(sample) / 2 or min(zeros) > len(sample) / 100:
        return None
    return "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"


def _mend(error: UnicodeError) -> tuple[str, int]:
    """A byte that is no UTF-8: a letter of Windows-1252 that German has, or lost."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    char = error.object[error.start : error.end].decode("cp1252", "replace")
    cut = error.reason == "unexpected end of data"
    return (char if char in _GERMAN_EXTRA and not cut else "\ufffd"), error.end


_MEND = "translator.mend"
codecs.register_error(_MEND, _mend)


def _decode_single_byte(data: bytes, name: str) -> str:
    if _C1.search(data):
        encoding = "cp1252"
    elif b"\xa4" in data:
        encoding = "iso-8859-15"  # a euro sign; the currency sign of ISO-8859-1 is in no article
    else:
        encoding = "iso-8859-1"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = ""
    extra = _NON_ASCII.findall(text)
    if extra and sum(char in _GERMAN_EXTRA for char in extra) >= len(extra) / 2:
        return text
    return _guess(data, name)


def _guess(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:100_000]).best()
    if best is not None:
        try:
            return data.decode(best.encoding)
        except (UnicodeDecodeError, LookupError):
            pass
    raise NotText(f"{name}: binary data, or text in an unknown encoding; save it as UTF-8")


def _refuse_control(text: str, name: str) -> None:
    if "\x00" in text or len(_CONTROL.findall(text)) > _MAX_CONTROL_SHARE * len(text):
        raise NotText(f"{name}: looks like binary data (control characters); save it as UTF-8")
