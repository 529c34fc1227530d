"""Small articles with translations and briefs, for the tests of the digest."""

from __future__ import annotations

from typing import NamedTuple

from plain_articles import SIGNATURE

from translator.article import (
    Article,
    Flag,
    Paragraph,
    Sentence,
    TranslatedSentence,
    Translation,
)
from translator.brief import Brief, Fact, Point, Title
from translator.store import Shown

DOUBT = Flag("figures", "warning", "the German says 3, the English doesn't")


class Row(NamedTuple):
    """A sentence: German, English, its facts as (kind, German, English, value), doubtful or not."""

    de: str
    en: str
    facts: tuple[tuple[str, str, str, str | None], ...] = ()
    doubtful: bool = False


def told(
    name: str,
    title: tuple[str, str],
    rows: tuple[Row, ...],
    date: str | None = "2024-03-04",
    publisher: str | None = None,
) -> Shown:
    """An article of one sentence a paragraph, all of them points of its brief."""
    sentences, paragraphs, english, points, facts, at = [], [], [], [], [], 0
    for index, row in enumerate(rows):
        span = (at, at + len(row.de))
        flags = (DOUBT,) if row.doubtful else ()
        sentences.append(Sentence(row.de, *span, index))
        paragraphs.append(Paragraph(row.de, *span))
        english.append(TranslatedSentence(row.en, -0.5, flags))
        points.append(Point(row.de, row.en, index, span, 1 - index / 10, flags))
        facts += [
            Fact(kind, de, words, index, span, value)  # type: ignore[arg-type]
            for kind, de, words, value in row.facts
        ]
        at += len(row.de) + 1
    article = Article(
        *(name, f"{name}.txt", "0" * 64, "de", title[0], None, date, publisher),
        *(tuple(paragraphs), tuple(sentences)),
    )
    translation = Translation(name, TranslatedSentence(title[1], -0.5), tuple(english))
    brief = Brief(
        *(name, article.path, article.sha256, Title(*title), date, publisher),
        summary=Title(rows[0].de, rows[0].en),
        points=tuple(points),
        facts=tuple(facts),
        flags=(),
        signature=SIGNATURE,
    )
    return Shown(article, translation, brief, 1)


TOWN = ("where", "Neuwasser", "Neuwasser", None)
MAYOR = ("who", "Bürgermeisterin Lena Sturm", "Mayor Lena Sturm", None)

MORNING = told(
    "2024/flut-a",
    ("Flut reißt Damm bei Neuwasser fort", "Flood tears away dam near Neuwasser"),
    (
        Row(
            "Bei einer Flut an der Elster ist der Damm von Neuwasser gebrochen.",
            "The dam of Neuwasser broke in a flood on the Elster.",
            (TOWN,),
        ),
        Row(
            "Nach Angaben der Feuerwehr mussten etwa 400 Menschen ihre Häuser verlassen.",
            "According to the fire brigade, about 400 people had to leave their homes.",
            (
                ("figure", "etwa 400 Menschen", "about 400 people", "400"),
                ("source", "der Feuerwehr", "the fire brigade", None),
            ),
        ),
        Row(
            "Bürgermeisterin Lena Sturm sprach von einer Katastrophe für die Stadt.",
            "Mayor Lena Sturm spoke of a disaster for the town.",
            (MAYOR,),
        ),
    ),
    "2024-03-04",
    "Elsterbote",
)
EVENING = told(
    "2024/flut-b",
    ("Dammbruch an der Elster: Neuwasser unter Wasser", "Dam burst on the Elster"),
    (
        Row(
            "Der Damm von Neuwasser an der Elster ist in der Flut gebrochen.",
            "The dam of Neuwasser on the Elster has broken in the flood.",
            (TOWN,),
        ),
        Row(
            "600 Menschen mussten nach Angaben der Stadt ihre Häuser verlassen.",
            "According to the town, 600 people had to leave their homes.",
            (("figure", "600 Menschen", "600 people", "600"),),
            doubtful=True,
        ),
        Row(
            "Sturm bat das Land um schnelle Hilfe mit Booten und Sandsäcken.",
            "Sturm asked the state for quick help with boats and sandbags.",
            (("who", "Sturm", "Sturm", None),),
        ),
    ),
    "2024-03-05",
    "Neue Rundschau",
)
UNDATED = told(
    "2024/flut-c",
    ("Flut bei Neuwasser", "Flood near Neuwasser"),
    (
        Row(
            "Am 3. März stieg die Elster bei Neuwasser auf 7 Meter, bevor der Damm brach.",
            "On 3 March the Elster rose to 7 metres near Neuwasser before the dam broke.",
            (
                TOWN,
                ("when", "Am 3. März", "3 March 2024", "2024-03-03"),
                ("figure", "7 Meter", "7 metres", "7"),
            ),
        ),
        Row(
            "Rund 400 Menschen verließen in der Nacht ihre Häuser.",
            "About 400 people left their homes in the night.",
            (("figure", "Rund 400 Menschen", "about 400 people", "400"),),
        ),
    ),
    None,
)
LATER = told(
    "2024/flut-d",
    ("Neuwasser baut den Damm an der Elster wieder auf", "Neuwasser rebuilds its dam"),
    (
        Row(
            "Neuwasser baut nach der Flut den Damm an der Elster wieder auf.",
            "After the flood, Neuwasser is rebuilding the dam on the Elster.",
            (TOWN,),
        ),
        Row(
            "Mehr als 900 Menschen mussten damals ihre Häuser verlassen, sagte Sturm.",
            "More than 900 people had to leave their homes then, Sturm said.",
            (("figure", "Mehr als 900 Menschen", "more than 900 people", "900"),),
        ),
        Row(
            "Der neue Damm kostet die Stadt 12 Millionen Euro.",
            "The new dam costs the town 12 million euros.",
            (("figure", "12 Millionen Euro", "12 million euros", "12000000"),),
        ),
    ),
    "2024-04-20",
    "Elsterbote",
)
UNRELATED = told(
    "2024/schach",
    ("Elfjährige gewinnt Schachturnier", "Girl of eleven wins chess tournament"),
    (
        Row(
            "Eine Elfjährige hat in Kassel das Schachturnier der Erwachsenen gewonnen.",
            "A girl of eleven has won the adults' chess tournament in Kassel.",
            (("where", "Kassel", "Kassel", None),),
        ),
        Row("Ihr Trainer lobte vor allem ihre Endspiele.", "Her coach praised her endgames."),
    ),
    "2024-03-05",
    "Elsterbote",
)
ALL = (LATER, UNRELATED, UNDATED, MORNING, EVENING)
