"""The digest as Markdown: English first, the German beneath, each with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from translator.digest import wording
from translator.store.render import DOUBT, english_date, escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from translator.digest.values import (
        Digest,
        Figure,
        Other,
        Point,
        Report,
        Statement,
        Story,
        Text,
    )

INDENT = "  "


def digest_md(digest: Digest) -> str:
    """Give the whole page; its links are relative to out/."""
    blocks = ["# Digest", escape(wording.about(digest))]
    if wording.doubted(digest):
        blocks.append(DOUBT)
    for number, story in enumerate(digest.stories, 1):
        blocks += _Story(story, number).blocks()
    if digest.others:
        blocks += ["## Other articles", *map(_other, digest.others)]
    return "\n\n".join(blocks) + "\n"


class _Story:
    """One story with the numbers of its reports at hand."""

    def __init__(self, story: Story, number: int) -> None:
        self.story = story
        self.number = number
        self.reports = {it.number: it for it in story.reports}

    def blocks(self) -> Iterator[str]:
        """Give the blocks of the story, in the order of the page."""
        story = self.story
        yield f"## {_english(story.headline)}"
        yield f"*{escape(story.headline.de)}*"
        if report := wording.headlined(story):
            yield f"Headline of {self.ref(report.number)[1:-1]}"
        yield escape(wording.about_story(story))
        yield from _part("Key facts", filter(None, ["\n".join(self.facts())]))
        for verdict, heading in wording.VERDICTS.items():
            of_it = [it for it in story.figures if it.verdict == verdict]
            yield from _part(heading, map(self.figure, of_it))
        yield from _part("Timeline", self.timeline())
        yield from _part(wording.SHARED, map(self.point, story.shared))
        yield from self.single()
        links = (f"[{self.number}.{it}]: <{_link(r.id)}>" for it, r in self.reports.items())
        yield "\n".join(links)

    def facts(self) -> Iterator[str]:
        """Give a line for each kind of fact, and one of the figures that nobody doubts."""
        for name, told in wording.rows(self.story):
            english = "; ".join(f"{_fact(en, translated)} {self.numbers(refs)}"
                                for (en, _, translated), refs in told)  # fmt: skip
            german = "; ".join(escape(de) for (_, de, _), _ in told)
            yield f"- **{name}:** {english}\\\n{INDENT}*{german}*"

    def figure(self, figure: Figure) -> str:
        """Give what is counted, and each number with the sentences that say it."""
        lines = [f"- **{escape(figure.counted.en)}** (*{escape(figure.counted.de)}*)"]
        for said, readings in wording.readings(figure).items():
            refs = ", ".join(self.ref(it.statement.report) for it in readings)
            sentences = "\n\n".join(
                _indented(self.sentence(it.statement), 2) for it in readings[:1]
            )
            lines.append(f"{INDENT}- {escape(said)}: {refs}\n\n{sentences}")
        return "\n\n".join(lines)

    def point(self, point: Point) -> str:
        """Give a point as its first report tells it, with the words of the others beneath."""
        first, *others = point.told
        lines = [f"- {_indented(self.sentence(first, ref=True), 1).lstrip()}"]
        lines += [_indented(f"also {self.sentence(it, ref=True)}", 1) for it in others]
        return "\n\n".join(lines)

    def single(self) -> Iterator[str]:
        """Give the points of each report that only it has."""
        blocks = []
        for number, told in wording.single(self.story).items():
            blocks.append(f"**Only in report {self.ref(number)[1:-1]}**")
            blocks += [f"- {_indented(self.sentence(it), 1).lstrip()}" for it in told]
            if number in self.story.more:
                blocks.append(f"[{wording.REST}][{self.number}.{number}]")
        return _part("What only one report has", blocks)

    def timeline(self) -> Iterator[str]:
        """Give what is dated, and the reports themselves, in order; undated reports last."""
        for entry in wording.entries(self.story):
            if isinstance(entry, int):
                yield self.report(self.reports[entry])
            else:
                told = (_indented(self.sentence(it, ref=True), 1) for it in entry.told)
                yield f"- **{escape(entry.said)}:** " + "\n\n".join(told).lstrip()

    def report(self, report: Report) -> str:
        """Give a report as an entry of the timeline."""
        day = escape(english_date(report.date) or wording.UNDATED)
        by = f", {escape(report.publisher)}" if report.publisher else ""
        same = f" (the same text as {report.same_as})" if report.same_as else ""
        return (
            f"- **{day}:** report {report.number}{by}: "
            f"[{_english(report.title)}][{self.number}.{report.number}]{same}\n\n"
            f"{INDENT}> {escape(report.title.de)}"
        )

    def sentence(self, told: Statement, *, ref: bool = False) -> str:
        """Give a sentence in English, its source if wanted, and the German as a quote."""
        mark = "⚠ " if told.doubtful else ""
        source = f" {self.ref(told.report)}" if ref else ""
        return f"{mark}{escape(told.en)}{source}\n\n> {escape(told.de)}"

    def ref(self, number: int) -> str:
        """Give the link to a report's brief, by a reference at the end of the story."""
        return f"([{escape(wording.label(self.reports[number]))}][{self.number}.{number}])"

    def numbers(self, numbers: Iterable[int]) -> str:
        """Give the numbers of reports as short links."""
        links = ", ".join(f"[{it}][{self.number}.{it}]" for it in numbers)
        return f"\\[{links}\\]"


def _part(heading: str, blocks: Iterable[str]) -> Iterator[str]:
    """Give a heading with its blocks, or nothing where there are none."""
    known = list(blocks)
    if known:
        yield f"### {heading}"
        yield from known


def _fact(english: str, translated: bool) -> str:
    return escape(english) if translated else f"*{escape(english)}*"


def _other(other: Other) -> str:
    by = " · ".join(filter(None, [other.publisher, english_date(other.date) or wording.UNDATED]))
    lines = [f"- [{_english(other.title)}]({_link(other.id)}) · {escape(by)}"]
    lines.append(f"{INDENT}> {escape(other.title.de)}")
    if other.line:
        lines.append(f"{INDENT}{_english(other.line)}\n\n{INDENT}> {escape(other.line.de)}")
    return "\n\n".join(lines)


def _english(text: Text) -> str:
    return f"⚠ {escape(text.en)}" if text.doubtful else escape(text.en)


def _link(article: str) -> str:
    return quote(f"{article}/brief.md")


def _indented(text: str, depth: int) -> str:
    return "\n".join(f"{INDENT * depth}{line}" if line else "" for line in text.split("\n"))
