"""`translator search`: words in all originals and translations."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from translator.cli import options, output

if TYPE_CHECKING:
    from pathlib import Path

    from translator.store import Hit, Period

LIMIT = 20


@click.command()
@click.argument("words", nargs=-1, required=True)
@options.period
@click.option("--publisher", metavar="NAME", help="Only of a publisher whose name has this in it.")
@click.option("--newest", is_flag=True, help="The newest first, and not the most relevant.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=LIMIT,
    show_default=True,
    metavar="N",
    help="Show no more than N articles.",
)
@options.out
@options.as_json("Print the hits as JSON.")
def search(
    words: tuple[str, ...], period: Period, limit: int, out: Path, as_json: bool, **narrowed: str
) -> None:
    """Search all articles and their translations for WORDS, German or English.

    All words must be there, in any inflection; "in quotes" is a phrase, OR stands between
    alternatives, and what follows a minus must not be there (behind --, as in: search -- Messe
    -Leipzig). Of each article its latest brief is searched.
    """
    from translator.store import Store

    with Store.open(out, write=False) as store:
        found = store.search.find(_query(words), limit=limit, period=period, **narrowed)  # type: ignore[arg-type]
    if as_json:
        output.print_json(found)
        return
    for hit in found.hits:
        click.echo(_told(hit) + "\n")
    shown = f", the first {len(found.hits):,} shown" if len(found.hits) < found.total else ""
    output.notify(f"{found.total:,} {'article' if found.total == 1 else 'articles'}{shown}")


def _query(words: tuple[str, ...]) -> str:
    """Give what was typed as one text: the shell has taken the quotes of a phrase."""
    return " ".join(
        f'"{it}"' if " " in it and '"' not in it and len(words) > 1 else it for it in words
    )


def _told(hit: Hit) -> str:
    about = " · ".join(filter(None, [hit.date, hit.publisher, "gone" if hit.gone else None]))
    lines = [hit.article, f"  {hit.title.en}"]
    if about:
        lines[0] += f"  ({about})"
    if hit.sentence is None:
        return "\n".join([*lines[:1], *_marked_pair(hit, "  headline: ")])
    return "\n".join([*lines, *_marked_pair(hit, f"  {hit.sentence + 1}/{hit.sentences}: ")])


def _marked_pair(hit: Hit, before: str) -> list[str]:
    english, german = _marked(hit.en, hit.en_marks), _marked(hit.de, hit.de_marks)
    return [f"{before}{english}", f"{' ' * len(before)}{german}"]


def _marked(text: str, marks: tuple[tuple[int, int], ...]) -> str:
    """Give a text with its marks bold, or in brackets where there are no colours."""
    colours = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    parts, at = [], 0
    for start, end in marks:
        word = text[start:end]
        parts += [text[at:start], click.style(word, bold=True) if colours else f"[{word}]"]
        at = end
    return "".join([*parts, text[at:]])
