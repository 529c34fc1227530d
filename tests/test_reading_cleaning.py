"""One clean text of what scrapers leave, and spans that still point into the original."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translator.reading import Source, read_article
from translator.reading.blocks import squeeze
from translator.reading.cleaning import clean
from translator.reading.places import Places

SOURCE = Source("a", "a.txt", Path("a.txt"), ".txt")

TEXT = "„Größe“ zählt – für Übermut, Äpfel, Öl und 5 €… café"

CASES = {
    "entities": ("M&uuml;ll &amp; L&#228;rm &#8222;hier&#8220;&nbsp;jetzt", "Müll & Lärm „hier“ jetzt"),
    "unknown entities stay": ("A&B; C &foo; R&D", "A&B; C &foo; R&D"),
    "entities of the decoded twice": ("M&Atilde;&frac14;ll", "Müll"),
    "UTF-8 read as Windows-1252": (TEXT.encode().decode("cp1252"), TEXT),
    "UTF-8 read as ISO-8859-1": (TEXT.encode().decode("latin-1"), TEXT),
    "twice": ("Gr\u00c3\u0192\u00c2\u00b6\u00c3\u0192\u00c5\u00b8e", "Größe"),
    "partly": ("Die Größe fÃ¼r Übermut", "Die Größe für Übermut"),
    "no mojibake": ("„Spaß“ … DÄ…, FLOß», Café“ TÜ–Ö", "„Spaß“ … DÄ…, FLOß», Café“ TÜ–Ö"),
    "mojibake after a sound word": ("TÜ â€žGrÃ¶ÃŸeâ€œ", "TÜ „Größe“"),
    "controls of Windows-1252": ("\x84Hallo\x93", "„Hallo“"),
    "soft hyphens": ("Bun\u00addes\u00adtag", "Bundestag"),
    "zero width and direction": ("\ufeffNeu\u200b\u200ees \u2060Tor", "Neues Tor"),
    "control characters": ("Neu\x00es\x07 Tor", "Neues Tor"),
    "spaces that don't break": ("5\u00a0000\u202fEuro\u2003heute ", "5 000 Euro heute"),
    "hyphens that don't break": ("E\u2011Auto und U\u2010Bahn", "E-Auto und U-Bahn"),
    "decomposed letters": (unicodedata.normalize("NFD", "Größe über Ångström"), "Größe über Ångström"),
    "ligatures": ("Konﬂikt am Suﬀix, oﬃziell", "Konflikt am Suffix, offiziell"),
    "a word broken at a line end": ("Die Bundes-\nregierung tagt", "Die Bundesregierung tagt"),
    "broken softly": ("Die Bundes\u00ad\n  regierung tagt", "Die Bundesregierung tagt"),
    "half a compound": ("Ost- und\nWest, Ost-\nund Westen", "Ost- und West, Ost- und Westen"),
    "a compound of names": ("Nord-\nSüd-Gefälle", "Nord-Süd-Gefälle"),
    "a compound with capitals": ("die US-\namerikanische Flotte, per E-\nmail", "die US-amerikanische Flotte, per E-mail"),
    "a dash": ("Er kam -\nund ging", "Er kam - und ging"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_cleaning(name):
    raw, expected = CASES[name]
    assert clean(raw) == expected


@pytest.mark.parametrize("name", CASES)
def test_clean_text_stays_as_it_is(name):
    _, expected = CASES[name]
    assert clean(expected) == expected


C1 = re.compile("[\x80-\x9f]")
PIECE = st.sampled_from([raw for raw, _ in CASES.values()]) | st.text()


@given(st.lists(PIECE).map(" ".join))
@settings(deadline=None)
def test_each_word_is_where_its_place_says(raw):
    block = squeeze(raw, Places.copied(0, len(raw)))
    assert block.places.length == len(block.text)
    position = 0
    for word in block.text.split():
        start = block.text.index(word, position)
        position = start + len(word)
        left, right = block.span_of(start, position)
        assert 0 <= left < right <= len(raw)
        # A letter that stands for several, or the reverse, may bring its neighbours. Whether a
        # control character is text of another encoding is known from the whole alone.
        assert word in clean(raw[left:right]) or C1.search(raw, left, right)


@given(st.lists(PIECE).map(" ".join), st.data())
@settings(deadline=None)
def test_parts_keep_their_places(raw, data):
    block = squeeze(raw, Places.copied(0, len(raw)))
    start = data.draw(st.integers(0, len(block.text)))
    end = data.draw(st.integers(start, len(block.text)))
    part = block.part(start, end)
    assert part.text == block.text[start:end].strip()
    if part.text:
        shift = block.text.index(part.text, start)
        spans = [part.span_of(i, i + 1) for i in range(len(part.text))]
        assert spans == [block.span_of(shift + i, shift + i + 1) for i in range(len(part.text))]


# Found by benchmarks/fuzz_reading.py.
@pytest.mark.parametrize(
    "lines",
    [
        "„Das ist gut“, sagte die Rektorin\u00a0Weber. \u00ad\nDer Rat hat lange geredet.",
        "Der Rat hat für die M&uuml;\u00ad\nz. B. und die Tür gestimmt, sagte er der Stadt am Abend.",
        "Der Rat hat lange über die Stadt und das Dach geredet, hieß es. ﬁ-\näpfel sind teuer.",
    ],
)
def test_broken_words_reproduce_the_text(lines):
    original = f"{lines}\n\n{'Der Rat der Stadt hat am 3. Juni entschieden. ' * 3}"
    for part in read_article(SOURCE, original.encode()).paragraphs:
        assert clean(original[part.start : part.end]) == part.text


MESSY = (
    "Die B\u00c3\u00bcrgermeisterin hat am 3. Juni &uuml;ber den Haus\u00adhalt der Stadt "
    "gespro\u00adchen.\u00a0&#8222;Das Geld reicht nicht&#8220;, sagte sie dem Rat der Sta\u0308dte "
    "und er\u200bklärte die Kosten f\u00c3\u00bcr das Dach."
)


def test_sentences_are_clean_and_their_spans_reproduce_them():
    article = read_article(SOURCE, MESSY.encode())
    assert [sentence.text for sentence in article.sentences] == [
        "Die Bürgermeisterin hat am 3. Juni über den Haushalt der Stadt gesprochen.",
        "„Das Geld reicht nicht“, sagte sie dem Rat der Städte und erklärte die Kosten für das Dach.",
    ]
    for sentence in article.sentences:
        assert clean(MESSY[sentence.start : sentence.end]) == sentence.text


NARROW = """Der Rat der Stadt hat am Mitt-
woch über das neue Bade-
haus beraten. Die Kosten für
das Dach sind gestiegen, Ost-
und Westflügel sind zu alt.
"""


def test_narrow_columns_with_broken_words_are_one_paragraph():
    (paragraph,) = read_article(SOURCE, NARROW.encode()).paragraphs
    assert paragraph.text == (
        "Der Rat der Stadt hat am Mittwoch über das neue Badehaus beraten. Die Kosten für das Dach "
        "sind gestiegen, Ost- und Westflügel sind zu alt."
    )
    assert clean(NARROW[paragraph.start : paragraph.end]) == paragraph.text
