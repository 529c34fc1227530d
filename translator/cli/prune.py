"""`translator history`: the care of history.db."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from translator.cli import options, output

if TYPE_CHECKING:
    from pathlib import Path

    from translator.store import Pruned


@click.group()
def history() -> None:
    """Take care of history.db."""


@history.command()
@click.option(
    "--keep", type=click.IntRange(1), required=True, metavar="N", help="Keep the last N runs."
)
@click.option("--dry-run", is_flag=True, help="Only tell what would go.")
@options.out
@options.as_json("Print the counts as JSON.")
def prune(keep: int, dry_run: bool, out: Path, as_json: bool) -> None:
    """Make history smaller: drop what only runs before the last N need.

    What the kept runs left, corrections and the translation memory stay, and so do the files
    in the output folder. Articles that were gone before are forgotten.
    """
    from translator.store import Store

    with Store.open(out, write=not dry_run, notify=output.notify) as store:
        pruned = store.pruning.plan(keep) if dry_run else store.pruning.prune(keep)
    if as_json:
        output.print_json(pruned)
        return
    click.echo(_said(pruned, keep, "would go" if dry_run else "are gone"))


def _said(pruned: Pruned, keep: int, verb: str) -> str:
    if not pruned.runs:
        return f"Nothing to drop: there are no more than {keep:,} runs"
    counts = ", ".join(
        f"{number:,} {name}{'s' * (number != 1)}"
        for number, name in (
            (pruned.runs, "run"),
            (pruned.briefs, "brief"),
            (pruned.originals, "original"),
            (pruned.events, "event"),
        )
    )
    return f"{counts} {verb}: {pruned.bytes / 1e6:,.1f} MB of text; kept from run {pruned.first} on"
