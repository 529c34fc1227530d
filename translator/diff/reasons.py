"""Why a brief was made again, in words that a person understands."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING

from translator.diff.points import SIMILAR
from translator.diff.values import Reason
from translator.diff.words import likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from translator.brief import Brief

# Sentences that were taken out and put in are compared one by one up to so many pairs.
MOST_PAIRS = 10_000

_HEX = re.compile(r"[0-9a-f]{16,}")
_PARTS = {
    "reading": "articles are read in another way: {}",
    "splitting": "sentences are split in another way: {}",
    "engine": "the engine changed: {}",
    "decoding": "the decoding changed: {}",
    "glossary": "the glossary changed: {}",
    "checks": "the checks and repairs changed: {}",
    "summariser": "the summariser changed: {}",
}


def reasons_of(
    old: Brief, new: Brief, sentences: tuple[Sequence[str], Sequence[str]]
) -> list[Reason]:
    """Give all reasons; `sentences` are those of the articles, as far as they are known."""
    return [*_article(old, new, sentences), *_signature(old, new)]


def update(before: Sequence[str], after: Sequence[str]) -> str:
    """Tell by how much the sentences of an article changed: "1 added, 2 changed"."""
    gone, come = _left(before, after)
    changed = _versions(gone, come)
    added, removed = len(come) - changed, len(gone) - changed
    counts = (added, "added"), (removed, "removed"), (changed, "changed")
    if not (gone or come):
        moved = list(before) != list(after)
        return "the same sentences in another order" if moved else "no sentence differs"
    return "of its sentences " + ", ".join(f"{n} {what}" for n, what in counts if n)


def _article(
    old: Brief, new: Brief, sentences: tuple[Sequence[str], Sequence[str]]
) -> Iterator[Reason]:
    if old.id != new.id:
        what = "another file" if old.sha256 != new.sha256 else "the file was moved"
        yield Reason("moved", f"{what}: {old.source} → {new.source}")
    elif old.source != new.source:
        yield Reason("renamed", f"the file has another name: {old.source} → {new.source}")
    if old.sha256 != new.sha256:
        how = f": {update(*sentences)}" if all(sentences) else ""
        yield Reason("article", f"the article was updated{how}")


def _left(before: Sequence[str], after: Sequence[str]) -> tuple[list[str], list[str]]:
    """Give the sentences of one version that the other lacks, in order."""
    counts = Counter(before) - Counter(after), Counter(after) - Counter(before)
    return list(counts[0].elements()), list(counts[1].elements())


def _versions(gone: Sequence[str], come: Sequence[str]) -> int:
    """Count the sentences that came in the place of one much like them."""
    if len(gone) * len(come) > MOST_PAIRS:
        return 0
    left = [sentence.split() for sentence in gone]
    found = 0
    for sentence in come:
        alike = [(likeness(words, sentence.split()), at) for at, words in enumerate(left)]
        ratio, at = max(alike, default=(0.0, 0))
        if ratio >= SIMILAR:
            del left[at]
            found += 1
    return found


def _signature(old: Brief, new: Brief) -> Iterator[Reason]:
    if old.signature == new.signature:
        return
    was, now = asdict(old.signature), asdict(new.signature)
    differ = [name for name in now if was.get(name) != now[name]]
    if {"model", "fingerprint"} & set(differ):
        yield _model(was, now)
    for name in differ:
        if name not in {"model", "fingerprint"}:
            yield _part(name, was.get(name), now[name])


def _model(was: dict[str, str], now: dict[str, str]) -> Reason:
    before, after = (f"{it['model']} {_short(it['fingerprint'])}" for it in (was, now))
    if was["fingerprint"] == now["fingerprint"]:
        said = f"the model has another name: {was['model']} → {now['model']}, the same files"
    elif was["model"] == now["model"]:
        said = f"the model {was['model']} has other files: {before} → {after}"
    else:
        said = f"the model changed: {before} → {after}"
    return Reason("model", said)


def _part(name: str, was: str | None, now: str | None) -> Reason:
    if name == "corrections":
        what = "a person corrected its sentences" if now else "corrections were taken back"
        again = "a person corrected its sentences again"
        return Reason(name, again if was and now else what)
    if name == "recurring":
        return Reason(name, "other lines of it recur in the articles beside it, and were left out")
    if name == "summariser" and was and now:
        was, now = _unshared(was, now)
    change = f"{_short(was)} → {_short(now)}"
    return Reason(name, _PARTS.get(name, f"{name} changed: {{}}").format(change))


def _unshared(was: str, now: str) -> tuple[str, str]:
    """Leave out what both have: "extractive 1, facts 1" and "lead 1, facts 1"."""
    old, new = was.split(", "), now.split(", ")
    return (
        ", ".join(part for part in old if part not in new) or "–",
        ", ".join(part for part in new if part not in old) or "–",
    )


def _short(value: str | None) -> str:
    """Give a value as a person reads it: of a hash the beginning."""
    return _HEX.sub(lambda match: f"{match[0][:4]}…", value) if value else "none"
