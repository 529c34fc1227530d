"""The command line: parse, call, print. Everything heavy is imported where it is used."""

from __future__ import annotations

from typing import Any

import click

from translator import __version__
from translator.cli import (
    compare,
    diff,
    digest,
    doctor,
    export,
    history,
    memory,
    models,
    prune,
    run,
    search,
    text,
    verify,
)
from translator.errors import TranslatorError


class Commands(click.Group):
    """A group whose commands end with one line and an exit code when something is wrong."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a TranslatorError becomes its message on stderr."""
        try:
            return super().invoke(ctx)
        except TranslatorError as error:
            click.echo(f"Error: {error}", err=True)
            ctx.exit(error.exit_code)
        except MemoryError:
            click.echo("Error: out of memory; give fewer or smaller articles", err=True)
            ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="translator %(version)s")
def main() -> None:
    """Short bilingual briefs of German news articles, made on your own machine.

    Put articles into seeds/ and type: translator run
    """


for command in (
    *(run.run, run.brief),
    *(text.translate, text.clean, text.check, text.evaluate),
    *(history.runs, history.show, diff.diff, compare.compare, search.search, prune.history),
    *(digest.digest, export.export),
    *(verify.verify, verify.rebuild),
    *(memory.memory, models.models, doctor.doctor),
):
    main.add_command(command)
