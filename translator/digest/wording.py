"""What both pages of a digest say of it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from translator.store.render import FACT_KINDS, MONTHS, english_date

if TYPE_CHECKING:
    from translator.digest.values import (
        Digest,
        Figure,
        Moment,
        Reading,
        Report,
        Statement,
        Story,
        Verdict,
    )

# Of the key facts those that are one list; dates are the timeline, figures are compared.
KINDS = tuple((kind, name) for kind, name in FACT_KINDS if kind not in {"when", "figure"})
# Figures that have a part of their own on the page, with its heading.
VERDICTS: dict[Verdict, str] = {
    "differ": "Where reports differ on a figure",
    "changed": "Figures that changed from report to report",
}
UNDATED = "undated"
REST = "The rest is in its brief"
SHARED = "What several report, each in its words"

Words: TypeAlias = "tuple[str, str, bool]"  # English, German, whether the English is English


def about(digest: Digest) -> str:
    """How many articles and stories, of which time and topic."""
    stories, alone = len(digest.stories), len(digest.others)
    parts = [
        plural(digest.articles, "article"),
        plural(stories, "story", "stories") + " told by several" if stories else "",
        f"{alone:,} that {'stands' if alone == 1 else 'stand'} alone" if alone and stories else "",
        period(digest),
        f"topic: {digest.topic}" if digest.topic else "",
    ]
    return " · ".join(filter(None, parts))


def period(digest: Digest) -> str:
    """The days that were asked for."""
    since, until = english_date(digest.since), english_date(digest.until)
    if since and until:
        return since if since == until else f"{since} to {until}"
    return f"since {since}" if since else f"until {until}" if until else ""


def about_story(story: Story) -> str:
    """How many reports, from when to when, and of which publishers."""
    first, last = english_date(story.first), english_date(story.last)
    when = first if first == last else f"{first} to {last}"
    publishers = dict.fromkeys(it.publisher for it in story.reports if it.publisher)
    count = f"{plural(len(story.reports), 'report')}, numbered in the timeline"
    return " · ".join(filter(None, [count, when, ", ".join(publishers)]))


def headlined(story: Story) -> Report | None:
    """The report whose headline is that of the story."""
    return next((it for it in story.reports if it.title == story.headline), None)


def label(report: Report) -> str:
    """A report in a few words, as "4 · t-online, 10 Jun 2025"."""
    by = ", ".join(filter(None, [report.publisher, short_date(report.date)]))
    return f"{report.number} · {by}"


def short_date(iso: str | None) -> str:
    """An ISO date with the month in three letters, as "10 Jun 2025"."""
    words = english_date(iso).split() or [UNDATED]
    return " ".join(it[:3] if it in MONTHS else it for it in words)


def said(told: Figure) -> dict[Words, list[int]]:
    """Each wording of a figure with the numbers of the reports that have it."""
    found: dict[Words, list[int]] = {}
    for it in told.readings:
        known = next((key for key in found if key[0] == it.en), (it.en, it.de, it.translated))
        found.setdefault(known, []).append(it.statement.report)
    return found


def readings(told: Figure) -> dict[str, list[Reading]]:
    """Each wording of a figure with all who have it."""
    found: dict[str, list[Reading]] = {}
    for it in told.readings:
        found.setdefault(it.en, []).append(it)
    return found


def single(story: Story) -> dict[int, list[Statement]]:
    """What only one report has, by its number."""
    found: dict[int, list[Statement]] = {}
    for point in story.single:
        found.setdefault(point.told[0].report, []).append(point.told[0])
    return found


def rows(story: Story) -> list[tuple[str, list[tuple[Words, tuple[int, ...]]]]]:
    """The key facts by the name of their kind, with the figures that nobody doubts; none empty."""
    found = []
    for kind, name in KINDS:
        of_kind = [it for it in story.facts if it.kind == kind]
        found.append((name, [((it.en, it.de, it.translated), it.reports) for it in of_kind]))
    agreed = (it for it in story.figures if it.verdict not in VERDICTS)
    counted = [(words, tuple(by)) for it in agreed for words, by in said(it).items()]
    found.insert(2, ("Figures", counted))
    return [(name, told) for name, told in found if told]


def entries(story: Story) -> list[Moment | int]:
    """The timeline: what is dated, and the numbers of the reports; undated ones last."""
    told: list[tuple[str, int, Moment | int]] = [(it.date, 0, it) for it in story.timeline]
    told += [(it.date or UNDATED, it.number, it.number) for it in story.reports]
    return [entry for *_, entry in sorted(told, key=lambda it: it[:2])]  # letters sort after digits


def doubted(digest: Digest) -> bool:
    """Whether anything on the page bears the mark of doubt."""
    others = (it.title.doubtful or bool(it.line and it.line.doubtful) for it in digest.others)
    return any(others) or any(map(_doubted, digest.stories))


def _doubted(story: Story) -> bool:
    told = [it for point in (*story.shared, *story.single) for it in point.told]
    told += [it for moment in story.timeline for it in moment.told]
    told += [it.statement for figure in story.figures for it in figure.readings]
    titles = (story.headline, *(it.title for it in story.reports))
    return any(it.doubtful for it in titles) or any(it.doubtful for it in told)


def plural(count: int, one: str, many: str | None = None) -> str:
    """A number with its noun."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
