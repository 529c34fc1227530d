"""States of articles made by hand, for the tests of the diff."""

from __future__ import annotations

from dataclasses import replace

from store_samples import OTHER_MODEL, sample

from translator.brief import Title
from translator.diff import compare
from translator.store import Entry

SHA = {number: str(number) * 64 for number in range(10)}


def brief(article="a", **changes):
    return replace(sample(article)[3], **changes)


def entry(made, status="new", error=None, article="a"):
    article = made.id if made else article
    return Entry(article, f"{article}.txt", made.sha256 if made else "", status, error, made, 1)


def failed(article="a", error="a.txt is empty"):
    return entry(None, "failed", error, article)


def state(*entries):
    return {it.article: it for it in entries}


def changed(old, new, **options):
    """The one change between two briefs."""
    (change,) = compare(state(entry(old)), state(entry(new)), **options).articles
    return change


def everything():
    """A diff with something of every sort."""
    first, second, third = brief().points
    figure = replace(
        second,
        de="3. Oktober war der erste Tag, an dem 4 Kräne standen.",
        en="3 October was the first day on which <4> cranes stood.",
        flags=(),
    )
    facts = brief().facts
    later = brief(
        sha256=SHA[1],
        signature=OTHER_MODEL,
        title=Title("Neue Brücke für Beispielhausen", "New bridge for Beispielhausen agreed"),
        date="2024-11-16",
        points=(third, first, figure),
        facts=(*facts[:2], replace(facts[2], de="4 Kräne", en="4 Kräne", value="4")),
    )
    comma = brief(
        "b", sha256=SHA[2], points=(replace(first, en="The town builds a *new* bridge,"),)
    )
    before = state(
        entry(brief()),
        entry(brief("b", points=(first,))),
        entry(brief("e", sha256=SHA[3])),
        entry(brief("g", sha256=SHA[4])),
    )
    after = state(
        entry(later),
        entry(comma),
        entry(brief("f", sha256=SHA[5])),
        entry(brief("h", source="h.txt", sha256=SHA[4])),
        failed("x", "x.txt is empty & bad"),
    )
    sentences = (lambda _: ["Ein Satz.", "Das war alles so."]), (lambda _: ["Das ist alles so."])
    return compare(before, after, 2, names=("run 1", "run 2"), sentences=sentences)
