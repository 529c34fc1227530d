"""Exports, opened again by another library than the one that wrote them."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from lxml import etree, html
from store_samples import SIGNATURE, put, sample

import translator.store
from translator.article import Sentence, TranslatedSentence, Translation
from translator.cli import main
from translator.errors import ExportError
from translator.export import FORMS, export
from translator.reading.formats.epub import find_chapters
from translator.store import Store

ODD = ("=SUMME(A1) ist <keine> „Formel“ & mehr.", "=SUM(A1) is no <formula> & more\x0b.")


def odd():
    """An article with what XML and spreadsheets trip over."""
    data, article, translation, brief = sample("b/zweiter", text="zwei", date="2025-02-01")
    sentences = (Sentence(ODD[0], 0, 5, 0), *article.sentences[1:])
    english = (TranslatedSentence(ODD[1], -0.2, origin="human"), *translation.sentences[1:])
    point = replace(brief.points[0], de=ODD[0], en=ODD[1], origin="human")
    return (
        data,
        replace(article, sentences=sentences, subtitle="Ein Untertitel"),
        Translation(article.id, translation.title, english, TranslatedSentence("A subtitle", -0.1)),
        replace(brief, points=(point, *brief.points[1:])),
    )


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("out")
    with Store.open(folder, write=True) as store:
        run = store.begin_run(SIGNATURE, "seeds")
        put(store, run, sample())
        put(store, run, odd())
        put(store, run, sample("fort", text="fort"))
        store.gone(run, ["fort"])
    return folder


def run(out, *arguments):
    return CliRunner().invoke(main, ["export", "-o", str(out), *map(str, arguments)])


@pytest.fixture
def made(out, tmp_path):
    def make(name, *arguments):
        done = run(out, *arguments, tmp_path / name)
        assert done.exit_code == 0, done.output
        assert "2 articles are now in" in done.stderr
        assert [path.name for path in tmp_path.iterdir()] == [name]
        return (tmp_path / name).read_bytes()

    return make


def test_briefs_as_json_lines_are_brief_json(made):
    folder = translator.store.__path__[0]
    schema = (Path(folder) / "brief.schema.json").read_text("utf-8")
    validator = Draft202012Validator(json.loads(schema))
    briefs = [json.loads(line) for line in made("b.jsonl").splitlines()]
    assert [brief["id"] for brief in briefs] == ["2024/bruecke", "b/zweiter"]
    for brief in briefs:
        validator.validate(brief)
    assert briefs[1]["points"][0]["de"] == ODD[0]


def test_translations_and_pairs_as_json_lines(made, tmp_path):
    first, second = map(json.loads, made("b.jsonl", "--what", "translations").splitlines())
    assert [it["kind"] for it in first["paragraphs"]] == ["lead", "heading", "body"]
    assert first["paragraphs"][2]["sentences"][0]["flags"][0]["name"] == "figures"
    assert second["paragraphs"][0]["sentences"][0]["en"] == ODD[1]
    pairs = [json.loads(line) for line in made("b.jsonl", "--what", "pairs").splitlines()]
    assert [it["sentence"] for it in pairs] == [None, 0, 1, 2, 3, None, None, 0, 1, 2, 3]


def test_tables_have_a_mark_for_excel_and_no_formulas(made):
    data = made("b.csv")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [(row["article"], row["point"]) for row in rows][2:4] == [
        ("2024/bruecke", "3"),
        ("b/zweiter", "1"),
    ]
    assert (rows[3]["de"], rows[3]["en"]) == (f"'{ODD[0]}", f"'{ODD[1]}")
    assert rows[1]["flags"].startswith("figures: ")


@pytest.mark.parametrize(("what", "rows"), [("translations", 2), ("pairs", 11)])
def test_tables_of_translations_and_pairs(made, what, rows):
    text = made("b.csv", "--what", what).decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text, newline="")))) == rows


@pytest.mark.parametrize(("name", "count"), [("b.tmx", 7), ("b.xlf", 11)])
def test_a_translators_toolkit_reads_the_pairs(made, tmp_path, name, count):
    factory = pytest.importorskip("translate.storage.factory")
    made(name)
    store = factory.getobject(str(tmp_path / name))
    pairs = [(unit.source, unit.target) for unit in store.units if unit.source]
    assert len(pairs) == count
    assert (ODD[0], ODD[1].replace("\x0b", "")) in pairs


def test_xliff_tells_doubts_and_corrections(made):
    root = etree.fromstring(made("b.xliff"))
    space = {"x": "urn:oasis:names:tc:xliff:document:1.2"}
    files = root.xpath("x:file/@original", namespaces=space)
    assert files == ["2024/bruecke.txt", "b/zweiter.txt"]
    states = root.xpath("x:file[2]//x:target/@state", namespaces=space)
    assert states == [
        *("translated", "translated", "final", "translated"),
        "needs-review-translation",
        "translated",
    ]
    assert root.xpath("string(x:file[1]//x:note)", namespaces=space).startswith("figures: ")


@pytest.mark.parametrize("what", ["briefs", "translations"])
def test_a_page_has_both_languages_marked(made, what):
    page = html.document_fromstring(made("b.html", "--what", what))
    assert page.get("lang") == "en"
    assert [it.text for it in page.iter("h2")] == ["New bridge for Beispielhausen"] * 2
    german = [it.text_content() for it in page.xpath("//*[@lang='de']")]
    assert ODD[0] in german or any(text.startswith(ODD[0]) for text in german)
    assert "figures: the German says 3" in page.text_content()
    assert not page.xpath("//script | //link | //img")


def test_an_e_book_is_read_by_another_library_and_by_our_own_reader(made, tmp_path):
    epub = pytest.importorskip("ebooklib.epub")
    data = made("b.epub")
    book = epub.read_epub(str(tmp_path / "b.epub"))
    assert book.get_metadata("DC", "language") == [("en", {}), ("de", {})]
    assert [link.title for link in book.toc] == ["New bridge for Beispielhausen"] * 2
    page = book.get_item_with_href("a2.xhtml").get_content().decode()
    assert "„Formel“ &amp; mehr" in page
    assert find_chapters(data, "b.epub") == ["a1.xhtml", "a2.xhtml"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
        for name in archive.namelist():
            if name.endswith((".xhtml", ".opf", ".xml")):
                etree.fromstring(archive.read(name))


def test_a_word_document_is_read_by_another_library(made):
    mammoth = pytest.importorskip("mammoth")
    data = made("b.docx")
    page = html.fragment_fromstring(
        mammoth.convert_to_html(io.BytesIO(data)).value, create_parent=True
    )
    assert [it.text_content() for it in page.iter("h1")][-2:] == [
        "New bridge for Beispielhausen"
    ] * 2
    assert len(list(page.iter("li"))) == 6
    text = page.text_content()
    assert ODD[0] in text
    assert "⚠ figures: the German says 3" in text
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        styles = archive.read("word/styles.xml").decode()
    assert 'w:val="de-DE"' in styles


@pytest.mark.parametrize(
    ("arguments", "articles"),
    [
        (["-"], 2),
        (["bruecke", "-"], 0),
        (["2024/bruecke", "-"], 1),
        (["out/b/zweiter/brief.md", "fort", "-"], 2),
        (["--since", "2025", "-"], 1),
        (["--until", "2024-11", "-"], 1),
    ],
)
def test_articles_are_chosen_by_name_and_time(out, arguments, articles):
    done = run(out, "--format", "jsonl", *arguments)
    assert len(done.stdout.splitlines()) == articles
    assert done.exit_code == (0 if articles else 1)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["x.tmx", "--what", "briefs"], 1, "Error: tmx holds pairs, and no briefs"),
        (
            ["x.docx", "--what", "pairs"],
            1,
            "Error: docx holds briefs or translations, and no pairs",
        ),
        (["x.unknown"], 2, "has no ending that names a format: give --format"),
        (["x.csv", "--since", "2030"], 1, "Error: no articles of that time in history"),
        (["nowhere/x.csv"], 1, "Error: nowhere/x.csv can't be written (No such file or directory)"),
        (["strange", "x.csv"], 1, "Error: no brief of 'strange'"),
    ],
)
def test_what_cant_be_written_is_one_line_and_leaves_nothing(
    out, tmp_path, monkeypatch, arguments, code, said
):
    monkeypatch.chdir(tmp_path)
    done = run(out, *arguments)
    assert done.exit_code == code
    assert said in done.stderr
    assert not list(tmp_path.iterdir())


def test_every_form_holds_what_it_says(out):
    for form, whats in FORMS.items():
        for what in (None, *whats):
            with Store.open(out, write=False) as store:
                file = io.BytesIO()
                assert export(file, form, what, store.contents.latest()) == 2
                assert file.getvalue()


def test_a_missing_library_is_named_with_its_extra(out, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    with (
        Store.open(out, write=False) as store,
        pytest.raises(ExportError, match=r"translator\[export\]"),
    ):
        export(io.BytesIO(), "docx", None, store.contents.latest())
