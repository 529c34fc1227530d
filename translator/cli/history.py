"""`translator runs` and `show`: what history remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from translator.cli import options, output

if TYPE_CHECKING:
    from pathlib import Path

    from translator.store import Entry, Run, Store

_COUNTS = {"done": "briefed", "skipped": "skipped", "failed": "failed", "gone": "gone"}


@click.command()
@options.out
@options.as_json("Print the runs as JSON.")
def runs(out: Path, as_json: bool) -> None:
    """List all runs: when, over what, with which model, and what came of them."""
    from translator.store import Store

    with Store.open(out, write=False) as store:
        listed = store.runs()
    if as_json:
        output.print_json(listed)
        return
    columns = ("run#", "started", "articles", "model", *(f"{it}#" for it in _COUNTS.values()), "")
    output.print_table(columns, map(_cells, listed))


def _cells(run: Run) -> list[str]:
    counts = [f"{run.totals.get(name, 0):,}" for name in _COUNTS]
    started = run.started[:16].replace("T", " ")
    left = run.totals.get("left", 0)
    state = (f"stopped, {left:,} left" if left else "") if run.finished else "unfinished"
    return [str(run.id), started, run.inputs, run.signature.model, *counts, state]


@click.command()
@click.argument("article", required=False)
@click.option("--run", "run", type=int, metavar="N", help="As run N left it [default: the last].")
@options.out
@options.as_json("Print the brief as brief.json has it.")
def show(article: str | None, run: int | None, out: Path, as_json: bool) -> None:
    """Show the brief of ARTICLE, by its path or its id; without one, list the articles."""
    from translator.cli.brief_text import print_brief
    from translator.store import Store, brief_to_json

    with Store.open(out, write=False) as store:
        if article is None:
            _list_articles(store, run, as_json=as_json)
            return
        shown = store.show(article, run)
        notes = store.notes(shown.article.id, run)
    if as_json:
        click.echo(brief_to_json(shown.brief, shown.run), nl=False)
    else:
        print_brief(shown.brief)
        for note in notes:
            click.secho(f"\n{note}", dim=True)


def _list_articles(store: Store, run: int | None, *, as_json: bool) -> None:
    entries = sorted(store.state(run).values(), key=lambda entry: entry.article)
    if as_json:
        output.print_json(entries)
        return
    output.print_table(("article", "date", "title"), map(_article_cells, entries))


def _article_cells(entry: Entry) -> list[str]:
    date = entry.brief.date if entry.brief else None
    title = entry.brief.title.en if entry.brief else ""
    return [entry.article, date or "", f"failed: {entry.error}" if entry.error else title]
