"""What is kept of scraped text whatever the classifier says, and lines that recur over a run."""

from pathlib import Path

import pytest

from translator.reading import (
    Recurring,
    Source,
    line_hashes,
    lines_digest,
    lines_of,
    read_article,
)
from translator.reading.features import block_features, names
from translator.reading.noise import label_blocks
from translator.reading.roles import block_roles
from translator.reading.text import text_blocks
from translator.reading.trees import trees

TITLE = "Talheim streitet über seinen Brunnen"
LEAD = "Der alte Brunnen von Talheim soll nach dem Willen des Rates an einen anderen Ort ziehen."
PROSE = [
    (
        "Die Bürgermeisterin sagte am Dienstag, der Platz werde für den neuen Markt gebraucht. "
        "Viele Bewohner sehen das anders und haben in drei Wochen 400 Unterschriften gesammelt."
    ),
    (
        "Der Brunnen steht seit 1823 vor dem Rathaus und ist nach Angaben des Landesamtes ein "
        "geschütztes Denkmal, das nur mit dessen Zustimmung versetzt werden darf."
    ),
    "Im Mai will der Rat über den Plan entscheiden, den ein Büro aus Bergheim entworfen hat.",
]
POEM = [
    "Am Brunnen", "Das Wasser fällt, das Wasser steigt,", "der Abend kommt, der Platz wird leer,",
    "der Stein, der alles weiß, er schweigt.", "Die Zeit", "geht hin", "und kommt nicht mehr.",
]  # fmt: skip
RECIPE = [
    "500 g Mehl", "2 Eier", "1 Prise Salz", "Das Mehl in eine Schüssel geben und die Eier dazu.",
    "Alles gut kneten.", "Den Teig eine halbe Stunde an einem warmen Ort ruhen lassen.",
]  # fmt: skip
INTERVIEW = [
    "Warum?", PROSE[0], "Und dann?", "Dann sehen wir weiter.", "Wann genau?", PROSE[1],
    "Sind Sie froh?", "Nein.",
]  # fmt: skip
TICKER = [
    "18.42 Uhr: Der Rat tritt zusammen.", "18.50 Uhr: Die Sitzung beginnt mit einer Rede.",
    "19.05 Uhr: Tumult.", "19.30 Uhr: Der Plan ist angenommen, wie die Leiterin mitteilt.",
]  # fmt: skip
PAGE_TOP = ["Menü", "Start", "Politik", "Sport", "Anmelden"]
PAGE_END = ["Mehr zum Thema", "Fest in Bergheim abgesagt", "Impressum", "Datenschutz", "Kontakt"]


def read(lines, recurring=frozenset()):
    text = "\n\n".join(lines)
    return read_article(
        Source("a", "a.txt", Path("a.txt"), ".txt"), text.encode(), recurring=recurring
    )


def texts(article):
    return [paragraph.text for paragraph in article.paragraphs]


@pytest.mark.parametrize(
    "body", [POEM, RECIPE, INTERVIEW, TICKER, [LEAD, *PROSE]],
    ids=["poem", "recipe", "interview", "ticker", "news"],
)  # fmt: skip
def test_a_text_without_page_elements_is_kept_whole(body):
    article = read([TITLE, *body])
    assert article.title == TITLE
    assert texts(article) == body


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_short_plain_text_is_kept(count):
    body = " ".join(PROSE[:count])
    assert texts(read([TITLE, body])) == [body]


def test_a_long_line_is_kept():
    line = " ".join([LEAD, *PROSE] * 40)
    assert texts(read([line])) == [line]


@pytest.mark.parametrize("short", ["Nein, sagte er.", "So geht es nicht.", "Und jetzt?"])
def test_a_short_sentence_between_paragraphs_of_a_page_is_kept(short):
    article = read([*PAGE_TOP, TITLE, LEAD, PROSE[0], short, *PROSE[1:], *PAGE_END])
    assert short in texts(article)


def test_the_page_around_the_article_goes():
    article = read([*PAGE_TOP, TITLE, LEAD, "Anzeige", *PROSE, *PAGE_END])
    assert texts(article) == [LEAD, *PROSE]
    assert {dropped.text for dropped in article.dropped} == {*PAGE_TOP, "Anzeige", *PAGE_END}


def test_captions_are_told_apart():
    caption = "Der Brunnen vor dem Rathaus von Talheim. Foto: Lea Muster"
    article = read([TITLE, LEAD, caption, *PROSE])
    assert [(d.text, d.reason) for d in article.dropped] == [(caption, "image caption")]


def test_the_model_that_ships_asks_for_the_figures_that_there_are():
    blocks = text_blocks("\n\n".join([*PAGE_TOP, TITLE, LEAD, *PROSE, *PAGE_END]))
    kept = [label.kept for label in label_blocks(blocks)]
    rows = list(block_features(blocks, block_roles(blocks), kept, TITLE))
    assert trees().names == tuple(names())
    assert {len(row) for row in rows} == {len(names())}


PROMO = "Das Talheimer Blatt jetzt auch im Abo"
FINAL = "Dieser Text ist zuerst im Talheimer Blatt erschienen."
SOURCE = Source("a", "a.txt", Path("a.txt"), ".txt")


def lines(*parts):
    return lines_of(SOURCE, "\n\n".join(parts).encode())


def articles(count, *shared):
    return [lines(f"Nummer {n} der Meldungen aus der Stadt.", *shared) for n in range(count)]


def recurring(articles):
    return Recurring(map(line_hashes, articles))


def test_lines_of_many_articles_recur_and_sentences_only_in_most():
    some = articles(5, PROMO, FINAL)
    mine = some[0]
    assert recurring(some).among(mine) == {PROMO.lower(), FINAL.lower()}
    assert recurring([*some, *articles(20)]).among(mine) == {PROMO.lower()}
    assert recurring(some[:4]).among(mine) == set()


def test_a_line_that_recurs_in_one_article_does_not():
    assert recurring([lines(PROMO, PROMO, PROMO), *articles(9)]).among(lines(PROMO)) == set()


def test_recurring_lines_are_dropped_at_the_edges_only():
    recurring = frozenset({FINAL.lower()})
    article = read([TITLE, LEAD, *PROSE, FINAL], recurring)
    assert texts(article) == [LEAD, *PROSE]
    assert article.dropped[0].reason == "recurs in other articles"
    inside = [LEAD, FINAL, *PROSE]
    assert texts(read([TITLE, *inside], recurring)) == inside


def test_versions_of_one_article_keep_their_text():
    recurring = frozenset(line.lower() for line in PROSE)
    assert texts(read([TITLE, LEAD, *PROSE], recurring)) == [LEAD, *PROSE]


def test_recurring_lines_are_part_of_the_signature_in_any_order():
    assert lines_digest(frozenset()) is None
    assert lines_digest(frozenset("ab")) == lines_digest(frozenset("ba"))
