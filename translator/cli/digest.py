"""`translator digest`: one page over many articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from translator.cli import options, output

if TYPE_CHECKING:
    from pathlib import Path


class Day(click.DateTime):
    """A day as ISO 8601 writes it, checked, as text."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Give the day; usage error for what is none."""
        return super().convert(value, param, ctx).date().isoformat()


DAY = Day(["%Y-%m-%d"])


@click.command()
@click.option("--since", type=DAY, metavar="DATE", help="The first day, as 2024-11-15.")
@click.option("--until", type=DAY, metavar="DATE", help="The last day, as 2024-11-15.")
@click.option("--topic", metavar="WORDS", help="Only stories with these words, in either language.")
@options.out
@click.option("--stdout", "to_stdout", is_flag=True, help="Print the Markdown; write no files.")
@options.as_json("Print the digest as JSON; write no files.")
def digest(  # noqa: PLR0913, an option each
    *,
    since: str | None,
    until: str | None,
    topic: str | None,
    out: Path,
    to_stdout: bool,
    as_json: bool,
) -> None:
    """Bring the articles of history together, story by story, on one bilingual page.

    Writes digest.md and digest.html into the output folder. An article without a date counts by
    the day on which it was briefed.
    """
    from translator import digest as room
    from translator.store import Period, Store, write_pages

    with Store.open(out, write=False) as store:
        told = list(store.contents.latest(period=Period(since, until)))
    made = room.make_digest(told, since=since, until=until, topic=topic)
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
