"""Options that several commands share."""

from __future__ import annotations

import dataclasses
import functools
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


def setting(*, summariser: bool) -> Callable[[Command], Command]:
    """Add the options that choose how to translate, handed over together as `setting`."""
    added: list[Any] = [
        click.option("--model", metavar="NAME", help="A translate line of models.txt."),
        models_file,
        click.option(
            "--engine",
            type=click.Choice(["ctranslate", "transformers"]),
            default="ctranslate",
            help="ctranslate is fast; transformers is the reference.",
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
        return gathered

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
