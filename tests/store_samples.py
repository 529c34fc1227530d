"""Small articles with translations and briefs, for the tests of the store and the diff."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from translator.article import (
    Article,
    Flag,
    Paragraph,
    Sentence,
    TranslatedSentence,
    Translation,
)
from translator.brief import Brief, Fact, Point, Title
from translator.signature import Signature

if TYPE_CHECKING:
    from translator.store import Store

SIGNATURE = Signature(
    reading="1",
    splitting="1",
    model="embedded",
    fingerprint="ab" * 32,
    engine="ctranslate2 4.8 int8",
    decoding="beam 4",
    glossary=None,
    checks="1",
    summariser="extractive 1, facts 1",
)
OTHER_MODEL = replace(SIGNATURE, model="opus-mt", fingerprint="cd" * 32)

FIGURE = Flag("figures", "warning", "the German says 3, the English doesn't")
SHORT = Flag("length", "info", "much shorter than the German")

PARAGRAPHS: tuple[tuple[str, tuple[tuple[str, str, tuple[Flag, ...]], ...]], ...] = (
    (
        "lead",
        (
            (
                "Die Stadt Beispielhausen baut eine *neue* Brücke.",
                "The town builds a *new* bridge.",
                (),
            ),
        ),
    ),
    ("heading", (("Kosten", "Costs", ()),)),
    (
        "body",
        (
            (
                "3. Oktober war der erste Tag, an dem 3 Kräne standen.",
                "3. October was the first day on which cranes stood.",
                (FIGURE,),
            ),
            (
                "Der Rat stimmte mit <großer> Mehrheit zu.",
                "The council agreed by a <large> majority.",
                (),
            ),
        ),
    ),
)


def sample(
    article_id: str = "2024/bruecke",
    *,
    ending: str = ".txt",
    text: str | None = None,
    signature: Signature = SIGNATURE,
    date: str | None = "2024-11-15",
    english: str = "",
) -> tuple[bytes, Article, Translation, Brief]:
    """An article of four sentences; `english`, when given, replaces the first one's English."""
    paragraphs, sentences, targets, at = [], [], [], 0
    for number, (kind, pairs) in enumerate(PARAGRAPHS):
        start = at
        for german, translated, flags in pairs:
            sentences.append(Sentence(german, at, at + len(german), number))
            targets.append(TranslatedSentence(translated, -0.25, flags))
            at += len(german) + 1
        paragraphs.append(Paragraph(" ".join(it[0] for it in pairs), start, at - 1, kind))  # type: ignore[arg-type]
        at += 1
    if english:
        targets[0] = replace(targets[0], text=english)
    data = (text if text is not None else "\n\n".join(it.text for it in paragraphs)).encode()
    article = Article(
        id=article_id,
        path=article_id + ending,
        sha256=hashlib.sha256(data).hexdigest(),
        language="de",
        title="Neue Brücke für Beispielhausen",
        title_span=None,
        date=date,
        publisher="Beispielbote",
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
    )
    title = TranslatedSentence("New bridge for Beispielhausen", -0.5)
    translation = Translation(article_id, title, tuple(targets))
    return data, article, translation, _brief(article, translation, signature)


FACTS = (
    Fact("where", "Beispielhausen", "Beispielhausen", 0, (10, 24)),
    Fact("when", "3. Oktober", "3 October 2024", 2, (59, 69), "2024-10-03"),
    Fact("figure", "3 Kräne", "3 Kräne", 2, (97, 104), "3", translated=False),
)


def _brief(article: Article, translation: Translation, signature: Signature) -> Brief:
    points = []
    for number in (0, 2, 3):
        german, english = article.sentences[number], translation.sentences[number]
        span = (german.start, german.end)
        points.append(Point(german.text, english.text, number, span, 0.5, english.flags))
    assert article.title is not None and translation.title is not None
    return Brief(
        id=article.id,
        source=article.path,
        sha256=article.sha256,
        title=Title(article.title, translation.title.text),
        date=article.date,
        publisher=article.publisher,
        summary=Title(points[0].de, points[0].en),
        points=tuple(points),
        facts=FACTS,
        flags=(SHORT,),
        signature=signature,
    )


def put(store: Store, run: int, made: tuple[bytes, Article, Translation, Brief]) -> Brief:
    """Save a sample."""
    data, article, translation, brief = made
    ending = article.path[len(article.id) :]
    store.save(run, data=data, ending=ending, article=article, translation=translation, brief=brief)
    return brief
