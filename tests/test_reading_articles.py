"""Whole articles in each format: what is kept, what is dropped and why, what is known."""

import json
from pathlib import Path

import pytest

from translator.errors import BadRecord, EmptyArticle, NotGerman, TooLarge
from translator.reading import Source, find_sources, load, read_article
from translator.reading.sources import MAX_BYTES

BODY = """\
Die Stadt Ahrenfeld will ihre alte Brücke noch in diesem Jahr sanieren. Das sagte die Bürgermeisterin am Montag vor dem Rat.
Für die Arbeiten sind nach Angaben der Verwaltung rund 3,5 Millionen Euro vorgesehen. Die Hälfte davon soll das Land übernehmen, das die Brücke für den Verkehr braucht.
Während der Bauzeit müssen Autofahrer einen Umweg von zwölf Kilometern fahren. Für Fußgänger wird es einen Steg geben, der bis zum Ende der Arbeiten bleibt.
""".splitlines()
TITLE = "Ahrenfeld saniert seine alte Brücke"


def read(text, ending=".txt"):
    data = text if isinstance(text, bytes) else text.encode()
    return read_article(Source("a", f"a{ending}", Path(f"a{ending}"), ending), data)


def texts(article):
    return [paragraph.text for paragraph in article.paragraphs]


def reasons(article):
    return {dropped.text: dropped.reason for dropped in article.dropped}


def page(*extra_before, after=()):
    return "\n\n".join([*extra_before, TITLE, *BODY, *after])


def test_plain_text_has_a_title_and_paragraphs():
    article = read(page())
    assert article.title == TITLE
    assert texts(article) == BODY
    assert article.language == "de"
    assert page()[slice(*article.title_span)] == TITLE


def test_a_one_line_dump_gives_date_kicker_and_title():
    first = (
        'date 2024-11 "Ein guter Tag für alle" Ahrenfeld saniert Brücke Stand: 15.11.2024 11:42 Uhr'
    )
    article = read(" " + "\n\n".join([first, *BODY]))
    assert (article.title, article.date) == ("Ahrenfeld saniert Brücke", "2024-11-15")
    assert texts(article) == BODY


def test_a_dump_that_begins_with_a_sentence_has_no_title():
    article = read(" date 2024-12 " + "\n\n".join(BODY))
    assert (article.title, article.date) == (None, "2024-12")
    assert texts(article) == BODY


def test_page_furniture_goes_and_its_reason_stays():
    noise = [
        "Loading...", "Anzeige", "(Foto: Max Muster/dpa)", "Quelle: beispiel.de, abc/dpa",
        "Diese Audioversion wurde künstlich generiert. Mehr Infos",
    ]  # fmt: skip
    text = "\n\n".join(
        ["Start", "Politik", "Sport", TITLE, "Von Lea Brandt", "10.06.2025Lesedauer: 2 Min.", noise[4],
         BODY[0], noise[0], BODY[1], noise[1], BODY[2], noise[3], "Newsletter", noise[2]]
    )  # fmt: skip
    article = read(text)
    assert texts(article) == BODY
    assert article.title == TITLE
    assert article.date == "2025-06-10"
    assert article.publisher == "beispiel.de"
    found = reasons(article)
    assert found["Anzeige"] == "advertising"
    assert found["Loading..."] == "button or placeholder"
    assert set(noise) <= set(found)


@pytest.mark.parametrize(
    "caption",
    [
        "Arbeiter bei einer Besichtigung der alten Brücke über die Ahre.\n\n(Foto: Max Muster/dpa)",
        "Die Brücke über die Ahre ist seit Jahren in keinem guten Zustand. Bild: Max Muster/dpa",
        "Die gesperrte Brücke (Archivbild): Hier wird bald gebaut.",
        "Detailansicht öffnen\n\nDie Brücke ist seit dem vergangenen Winter gesperrt.",
    ],
)
def test_captions_between_paragraphs_are_dropped(caption):
    assert texts(read("\n\n".join([TITLE, BODY[0], caption, BODY[1], BODY[2]]))) == BODY


def test_short_paragraphs_and_subheadings_between_paragraphs_stay():
    article = read(
        "\n\n".join([TITLE, BODY[0], "Nein, sagte er.", BODY[1], "Umweg für Autos", BODY[2]])
    )
    assert [p.kind for p in article.paragraphs] == ["lead", "body", "body", "heading", "body"]
    assert article.paragraphs[1].text == "Nein, sagte er."


def test_what_follows_the_article_is_not_the_article():
    after = ["Mehr zum Thema", "Neue Schule in Bergheim", "Der Rat von Bergheim plant eine Schule.",
             "Fest in Talheim abgesagt", "Impressum", "Datenschutz", "Kontakt"]  # fmt: skip
    assert texts(read(page(after=after))) == BODY


def test_a_mark_in_the_line_is_cut_and_the_rest_stays():
    article = read("\n\n".join([TITLE, "Das Wichtigste in Kürze " + BODY[0], *BODY[1:]]))
    assert texts(article) == BODY
    assert reasons(article)["Das Wichtigste in Kürze"] == "name of a box"


def test_lines_broken_at_links_are_mended():
    broken = BODY[1].replace(" der Verwaltung ", "\nder Verwaltung\n")
    assert texts(read("\n".join([TITLE, BODY[0], broken, BODY[2]]))) == BODY


def test_hard_wrapped_paragraphs_are_one():
    import textwrap

    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in BODY)
    assert texts(read(TITLE + "\n\n" + wrapped)) == BODY


UNEVEN = """\
Der Kreis sperrt die Brücke bei Talheim für zwei Jahre. Das teilte die Verwaltung
am Montag mit, nachdem Gutachter an mehreren Stellen Rost gefunden hatten. Die
Verwaltung
rechnet mit Kosten von 4,5 Millionen Euro, von denen das Land drei Viertel
übernehmen soll. Der Antrag werde derzeit
geprüft, hieß es im zuständigen
Ministerium.
Viele Anwohner ärgern sich darüber, dass sie künftig einen Umweg von zwölf
Kilometern fahren müssen. "Das ist für unseren Betrieb kaum zu leisten", sagte der
Landwirt Jonas Reuter. Seine Felder liegen auf beiden Seiten des Flusses, seine
Maschinen stehen in
Talheim. Der Landrat versprach, dass man in den nächsten Wochen mit den Betrieben
reden werde und dass bis zum Sommer eine Lösung gefunden werden solle, mit der
alle leben können.
Ein Unternehmer will deshalb ein Boot anschaffen, das von April an
übersetzen soll."""


def test_lines_broken_unevenly_are_mended():
    read_texts = [sentence.text for sentence in read(TITLE + "\n\n" + UNEVEN).sentences]
    whole = UNEVEN.replace("\n", " ")
    assert " ".join(read_texts) == whole
    assert all(text.rstrip('"').endswith((".", '"')) for text in read_texts)


def test_lines_of_a_text_that_is_not_wrapped_stay_apart():
    lines = [TITLE, *BODY[:2], "Die Landwirte und die Schulen warten auf eine Lösung", BODY[2]]
    assert "Die Landwirte und die Schulen warten auf eine Lösung" in texts(read("\n".join(lines)))


def test_markdown_headings_are_title_and_headings():
    article = read(f"# {TITLE}\n\n{BODY[0]}\n\n## Der Umweg\n\n{BODY[1]}\n\n{BODY[2]}\n", ".md")
    assert article.title == TITLE
    assert [p.kind for p in article.paragraphs] == ["lead", "heading", "body", "body"]


def test_a_date_in_running_text_is_not_the_articles():
    text = BODY[0] + " Zuletzt wurde sie am 12. März 2004 gesperrt."
    assert read("\n\n".join([TITLE, text, *BODY[1:]])).date is None


def test_invisible_characters_are_left_out_and_spans_hold():
    text = page().replace("Bürgermeisterin", "Bürger\u00admeisterin").replace("Euro", "\u200bEuro")
    article = read(text)
    assert texts(article) == BODY


HTML = f"""<!DOCTYPE html><html lang="de"><head><title>{TITLE} - Beispielblatt</title>
<meta property="og:site_name" content="Beispielblatt">
<meta property="article:published_time" content="2024-11-15T08:00:00+01:00">
<script>var text = "Das ist kein Text des Artikels.";</script></head><body>
<nav><ul><li><a href="/">Start</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>{TITLE}</h1>
<p>{BODY[0].replace("Bürgermeisterin", "B&uuml;rgermeisterin")}</p>
<figure><img src="a.jpg"><figcaption>Die Brücke im Winter. Foto: Max Muster</figcaption></figure>
<p>{BODY[1].replace("Verwaltung", "<a href='/v?a=1&amp;b=2'>Verwaltung</a>")}</p>
<h2>Umweg für Autos</h2>
<p>{BODY[2]}</p></article>
<footer><a href="/impressum">Impressum</a></footer></body></html>"""


def test_html_gives_article_metadata_and_places_in_the_source():
    article = read(HTML, ".html")
    assert (article.title, article.date, article.publisher) == (
        TITLE,
        "2024-11-15",
        "Beispielblatt",
    )
    assert [text for text in texts(article) if text != "Umweg für Autos"] == BODY
    dropped = reasons(article)
    assert dropped["Die Brücke im Winter. Foto: Max Muster"] == "image caption"
    assert "Impressum" in dropped
    first = article.paragraphs[0]
    assert "B&uuml;rgermeisterin" in HTML[first.start : first.end]


def source_of(tmp_path, *lines):
    (tmp_path / "news.jsonl").write_text("\n".join(lines))
    return find_sources([tmp_path]).sources


def test_a_record_has_its_own_title_date_and_publisher(tmp_path):
    record = {"title": TITLE, "text": "\n\n".join(BODY), "date": "2024-11-15 10:00",
              "url": "https://www.beispiel.de/a"}  # fmt: skip
    (source,) = source_of(tmp_path, json.dumps(record))
    article = read_article(source, load(source))
    assert (article.id, article.title) == ("news/000001", TITLE)
    assert (article.date, article.publisher) == ("2024-11-15", "beispiel.de")
    assert texts(article) == BODY
    sentence = article.sentences[-1]
    assert record["text"][sentence.start : sentence.end] == sentence.text


@pytest.mark.parametrize(
    "line", ['{"text": "abc"', '["text"]', '{"title": "x"}', '{"text": 5}', "[" * 100_000]
)
def test_a_bad_record_names_its_line(tmp_path, line):
    (source,) = source_of(tmp_path, line)
    with pytest.raises(BadRecord, match=r"^news.jsonl, line 1: ") as caught:
        read_article(source, load(source))
    assert "\n" not in str(caught.value)


ENGLISH = (
    "The town council said on Monday that the old bridge would be repaired before the end of the "
    "year. It is expected to cost about three million euros, half of which comes from the state. "
)


def test_english_is_refused_in_one_line():
    with pytest.raises(NotGerman, match="seems to be English"):
        read("\n\n".join([ENGLISH] * 3))


@pytest.mark.parametrize(
    "text",
    [
        BODY[0] + '\n\n"' + ENGLISH + '", sagte der Botschafter, der aus London kam.\n\n' + BODY[1],
        "\n\n".join(BODY)
        .replace("ü", "ue")
        .replace("ä", "ae")
        .replace("ö", "oe")
        .replace("ß", "ss"),
        "Kurz und gut.",
    ],
)
def test_german_in_all_its_forms_is_accepted(text):
    assert read(text).language == "de"


def test_only_page_elements_is_empty():
    with pytest.raises(EmptyArticle, match=r"a\.txt: no article"):
        read("Loading...\n\nAnzeige\n\nTeilen\n")


def test_a_huge_line_is_refused_at_once():
    with pytest.raises(TooLarge):
        read(b"a " * MAX_BYTES)
