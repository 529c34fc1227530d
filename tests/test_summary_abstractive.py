"""Points in a model's own words: what goes in, in which parts, and what is kept of what comes out."""

from __future__ import annotations

import pytest
from plain_articles import SIGNATURE, article
from test_translation_grounding import ARTICLE, ENGLISH, ROWS, TRANSLATION

from translator.article import Flag, TranslatedSentence
from translator.engines.writer import Writing
from translator.errors import WritingFailed
from translator.summary import Author, load_summariser, write_brief
from translator.summary.choice import MAX_WORDS
from translator.summary.wording import finished, is_new, parts, sentences_of
from translator.translation import ground


class Plain:
    """A summariser without a model: words are tokens, and it writes what `says` makes of a text."""

    def __init__(self, says, limit=1000):
        self.says, self.limit, self.read = says, limit, []

    def count(self, text):
        return len(text.split())

    def write(self, text):
        self.read.append(text)
        return Writing(self.says(text), complete=True)


def author(says, language="de", limit=1000):
    writer = Plain(says, limit)
    german = language == "de"
    return writer, Author(language, lambda: writer, lambda *args: ground(*args, german=german))


def points(made, known=None, source=ARTICLE):
    statements = made.write(source, TRANSLATION)
    english = {text: TranslatedSentence(text.upper(), -0.1) for text in made.german(statements)}
    return made.points(source, statements, known or english)


def test_german_points_are_translated_and_carry_the_doubts_of_both_steps():
    writer, made = author(
        lambda _: "Der Landtag bewilligt 20 Millionen Euro. Die Stadt baut eine Brücke."
    )
    statements = made.write(ARTICLE, TRANSLATION)
    assert writer.read == [" ".join(ROWS)]
    assert made.german(statements) == [statement.text for statement in statements]
    doubt = Flag("figures", "warning", "Another unit.")
    known = {
        text: TranslatedSentence("English.", -0.1, (doubt,)) for text in made.german(statements)
    }
    first, second = made.points(ARTICLE, statements, known)
    assert (first.de, first.en, first.sentence) == (statements[0].text, "English.", 1)
    assert first.span == (ARTICLE.sentences[1].start, ARTICLE.sentences[1].end)
    assert [flag.name for flag in first.flags] == ["unfounded", "figures"]
    assert second.flags == (doubt,)
    assert second.support[0] == second.sentence == 0


def test_english_points_stand_beside_the_german_that_they_rest_on():
    writer, made = author(lambda _: "Neustadt is building a bridge over the Saale .", "en")
    (point,) = points(made)
    assert writer.read == [" ".join(ENGLISH)]
    assert (point.en, point.de) == ("Neustadt is building a bridge over the Saale.", ROWS[0])
    assert point.support == (0,)


def test_repeats_scraps_and_what_has_nothing_to_do_with_the_article_are_left_out():
    said = (
        "Neustadt baut eine Brücke über die Saale. So weit. Erdbeeren schmecken süß. "
        "Die Stadt Neustadt baut eine Brücke über die Saale. Ein Gutachten warnt vor"
    )
    _, made = author(lambda _: said)
    assert [point.de for point in points(made)] == ["Neustadt baut eine Brücke über die Saale."]


def test_too_few_words_of_a_model_are_filled_up_with_sentences_of_the_article():
    _, made = author(lambda _: "Neustadt baut eine Brücke über die Saale.")
    written = points(made)
    brief = write_brief(ARTICLE, TRANSLATION, load_summariser("extractive"), SIGNATURE, written)
    assert len(brief.points) == 3
    assert [bool(point.support) for point in brief.points] == [True, False, False]
    assert 0 not in {point.sentence for point in brief.points[1:]}
    assert [p.sentence for p in brief.points] == sorted(p.sentence for p in brief.points)


def test_a_model_that_writes_nothing_leaves_the_brief_to_the_extractive_one():
    _, made = author(lambda _: "")
    extractive = load_summariser("extractive")
    assert write_brief(ARTICLE, TRANSLATION, extractive, SIGNATURE, points(made)) == write_brief(
        ARTICLE, TRANSLATION, extractive, SIGNATURE
    )


def test_points_have_no_more_english_words_than_a_brief_may_have():
    _, made = author(lambda _: " ".join(ROWS))
    long = {text: TranslatedSentence("word " * 40, -0.1) for text in ROWS}
    found = points(made, long)
    assert len(found) == 2
    assert sum(len(point.en.split()) for point in found) <= MAX_WORDS


def test_a_long_article_is_read_in_parts_and_long_summaries_once_more():
    rows = [f"Der Ort Nummer {number} meldete am Montag viel Regen." for number in range(60)]
    source = article([(text, "body") for text in rows])

    def first(text):
        return ".".join(text.split(".")[:1]) + "."

    writer, made = author(first, limit=50)
    (statement,) = made.write(source, TRANSLATION)
    assert all(writer.count(text) <= 50 for text in writer.read)
    assert " ".join(writer.read[:12]) == " ".join(rows)
    assert statement.text == rows[0]


def test_an_article_that_a_model_fails_at_is_named():
    def broken(_):
        raise WritingFailed("summariser 'x' can't be used")

    with pytest.raises(WritingFailed, match=r"^a.txt: summariser 'x'"):
        author(broken)[1].write(ARTICLE, TRANSLATION)


@pytest.mark.parametrize("limit", [5, 8, 13, 40, 1000])
def test_parts_keep_every_word_and_the_limit(limit):
    writer = Plain(str, limit)
    found = parts(writer, [*ROWS, "Wort " * 30, "x" * 99])
    assert " ".join(found).split() == " ".join([*ROWS, "Wort " * 30, "x" * 99]).split()
    assert all(writer.count(part) <= limit for part in found)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Am 15. November kam Dr. Lindner. Sie blieb.", "de", 2),
        ("Mr. Smith came at 3 p.m. on Monday . He stayed .", "en", 2),
        ("„Nein.“ Das sagte er.", "de", 2),
        ("", "de", 0),
    ],
)
def test_what_is_written_is_cut_into_sentences(text, language, expected):
    found = sentences_of(text, language)
    assert len(found) == expected
    assert not any(" ." in sentence for sentence in found)


@pytest.mark.parametrize(
    ("sentences", "complete", "expected"),
    [
        (["Eins ist da.", "Zwei ist da."], True, 2),
        (["Eins ist da.", "Zwei ist"], True, 1),
        (["Eins ist da"], True, 1),
        (["Eins ist da"], False, 0),
        (["Eins ist da."], False, 1),
        (["Ja.", "Eins ist da.“"], True, 1),
    ],
)
def test_a_tail_without_its_end_is_dropped(sentences, complete, expected):
    assert len(finished(sentences, complete=complete)) == expected


def test_a_sentence_is_new_that_says_more():
    assert is_new("Die Elbe steigt auf 6,20 Meter.", ["Die Elbe steigt."])
    assert not is_new("Die Elbe steigt.", ["Die Elbe steigt auf 6,20 Meter."])
