"""Where German sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.reading import split_sentences, splitting_version

# A bar stands where a sentence ends.
CASES = [
    "Der Rat tagt am 3. Juni in Ulm.| Danach ist Pause.",
    "Im 19. Jahrhundert stand hier ein Tor.",
    "Der 1. FC Köln gewann.| Die Fans jubelten.",
    "Friedrich II. war König.| Er las viel.",
    "Das Buch steht im 2. Stock, z. B. bei Nr. 5.",
    "„Das reicht!“, sagte er.| Dann ging er.",
    "„Wirklich?“ fragte sie.| Niemand antwortete.",
    "„Wir kommen. Wir bleiben.“|".replace("kommen. ", "kommen.| "),
    "Das kostet 3.500,50 Euro.| Zu viel, fand Dr. Weber.",
    "Der Dax stieg um 2.5 Prozent.",
    "Sie zögerte ... und ging.",
    "Er war 1990 dort.| 2004 kam er zurück.",
    "Das sagte Prof. Dr. Anna M. Keller am Abend.",
    "Laut Art. 5 Abs. 2 gilt das nicht.",
    "Es regnet!| Wer hilft?| Alle.",
    "Er kam um 8.30 Uhr an.",
    "Das Team wurde im Jahr 2004 gegründet.| Der Klub zahlt.",
    "1. Die Stadt spart.",
    "Die Firma, d. h. ihr Chef, schweigt.",
    'Sie rief: "Halt!"| Dann lief sie los.',
]


@pytest.mark.parametrize("marked", CASES)
def test_sentences_end_where_they_should(marked):
    text = marked.replace("|", "")
    expected = [part.strip() for part in marked.split("|") if part.strip()]
    assert [text[start:end] for start, end in split_sentences(text)] == expected


def test_a_blank_line_ends_a_sentence():
    text = "Ohne Punkt\n\nNächster Absatz."
    assert [text[a:b] for a, b in split_sentences(text)] == ["Ohne Punkt", "Nächster Absatz."]


@given(st.text() | st.text(alphabet='aB1. \n"„“!?:…)(;-\u00a0'))
def test_spans_are_ordered_and_cover_all_but_white_space(text):
    position = 0
    for start, end in split_sentences(text):
        assert position <= start < end <= len(text)
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize("piece", ["„a. ", "Er ging. ", "a", "?", "1. ", "… ", '"'])
def test_long_text_takes_linear_time(piece):
    text = piece * (300_000 // len(piece))
    spans = split_sentences(text)
    assert spans[-1][1] == len(text.rstrip())


def test_the_version_names_the_library_and_our_rules():
    assert splitting_version().startswith("sentencex ")
    assert "rules" in splitting_version()
