"""`translator export`: history in forms for other programs and for people."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translator.cli import options, output

if TYPE_CHECKING:
    from translator.export.parts import What
    from translator.store import Period

FORMS = ("jsonl", "csv", "tmx", "xliff", "html", "epub", "docx")
WHATS = ("briefs", "translations", "pairs")
FILE = click.Path(path_type=Path, dir_okay=False, allow_dash=True)


@click.command()
@click.argument("articles", nargs=-1)
@click.argument("file", type=FILE, metavar="FILE|-")
@click.option(
    "--format", "form", type=click.Choice(FORMS), help="[default: what FILE's name ends in]"
)
@click.option(
    "--what",
    type=click.Choice(WHATS),
    help="[default: briefs; pairs of sentences for tmx and xliff]",
)
@options.period
@options.out
def export(  # noqa: PLR0913, as click hands it over
    *,
    articles: tuple[str, ...],
    file: Path,
    form: str | None,
    what: What | None,
    period: Period,
    out: Path,
) -> None:
    """Write the latest briefs, translations or sentence pairs into one FILE.

    Of ARTICLES, by path or id, or else of all that aren't gone. jsonl, csv, tmx and xliff are for
    programs; html, epub and docx for people: English with its German beneath, and all doubts.
    """
    from translator.export import form_of
    from translator.store import Store

    chosen = form or form_of(file)
    if chosen is None:
        raise click.UsageError(f"{file} has no ending that names a format: give --format")
    with Store.open(out, write=False) as store:
        kept = store.contents.latest(articles, period)
        number = _write(file, chosen, what, kept)
    output.notify(f"{number:,} {'article is' if number == 1 else 'articles are'} now in {file}")


def _write(file: Path, form: str, what: What | None, kept: Any) -> int:
    from translator.errors import ExportError
    from translator.export import export
    from translator.store.files import replacing

    if str(file) == "-":
        return export(sys.stdout.buffer, form, what, kept)
    try:
        with replacing(file) as unfinished:
            return export(unfinished, form, what, kept)
    except OSError as error:
        raise ExportError(f"{file} can't be written ({error.strerror})") from error
