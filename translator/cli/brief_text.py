"""A brief on the terminal: English, German beneath, doubts marked."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from translator.article import Flag
    from translator.brief import Brief, Fact, Point

WIDTH = 88  # characters a line on a terminal, at most: more is hard to read


def print_brief(brief: Brief) -> None:
    """Print a brief for a person; on a terminal its lines are broken between words."""
    from translator.store.render import about_line, facts_by_kind, news_line, title_notes

    _say(brief.title.en, bold=True)
    _say(brief.title.de, dim=True)
    if about := " · ".join(about_line(brief)):
        _say(about)
    if line := news_line(brief):
        click.echo()
        _say(line)
    _print_flags(brief.flags, "")
    for note in title_notes(brief.title):
        _say(note, dim=True)
    for point in brief.points:
        click.echo()
        _print_point(point)
    for name, facts in facts_by_kind(brief):
        click.echo()
        _print_facts(name, facts)


def _print_point(point: Point) -> None:
    from translator.store.render import point_notes, whole_note

    _say(point.en, "• ")
    _say(point.de, "  ", dim=True)
    _print_flags(point.flags, "  ")
    if point.support:
        numbers = ", ".join(str(index + 1) for index in point.support)
        _say(f"rests on sentences {numbers}", "  ", dim=True)
    for note in [*whole_note(point), *point_notes(point)]:
        _say(note, "  ", dim=True)


def _print_facts(name: str, facts: Iterable[Fact]) -> None:
    known = list(facts)
    english = "; ".join(click.style(it.en, italic=not it.translated or None) for it in known)
    _say(f"{click.style(f'{name}:', bold=True)} {english}")
    if any(fact.de != fact.en for fact in known):
        _say("; ".join(fact.de for fact in known), "  ", dim=True)


def _print_flags(flags: tuple[Flag, ...], indent: str) -> None:
    from translator.store.render import flag_mark

    for flag in flags:
        colour = None if flag.severity == "info" else "yellow"
        _say(f"{flag_mark(flag)} {flag.name}: {flag.message}", indent, fg=colour)


def _say(text: str, lead: str = "", **style: bool | str | None) -> None:
    """Print a text behind its lead; in a file or a pipe as one line."""
    if sys.stdout.isatty():
        width = min(shutil.get_terminal_size().columns, WIDTH)
        said = click.wrap_text(text, width, lead, " " * len(lead))
    else:
        said = f"{lead}{text}"
    click.secho(said, **style)  # type: ignore[arg-type]
