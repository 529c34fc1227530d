"""index.html and article.html: pages that need nothing but themselves."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from store_samples import sample

import translator
from translator.article import Dropped, Repair
from translator.brief import Title
from translator.pages import FLAG_HELP
from translator.store.article_page import article_html
from translator.store.page import index_html
from translator.store.values import Index, Listed, Views

FORMATS = (Path(__file__).parents[1] / "docs" / "formats.md").read_text("utf-8")

VOID = {"meta", "link", "br", "input"}


class Outline(HTMLParser):
    """Checks that tags nest, and collects links and German text."""

    def __init__(self):
        super().__init__()
        self.open, self.links, self.german = [], [], []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))
        if tag == "a" and not dict(attrs)["href"].startswith("#"):
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
def article():
    data, text, translation, brief = sample("2024/größe & maß")
    return article_html(Views(text, translation, brief, "", data, ".txt"))


@pytest.fixture
def page():
    *_, brief = sample("2024/größe & maß")
    return index_html(Index((Listed(brief, ".txt", None),), 1, ()))


def test_each_brief_has_both_languages_and_its_links(page):
    found = outline(page)
    assert found.german[0] == "Neue Brücke für Beispielhausen"
    assert found.german[4:] == ["3. Oktober", "3 Kräne"]
    assert '<p class="news">' in page
    folder = "2024/gr%C3%B6%C3%9Fe%20%26%20ma%C3%9F"
    assert found.links == [
        f"{folder}/article.html",
        *(f"{folder}/article.html#s{sentence}" for sentence in (0, 2, 3, 0, 2, 2)),
        f"{folder}/article.html",
        f"{folder}/brief.md",
        f"{folder}/translation.en.md",
        f"{folder}/original.txt",
    ]
    assert "15 November 2024 · Beispielbote" in page


def test_nothing_comes_from_a_network_and_nothing_but_ours_runs(page, article):
    for html in (page, article):
        assert not re.search(r"https?://|<link|<iframe|@import|url\(|\sstyle=|\son\w+=", html)
        policy = re.search('Security-Policy" content="([^"]*)"', html)[1].replace("&#39;", "'")
        for kind, tag in (("script-src", "script"), ("style-src", "style")):
            (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
            digest = b64encode(hashlib.sha256(inside.encode()).digest()).decode()
            assert f"{kind} 'sha256-{digest}'" in policy
        assert policy.startswith("default-src 'none';")


def test_doubts_are_visible_and_explained(page):
    assert ">figures</a>: the German says 3, the English doesn&#39;t</p>" in page
    assert f'href="#help-figures" title="{FLAG_HELP["figures"]}"' in page
    assert '<div id="help-figures"' in page
    assert "⚠ marks a doubt" in page


def test_every_flag_has_its_help_and_stands_in_the_documentation():
    made = {
        name
        for path in Path(translator.__file__).parent.rglob("*.py")
        for name in re.findall(r'Flag\(\s*"(\w+)"', path.read_text("utf-8"))
    }
    documented = re.findall(r"^\| `(\w+)` \| (?:error|warning|info)", FORMATS, re.MULTILINE)
    assert made | set(documented) <= set(FLAG_HELP)
    assert made <= set(documented)


def test_what_was_repaired_or_corrected_is_visible_and_explained(page):
    assert "✎ marks" not in page
    *_, brief = sample()
    repair = Repair("figures", "10.000 became 10,000.", "<b>10.000</b>")
    repaired, corrected, *rest = brief.points
    points = (replace(repaired, repairs=(repair,)), replace(corrected, origin="human"), *rest)
    mended = index_html(Index((Listed(replace(brief, points=points), ".txt", None),), 1, ()))
    outline(mended)
    assert '<p class="note">✎ repaired: 10.000 became 10,000.</p>' in mended
    assert '<p class="note">✎ corrected by a person</p>' in mended
    assert "✎ marks English that was repaired" in mended


def test_a_shortened_point_has_its_whole_sentence_and_one_in_own_words_its_sources():
    *_, brief = sample()
    short, own, *_ = brief.points
    short = replace(short, whole=Title("Das Ganze.", "All of it."))
    own = replace(own, support=(2, 0))
    page = index_html(Index((Listed(replace(brief, points=(short, own)), ".txt", None),), 1, ()))
    outline(page)
    assert re.search(r"<details.*?<p class=.english.>All of it\.</p>.*?</details>", page, re.DOTALL)
    assert re.findall(r'article\.html#(s\d)">sentence (\d)', page) == [("s2", "3"), ("s0", "1")]


def test_text_cannot_become_markup():
    *_, brief = sample()
    sly = replace(brief, title=Title("<script>de</script>", "<img src=x onerror=a>"))
    page = index_html(Index((Listed(sly, ".txt", "<b>"),), 1, (("<i>", "<u>"),)))
    outline(page)
    assert len(re.findall("<script", page)) == 1
    assert not re.search("<(img|b|i|u)[ >](?!lang)", page)
    assert "A later version could not be read: &lt;b&gt;" in page


def test_a_long_list_says_what_it_leaves_out():
    *_, brief = sample()
    page = index_html(Index((Listed(brief, ".txt", None),) * 2, 12_345, ()))
    assert "The latest 2 of 12,345 articles" in page


def test_an_empty_page_is_a_page():
    assert "0 articles" in index_html(Index((), 0, ()))


def test_every_sentence_has_its_place_on_the_page_of_its_article(article):
    found = outline(article)
    assert re.findall(r'<span class="sentence pair[^"]*" id="s(\d)">', article) == list("0123")
    assert re.findall(r'class="sentence pair point" id="s(\d)"', article) == ["0", "2", "3"]
    assert "Der Rat stimmte mit <großer> Mehrheit zu." in found.german
    assert found.links[:2] == ["../../index.html", "original.txt"]
    assert re.search(r'<h3 class="heading">\s*<span class="sentence pair" id="s1">', article)


def test_a_doubtful_sentence_has_a_note_that_leads_back(article):
    assert '<a id="r1" href="#n1" title="figures: the German says 3' in article
    assert '<li id="n1"><a href="#r1"' in article


def test_what_was_left_out_stands_where_it_stood():
    data, text, translation, brief = sample()
    first, second = text.sentences[0], text.sentences[1]
    gap = (first.end, second.start)
    dropped = (
        Dropped("Anzeige", "advertising", *gap),
        Dropped("<b>Mehr</b>", "a <link>", *gap),
        Dropped("Impressum", "menu", 10_000, 10_009),
    )
    made = Views(replace(text, dropped=dropped), translation, brief, "", data, ".txt")
    page = article_html(made)
    outline(page)
    places = [page.index(it) for it in ('id="s0"', "Anzeige", 'id="s1"', 'id="s3"', "Impressum")]
    assert places == sorted(places)
    assert "Left out here: advertising, a &lt;link&gt;</summary>" in page
    assert "<li>&lt;b&gt;Mehr&lt;/b&gt;" in page
