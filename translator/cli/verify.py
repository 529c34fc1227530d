"""`translator verify` and `translator rebuild`: out/ and history, held against each other."""

from __future__ import annotations

from pathlib import Path

import click

from translator.cli import options, output


@click.command()
@click.option(
    "--inputs",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    help="Compare the articles there with history, too (a file or a folder as for run).",
)
@options.out
@options.as_json("Print the faults as JSON.")
def verify(inputs: tuple[Path, ...], out: Path, as_json: bool) -> None:
    """Check OUT and its history against each other, and say what is wrong and what to do.

    Exit code 0: all is as the last run left it; 1: something isn't. Files that are nobody's are
    named, and nothing wrong.
    """
    from translator.plan import unlike
    from translator.store import Store

    with Store.open(out, write=False) as store:
        faults = store.verify()
        faults += unlike(store, inputs, out) if inputs else ()
    wrong = sum(not fault.note for fault in faults)
    if as_json:
        output.print_json(faults)
    else:
        for fault in faults:
            click.echo(str(fault))
        click.echo(f"{wrong:,} faults." if wrong else "All is as it should be.")
    click.get_current_context().exit(1 if wrong else 0)


@click.command()
@click.option(
    "--to",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write into this folder, and leave OUT as it is.",
)
@options.out
@options.as_json("Print the counts as JSON.")
def rebuild(to: Path | None, out: Path, as_json: bool) -> None:
    """Write the files in OUT again from its history alone, byte for byte.

    Files that are right already aren't touched; what was edited by hand is replaced.
    """
    from translator.store import Store

    with Store.open(out, write=to is None) as store:
        articles, files = store.rebuild(to)
    if as_json:
        output.print_json({"articles": articles, "written": files})
    else:
        click.echo(f"{articles:,} articles in {to or out}/: {files:,} files written.")
