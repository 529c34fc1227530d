"""Searching originals and translations: inflections, spellings, phrases, and nothing that breaks."""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress
from dataclasses import replace

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import OTHER_MODEL, SIGNATURE, put, sample

from translator.article import Sentence, TranslatedSentence, Translation
from translator.cli import main
from translator.errors import BadQuery
from translator.store import Moved, Period, Store

ARTICLES = {
    "kiew": [
        ("Über Kiew wurden in der Nacht mehrere Drohnen abgeschossen.", "Several drones were shot down over Kyiv."),
        ("Die Stadt München hilft mit Generatoren.", "The city of Munich helps with generators."),
    ],
    "messe": [
        ("Eine Drohne filmte die Messe in Köln.", "A drone filmed the fair in Cologne."),
        ("In der Straße standen 10.000 Besucher.", "There were 10,000 visitors in the street."),
    ],
    "angriff": [
        ("Der Drohnenangriff traf zwei Häuser.", "The strike hit two houses."),
        ("Die SPD-Chefin sprach von einem Verbrechen.", "The SPD leader spoke of a crime."),
    ],
    "august": [("Im August beginnt das neue Jahr der Schule.", "School starts in August.")],
}  # fmt: skip


def article(article_id, pairs, date="2024-11-15", signature=SIGNATURE, publisher="Beispielbote"):
    data, base, translation, brief = sample(
        article_id, text=str(pairs), date=date, signature=signature
    )
    sentences = tuple(Sentence(de, at, at + 1, 0) for at, (de, _) in enumerate(pairs))
    english = tuple(TranslatedSentence(en, -0.1) for _, en in pairs)
    return (
        data,
        replace(base, sentences=sentences, publisher=publisher),
        Translation(article_id, translation.title, english),
        replace(brief, publisher=publisher),
    )


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("out")
    with Store.open(folder, write=True) as store:
        run = store.begin_run(SIGNATURE, "seeds")
        for number, (name, pairs) in enumerate(ARTICLES.items()):
            put(store, run, article(name, pairs, date=f"2024-0{number + 1}"))
        store.finish_run(run, {})
    return folder


@pytest.fixture(scope="module")
def store(out):
    with Store.open(out, write=False) as opened:
        yield opened


def names(store, text, **narrowed):
    return {hit.article for hit in store.search.find(text, limit=20, **narrowed).hits}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drohnen", {"kiew", "messe", "angriff"}),
        ("Drohne", {"kiew", "messe", "angriff"}),
        ("drone", {"kiew", "messe"}),
        ("DRONES", {"kiew", "messe"}),
        ("Drohnenangriffe", {"angriff"}),
        ("Haus", {"angriff"}),
        ("Muenchen", {"kiew"}),
        ("Munchen", {"kiew"}),
        ("münchen", {"kiew"}),
        ("Strasse", {"messe"}),
        ("Koeln", {"messe"}),
        ("Auge", set()),
        ("neue schule", {"august"}),
        ("drohne kiew", {"kiew"}),
        ("drohne Cologne", {"messe"}),
        ("Kiew OR Köln", {"kiew", "messe"}),
        ("drohne -Kiew", {"messe", "angriff"}),
        ("drohne -„in der Nacht“", {"messe", "angriff"}),
        ('"mehrere Drohnen"', {"kiew"}),
        ('"Drohnen mehrere"', set()),
        ('"shot down over"', {"kiew"}),
        ("SPD-Chef", {"angriff"}),
        ("10.000", {"messe"}),
        ("10,000", {"messe"}),
        ("Beispielhausen", set(ARTICLES)),
    ],
)
def test_words_find_their_inflections_compounds_and_spellings(store, text, expected):
    assert names(store, text) == expected


def test_a_hit_shows_the_sentence_in_both_languages_with_its_marks(store):
    (hit,) = store.search.find("Drohnen Kiew", limit=5).hits
    assert (hit.sentence, hit.sentences) == (0, 2)
    marked = [hit.de[start:end] for start, end in hit.de_marks]
    assert marked == ["Kiew", "Drohnen"]
    assert hit.en == ARTICLES["kiew"][0][1]
    (hit,) = store.search.find("munich", limit=1).hits
    assert (hit.sentence, [hit.en[a:b] for a, b in hit.en_marks]) == (1, ["Munich"])


def test_a_word_of_the_headline_only_shows_the_headline(store):
    hit = store.search.find("Beispielhausen", limit=1).hits[0]
    assert hit.sentence is None
    assert hit.de == hit.title.de


@pytest.mark.parametrize(
    ("narrowed", "expected"),
    [
        ({"period": Period(since="2024-02")}, {"messe", "angriff"}),
        ({"period": Period(until="2024-02-10")}, {"kiew", "messe"}),
        ({"period": Period("2024-02-10", "2024-02-20")}, {"messe"}),
        ({"period": Period(until="2023")}, set()),
        ({"publisher": "BOTE"}, {"kiew", "messe", "angriff"}),
        ({"publisher": "Anzeiger"}, set()),
    ],
)
def test_hits_are_narrowed_by_time_and_publisher(store, narrowed, expected):
    assert names(store, "Drohnen", **narrowed) == expected


def test_the_limit_cuts_the_hits_and_not_their_count(store):
    found = store.search.find("Drohnen", limit=1, newest=True)
    assert (found.total, [hit.article for hit in found.hits]) == (3, ["angriff"])


@pytest.mark.parametrize("text", ["", "  ", '"', '""', "-Kiew", "!!! ...", " ".join("abcd" * 9)])
def test_nothing_to_look_for_is_said_in_one_line(store, text):
    with pytest.raises(BadQuery) as caught:
        store.search.find(text, limit=1)
    assert "\n" not in str(caught.value)


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        alphabet=st.one_of(st.sampled_from('"*()-:^{}+ ORANDNEAR„“äß,'), st.characters()),
        max_size=40,
    )
)
def test_whatever_is_typed_is_no_error_of_syntax(store, text):
    with suppress(BadQuery):
        store.search.find(text, limit=3)


def test_only_the_latest_brief_of_an_article_is_searched(tmp_path):
    with Store.open(tmp_path, write=True) as store:
        put(store, store.begin_run(SIGNATURE, "seeds"), article("a", [("Ein Hund.", "A dog.")]))
        put(
            store,
            run := store.begin_run(OTHER_MODEL, "seeds"),
            article("a", [("Ein Hund.", "A hound.")], signature=OTHER_MODEL),
        )
        assert (names(store, "dog"), names(store, "hound")) == (set(), {"a"})
        store.gone(run, ["a"])
        (hit,) = store.search.find("Hund", limit=1).hits
        assert hit.gone
        sha256 = article("a", [("Ein Hund.", "A dog.")])[3].sha256
        again = store.begin_run(SIGNATURE, "seeds")
        put(store, again, article("a", [("Ein Hund.", "A dog.")]))
        assert (names(store, "dog"), names(store, "hound"), bool(sha256)) == ({"a"}, set(), True)


def test_a_folder_that_cant_be_written_is_searched(out):
    out.chmod(0o555)
    try:
        done = CliRunner().invoke(main, ["search", "Drohnen", "-o", str(out), "--json"])
    finally:
        out.chmod(0o755)
    assert done.exit_code == 0
    found = json.loads(done.stdout)
    assert found["total"] == 3
    assert set(found["hits"][0]) >= {"article", "title", "date", "sentence", "de", "en", "de_marks"}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["Drohnen", "Kiew"], 0, "mehrere [Drohnen] abgeschossen."),
        (["Kiew", "mehrere Drohnen"], 0, "[mehrere Drohnen]"),
        (["--", "Drohnen", "-Kiew"], 0, "Eine [Drohne] filmte"),
        (["xyz"], 0, "0 articles"),
        (['"'], 2, "Error: nothing to look for"),
        (["Kiew", "--since", "gestern"], 2, "is no date: give 2024"),
    ],
)
def test_the_command_tells_sentence_and_marks(out, words, code, said):
    done = CliRunner().invoke(main, ["search", "-o", str(out), *words])
    assert (done.exit_code, said in done.output) == (code, True), done.output


def test_the_views_are_for_people_who_browse(out):
    sqlite_utils = pytest.importorskip("sqlite_utils")
    database = sqlite_utils.Database(sqlite3.connect(out / "history.db"))
    assert {"latest_briefs", "latest_points", "latest"} <= set(database.view_names())
    row = next(iter(database["latest_briefs"].rows_where("article = 'kiew'")))
    assert (row["date"], row["publisher"], row["status"]) == ("2024-01", "Beispielbote", "new")
    assert row["title_en"] == "New bridge for Beispielhausen"
    points = list(database["latest_points"].rows_where("article = 'kiew'"))
    assert [point["point"] for point in points] == [1, 2, 3]
    assert points[1]["flags"].startswith("figures: ")
    assert "search" in database.table_names()
    found = database.query("SELECT rowid FROM search WHERE search MATCH 'drohn*' ORDER BY rank")
    assert len(list(found)) == 3


def test_a_renamed_article_is_found_once_under_its_new_name(tmp_path):
    with Store.open(tmp_path, write=True) as store:
        run = store.begin_run(SIGNATURE, "seeds")
        put(store, run, article("old", [("Ein Hund.", "A dog.")]))
        brief = store.current()["old"].brief
        data, made, translation, brief_of = article("new", [("Ein Hund.", "A dog.")])
        store.save(
            store.begin_run(SIGNATURE, "seeds"),
            data=data,
            ending=".txt",
            article=made,
            translation=translation,
            brief=brief_of,
            moved=Moved("old", brief),
        )
        assert names(store, "Hund") == {"new"}
