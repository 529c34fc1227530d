"""The Markdown of briefs and translations."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from store_samples import sample

from translator.article import Flag, Repair
from translator.brief import Title
from translator.store.render import (
    DOUBT,
    HAND,
    NOTHING,
    brief_md,
    english_date,
    escape,
    translation_md,
)

GOLDEN = Path(__file__).parent / "golden"


REPAIRS = (
    Repair("figures", "10.000 became 10,000.", "Some 10.000 came."),
    Repair("quotes", "Quotation marks are English ones.", "„Some“ 10,000 came."),
    Repair("quotes", "Quotation marks are English ones.", "„Some“ 10,000 came."),
)


@pytest.mark.parametrize(
    ("iso", "english"),
    [
        ("2024-11-15", "15 November 2024"),
        ("2024-03-01", "1 March 2024"),
        ("2024-11", "November 2024"),
        ("2024", "2024"),
        ("2024-13", "2024-13"),
        ("2024-02-30", "2024-02-30"),
        (None, ""),
    ],
)
def test_a_date_is_written_as_precisely_as_it_is_known(iso, english):
    assert english_date(iso) == english


def test_brief_looks_as_on_the_golden_page():
    *_, brief = sample()
    assert brief_md(brief, "original.txt") == (GOLDEN / "brief.md").read_text("utf-8")


def test_translation_looks_as_on_the_golden_page():
    _, article, translation, _ = sample()
    page = translation_md(article, translation)
    assert page == (GOLDEN / "translation.en.md").read_text("utf-8")


def test_a_brief_without_doubts_says_nothing_of_them():
    *_, brief = sample()
    sure = replace(brief, flags=(), points=brief.points[:1])
    assert DOUBT not in brief_md(sure, "original.txt")
    assert "⚠" not in brief_md(sure, "original.txt")


def test_a_point_leads_to_its_whole_sentence_and_to_those_that_it_rests_on():
    *_, brief = sample()
    point = replace(brief.points[0], whole=Title("Das *Ganze*.", "All of it."), support=(2, 0))
    page = brief_md(replace(brief, points=(point,)), "original.txt")
    assert "\n\n  ✂ shortened; the whole sentence: “All of it.” („Das \\*Ganze\\*.“)\n" in page
    assert "Rests on [sentence 3](article.html#s2), [sentence 1](article.html#s0)" in page


MADE = [
    ({}, None),
    ({"origin": "copied"}, None),
    ({"origin": "human"}, "✎ corrected by a person"),
    ({"repairs": REPAIRS}, "✎ repaired: 10.000 became 10,000. Quotation marks are English ones."),
    ({"repairs": REPAIRS, "origin": "human"}, "✎ corrected by a person"),
]


@pytest.mark.parametrize(("made", "note"), MADE)
def test_a_point_says_how_its_english_was_made(made, note):
    *_, brief = sample()
    point = replace(brief.points[0], **made)
    page = brief_md(replace(brief, points=(point,)), "original.txt")
    assert (HAND in page) is (note is not None)
    assert (f"\n\n  {note}\n" in page) is (note is not None)


@pytest.mark.parametrize(("made", "note"), MADE)
def test_a_headline_says_so_too(made, note):
    *_, brief = sample()
    page = brief_md(replace(brief, title=replace(brief.title, **made)), "original.txt")
    said = note and note.replace("✎", "✎ In the headline:")
    assert (f"\n\n{said}\n\n" in page) is (note is not None)


@pytest.mark.parametrize(("made", "note"), MADE)
def test_a_sentence_of_the_full_translation_says_so_in_a_footnote(made, note):
    _, article, translation, _ = sample()
    first, *rest = translation.sentences
    changed = replace(translation, sentences=(replace(first, **made), *rest))
    page = translation_md(article, changed)
    footnote = f"[^1]: German: Die Stadt Beispielhausen baut eine \\*neue\\* Brücke. {note}"
    assert (footnote in page) is (note is not None)


def test_a_remark_alone_is_no_doubt():
    *_, brief = sample()
    remark = replace(brief, flags=(Flag("length", "info", "long"),), points=brief.points[:1])
    assert "ℹ length: long" in brief_md(remark, "original.txt")
    assert DOUBT not in brief_md(remark, "original.txt")


def test_missing_date_publisher_and_english_leave_no_holes():
    *_, brief = sample(date=None)
    page = brief_md(replace(brief, publisher=None, title=Title("Titel", "")), "original.my txt")
    assert page.startswith(f"# {NOTHING}\n\n*Titel*\n\n[side by side]")
    assert "[original](original.my%20txt)" in page


def test_a_brief_without_facts_has_no_list_of_them():
    *_, brief = sample()
    page = brief_md(replace(brief, facts=(), summary=brief.title), "original.txt")
    assert "**" not in page


@pytest.mark.parametrize(
    "text",
    [
        "3. Oktober ist Feiertag.",
        "1) Erstens",
        "- Nein, sagte sie.",
        "+ 4 Grad",
        "---",
        "- - -",
        "# Titel #",
        "> Zitat",
        "*wichtig* und _auch_ und ~~nicht~~",
        "`Code` [Link](http://beispiel.de) ![Bild](x.png)",
        "<b>fett</b> & &amp; &#38;",
        "a | b",
        r"C:\neu\*",
        "[^1]",
        "[Wort]: http://beispiel.de",
        "-5 Grad",
        "==== Zeile",
    ],
)
def test_text_stays_text_whatever_it_looks_like(text):
    assert as_read(escape(text)) == text


@given(st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), min_size=1))
def test_any_line_of_text_stays_text(text):
    line = " ".join(text.split())
    assert as_read(escape(text)) == (line or NOTHING)


@given(st.text(st.sampled_from("3.)-+#>*_`~[]()!<&a; \\|="), min_size=1))
def test_any_heap_of_signs_stays_text(text):
    line = " ".join(text.split())
    assert as_read(escape(text)) == (line or NOTHING)


def as_read(markdown: str) -> str:
    """The text of a page that must be one plain paragraph."""
    opening, inline, closing = (
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    )
    assert (opening.type, closing.type) == ("paragraph_open", "paragraph_close")
    assert all(child.type in ("text", "text_special") for child in inline.children)
    return "".join(child.content for child in inline.children)
