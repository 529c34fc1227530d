"""Date, publisher, authors and the other facts, from text, from a page's head and from records."""

import json
from pathlib import Path

import pytest

from translator.reading import Source, read_article
from translator.reading.bylines import Credits, byline, names_only, signed, source
from translator.reading.dates import markup_moment

TITLE = "Ahrenfeld saniert seine alte Brücke"
BODY = [
    "Die Stadt Ahrenfeld will ihre alte Brücke noch in diesem Jahr sanieren. Das sagte die Bürgermeisterin am Montag vor dem Rat.",
    "Für die Arbeiten sind nach Angaben der Verwaltung rund 3,5 Millionen Euro vorgesehen. Die Hälfte davon soll das Land übernehmen.",
    "Während der Bauzeit müssen Autofahrer einen Umweg von zwölf Kilometern fahren. Für Fußgänger wird es einen Steg geben.",
]


def read(text, ending=".txt"):
    record = (0, 1) if ending == ".jsonl" else None
    return read_article(
        Source("a", f"a{ending}", Path(f"a{ending}"), ending, record), text.encode()
    )


def page(*before, after=()):
    return read("\n\n".join([TITLE, *before, *BODY, *after]))


@pytest.mark.parametrize(
    ("lines", "authors", "agency"),
    [
        (["Von Anna Muster"], ("Anna Muster",), None),
        (["Von Anna Muster, Berlin"], ("Anna Muster",), None),
        (["Von Anna Muster und Bernd van der Beispiel"], ("Anna Muster", "Bernd van der Beispiel"), None),
        (["Eine Analyse von Anna Muster-Beispiel"], ("Anna Muster-Beispiel",), None),
        (["Von Dr. Anna Muster, Wirtschaftsredakteurin"], ("Dr. Anna Muster",), None),
        (["Autor: Anna Muster und Bernd Beispiel, Wien"], ("Anna Muster", "Bernd Beispiel"), None),
        (["Von:", "ANNA MUSTER", "Ahrenfeld saniert"], ("Anna Muster",), None),
        (["von", "Anna Muster", ",", "Bernd Beispiel", "Teilen"], ("Anna Muster", "Bernd Beispiel"), None),
        (["Anna Muster und Bernd Beispiel, dpa"], ("Anna Muster", "Bernd Beispiel"), "dpa"),
        (["Von DPA"], (), "dpa"),
        (["dpa/AFP"], (), "dpa/AFP"),
        (["Anna Muster/AFP"], (), None),
        (["Von der Elbe bis zur Donau: Eine Reise"], (), None),
        (["Von Montag an gilt der neue Fahrplan"], (), None),
        (["Politik, Sport"], (), None),
    ],
)  # fmt: skip
def test_a_byline_names_people_and_agencies_and_nothing_else(lines, authors, agency):
    found = byline(lines)
    assert (found.authors, found.agency) == (authors, agency)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Quelle: ntv.de, gut/rts", None),
        ("Quelle: ntv.de, als/dpa", "dpa"),
        ("Quellen: AFP, Reuters", "AFP/Reuters"),
        ("Quelle: Anna Muster", None),
    ],
)
def test_a_source_line_names_agencies_only(text, agency):
    assert (source(text).authors, source(text).agency) == ((), agency)


@pytest.mark.parametrize(
    ("first", "end", "agency"),
    [
        ("Ahrenfeld (dpa) - Die Stadt saniert.", ["Das ist alles."], "dpa"),
        ("Die Stadt saniert.", ["Das ist alles. (AFP)"], "AFP"),
        ("Die Stadt saniert.", ["Das ist alles.", "© dpa-infocom, dpa:240516-99-1/3"], "dpa"),
        ("Die Stadt (rund 300 Menschen) saniert.", ["Das ist (fast) alles."], None),
    ],
)
def test_an_agency_signs_at_the_beginning_or_the_end(first, end, agency):
    assert signed(first, end) == agency


@pytest.mark.parametrize("text", ["Mehr lesen", "Landkreis Ahrenfeld", "Play ABC", "Neue Brücke"])
def test_two_capitals_are_not_yet_a_name(text):
    assert not names_only(text)


@pytest.mark.parametrize(
    ("text", "date", "time"),
    [
        ("2024-11-15T11:42:00+01:00", "2024-11-15", "11:42"),
        ("2024-08-26T23:27:57Z", "2024-08-27", "01:27"),
        ("2024-11-15T00:00:00", "2024-11-15", None),
        ("2024-11-15", "2024-11-15", None),
        ("2024-11", "2024-11", None),
        ("15.11.2024 11:42", "2024-11-15", "11:42"),
        ("15. November 2024, 11.42 Uhr", "2024-11-15", "11:42"),
        ("soon", None, None),
    ],
)
def test_a_moment_of_a_field_is_as_precise_as_it_is_given(text, date, time):
    moment = markup_moment(text)
    assert (moment and moment.date, moment and moment.time) == (date, time)


@pytest.mark.parametrize(
    ("lines", "date", "time"),
    [
        (["Stand: 15.11.2024 11:42 Uhr"], "2024-11-15", "11:42"),
        (["15. November 2024, 11.42 Uhr", "Aktualisiert: 16.11.2024, 8.00 Uhr"], "2024-11-15", "11:42"),
        (["Akt.: 16. November 2024 - 08.00 Uhr"], "2024-11-16", "08:00"),
        (["Montag, 18. November 2024", "15.11.2024"], "2024-11-15", None),
        (["Stand:", "15.11.2024"], "2024-11-15", None),
        (["28. Nov. 2024"], "2024-11-28", None),
        (["Verfügbar bis 15.11.2029"], "2029-11-15", None),
        (["Heute, 12:37 Uhr"], None, None),
    ],
)  # fmt: skip
def test_a_publication_date_goes_before_that_of_a_change(lines, date, time):
    article = page(*lines)
    assert (article.date, article.time) == (date, time)


def test_a_date_after_a_listed_indent_is_no_list_item():
    assert read(f"{TITLE}\n\n    15. November 2024\n\n" + "\n\n".join(BODY)).date == "2024-11-15"


def test_a_byline_near_the_headline_is_found_and_one_in_a_box_is_not():
    assert page("Von Anna Muster", "15.11.2024").authors == ("Anna Muster",)
    after = ["Mehr zum Thema", "Schule in Bergheim", "Von Carla Conti"]
    assert page(after=after).authors == ()


def test_a_name_beside_the_date_is_the_authors():
    assert page("Anna Muster", "15.11.2024, 11:42 Uhr").authors == ("Anna Muster",)
    assert page("15.11.2024, 11:42 Uhr / Anna Muster").authors == ("Anna Muster",)


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (["Quelle: beispiel.de, gut/rts"], "beispiel.de"),
        (["Quelle: dpa"], None),
        (["Quelle: F.A.B."], "F.A.B."),
        (["© 2024 Ahrenfelder Bote"], "Ahrenfelder Bote"),
        (["© Ahrenfelder Bote GmbH. Alle Rechte vorbehalten"], "Ahrenfelder Bote"),
        (["© Verlag Muster GmbH & Co. KG"], None),
        (["© Anna Muster"], None),
    ],
)
def test_a_publisher_is_named_after_the_text(text, publisher):
    assert page(after=text).publisher == publisher


@pytest.mark.parametrize(
    ("first", "publisher"),
    [
        (f"{TITLE} | Ahrenfelder Bote", "Ahrenfelder Bote"),
        (f"{TITLE} - Politik - bote.de", "bote.de"),
        (f"{TITLE} - Politik", None),
        (f"{TITLE} | Bote | 15.11.2024", "Bote"),
        ("Ein anderer Text über etwas anderes | Bote", None),
    ],
)
def test_a_publisher_is_named_in_the_pages_title(first, publisher):
    text = "\n\n".join([first, "Start", "Sport", TITLE, "15.11.2024", *BODY])
    assert read(text).publisher == publisher


def test_kicker_section_and_headline_are_told_apart():
    article = read("\n\n".join(["Start", "Politik", f"Streit im Rat : {TITLE}", *BODY]))
    assert (article.title, article.kicker, article.section) == (TITLE, "Streit im Rat", "Politik")
    assert "kicker before the headline" in {item.reason for item in article.dropped}


def test_a_line_right_over_the_headline_is_its_kicker():
    text = f"Start\n\nSport\n\nAuch das Land gibt Geld\n{TITLE}\n\n" + "\n\n".join(BODY)
    assert read(text).kicker == "Auch das Land gibt Geld"


LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "@id": "#us", "name": "Ahrenfelder Bote"},
        {
            "@type": ["NewsArticle"], "headline": "Kopf", "alternativeHeadline": "Das Land hilft",
            "datePublished": "2024-11-15T11:42:00+01:00", "dateModified": "2024-11-17T08:00:00Z",
            "author": [{"@type": "Person", "name": "Anna Muster"}, {"name": "dpa"}],
            "publisher": {"@id": "#us"}, "articleSection": ["Politik", "Region"],
        },
    ],
}  # fmt: skip


def html(head, body=()):
    text = "".join(f"<p>{paragraph}</p>" for paragraph in [*body, *BODY])
    return read(
        f"<html><head><title>x</title>{head}</head><body><article><h1>{TITLE}</h1>{text}"
        "</article></body></html>",
        ".html",
    )


def test_linked_data_of_a_page_gives_all_facts():
    article = html(f'<script type="application/ld+json">{json.dumps(LINKED)}</script>')
    assert (article.title, article.subtitle) == (TITLE, "Das Land hilft")
    assert (article.date, article.time) == ("2024-11-15", "11:42")
    assert (article.authors, article.agency) == (("Anna Muster",), "dpa")
    assert (article.publisher, article.section) == ("Ahrenfelder Bote", "Politik")


def test_meta_elements_of_a_page_give_the_facts():
    article = html(
        '<meta property="og:site_name" content="Ahrenfelder Bote">'
        '<meta property="article:published_time" content="2024-11-15T10:42:00Z">'
        '<meta name="author" content="Anna Muster, Bernd Beispiel">'
        '<meta property="article:section" content="Politik">'
        '<link rel="canonical" href="https://www.bote.example.de/bruecke">'
    )
    assert (article.date, article.time) == ("2024-11-15", "11:42")
    assert article.authors == ("Anna Muster", "Bernd Beispiel")
    assert (article.publisher, article.section) == ("Ahrenfelder Bote", "Politik")
    assert article.url == "https://www.bote.example.de/bruecke"


@pytest.mark.parametrize("broken", ["{", "[[[", '{"@type": "NewsArticle", "datePublished": 5}', '{"@type": {"a": 1}, "author": [[1]]}', "[" * 50_000])  # fmt: skip
def test_broken_linked_data_is_passed_over(broken):
    script = f'<script type="application/ld+json">{broken}</script>'
    assert html(script, ["15.11.2024"]).date == "2024-11-15"


def test_a_record_gives_its_facts():
    fields = {
        "title": TITLE, "text": "\n\n".join(BODY), "date": "2024-11-15T11:42:00+01:00",
        "url": "https://www.bote.example.de/a", "author": "Anna Muster und dpa",
        "section": "Politik", "kicker": "Streit im Rat", "subtitle": "Das Land hilft",
    }  # fmt: skip
    article = read(json.dumps(fields), ".jsonl")
    assert (article.date, article.time) == ("2024-11-15", "11:42")
    assert (article.authors, article.agency) == (("Anna Muster",), "dpa")
    assert (article.publisher, article.url) == ("bote.example.de", fields["url"])
    assert (article.section, article.kicker) == ("Politik", "Streit im Rat")
    assert article.subtitle == "Das Land hilft"


def test_a_line_in_letters_without_case_names_nobody():
    assert byline(["Von 田中 角栄", "Rest"]) == Credits()
