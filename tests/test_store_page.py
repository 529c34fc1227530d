"""index.html: one page, all its own."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from store_samples import sample

from translator.article import Repair
from translator.brief import Title
from translator.store.page import index_html
from translator.store.values import Index, Listed

VOID = {"meta", "link", "br"}


class Outline(HTMLParser):
    """Checks that tags nest, and collects links and German text."""

    def __init__(self):
        super().__init__()
        self.open, self.links, self.german = [], [], []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))
        if tag == "a":
            self.links.append(dict(attrs)["href"])

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if self.open and self.open[-1][1].get("lang") == "de":
            self.german.append(data)


def outline(html: str) -> Outline:
    parser = Outline()
    parser.feed(html)
    assert not parser.open
    return parser


@pytest.fixture
def page():
    *_, brief = sample("2024/größe & maß")
    return index_html(Index((Listed(brief, ".txt", None),), 1, ()))


def test_each_brief_has_both_languages_and_its_links(page):
    found = outline(page)
    assert found.german[0] == "Neue Brücke für Beispielhausen"
    assert found.german[4:] == ["3. Oktober", "3 Kräne"]
    assert '<dt>When</dt><dd>3 October 2024<span class="original"' in page
    assert '<dt>Figures</dt><dd><i lang="de">3 Kräne</i></dd>' in page
    assert '<p class="news">' in page
    folder = "2024/gr%C3%B6%C3%9Fe%20%26%20ma%C3%9F"
    assert found.links == [
        f"{folder}/brief.md",
        f"{folder}/translation.en.md",
        f"{folder}/original.txt",
    ]
    assert "15 November 2024 · Beispielbote" in page


def test_nothing_comes_from_a_network(page):
    assert not re.search(r"https?://|<script|<link|@import|url\(", page)


def test_doubts_are_visible_and_explained(page):
    assert "⚠ figures: the German says 3, the English doesn&#x27;t" in page
    assert "⚠ marks a doubt" in page


def test_what_was_repaired_or_corrected_is_visible_and_explained(page):
    assert "✎" not in page
    *_, brief = sample()
    repair = Repair("figures", "10.000 became 10,000.", "<b>10.000</b>")
    repaired, corrected, *rest = brief.points
    points = (replace(repaired, repairs=(repair,)), replace(corrected, origin="human"), *rest)
    mended = index_html(Index((Listed(replace(brief, points=points), ".txt", None),), 1, ()))
    outline(mended)
    assert '<p class="note">✎ repaired: 10.000 became 10,000.</p>' in mended
    assert '<p class="note">✎ corrected by a person</p>' in mended
    assert mended.count("✎ marks English that was repaired") == 1


def test_text_cannot_become_markup():
    *_, brief = sample()
    sly = replace(brief, title=Title("<script>de</script>", "<img src=x onerror=a>"))
    page = index_html(Index((Listed(sly, ".txt", "<b>"),), 1, (("<i>", "<u>"),)))
    outline(page)
    assert not re.search("<(script|img|b|i|u)>", page)
    assert "A later version could not be read: &lt;b&gt;" in page


def test_a_long_list_says_what_it_leaves_out():
    *_, brief = sample()
    page = index_html(Index((Listed(brief, ".txt", None),) * 2, 12_345, ()))
    assert "The latest 2 of 12,345 articles" in page


def test_an_empty_page_is_a_page():
    assert "0 articles" in index_html(Index((), 0, ()))
