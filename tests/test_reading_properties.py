"""What holds for every input: an Article or our own error, and spans that reproduce the text."""

import html
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translator.errors import TranslatorError
from translator.reading import Source, read_article
from translator.reading.cleaning import clean

ENDINGS = [".txt", ".md", ".html", ".jsonl"]
_TAG = re.compile(r"<!--.*?-->|<[!?/a-zA-Z][^>]*>", re.DOTALL)

SENTENCE = st.sampled_from(
    [
        "Der Rat hat am 3. Juni über die neue Schule der Stadt entschieden.",
        "„Das ist ein guter Tag“, sagte die Rektorin\u00a0Weber dem Blatt.",
        "Die Kosten liegen bei 4,5 Mil\u00adlionen Euro, wie es im Bericht heißt.",
        "Anzeige",
        "Loading...",
        "Mehr zum Thema",
        "Von Lea Brandt",
        "(Foto: Max Muster/dpa)",
        "Neue Schule in Bergheim",
        "Der Rat f\u00c3\u00bcr Scho\u0308nes hat M&uuml;ll &#8222;satt&#8220;, sagte er der Stadt.",
        "Die Bundes-\nregierung und die Ost- und\nWestdeutschen, die US-\namerikanisch sind.",
        "und das Dach aus Holz & Glas wird später gebaut.",
    ]
)
GAP = st.sampled_from(
    ["\n\n", "\n", " ", "-\n", "\u00ad\n", "\u2028", "\r\n", "\r\n\r\n", "\t", "\n  * "]
)


@st.composite
def pages(draw):
    pieces = draw(st.lists(st.tuples(SENTENCE, GAP), min_size=3, max_size=14))
    return "".join(sentence + gap for sentence, gap in pieces)


def source(ending):
    record = (0, 1) if ending == ".jsonl" else None
    return Source("a", f"a{ending}", Path("a"), ending, record)


def spans(article):
    for part in (*article.paragraphs, *article.sentences, *article.dropped):
        yield part.text, (part.start, part.end)
    if article.title_span:
        yield article.title, article.title_span


@pytest.mark.parametrize("ending", ENDINGS)
@given(data=st.binary() | st.text().map(str.encode))
@settings(deadline=None, max_examples=60)
def test_any_bytes_give_an_article_or_our_error(ending, data):
    try:
        read_article(source(ending), data)
    except TranslatorError as error:
        assert "\n" not in str(error)


@given(pages())
@settings(deadline=None)
def test_spans_reproduce_scraped_text(text):
    try:
        article = read_article(source(".txt"), text.encode())
    except TranslatorError:
        return
    for part, (start, end) in spans(article):
        assert clean(text[start:end]) == part
    for sentence in article.sentences:
        paragraph = article.paragraphs[sentence.paragraph]
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end


@given(pages())
@settings(deadline=None, max_examples=40)
def test_spans_reproduce_the_text_field_of_a_record(text):
    try:
        article = read_article(source(".jsonl"), json.dumps({"text": text}).encode())
    except TranslatorError:
        return
    for part, (start, end) in spans(article):
        assert clean(text[start:end]) == part


@given(st.lists(st.tuples(st.sampled_from(["p", "h2", "li", "div"]), SENTENCE), min_size=3))
@settings(deadline=None, max_examples=40)
def test_spans_reproduce_html(parts):
    page = "<html><body><article><h1>Neue Schule in Bergheim &amp; Umgebung</h1>"
    for tag, text in parts:
        page += (
            f"<{tag} title='a > b'>{html.escape(text).replace(' der ', ' <b>der</b> ')}</{tag}>\n"
        )
    page += "</article></body></html>"
    try:
        article = read_article(source(".html"), page.encode())
    except TranslatorError:
        return
    for part, (start, end) in spans(article):
        assert clean(html.unescape(_TAG.sub("", page[start:end]))) == part
