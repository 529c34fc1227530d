"""`translator diff`: two runs, two briefs or two output folders side by side."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from translator.cli import diff_view, options

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from translator.brief import Brief
    from translator.cli.diff_view import View
    from translator.diff import Diff
    from translator.store import Entry, Store


@click.command()
@click.argument("before", required=False)
@click.argument("after", required=False)
@click.option("--article", metavar="ARTICLE", help="This one only; alone, its last two versions.")
@options.out
@diff_view.view
def diff(before: str | None, after: str | None, article: str | None, out: Path, view: View) -> None:
    """Show what changed between two runs (default: the last two), and why.

    BEFORE and AFTER are numbers of runs (BEFORE alone: that run against the last one), or two
    briefs (brief.json or its folder), or two output folders as their last runs left them. What
    changed the meaning most comes first: figures and names, then words, then form.
    """
    with ExitStack() as opened:
        if all(it is None or it.isdecimal() for it in (before, after)):
            runs = [int(it) if it else None for it in (before, after)]
            difference = between_runs(opened, out, (runs[0], runs[1]), article)
        elif before is None or after is None or before.isdecimal() or after.isdecimal():
            raise click.UsageError("give two runs, two briefs or two output folders")
        else:
            difference = _between_paths(opened, before, after, article)
    diff_view.show(difference, view)


class _Side(NamedTuple):
    """One of the two: its articles by id, its name, and where sentences of articles are found."""

    entries: Mapping[str, Entry]
    name: str
    sentences: Callable[[str], Sequence[str]]


def between_runs(
    opened: ExitStack, out: Path, runs: tuple[int | None, int | None], article: str | None = None
) -> Diff:
    """Compare two runs of one output folder; costs what happened between them."""
    from translator.diff import compare
    from translator.store import Store

    store = opened.enter_context(Store.open(out, write=False))
    if article is not None:
        # As the last run knows it: by its id, its path, or the file of its brief.
        article = store.show(article).brief.id
    first, second = _two_runs(store, runs, article)
    if article is None:
        old, new, unchanged = store.states(first, second)
    else:
        old, new, unchanged = (*(_one(store, article, run) for run in (first, second)), 0)
    names = _names(store, first, second)
    sentences = _sentences(store, first), _sentences(store, second)
    return compare(old, new, unchanged, names=names, sentences=sentences)


def _two_runs(
    store: Store, runs: tuple[int | None, int | None], article: str | None
) -> tuple[int, int]:
    numbers = [run.id for run in store.runs()]
    before, after = runs
    if before is None and article is not None:
        numbers = store.turns(article)
        if len(numbers) < 2:
            raise click.UsageError(
                f"{article} has one version only, and nothing to compare it with"
            )
    if before is None and len(numbers) < 2:
        raise click.UsageError("there is one run only, and nothing to compare it with yet")
    first = numbers[-2] if before is None else before
    return first, numbers[-1] if after is None else after


def _names(store: Store, first: int, second: int) -> tuple[str, str]:
    """Name two runs, with their models where they differ."""
    models = {run.id: run.signature.model for run in store.runs()}
    if models.get(first) == models.get(second):
        return f"run {first}", f"run {second}"
    return f"run {first} ({models.get(first)})", f"run {second} ({models.get(second)})"


def _one(store: Store, article: str, run: int | None) -> dict[str, Entry]:
    """Give the state of one article as a run left it; empty before the first that met it."""
    turns = store.turns(article)
    if run is not None and turns and 0 < run < turns[0]:
        return {}
    shown = store.show(article, run)
    return {shown.brief.id: _entry(shown.brief, shown.run)}


def _sentences(store: Store, run: int | None) -> Callable[[str], Sequence[str]]:
    return lambda article: [it.text for it in store.show(article, run).article.sentences]


def _between_paths(opened: ExitStack, before: str, after: str, article: str | None) -> Diff:
    from translator.diff import compare

    old, new = (_side(opened, Path(it), article) for it in (before, after))
    if len(old.entries) == len(new.entries) == 1:
        # Two briefs are compared whatever their articles are called.
        (name,) = new.entries
        old = old._replace(entries={name: next(iter(old.entries.values()))})
    names = (old.name, new.name)
    return compare(old.entries, new.entries, names=names, sentences=(old.sentences, new.sentences))


def _side(opened: ExitStack, path: Path, article: str | None) -> _Side:
    """Read a brief, or the articles of an output folder. Raises NotABrief."""
    from translator.errors import NotABrief
    from translator.store import Store

    if (path / "history.db").is_file():
        store = opened.enter_context(Store.open(path, write=False))
        entries = _one(store, article, None) if article else store.state()
        return _Side(entries, str(path), _sentences(store, None))
    file = path / "brief.json" if path.is_dir() else path
    if not file.is_file():
        found = f"{path}/ holds no brief.json and no history.db" if path.is_dir() else f"no {path}"
        raise NotABrief(
            f"{found}; give two brief.json or their folders, two output folders or two runs"
        )
    entry = _read_brief(file)
    return _Side({entry.article: entry}, str(path), lambda _: ())


def _read_brief(file: Path) -> Entry:
    import msgspec

    from translator.errors import NotABrief
    from translator.store import brief_from_json

    try:
        return _entry(brief_from_json(file.read_bytes()), 0)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise NotABrief(f"{file} can't be read as a brief.json: {error}") from None


def _entry(brief: Brief, run: int) -> Entry:
    from translator.store import Entry

    return Entry(brief.id, brief.source, brief.sha256, "changed", None, brief, run)
