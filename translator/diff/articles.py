"""Two states side by side: which articles changed, how much, and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from translator.diff.facts import compare_facts
from translator.diff.meaning import SAME, Meaning, Text, meaning
from translator.diff.points import SIMILAR, compare_points
from translator.diff.reasons import reasons_of
from translator.diff.values import (
    KINDS,
    NOTHING,
    ArticleChange,
    Diff,
    Kind,
    PointChange,
    Reason,
    TextChange,
    flag_spans,
)
from translator.diff.weight import SENTENCE, weight_of, weight_of_all
from translator.diff.words import bare_words, likeness, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from translator.brief import Brief
    from translator.diff.values import FactChange, TextName
    from translator.diff.words import Spans
    from translator.store import Entry

Sentences: TypeAlias = "Callable[[str], Sequence[str]]"
"""The German sentences of an article, by its id; () where they aren't known."""


def compare(
    before: Mapping[str, Entry],
    after: Mapping[str, Entry],
    unchanged: int = 0,
    *,
    names: tuple[str, str] = ("before", "after"),
    sentences: tuple[Sentences, Sentences] | None = None,
) -> Diff:
    """Compare two states of articles by id.

    `unchanged` counts articles that were left out of both, `names` says in words what the two are.
    `sentences` are asked for those articles alone whose bytes differ.
    """
    changes = []
    moved = _moved(before, after)
    for article in sorted(before.keys() | after.keys()):
        if article in moved.values():
            continue
        known = sentences or (_unknown, _unknown)
        change = _article(before.get(moved.get(article, article)), after.get(article), known)
        if change is None:
            unchanged += 1
        else:
            changes.append(change)
    changes.sort(key=lambda change: (-change.weight, change.article))
    return Diff(tuple(changes), unchanged, *names)


def _unknown(_: str) -> Sequence[str]:
    return ()


def _moved(before: Mapping[str, Entry], after: Mapping[str, Entry]) -> dict[str, str]:
    """Give for articles that came under another name the one that went.

    History knows those that a run saw move; of others the bytes tell, where they are one's alone.
    """
    went, came = (
        [it for name, it in one.items() if name not in other and it.brief is not None]
        for one, other in ((before, after), (after, before))
    )
    counts = Counter(it.sha256 for it in went), Counter(it.sha256 for it in came)
    earlier = {it.sha256: it.article for it in went if counts[0][it.sha256] == 1}
    known = {it.article for it in went}
    renamed = {it.article: it.renamed for it in came if it.renamed in known}
    alike = {
        it.article: earlier[it.sha256]
        for it in came
        if counts[1][it.sha256] == 1 and earlier.get(it.sha256, "") not in {"", *renamed.values()}
    }
    return alike | renamed


def _article(
    before: Entry | None, after: Entry | None, sentences: tuple[Sentences, Sentences]
) -> ArticleChange | None:
    if after is None:
        return _whole("gone", before) if before else None
    failed_before = before is not None and before.status == "failed"
    if after.status == "failed" or after.brief is None:
        known = before is not None and failed_before and before.error == after.error
        return None if known else _whole("failed", after)
    recovered = [Reason("recovered", "an earlier attempt had failed")] if failed_before else []
    if before is None or before.brief is None:
        return _whole("new", after, tuple(recovered))
    old, new = before.brief, after.brief
    same_bytes = old.sha256 == new.sha256
    texts = ((), ()) if same_bytes else (sentences[0](before.article), sentences[1](after.article))
    reasons = [*recovered, *reasons_of(old, new, texts)]
    return _briefs(after.article, old, new, tuple(reasons)) if reasons else None


def _whole(kind: Kind, entry: Entry, reasons: tuple[Reason, ...] = ()) -> ArticleChange:
    """Tell of an article that came, went or failed; it weighs as all of its sentences."""
    brief = entry.brief
    title = Text(brief.title.de, brief.title.en) if brief else NOTHING
    weight = SENTENCE * (1 + len(brief.points) if brief else 1)
    error = entry.error if kind == "failed" else None
    return ArticleChange(entry.article, (kind,), reasons, title, error=error, weight=weight)


def _briefs(article: str, old: Brief, new: Brief, reasons: tuple[Reason, ...]) -> ArticleChange:
    texts = tuple(_texts(old, new))
    points = tuple(sorted(compare_points(old.points, new.points), key=_heaviest))
    facts = tuple(sorted(compare_facts(old.facts, new.facts), key=_heaviest))
    about, flags = _about(old, new), _flags(old, new)
    changed = set(_kinds(texts, points, same_bytes=old.sha256 == new.sha256))
    doubts = any(op != "same" for point in points for op, _ in point.flags)
    if facts or about or flags or doubts:
        changed.add("details")
    kinds = changed if changed or texts or points else {"remade"}
    if old.sha256 != new.sha256:
        kinds |= {"source"}
    return ArticleChange(
        article,
        tuple(kind for kind in KINDS if kind in kinds),
        reasons,
        Text(new.title.de, new.title.en),
        texts,
        points,
        facts,
        about,
        flags,
        weight=weight_of_all(
            (*texts, *points, *facts),
            about=about is not None,
            flags=sum(op != "same" for op, _ in flags or ()),
        ),
    )


def _heaviest(item: PointChange | FactChange) -> float:
    return -weight_of(item)


def _texts(old: Brief, new: Brief) -> Iterator[TextChange]:
    names: tuple[TextName, TextName] = ("title", "summary")
    pairs = (old.title, new.title), (old.summary, new.summary)
    for name, (was, now) in zip(names, pairs, strict=True):
        before, after = (Text(it.de, it.en) if it else NOTHING for it in (was, now))
        if before != after:
            what = Meaning(words=1.0) if _unlike(before, after) else meaning(before, after)
            yield TextChange(name, before, after, what)


def _unlike(before: Text, after: Text) -> bool:
    """Tell whether these are two sentences rather than two versions of one."""
    return likeness(before.de.split(), after.de.split()) < SIMILAR


def _kinds(
    texts: Iterable[TextChange], points: Iterable[PointChange], *, same_bytes: bool
) -> Iterator[Kind]:
    pairs = [(it.before, it.after, it.meaning) for it in texts]
    for point in points:
        if point.kind != "changed" or point.moved:
            yield "selection"
        if point.kind == "changed" and point.meaning != SAME:
            pairs.append((*point.texts, point.meaning))
    for was, now, what in pairs:
        if what.form:
            yield "form"
        elif bare_words(was.de) == bare_words(now.de):
            yield "translation"
        elif _unlike(was, now):
            yield "selection"
        elif same_bytes:
            yield "wording"


def _about(old: Brief, new: Brief) -> Spans | None:
    was, now = (
        " · ".join(filter(None, (it.date, it.publisher, ", ".join(it.authors), it.agency)))
        for it in (old, new)
    )
    return words(was, now) if was != now else None


def _flags(old: Brief, new: Brief) -> Spans | None:
    """Give the doubts about the briefs as a whole, if they differ."""
    spans = flag_spans(old.flags, new.flags)
    return spans if any(op != "same" for op, _ in spans) else None
