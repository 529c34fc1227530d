"""The digest: stories found, told once, and figures compared."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from digest_samples import ALL, EVENING, LATER, MORNING, UNDATED, UNRELATED, Row, told

from translator.digest import digest_html, digest_md, digest_to_builtins, make_digest
from translator.digest.facts import surname

GOLDEN = Path(__file__).parent / "golden"
SCHEMA = json.loads(files("translator.digest").joinpath("digest.schema.json").read_text("utf-8"))


def story(*articles):
    (only,) = make_digest(articles).stories
    return only


def test_articles_on_one_event_are_a_story_and_the_others_stand_alone():
    digest = make_digest(ALL)
    assert [report.id for report in digest.stories[0].reports] == [
        *("2024/flut-a", "2024/flut-b", "2024/flut-d", "2024/flut-c"),  # the undated one last
    ]
    assert [other.id for other in digest.others] == ["2024/schach"]


def test_the_digest_looks_as_on_the_golden_page():
    assert digest_md(make_digest(ALL)) == (GOLDEN / "digest.md").read_text("utf-8")


def test_the_order_of_the_articles_changes_nothing():
    assert make_digest(ALL) == make_digest(ALL[::-1])


@pytest.mark.parametrize("articles", [(), (UNRELATED,), ALL, (MORNING, EVENING)])
def test_the_json_is_valid_by_the_schema(articles):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    made = digest_to_builtins(make_digest(articles, since="2024-03-01", topic=None))
    jsonschema.validate(json.loads(json.dumps(made)), SCHEMA)
    assert list(made) == list(SCHEMA["properties"])


@pytest.mark.parametrize(
    ("topic", "stories", "others"),
    [
        (None, 1, 1),
        ("Dämme", 1, 0),  # inflected
        ("flooding Elster", 1, 0),  # English and German
        ("Schach", 0, 1),  # opens "Schachturnier"
        ("Schach Elster", 0, 0),
        ("Vulkan", 0, 0),
    ],
)
def test_a_topic_keeps_the_stories_that_hold_all_of_its_words(topic, stories, others):
    digest = make_digest(ALL, topic=topic)
    assert (len(digest.stories), len(digest.others)) == (stories, others)


def test_a_text_that_two_publishers_print_is_told_once():
    copy = replace(MORNING.article, id="2024/kopie", publisher="Tageblatt")
    made = story(MORNING, MORNING._replace(article=copy), EVENING)
    assert [report.same_as for report in made.reports] == [None, 1, None]
    assert {it.report for point in (*made.shared, *made.single) for it in point.told} == {1, 3}


def test_what_two_reports_tell_is_said_once_with_both():
    made = story(MORNING, EVENING)
    assert [[it.report for it in point.told] for point in made.shared] == [[1, 2]]
    sentences = [it.de for point in (*made.shared, *made.single) for it in point.told]
    assert len(sentences) == len(set(sentences))


def test_a_report_that_denies_does_not_tell_the_same():
    denied = Row("Der Damm von Neuwasser ist in der Flut nicht gebrochen.", "It hasn't.")
    other = told("2024/flut-x", ("Neuwasser: Damm hält der Flut stand", "Dam holds"), (denied,))
    assert story(MORNING, other).shared == ()


def test_a_report_that_gives_other_numbers_does_not_tell_the_same():
    rows = [
        Row(f"Der Damm von Neuwasser brach in der Flut an {n} Stellen.", "It broke.")
        for n in (3, 8)
    ]
    title = ("Neuwasser: Damm bricht in der Flut", "Dam breaks")
    reports = [told(f"2024/flut-{at}", title, (row,)) for at, row in enumerate(rows)]
    assert story(*reports).shared == ()


def test_what_only_one_report_has_is_cut_to_two_and_the_rest_is_linked():
    further = (
        "Der Bäcker verschenkte frisches Brot.",
        "Im Museum blieben alle Gemälde trocken.",
        "Das Fußballspiel am Sonntag fällt aus.",
    )
    title = ("Flut reißt Damm bei Neuwasser fort", "Flood tears away dam")
    long = told("2024/lang", title, (FRAMES[0], *(Row(it, it) for it in further)))
    digest = make_digest((long, EVENING))
    (made,) = digest.stories
    (number,) = (it.number for it in made.reports if it.id == "2024/lang")
    assert [it.told[0].de for it in made.single if it.told[0].report == number] == [*further[:2]]
    assert made.more == (number,)
    assert ">The rest is in its brief</a>" in digest_html(digest)
    assert "[The rest is in its brief]" in digest_md(digest)


def test_a_sentence_leads_to_its_place_in_the_full_text():
    page = digest_html(make_digest((MORNING, EVENING)))
    assert 'href="2024/flut-b/article.html#s1"' in page


def test_what_stands_among_the_figures_that_differ_is_not_said_again():
    made = story(MORNING, EVENING)
    compared = {it.statement.de for it in made.figures[0].readings}
    assert made.figures[0].verdict == "differ"
    assert not compared & {it.de for point in (*made.shared, *made.single) for it in point.told}


def test_people_are_one_by_surname_in_the_fullest_words():
    made = story(MORNING, EVENING)
    assert [(it.en, it.reports) for it in made.facts if it.kind == "who"] == [
        ("Mayor Lena Sturm", (1, 2))
    ]


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("North Korea's ruler Kim Jong Un", "kim"),
        ("Kim Jong-un", "kim"),
        ("Mayor Lena Sturm (SPD)", "sturm"),
        ("Sturm", "sturm"),
    ],
)
def test_the_surname_of_a_person(name, last):
    assert surname(name) == last


def test_doubtful_english_is_marked_on_both_pages():
    digest = make_digest((MORNING, EVENING))
    sentence = "According to the town, 600 people had to leave their homes."
    assert f"⚠ {sentence}" in digest_md(digest)
    assert f"⚠</abbr> {sentence}" in digest_html(digest)


def test_the_page_escapes_and_links_to_the_articles():
    odd = told(
        "a b/<x>", ("Flut & <Damm> bei Neuwasser", "A <b> & b"), (Row("Damm. ", "Dam <i>."),)
    )
    page = digest_html(make_digest((odd, UNRELATED)))
    assert "A &lt;b&gt; &amp; b" in page
    assert 'href="a%20b/%3Cx%3E/article.html"' in page
    assert "http" not in page.replace("http-equiv", "")


def figure_story(first: Row, second: Row, days=("2024-03-04", "2024-03-05")):
    """A story of two reports that differ in one sentence."""
    one, other = (
        told(f"2024/{day}", ("Flut reißt Damm bei Neuwasser fort", "Flood"), (frame, row), day)
        for day, row, frame in zip(days, (first, second), FRAMES, strict=True)
    )
    return make_digest((one, other)).stories[0].figures


FRAMES = (
    Row("Bei einer Flut an der Elster ist der Damm von Neuwasser gebrochen.", "The dam broke."),
    Row("An der Elster brach in der Flut der Damm von Neuwasser.", "The dam broke."),
)


def says(sentence: str, words: str, value: str) -> Row:
    return Row(sentence.format(words), words, (("figure", words, words, value),))


LEFT = "{} mussten ihre Häuser verlassen."
LOST = "In den Fluten starben {} am Ufer."
FED = "Die Stadt versorgte {} mit Suppe."

FIGURES = {
    "the same": (says(LEFT, "400 Menschen", "400"), says(LEFT, "400 Personen", "400"), "agree"),
    "about": (says(LEFT, "400 Menschen", "400"), says(LEFT, "rund 400 Menschen", "400"),
              "compatible"),
    "about, within it": (says(LEFT, "rund 400 Menschen", "400"), says(LEFT, "412 Menschen", "412"),
                         "compatible"),
    "more than": (says(LEFT, "mehr als 400 Menschen", "400"), says(LEFT, "450 Menschen", "450"),
                  "compatible"),
    "up to": (says(LEFT, "bis zu 500 Menschen", "500"), says(LEFT, "450 Menschen", "450"),
              "compatible"),
    "less than more than": (says(LEFT, "mehr als 400 Menschen", "400"),
                            says(LEFT, "350 Menschen", "350"), "differ"),
    "another number": (says(LEFT, "400 Menschen", "400"), says(LEFT, "500 Menschen", "500"),
                       "differ"),
    "about, both": (says(LEFT, "etwa 10.000 Menschen", "10000"),
                    says(LEFT, "etwa 11.000 Menschen", "11000"), "differ"),
    "the dead": (says(LOST, "12 Menschen", "12"), says(LOST, "14 Personen", "14"), "differ"),
    "another thing of them": (says(LEFT, "400 Menschen", "400"), says(FED, "90 Menschen", "90"),
                              None),
    "another noun": (says(LEFT, "400 Menschen", "400"), says(LEFT, "90 Hunde", "90"), None),
    "more of them": (says(LEFT, "400 Menschen", "400"), says(LEFT, "weitere 300 Menschen", "300"),
                     None),
    "of another kind": (says(LEFT, "400 deutsche Soldaten", "400"),
                        says(LEFT, "500 polnische Soldaten", "500"), None),
    "units say little": (says("Der Schaden liegt bei {}.", "12 Millionen Euro", "12000000"),
                         says("Der neue Damm kostet {}.", "15 Millionen Euro", "15000000"), None),
}  # fmt: skip


@pytest.mark.parametrize("case", FIGURES)
def test_figures_of_the_same_days(case):
    first, second, verdict = FIGURES[case]
    figures = figure_story(first, second)
    assert [len(it.readings) for it in figures] == ([2] if verdict else [1, 1])
    assert figures[0].verdict == (verdict or "agree")


def test_a_figure_that_grew_over_weeks_has_changed_and_each_number_its_report():
    (figure,) = (it for it in story(MORNING, LATER).figures if len(it.readings) > 1)
    assert figure.verdict == "changed"
    assert [(it.value, it.bound, it.statement.report) for it in figure.readings] == [
        ("400", "about", 1),
        ("900", "above", 2),
    ]


def test_reports_far_apart_that_name_the_same_day_differ():
    dated = ("when", "am 3. März", "3 March 2024", "2024-03-03")
    rows = [
        Row(f"Am 3. März mussten {n} Menschen ihre Häuser verlassen.", "…",
            (dated, ("figure", f"{n} Menschen", f"{n} people", n)))
        for n in ("400", "500")
    ]  # fmt: skip
    (figure,) = figure_story(*rows, days=("2024-03-04", "2024-04-20"))
    assert figure.verdict == "differ"


def test_a_report_without_a_date_is_said_to_be_undated():
    assert "undated" in digest_md(make_digest((MORNING, EVENING, UNDATED)))


def test_the_list_of_frequencies_is_what_its_script_writes(monkeypatch, capsys):
    from training.digest import frequencies

    monkeypatch.setattr("sys.stdin", ["Die Flut kam.\n"] * 30 + ["Der Damm brach.\n"] * 60)
    frequencies.main()
    total, *rows = capsys.readouterr().out.splitlines()
    assert total == "90"
    assert rows == ["64 brach damm", "32 flut kam"]
