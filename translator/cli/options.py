"""Options that several commands share."""

from __future__ import annotations

import dataclasses
import functools
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

Command = Any  # whatever click decorators take

ARTICLE = click.Path(path_type=Path, allow_dash=True, exists=True, dir_okay=False)


def models_file(command: Command) -> Command:
    """Add --models."""
    return click.option(
        "--models",
        "models_file",
        type=click.Path(path_type=Path),
        help="The list of models [default: ./models.txt, else the one in the package].",
    )(command)


def reading(command: Command) -> Command:
    """Add the options that choose what of a text is read, handed over together as `reading`."""

    @functools.wraps(command)
    def gathered(
        keep_all: bool, any_language: bool, patterns_file: Path | None, **options: Any
    ) -> Any:
        from translator.reading import ReadingOptions, read_patterns

        chosen = ReadingOptions(keep_all, any_language, read_patterns(patterns_file))
        return command(reading=chosen, **options)

    for option in (
        click.option(
            "--patterns",
            "patterns_file",
            type=click.Path(path_type=Path),
            help="Lines of your own to keep or drop [default: ./patterns.txt, if it is there].",
        ),
        click.option("--any-language", is_flag=True, help="Take text in other languages too."),
        click.option("--keep-all", is_flag=True, help="Keep all text: no cleaning."),
    ):
        gathered = option(gathered)
    return gathered


def setting(*, summariser: bool, articles: bool = True) -> Callable[[Command], Command]:
    """Add the options that choose how to translate, handed over together as `setting`.

    `articles`: with those that choose what of an article is read.
    """
    added: list[Any] = [
        click.option("--model", metavar="NAME", help="A translate line of models.txt."),
        models_file,
        click.option(
            "--engine",
            type=click.Choice(["ctranslate", "transformers"]),
            default="ctranslate",
            help="ctranslate is fast; transformers is the reference.",
        ),
        click.option(
            "--glossary",
            type=click.Path(path_type=Path),
            help="Terms of your own (TSV), which win over those that ship.",
        ),
        click.option("--beam", type=click.IntRange(1, 64), help="Hypotheses kept at each step."),
    ]
    if summariser:
        text = "A summarise line of models.txt."
        added.append(click.option("--summariser", metavar="NAME", help=text))

    def add(command: Command) -> Command:
        @functools.wraps(command)
        def gathered(**options: Any) -> Any:
            from translator.setting import Setting

            names = [field.name for field in dataclasses.fields(Setting) if field.name in options]
            chosen = Setting(**{name: options.pop(name) for name in names})
            return command(setting=chosen, **options)

        for option in reversed(added):
            gathered = option(gathered)
        return reading(gathered) if articles else gathered

    return add


def out(command: Command) -> Command:
    """Add -o/--out, the folder with briefs and history."""
    return click.option(
        "-o",
        "--out",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path("out"),
        show_default=True,
        help="The folder with briefs and history.",
    )(command)


def as_json(text: str) -> Callable[[Command], Command]:
    """Add --json, described by `text`."""
    return click.option("--json", "as_json", is_flag=True, help=text)


# What makes a whole date of one as long as "2024", "2024-11" or "2024-11-15".
_COMPLETED = {4: "-01-01", 7: "-01", 10: ""}


class _Day(click.ParamType):  # type: ignore[type-arg]
    """A date as precise as wanted: 2024, 2024-11 or 2024-11-15."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            date.fromisoformat(value + _COMPLETED[len(value)])
        except (KeyError, ValueError):
            self.fail(f"{value!r} is no date: give 2024, 2024-11 or 2024-11-15", param, ctx)
        return value


def period(command: Command) -> Command:
    """Add --since and --until, handed over together as `period`."""

    @functools.wraps(command)
    def gathered(since: str | None, until: str | None, **options: Any) -> Any:
        from translator.store import Period

        return command(period=Period(since, until), **options)

    for name, text in (("--until", "no later"), ("--since", "no earlier")):
        told = f"Only articles of {text} date (2024, 2024-11 or 2024-11-15)."
        gathered = click.option(name, type=_Day(), metavar="DATE", help=told)(gathered)
    return gathered
