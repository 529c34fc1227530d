"""The diff for a terminal, line by line; whoever prints it chooses colours or marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from translator.diff import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translator.diff.values import ArticleChange, Diff, FactChange, PointChange, Reason
    from translator.diff.words import Spans

BAR = 40  # of the widest bar of `stat_lines`, in characters
_SIGNS = {"new": "+", "gone": "-", "failed": "!", "remade": "="}


class Line(NamedTuple):
    """A line that may be wrapped: its further lines begin below its first word."""

    indent: int
    spans: Spans
    style: Literal["head", "plain", "quiet"] = "plain"


def lines(diff: Diff) -> Iterator[Line]:
    """Give the diff, the articles whose meaning changed most first; without its summary."""
    shared = told.shared_reasons(diff)
    for reason in shared:
        yield _line(0, f"In all: {reason.message}")
    for change in diff.articles:
        yield from _article(change, shared)


def stat_lines(diff: Diff, width: int = 80) -> Iterator[str]:
    """Give a line for each article as `git diff --stat` does: words changed, and a bar of them."""
    counts = [told.word_counts(change) for change in diff.articles]
    widest = max((sum(pair) for pair in counts), default=0)
    digits = len(str(widest))
    bar = max(5, min(BAR, width // 3))
    room = max(10, width - bar - digits - 5)
    names = [_fitting(change.article, room) for change in diff.articles]
    column = max(map(len, names), default=0)
    scale = min(1.0, bar / widest) if widest else 1.0
    for name, (came, went) in zip(names, counts, strict=True):
        drawn = "+" * _drawn(came, scale) + "-" * _drawn(went, scale)
        yield f" {name:<{column}} | {came + went:>{digits}} {drawn}".rstrip()


def _drawn(number: int, scale: float) -> int:
    return max(1, int(number * scale)) if number else 0


def _fitting(name: str, room: int) -> str:
    return name if len(name) <= room else f"…{name[1 - room :]}"


def _article(change: ArticleChange, shared: tuple[Reason, ...]) -> Iterator[Line]:
    kinds = ", ".join(told.KIND_WORDS[kind] for kind in change.kinds)
    error = f": {change.error}" if change.error else ""
    yield _line(0, f"{_SIGNS.get(change.kind, '~')} {change.article}: {kinds}{error}", "head")
    if reasons := told.own_reasons(change, shared):
        yield _line(4, f"because {reasons}")
    for said in told.outstanding(change):
        yield _line(4, said)
    if change.kind in {"new", "gone"}:
        op: Literal["new", "gone"] = "new" if change.kind == "new" else "gone"
        yield from _pair(4, ((op, change.title.en),), ((op, change.title.de),))
    if change.about is not None:
        yield _line(4, "about: ", spans=change.about)
    for text in told.texts_of(change):
        yield _line(4, f"{text.name}", "quiet")
        yield from _pair(6, text.en, text.de)
    yield from (line for point in change.points for line in _point(point))
    yield from _facts(change)
    yield from (_flag(flag, 4) for flag in change.flags or ())


def _pair(indent: int, english: Spans, german: Spans) -> Iterator[Line]:
    yield Line(indent, english)
    yield Line(indent, german, "quiet")


def _point(point: PointChange) -> Iterator[Line]:
    yield _line(4, ", ".join(filter(None, (told.places(point), told.salience(point)))), "quiet")
    yield from _pair(6, point.en, point.de)
    yield from (_flag(flag, 6) for flag in point.flags)


def _facts(change: ArticleChange) -> Iterator[Line]:
    if change.facts:
        yield _line(4, "key facts", "quiet")
    for fact in change.facts:
        yield _line(6, f"{told.FACT_WORDS[fact.name]}: ", spans=fact_spans(fact))


def fact_spans(fact: FactChange) -> Spans:
    """Give the English of a fact, with the German behind it where that is what changed."""
    if fact.en == fact.de or fact.before is None or fact.after is None:
        return fact.en
    if all(op == "same" for op, _ in fact.en):
        return (*fact.en, ("same", " ("), *fact.de, ("same", ")"))
    return fact.en


def _flag(flag: tuple[str, str], indent: int) -> Line:
    return Line(indent, (("same", "⚠ "), flag))  # type: ignore[arg-type]


def _line(
    indent: int, text: str, style: Literal["head", "plain", "quiet"] = "plain", spans: Spans = ()
) -> Line:
    return Line(indent, (("same", text), *spans), style)
