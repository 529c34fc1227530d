"""The articles that we ship: reading keeps exactly their sentences, and each gets its brief."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from translator.reading import find_sources, load, read_article

ROOT = Path(__file__).parent.parent
SOURCES = find_sources([ROOT / "seeds"]).sources


def expected(name: str) -> dict:
    return json.loads((ROOT / "tests" / "seeds_expected" / f"{name}.json").read_text("utf-8"))


def test_there_are_six_articles():
    assert len(SOURCES) == 6


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_reading_keeps_the_sentences_and_drops_the_noise(source):
    article = read_article(source, load(source))
    wanted = expected(source.id)
    assert [sentence.text for sentence in article.sentences] == wanted["sentences"]
    assert (article.date, article.publisher) == (wanted["date"], wanted["publisher"])


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_the_headline_is_found(source):
    title, wanted = read_article(source, load(source)).title, expected(source.id)["title"]
    # Kicker and headline on one line can't always be told apart; the headline must be there.
    assert title == wanted or (title or "").endswith(wanted or "no headline")


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.id)
def test_spans_point_into_the_original(source):
    data = load(source)
    article = read_article(source, data)
    text = data.decode("utf-8") if source.id[:3] != "005" else data.decode("cp1252")
    for part in (*article.sentences, *article.paragraphs, *article.dropped):
        assert " ".join(text[part.start : part.end].split()) == " ".join(part.text.split())
