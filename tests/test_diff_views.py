"""A diff as text, in a line an article, as JSON and as a page."""

from __future__ import annotations

import io
import json
import re
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from diff_samples import SHA, brief, entry, everything, state
from rich.console import Console
from store_samples import OTHER_MODEL

from translator.brief import Title
from translator.cli.diff_view import ASPECTS as CHOICES
from translator.cli.diff_view import print_wrapped
from translator.diff import (
    ASPECTS,
    Line,
    as_dict,
    compare,
    lines,
    marked,
    only,
    page_html,
    stat_lines,
    summary,
)

GOLDEN = Path(__file__).parent / "golden"
SCHEMA = json.loads(files("translator.diff").joinpath("diff.schema.json").read_text("utf-8"))


def as_text(diff):
    printed = [" " * line.indent + marked(line.spans) for line in lines(diff)]
    return "\n".join([*printed, *stat_lines(diff), summary(diff), ""])


def main_part(html):
    return re.search(r"<header.*</main>\n", html, re.DOTALL)[0]


def test_a_diff_reads_well_without_colours():
    assert as_text(everything()) == (GOLDEN / "diff.txt").read_text("utf-8")


def test_the_page_has_both_versions_side_by_side():
    assert main_part(page_html(everything())) == (GOLDEN / "diff.html").read_text("utf-8")


def test_what_all_articles_share_is_said_once():
    before = state(entry(brief("a")), entry(brief("b")))
    after = state(
        entry(brief("a", signature=OTHER_MODEL)),
        entry(brief("b", signature=OTHER_MODEL, sha256=SHA[1])),
    )
    said = [marked(line.spans) for line in lines(compare(before, after))]
    assert said == [
        "In all: the model changed: embedded abab… → opus-mt cdcd…",
        "= a: only made again",
        "~ b: source changed, only made again",
        "because the article was updated",
    ]


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_bars_keep_to_the_width(width):
    before = state(entry(brief("an/article/with/a/very/long/path/indeed")), entry(brief("b")))
    long = Title("Lang", "many words " * 500)
    after = state(
        entry(brief("an/article/with/a/very/long/path/indeed", title=long, signature=OTHER_MODEL)),
        entry(brief("b", title=Title("Kurz", "few"), signature=OTHER_MODEL)),
    )
    first, second = stat_lines(compare(before, after), width)
    assert max(len(first), len(second)) <= max(width, 30)
    assert re.search(r"indeed \| 1004 \++-$", first)
    assert re.fullmatch(r" b +\|    5 \+-", second)


# JSON.


@pytest.mark.parametrize(
    "diff",
    [everything(), only(everything(), ["figures", "flags"]), compare({}, {})],
    ids=["everything", "filtered", "nothing"],
)
def test_json_is_valid_by_the_schema(diff):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(json.loads(json.dumps(as_dict(diff))), SCHEMA)


@pytest.mark.parametrize("field", SCHEMA["required"])
def test_json_without_a_field_is_not(field):
    form = as_dict(everything())
    del form[field]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads(json.dumps(form)), SCHEMA)


def test_json_says_what_was_exchanged():
    form = json.loads(json.dumps(as_dict(everything())))
    first = form["articles"][0]
    assert (first["article"], first["kind"]) == ("a", "source")
    assert first["about"][:2] == [["same", "2024-11-"], ["gone", "15"]] or first["about"]
    (figure,) = first["facts"]
    assert (figure["values"], figure["meaning"]["figures"]) == (["3", "4"], [["3", "4"]])
    assert form["counts"]["failed"] == 1


def test_the_command_offers_what_can_be_filtered_by():
    assert CHOICES == ASPECTS


# The page.


def test_the_page_needs_nothing_and_lets_nothing_in():
    html = page_html(everything())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1]
    assert "default-src" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?://|<link|<img|\son\w+=|style=", main_part(html))


def test_what_an_article_says_is_text_on_the_page():
    evil = '<script>alert("x")</script>'
    after = brief(title=Title(evil, evil), signature=OTHER_MODEL)
    html = main_part(page_html(compare(state(entry(brief())), state(entry(after)))))
    assert "<script" not in html
    assert "alert" in html


def test_marks_are_told_without_colours_too():
    html = main_part(page_html(everything()))
    assert re.search(r'<ins><span class="unseen"> \[added: </span> agreed', html)
    assert "<del>" in html


def test_an_empty_page_says_so():
    assert "Nothing changed" in page_html(compare({}, {}))


# The terminal.


def printed(line, **options):
    file = io.StringIO()
    print_wrapped(line, Console(file=file, highlight=False, force_terminal=True, **options))
    return file.getvalue()


LINE = Line(4, (("same", "Es kostet "), ("gone", "10.000"), ("new", "11.000"), ("same", " Euro.")))


def test_a_narrow_terminal_wraps_below_the_first_word():
    shown = re.sub(r"\x1b\[[\d;]*m", "", printed(LINE, width=20))
    assert [it.rstrip() for it in shown.splitlines()] == [
        "    Es kostet",
        "    10.00011.000",
        "    Euro.",
    ]


def test_colours_come_with_strokes():
    shown = printed(LINE, width=80, color_system="standard")
    assert "\x1b[9;31m10.000" in shown
    assert "\x1b[4;32m11.000" in shown


def test_without_colours_there_are_marks(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    shown = re.sub(r"\x1b\[[\d;]*m", "", printed(LINE, width=80))
    assert "[-10.000-]{+11.000+}" in shown
