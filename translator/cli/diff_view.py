"""How a diff is shown: as text, as a page or as JSON; `diff` and `compare` share it."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

import click

from translator.cli import options, output

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from translator.cli.options import Command
    from translator.diff import Diff, Line

ASPECTS = (
    *("figures", "names", "negation", "modality", "words", "form"),
    *("selection", "facts", "flags"),
)
STYLES = {"same": "", "gone": "red strike", "new": "green underline"}
LINE_STYLES = {"head": "bold", "plain": "", "quiet": "dim"}


@dataclass(frozen=True, slots=True)
class View:
    """What a person wants to see of a diff."""

    as_json: bool
    html: IO[str] | None
    only: tuple[Any, ...]
    stat: bool
    exit_code: bool


def view(command: Command) -> Command:
    """Add the options that choose how a diff is shown, handed over together as `view`."""

    @functools.wraps(command)
    def gathered(**given: Any) -> Any:
        names = ("as_json", "html", "only", "stat", "exit_code")
        return command(view=View(**{name: given.pop(name) for name in names}), **given)

    for option in (
        click.option("--exit-code", is_flag=True, help="End with 1 if anything changed."),
        options.as_json("Print the differences as JSON (diff/1)."),
        click.option(
            "--html",
            type=click.File("w", encoding="utf-8", lazy=True),
            metavar="FILE",
            help="Write a page with both versions side by side.",
        ),
        click.option("--stat", is_flag=True, help="A line an article instead of its words."),
        click.option(
            "--only",
            type=click.Choice(ASPECTS),
            multiple=True,
            help="What changed in this alone; may be given several times.",
        ),
    ):
        gathered = option(gathered)
    return gathered


def show(difference: Diff, wanted: View) -> None:
    """Show a diff and end with the exit code that was asked for."""
    from translator.diff import as_dict, only, page_html, summary

    if wanted.only:
        difference = only(difference, wanted.only)
    if wanted.html is not None:
        wanted.html.write(page_html(difference))
    if wanted.as_json:
        output.print_json(as_dict(difference))
    else:
        if wanted.html is None:
            _print(difference, stat=wanted.stat)
        click.echo(summary(difference))
    if wanted.exit_code and difference.changed:
        click.get_current_context().exit(1)


def _print(difference: Diff, *, stat: bool) -> None:
    from rich.console import Console

    from translator.diff import lines, stat_lines

    console = Console(highlight=False)
    click.echo(f"{difference.before} → {difference.after}")
    if stat:
        for line in stat_lines(difference, console.width if console.is_terminal else output.WIDTH):
            click.echo(line)
    else:
        _print_lines(lines(difference), console)


def _print_lines(printed: Iterable[Line], console: Console) -> None:
    from translator.diff import marked

    for line in printed:
        if console.is_terminal:
            print_wrapped(line, console)
        else:
            click.echo(" " * line.indent + marked(line.spans))


def print_wrapped(line: Line, console: Console) -> None:
    """Print a line for a terminal: wrapped under its beginning, in colours or else in marks."""
    from rich.padding import Padding
    from rich.text import Text

    from translator.diff import marked

    text = Text(style=LINE_STYLES[line.style])
    if console.no_color:
        text.append(marked(line.spans))
    else:
        for op, part in line.spans:
            text.append(part, style=STYLES[op])
    console.print(Padding(text, (0, 0, 0, min(line.indent, console.width // 4))))
