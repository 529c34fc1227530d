"""`translator compare`: the same articles by two models or two summarisers, side by side."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from translator.cli import diff_view, options, output
from translator.cli.diff import between_runs
from translator.cli.run import progress_bar, seeds_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.cli.diff_view import View
    from translator.diff import Diff
    from translator.setting import Setting


@click.command()
@click.argument("first", metavar="MODEL_A")
@click.argument("second", metavar="MODEL_B")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True), metavar="ARTICLES")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Keep both runs in this folder [default: they are not kept].",
)
@options.setting(summariser=True)
@diff_view.view
def compare(  # noqa: PLR0913, PLR0917, what a person can say
    first: str, second: str, paths: tuple[Path, ...], out: Path | None, setting: Setting, view: View
) -> None:
    """Brief ARTICLES (default: seeds/) by two models, and show what differs.

    MODEL_A and MODEL_B are names in models.txt: two that translate, or two that summarise.
    """
    settings = _settings(setting, first, second)
    with ExitStack() as opened:
        folder = out or Path(opened.enter_context(TemporaryDirectory(prefix="translator-")))
        difference, failed = _compare(opened, paths or (seeds_folder(),), folder, settings)
    diff_view.show(difference, view)
    click.get_current_context().exit(1 if failed else 0)


def _settings(setting: Setting, first: str, second: str) -> tuple[Setting, Setting]:
    """Give the two settings; raises ModelError at once if one of the models can't be used."""
    from translator.models import read_models_file
    from translator.setting import prepare

    models = read_models_file(setting.models_file)
    translators, summarisers = (
        {entry.name for entry in models.entries if entry.role == role}
        for role in ("translate", "summarise")
    )
    both = {first, second}
    role = "summariser" if both <= summarisers and not both <= translators else "model"
    one, other = (
        replace(setting, model=name) if role == "model" else replace(setting, summariser=name)
        for name in (first, second)
    )
    for each in (one, other):
        prepare(each, output.notify)
    return one, other


def _compare(
    opened: ExitStack, paths: Sequence[Path], out: Path, settings: Sequence[Setting]
) -> tuple[Diff, int]:
    """Make a run by each setting, and give their difference and how many articles failed."""
    from translator import pipeline
    from translator.interrupt import stopping
    from translator.report import Listener

    runs: list[int] = []
    failed = 0
    for setting in settings:
        with progress_bar() as progress, stopping(output.notify) as stop:
            listener = Listener(output.notify, output.notify, progress)
            report = pipeline.run(paths, out, setting, listener, stop)
        if stop:
            output.notify("Stopped: there is no comparison without both runs.")
            click.get_current_context().exit(stop.exit_code)
        failed = max(failed, report.failed)
        runs.append(report.run)
    return between_runs(opened, out, (runs[0], runs[1])), failed
