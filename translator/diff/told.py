"""What the text and the page say in the same words."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from translator.diff.meaning import distinct
from translator.diff.values import KINDS
from translator.diff.words import changed_words
from translator.store.render import FACT_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from translator.diff.meaning import Exchange
    from translator.diff.values import ArticleChange, Diff, Kind, PointChange, Reason, TextChange

KIND_WORDS: dict[Kind, str] = {
    "failed": "failed",
    "gone": "gone",
    "new": "new",
    "source": "source changed",
    "wording": "wording changed",
    "translation": "translation changed",
    "selection": "selection changed",
    "details": "details changed",
    "form": "only form",
    "remade": "only made again",
}
FACT_WORDS: dict[str, str] = dict(FACT_KINDS)
NOTHING = "–"
DIGITS = 2  # of a salience


def summary(diff: Diff) -> str:
    """Give the diff in a line: articles by what changed; figures, names and words."""
    counted = {kind: number for kind, number in diff.counts.items() if number}
    remade = counted.pop("remade", 0)
    kinds = [f"{counted[kind]:,} {KIND_WORDS[kind]}" for kind in KINDS if kind in counted]
    said = [f"{_count(len(diff.articles) - remade, 'article')} changed"]
    said[0] += f" ({', '.join(kinds)})" if kinds else ""
    exchanges = (exchanged(diff.articles, "figures"), exchanged(diff.articles, "names"))
    for found, what in zip(exchanges, ("figure", "name"), strict=True):
        said += [_count(len(found), what)] if found else []
    counts = [word_counts(change) for change in diff.articles]
    for at, sign in enumerate("+-"):
        number = sum(pair[at] for pair in counts)
        said += [f"{_count(number, 'word')}({sign})"] if number else []
    said += [f"{remade:,} {KIND_WORDS['remade']}"] if remade else []
    said.append(f"{diff.unchanged:,} unchanged")
    if diff.only:
        said.append(f"{diff.passed_over:,} changed in other ways")
    return ", ".join(said)


def exchanged(changes: Iterable[ArticleChange], what: str) -> list[Exchange]:
    """Give the distinct figures or names that were exchanged in each article."""
    return [
        pair
        for change in changes
        for pair in distinct(chain.from_iterable(getattr(it.meaning, what) for it in change.items))
    ]


def outstanding(change: ArticleChange) -> Iterator[str]:
    """Tell what changed of an article beyond words: figures, names, yes and no."""
    for what in ("figures", "names"):
        if found := exchanged([change], what):
            yield f"{what}: " + ", ".join(map(arrow, found))
    if any(it.meaning.negation for it in change.items):
        yield "a “not” came or went"
    if any(it.meaning.modality for it in change.items):
        yield "what is certain, possible or required changed"


def arrow(pair: Exchange) -> str:
    """Write an exchange: 10,000 → 11,000."""
    return f"{pair[0] or NOTHING} → {pair[1] or NOTHING}"


def shared_reasons(diff: Diff) -> tuple[Reason, ...]:
    """Give the reasons that all articles made anew have in common, where they are several."""
    made = [set(it.reasons) for it in diff.articles if it.reasons]
    if len(made) < 2:
        return ()
    common = set.intersection(*made)
    return tuple(reason for reason in _reasons(diff) if reason in common)


def own_reasons(change: ArticleChange, shared: tuple[Reason, ...]) -> str:
    """Tell why an article's brief was made again, beyond what all share; "" for nothing more."""
    return "; ".join(reason.message for reason in change.reasons if reason not in shared)


def texts_of(change: ArticleChange) -> Iterator[TextChange]:
    """Give title and summary as far as they are no repetition of a point."""
    said = {point.texts for point in change.points}
    yield from (it for it in change.texts if (it.before, it.after) not in said)


def salience(point: PointChange) -> str:
    """Tell the salience in both briefs, where it matters; else ""."""
    was, now = point.scores
    if not point.salience or was is None or now is None:
        return ""
    return f"salience {was:.{DIGITS}f} → {now:.{DIGITS}f}"


def places(point: PointChange) -> str:
    """Tell where a point stands: "point 2", "point 4 → 1, moved"."""
    was, now = point.places
    if point.moved:
        return f"point {was} → {now}, moved"
    return f"point {now or was}" + {"new": ", new", "gone": ", gone"}.get(point.kind, "")


def word_counts(change: ArticleChange) -> tuple[int, int]:
    """Count the English words that came and went in the brief of an article."""
    pairs = [(it.before.en, it.after.en) for it in texts_of(change)]
    pairs += [(was.en, now.en) for was, now in (point.texts for point in change.points)]
    counts = [changed_words(*pair) for pair in pairs]
    if change.kind == "new":
        counts.append((len(change.title.en.split()), 0))
    if change.kind == "gone":
        counts.append((0, len(change.title.en.split())))
    return sum(came for came, _ in counts), sum(went for _, went in counts)


def _reasons(diff: Diff) -> Iterator[Reason]:
    yield from dict.fromkeys(reason for change in diff.articles for reason in change.reasons)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
