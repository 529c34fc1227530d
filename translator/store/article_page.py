"""article.html: a brief, and the full text in both languages with a place for every sentence.

`article.html#s12` is the sentence with index 12. The page needs no network, no script and no other
file; a browser marks the sentence by the style alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from translator.article import in_doubt
from translator.pages import FLAG_HELP
from translator.store.page import PAGES, signs_of
from translator.store.render import all_flags, how_made, made_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from translator.article import Article, Dropped, TranslatedSentence
    from translator.store.values import Views


@dataclass(frozen=True, slots=True)
class _Row:
    """A sentence in both languages; `note` and `point` are numbers from 1, or 0 for none."""

    index: int
    german: str
    english: str
    remarks: tuple[str, ...]
    sign: str
    note: int
    point: int


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph, or what reading left out between two."""

    start: int
    sentences: tuple[_Row, ...] = ()
    left_out: tuple[Dropped, ...] = ()
    kind: str = "body"

    @property
    def tag(self) -> str:
        return "h3" if self.kind == "heading" else "p"

    @property
    def reasons(self) -> list[str]:
        return list(dict.fromkeys(it.reason for it in self.left_out))


def article_html(views: Views) -> str:
    """The page of one article; its links are relative to the article's folder."""
    brief = views.brief
    rows = _rows(views)
    flags = (*all_flags(brief), *(it for row in views.translation.sentences for it in row.flags))
    return PAGES.render(
        "article.html",
        styles=("brief.css", "article.css"),
        brief=brief,
        up="../" * len(brief.id.split("/")),
        original=quote(f"original{views.ending}"),
        tie=views.tie,
        head=_subtitle(views),
        blocks=_in_order([*_paragraphs(views.article, rows), *_left_out(views.article)]),
        notes=[row for row in rows if row.note],
        help=FLAG_HELP,
        used={flag.name for flag in flags},
        signs=signs_of([brief]),
        made=made_line(brief.signature),
    )


def _rows(views: Views) -> list[_Row]:
    points = {point.sentence: number for number, point in enumerate(views.brief.points, 1)}
    rows: list[_Row] = []
    notes = 0
    pairs = zip(views.article.sentences, views.translation.sentences, strict=True)
    for index, (german, english) in enumerate(pairs):
        remarks = _remarks(english)
        notes += bool(remarks)
        number = notes if remarks else 0
        point = points.get(index, 0)
        rows.append(_Row(index, german.text, english.text, remarks, _sign(english), number, point))
    return rows


def _remarks(english: TranslatedSentence) -> tuple[str, ...]:
    return (*(f"{it.name}: {it.message}" for it in english.flags), *how_made(english))


def _sign(english: TranslatedSentence) -> str:
    if in_doubt(english.flags):
        return "⚠"
    return "ℹ" if english.flags else "✎"


def _subtitle(views: Views) -> dict[str, str] | None:
    english = views.translation.subtitle
    return {"de": views.article.subtitle or "", "en": english.text} if english else None


def _paragraphs(article: Article, rows: Sequence[_Row]) -> Iterator[_Block]:
    for number, found in groupby(rows, key=lambda row: article.sentences[row.index].paragraph):
        sentences = tuple(found)
        start = article.sentences[sentences[0].index].start
        yield _Block(start, sentences, kind=article.paragraphs[number].kind)


def _left_out(article: Article) -> Iterator[_Block]:
    return (_Block(it.start, left_out=(it,)) for it in article.dropped)


def _in_order(blocks: Iterable[_Block]) -> list[_Block]:
    """Give blocks as they stand in the original; what was left out at one place is one."""
    ordered = []
    by_place = sorted(blocks, key=lambda block: block.start)
    for is_text, group in groupby(by_place, key=lambda block: bool(block.sentences)):
        found = list(group)
        parts = tuple(part for block in found for part in block.left_out)
        ordered += found if is_text else [_Block(found[0].start, left_out=parts)]
    return ordered
