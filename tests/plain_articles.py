"""Small articles for tests: rows of text and kind, each a paragraph of one sentence."""

from __future__ import annotations

from translator.article import Article, Paragraph, Sentence, TranslatedSentence, Translation
from translator.signature import Signature

SIGNATURE = Signature("1", "s 1", "m", "0" * 64, "e 1", "beam=4", None, "1", "extractive 1")


def article(rows, title="Hochwasser an der Elbe") -> Article:
    paragraphs, sentences, start = [], [], 0
    for text, kind in rows:
        end = start + len(text)
        sentences.append(Sentence(text, start, end, len(paragraphs)))
        paragraphs.append(Paragraph(text, start, end, kind))
        start = end + 1
    span = (0, 1) if title else None
    return Article(
        *("a", "a.txt", "0" * 64, "de", title, span, "2024-11", "x.de"),
        *(tuple(paragraphs), tuple(sentences)),
    )


def english(source: Article, words: int = 12) -> Translation:
    texts = tuple(
        TranslatedSentence("word " * (words - 1) + "end.", -0.5) for _ in source.sentences
    )
    return Translation(source.id, TranslatedSentence("Title", -0.5), texts)
