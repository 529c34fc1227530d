"""Two runs side by side: which briefs changed, in which words, and why.

diff = compare(*store.states(before, after))
print(diff.summary)
for line in diff.lines():
print(marked(line))
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from translator.brief import Brief, Point
    from translator.store.values import Entry

Op = Literal["same", "gone", "new"]
Spans = tuple[tuple[Op, str], ...]
"""A text in two versions: "same" and "gone" joined are the older, "same" and "new" the newer."""

Kind = Literal["new", "changed", "remade", "failed", "gone"]
KINDS: tuple[Kind, ...] = ("new", "changed", "remade", "failed", "gone")

# Two German sentences of which half the words agree, in order, are versions of one.
SIMILAR = 0.5

_SIGNS = {"new": "+", "changed": "~", "remade": "=", "failed": "!", "gone": "-"}
_TOKEN = re.compile(r"\d+(?:[.,:-]\d+)*|\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text in both languages, in two versions."""

    de: Spans
    en: Spans


@dataclass(frozen=True, slots=True)
class PointChange:
    """A point that came, went or has other words; `flags` are what the checks said of it."""

    kind: Literal["new", "gone", "changed"]
    de: Spans
    en: Spans
    flags: Spans


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """What happened to one article.

    `kind` "remade" is a brief made again, from other bytes or in another way, that says the
    same. `reasons` are "article" (other bytes), "recovered" (it had failed) and the names of the
    parts of the signature that differ. `title` and `about` (date, publisher) are there when
    they changed, `error` when the article failed.
    """

    article: str
    kind: Kind
    reasons: tuple[str, ...] = ()
    title: TextChange | None = None
    about: Spans | None = None
    points: tuple[PointChange, ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Diff:
    """All articles that changed, by id, and the count of those that didn't."""

    articles: tuple[ArticleChange, ...]
    unchanged: int

    @property
    def summary(self) -> str:
        """In a line: "2 new, 1 changed, 3 unchanged"."""
        counts = Counter(change.kind for change in self.articles)
        said = [f"{counts[kind]} {kind}" for kind in KINDS if counts[kind]]
        return ", ".join([*said, f"{self.unchanged} unchanged"])

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON; spans become lists of [op, text]."""
        counts = Counter(change.kind for change in self.articles)
        return {
            "counts": {**{kind: counts[kind] for kind in KINDS}, "unchanged": self.unchanged},
            "articles": [asdict(change) for change in self.articles],
        }

    def lines(self) -> Iterator[Spans]:
        """The diff for a person, line by line: colour the spans, or see `marked`."""
        for change in self.articles:
            yield from _lines(change)


def compare(before: Mapping[str, Entry], after: Mapping[str, Entry], unchanged: int = 0) -> Diff:
    """What changed between two states; `unchanged` counts articles that were left out of both."""
    changes = []
    for article in sorted(before.keys() | after.keys()):
        change = _article(article, before.get(article), after.get(article))
        if change is None:
            unchanged += 1
        else:
            changes.append(change)
    return Diff(tuple(changes), unchanged)


def words(before: str, after: str) -> Spans:
    """A text in two versions, compared by words; a figure with its separators is one word."""
    if before == after:
        return (("same", before),) if before else ()
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    pairs = [
        ("".join(old[a:b]), "".join(new[c:d]))
        for _, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    ]
    spans: list[tuple[Op, str]] = []
    gone = come = ""
    for number, (was, now) in enumerate(pairs, start=1):
        # A space between two changed words is part of the change: phrases read better whole.
        between = was.isspace() and (gone or come) and number < len(pairs)
        if was == now and not between:
            spans += [*_replaced(gone, come), ("same", was)]
            gone = come = ""
        else:
            gone, come = gone + was, come + now
    return (*spans, *_replaced(gone, come))


def marked(line: Spans) -> str:
    """A line without colours: [-gone-] and {+new+}, as in `git diff --word-diff`."""
    forms = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(forms[op].format(text) for op, text in line)


def _replaced(gone: str, come: str) -> Spans:
    spans: Spans = (("gone", gone), ("new", come))
    return tuple(span for span in spans if span[1])


def _article(article: str, before: Entry | None, after: Entry | None) -> ArticleChange | None:
    if after is None:
        return ArticleChange(article, "gone")
    failed_before = before is not None and before.status == "failed"
    if after.status == "failed" or after.brief is None:
        known = before is not None and failed_before and before.error == after.error
        return None if known else ArticleChange(article, "failed", error=after.error)
    recovered = ("recovered",) if failed_before else ()
    if before is None or before.brief is None:
        title = TextChange(words("", after.brief.title.de), words("", after.brief.title.en))
        return ArticleChange(article, "new", recovered, title)
    reasons = (*recovered, *_reasons(before.brief, after.brief))
    return _brief(article, reasons, before.brief, after.brief) if reasons else None


def _reasons(old: Brief, new: Brief) -> tuple[str, ...]:
    article = (old.sha256, old.source) != (new.sha256, new.source)
    was, now = asdict(old.signature), asdict(new.signature)
    return (*(("article",) if article else ()), *(name for name in was if was[name] != now[name]))


def _brief(article: str, reasons: tuple[str, ...], old: Brief, new: Brief) -> ArticleChange:
    title = None
    if old.title != new.title:
        title = TextChange(words(old.title.de, new.title.de), words(old.title.en, new.title.en))
    was, now = (" · ".join(filter(None, (it.date, it.publisher))) for it in (old, new))
    about = words(was, now) if was != now else None
    points = tuple(_points(old.points, new.points))
    kind: Kind = "changed" if title or about or points else "remade"
    return ArticleChange(article, kind, reasons, title, about, points)


def _points(old: Iterable[Point], new: Iterable[Point]) -> Iterator[PointChange]:
    """In the order of the newer brief, and then the points that went."""
    left = list(old)
    earlier: dict[int, Point] = {}
    fresh = list(enumerate(new))
    for same_german in (True, False):
        for number, point in [it for it in fresh if it[0] not in earlier]:
            match = _match(point, left, 1 if same_german else SIMILAR)
            if match is not None:
                earlier[number] = match
                left.remove(match)
    for number, point in fresh:
        was = earlier.get(number)
        if was is None:
            yield _point("new", None, point)
        elif (was.de, was.en, was.flags) != (point.de, point.en, point.flags):
            yield _point("changed", was, point)
    yield from (_point("gone", point, None) for point in left)


def _match(point: Point, candidates: Iterable[Point], least: float) -> Point | None:
    alike = [(_likeness(point.de, it.de), it) for it in candidates]
    ratio, best = max(alike, key=lambda pair: pair[0], default=(0.0, None))
    return best if ratio >= least else None


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _point(
    kind: Literal["new", "gone", "changed"], old: Point | None, new: Point | None
) -> PointChange:
    was, now = (
        (it.de, it.en, [f"{flag.name}: {flag.message}" for flag in it.flags])
        if it is not None
        else ("", "", [])
        for it in (old, new)
    )
    gone: Spans = tuple(("gone", flag) for flag in was[2] if flag not in now[2])
    flags: Spans = tuple(("same" if flag in was[2] else "new", flag) for flag in now[2])
    return PointChange(kind, words(was[0], now[0]), words(was[1], now[1]), gone + flags)


def _lines(change: ArticleChange) -> Iterator[Spans]:
    reasons = f"  ({', '.join(change.reasons)})" if change.reasons else ""
    error = f": {change.error}" if change.error else ""
    yield (("same", f"{_SIGNS[change.kind]} {change.article}{error}{reasons}"),)
    if change.title is not None:
        yield (("same", "    title: "), *change.title.en)
        yield (("same", "           "), *change.title.de)
    if change.about is not None:
        yield (("same", "    about: "), *change.about)
    for point in change.points:
        yield (("same", f"    {_SIGNS[point.kind]} "), *point.en)
        yield (("same", "      "), *point.de)
        yield from ((("same", "      ⚠ "), flag) for flag in point.flags)
