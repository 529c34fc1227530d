"""Feeds reading with what atheris makes up: no input may raise anything but a TranslatorError.

    python benchmarks/fuzz_reading.py [-max_total_time=600] [CORPUS_DIR]

Needs `pip install atheris`, for this script only. Of plain text each sentence's span must also
reproduce it. What it finds becomes a case of tests/test_reading_properties.py.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["translator.reading"]):
    from translator.errors import TranslatorError
    from translator.reading import Source, decode, read_article
    from translator.reading.cleaning import clean

_ENDINGS = (".txt", ".md", ".html", ".jsonl")

# Pieces that decide something in reading; random bytes alone seldom make them.
_PIECES = (
    "Der Rat der Stadt hat am 3. Juni über die neue Schule entschieden, sagte er. ",
    "„Das ist gut“, sagte die Rektorin\u00a0Weber. ",
    *("\n", "\n\n", "\r\n", "-\n", "\u00ad\n", " ", "\t", "\u2028", "\x85", "\ufeff", "\u200b"),
    *("&uuml;", "&#8222;", "&#0;", "&#10;", "&", ";", "Ã¼", "â€ž", "ÃƒÂ¼", "Ã ", "a\u0308", "ﬁ"),
    *("• ", "1. ", "- ", "# ", "z. B. ", "Dr. ", "II. ", "...", "…", "!“", ": „", "; ", "(", ")"),
    *("<p>", "</p>", "<b>", "<!--", "-->", "<script>", "<h1>", "<a href='", "<br>", "<li>", ">"),
    *('{"text": "', '"}', "\\ud800", "\\u00fc", "\\n", '", "title": "', '", "date": "2024-'),
    *("Anzeige", "Loading...", "Mehr zum Thema", "Von Lea Brandt", "(Foto: dpa)", "Stand: 15.11."),
)


def make(provider: atheris.FuzzedDataProvider) -> bytes:
    """Pieces that mean something among bytes and characters that may not."""
    parts: list[bytes] = []
    for _ in range(provider.ConsumeIntInRange(0, 40)):
        kind = provider.ConsumeIntInRange(0, 9)
        if kind < 7:
            parts.append(_PIECES[provider.ConsumeIntInRange(0, len(_PIECES) - 1)].encode())
        elif kind < 9:
            parts.append(provider.ConsumeUnicodeNoSurrogates(12).encode())
        else:
            parts.append(provider.ConsumeBytes(8))
    return b"".join(parts)


def check(data: bytes) -> None:
    """Read one input, and hold its spans against the text."""
    provider = atheris.FuzzedDataProvider(data)
    ending = _ENDINGS[provider.ConsumeIntInRange(0, len(_ENDINGS) - 1)]
    made = make(provider)
    source = Source("a", f"a{ending}", Path("a"), ending)
    try:
        article = read_article(source, made)
    except TranslatorError as error:
        if "\n" in str(error):
            raise
        return
    if ending != ".txt":
        return
    original = decode(made, "a")
    for sentence in article.sentences:
        found = clean(original[sentence.start : sentence.end])
        if found != sentence.text:
            raise AssertionError(repr((original, found, sentence.text)))


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
