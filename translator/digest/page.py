"""The digest as a page of HTML: self-contained, light, dark and printable."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from translator.digest import wording
from translator.digest.style import PAGE
from translator.store.render import NOTHING, english_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from translator.digest.values import (
        Digest,
        Figure,
        Other,
        Point,
        Reading,
        Report,
        Statement,
        Story,
        Text,
    )


def digest_html(digest: Digest) -> str:
    """Give the page; its links are relative to out/."""
    blocks = [f'<p class="about">{escape(wording.about(digest))}</p>']
    if wording.doubted(digest):
        blocks.append(f'<p class="about">{escape(wording.DOUBT)}</p>')
    blocks += _contents(digest)
    for number, story in enumerate(digest.stories, 1):
        blocks += _Story(story, number).blocks()
    if digest.others:
        others = map(_other, digest.others)
        blocks.append(f'<section id="others"><h2>Other articles</h2>{_list(others)}</section>')
    return PAGE.format(body="\n".join(blocks))


def _contents(digest: Digest) -> Iterator[str]:
    """Give links to the stories, where there are several."""
    if len(digest.stories) > 1:
        links = (
            f'<a href="#story-{number}">{_mark(it.headline.doubtful)}{escape(it.headline.en)}</a>'
            f' <span class="quiet">{wording.plural(len(it.reports), "report")}</span>'
            for number, it in enumerate(digest.stories, 1)
        )
        yield f'<nav aria-label="Stories">{_list(links)}</nav>'


class _Story:
    """One story with the numbers of its reports at hand."""

    def __init__(self, story: Story, number: int) -> None:
        self.story = story
        self.number = number
        self.reports = {it.number: it for it in story.reports}

    def blocks(self) -> Iterator[str]:
        """Give the blocks of the story, in the order of the page."""
        story = self.story
        yield f'<section id="story-{self.number}">'
        yield f"<h2>{_both(story.headline)}</h2>"
        yield f'<p class="about">{escape(wording.about_story(story))}</p>'
        rows = "".join(self.facts())
        yield f"<h3>Key facts</h3><dl>{rows}</dl>" if rows else ""
        for verdict, heading in wording.VERDICTS.items():
            of_it = [it for it in story.figures if it.verdict == verdict]
            yield _part(heading, map(self.figure, of_it), f"figures {verdict}")
        yield _part("Timeline", self.timeline(), "timeline")
        yield _part(wording.SHARED, map(self.point, story.shared))
        yield "".join(self.single())
        yield "</section>"

    def facts(self) -> Iterator[str]:
        """Give a row for each kind of fact, and one of the figures that nobody doubts."""
        for name, told in wording.rows(self.story):
            english = "; ".join(
                f"{_fact(en, translated)} {self.numbers(refs)}"
                for (en, _, translated), refs in told
            )
            german = "; ".join(escape(de) for (_, de, _), _ in told)
            yield f"<dt>{name}</dt><dd>{english}{_german(german)}</dd>"

    def figure(self, figure: Figure) -> str:
        """Give what is counted, and each number with the sentence that says it."""
        values: dict[str, list[Reading]] = defaultdict(list)
        for it in figure.readings:
            values[it.en].append(it)
        said = _list(self.value(words, readings) for words, readings in values.items())
        counted = figure.counted
        return f"<b>{escape(counted.en)}</b>{_german(escape(counted.de))}{said}"

    def value(self, words: str, readings: Iterable[Reading]) -> str:
        """Give one number with all who have it, and the words of the first."""
        told = [it.statement for it in readings]
        refs = ", ".join(self.ref(it.report) for it in told)
        return f'<b class="value">{escape(words)}</b> {refs}{self.sentence(told[0])}'

    def point(self, point: Point) -> str:
        """Give a point as its first report tells it, with the words of the others beneath."""
        first, *others = point.told
        also = "".join(map(self.also, others))
        return f"{self.sentence(first, ref=True)}{also}"

    def also(self, told: Statement) -> str:
        """Give the words of another report for the same."""
        word = '<span class="quiet">also</span>'
        return f'<div class="also">{word}{self.sentence(told, ref=True)}</div>'

    def single(self) -> Iterator[str]:
        """Give the points of each report that only it has."""
        by: dict[int, list[Statement]] = defaultdict(list)
        for point in self.story.single:
            by[point.told[0].report].append(point.told[0])
        if by:
            yield "<h3>What only one report has</h3>"
        for number, told in by.items():
            yield f"<h4>Only in report {self.ref(number)}</h4>{_list(map(self.sentence, told))}"

    def timeline(self) -> Iterator[str]:
        """Give what is dated, and the reports themselves, in order; undated reports last."""
        for entry in wording.entries(self.story):
            if isinstance(entry, int):
                yield self.report(self.reports[entry])
            else:
                told = "".join(self.sentence(it, ref=True) for it in entry.told)
                yield f"<b>{escape(entry.said)}</b>{told}"

    def report(self, report: Report) -> str:
        """Give a report as an entry of the timeline."""
        by = f", {escape(report.publisher)}" if report.publisher else ""
        same = f" (the same text as {report.same_as})" if report.same_as else ""
        day = escape(english_date(report.date) or wording.UNDATED)
        return (
            f'<b>{day}</b> <span class="quiet">report {report.number}{by}{same}</span>'
            f"<p>{_linked(report.title, report.id)}</p>"
        )

    def sentence(self, told: Statement, *, ref: bool = False) -> str:
        """Give a sentence in English, its source if wanted, and the German beneath."""
        source = f" {self.ref(told.report)}" if ref else ""
        english = f"{_mark(told.doubtful)}{_words(told.en)}{source}"
        return f"<p>{english}{_german(escape(told.de))}</p>"

    def ref(self, number: int) -> str:
        """Give the link to a report's brief."""
        report = self.reports[number]
        return f'<a class="ref" href="{_link(report.id)}">{escape(wording.label(report))}</a>'

    def numbers(self, numbers: Iterable[int]) -> str:
        """Give the numbers of reports as short links."""
        links = (
            f'<a href="{_link(self.reports[it].id)}" '
            f'title="{escape(wording.label(self.reports[it]))}">{it}</a>'
            for it in numbers
        )
        return f'<span class="ref">[{", ".join(links)}]</span>'


def _part(heading: str, items: Iterable[str], kind: str = "") -> str:
    """Give a heading with a list, or nothing where there are no items."""
    known = list(items)
    return f'<h3>{heading}</h3><div class="{kind}">{_list(known)}</div>' if known else ""


def _list(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{it}</li>' for it in items)}</ul>"


def _other(other: Other) -> str:
    by = ", ".join(filter(None, [other.publisher, english_date(other.date) or wording.UNDATED]))
    line = f"<p>{_both(other.line)}</p>" if other.line else ""
    return f'{_linked(other.title, other.id)} <span class="quiet">{escape(by)}</span>{line}'


def _linked(title: Text, article: str) -> str:
    english = f"{_mark(title.doubtful)}{_words(title.en)}"
    return f'<a href="{_link(article)}">{english}</a>{_german(escape(title.de))}'


def _both(text: Text) -> str:
    return f"{_mark(text.doubtful)}{_words(text.en)}{_german(escape(text.de))}"


def _words(english: str) -> str:
    return escape(english) or NOTHING


def _german(escaped: str) -> str:
    return f'<span class="original" lang="de">{escaped}</span>'


def _mark(doubtful: bool) -> str:
    if not doubtful:
        return ""
    return '<abbr class="doubt" title="doubtful translation: trust the German">⚠</abbr> '


def _fact(english: str, translated: bool) -> str:
    return escape(english) if translated else f'<i lang="de">{escape(english)}</i>'


def _link(article: str) -> str:
    return quote(f"{article}/brief.md")
