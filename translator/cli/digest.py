"""`translator digest`: one page over many articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from translator.cli import options, output

if TYPE_CHECKING:
    from pathlib import Path

    from translator.store import Period


@click.command()
@options.period
@click.option("--topic", metavar="WORDS", help="Only stories with these words, in either language.")
@options.out
@click.option("--stdout", "to_stdout", is_flag=True, help="Print the Markdown; write no files.")
@options.as_json("Print the digest as JSON; write no files.")
def digest(*, period: Period, topic: str | None, out: Path, to_stdout: bool, as_json: bool) -> None:
    """Bring the articles of history together, story by story, on one bilingual page.

    Writes digest.md and digest.html into the output folder. An article without a date counts by
    the day on which it was briefed.
    """
    from translator import digest as room
    from translator.store import Store, write_pages

    with Store.open(out, write=False) as store:
        told = list(store.contents.latest(period=period))
    made = room.make_digest(told, since=period.since, until=period.until, topic=topic)
    if as_json:
        output.print_json(room.digest_to_builtins(made))
    elif to_stdout:
        click.echo(room.digest_md(made), nl=False)
    else:
        pages = {"digest.md": room.digest_md(made), "digest.html": room.digest_html(made)}
        write_pages(out, pages)
        output.notify(room.about(made))
        for name in pages:
            click.echo(out / name)
