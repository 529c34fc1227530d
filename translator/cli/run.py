"""`translator run` and `translator brief`: the main job, for folders and for one article."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from translator.cli import options, output

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from translator.plan import Planned
    from translator.report import Report
    from translator.setting import Setting


WOULD = {
    "brief": "brief it",
    "files": "write its files",
    "move": "rename its brief",
    "copy": "copy the brief",
    "fail": "fail",
    "gone": "note it as gone",
}


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@options.out
@options.setting(summariser=True)
@click.option("--watch", is_flag=True, help="Go on with articles as they arrive, until Ctrl-C.")
@click.option("--dry-run", is_flag=True, help="Say what would be done and why; write nothing.")
@options.as_json("Print the counts as JSON; with --dry-run, what would be done.")
def run(  # noqa: PLR0913, PLR0917, its options
    paths: tuple[Path, ...], out: Path, setting: Setting, watch: bool, dry_run: bool, as_json: bool
) -> None:
    """Brief the new and changed articles under PATHS (default: seeds/).

    Each article gets a folder in OUT with its translation and its brief. Exit code 0: all
    good; 1: some articles failed, and were told; 2: a mistake in the command; 130, 143: ended by
    Ctrl-C or SIGTERM, after the article in flight.
    """
    from translator import pipeline, plan
    from translator.interrupt import stopping
    from translator.report import Listener

    paths = paths or (seeds_folder(),)
    if dry_run:
        silent = Listener(output.notify, output.notify)
        _print_plan(plan.dry_run(paths, out, setting, silent), as_json=as_json)
        return
    if watch:
        _watch(paths, out, setting)
    with progress_bar() as progress, stopping(output.notify) as stop:
        listener = Listener(output.notify, output.notify, progress)
        report = pipeline.run(paths, out, setting, listener, stop)
    _print_report(report, out, as_json=as_json)
    if stop:
        output.notify(f"Stopped: {report.left:,} articles are left; the same command does them.")
    click.get_current_context().exit(stop.exit_code or (1 if report.failed else 0))


@click.command()
@click.argument("article", type=options.ARTICLE, metavar="FILE|-")
@options.setting(summariser=True)
@options.as_json("Print the brief as brief.json has it.")
def brief(article: Path, setting: Setting, as_json: bool) -> None:
    """Brief one article (of a file of several, the first) to the terminal; stores nothing."""
    from translator import pipeline
    from translator.cli.brief_text import print_brief
    from translator.cli.sources import read_source
    from translator.setting import prepare
    from translator.store import brief_to_json

    tools = prepare(setting, output.notify)
    source, data = read_source(article)
    _, _, made = pipeline.brief_one(source, data, tools)
    if as_json:
        click.echo(brief_to_json(made, None), nl=False)
    else:
        print_brief(made)


def _watch(paths: tuple[Path, ...], out: Path, setting: Setting) -> NoReturn:
    """Brief what is there and what comes; a line a batch on stderr."""
    from translator.interrupt import stopping
    from translator.report import Listener
    from translator.watch import watch

    with stopping(output.notify) as stop:
        listener = Listener(output.notify, output.notify)
        output.notify(f"Watching {', '.join(map(str, paths))}; Ctrl-C ends it.")
        left = watch(paths, out, setting, listener, stop, told=_tell_batch)
    output.notify(f"Stopped: {left:,} articles are left." if left else "Stopped.")
    raise SystemExit(stop.exit_code if left else 0)


def _tell_batch(report: Report) -> None:
    counts = {
        "briefed": report.done,
        "copied": report.copied,
        "failed": report.failed,
        "gone": report.gone,
    }
    said = ", ".join(f"{count:,} {name}" for name, count in counts.items() if count)
    output.notify(f"run {report.run}: {said or 'files written'}, {report.seconds:.1f} s")


def seeds_folder() -> Path:
    """Give the default folder of articles; a mistake in the command where it isn't here."""
    seeds = Path("seeds")
    if not seeds.is_dir():
        raise click.UsageError("there is no folder seeds/ here; name the articles: run PATHS...")
    return seeds


@contextmanager
def progress_bar() -> Iterator[Callable[[float, int], None]]:
    """Show a bar while articles are done, on a terminal only."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("articles", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _print_plan(planned: list[Planned], *, as_json: bool) -> None:
    if as_json:
        output.print_json(planned)
    elif planned:
        output.print_table(("article", "would", "because"), map(_plan_cells, planned))
    else:
        click.echo("Nothing to do.")


def _plan_cells(planned: Planned) -> list[str]:
    return [planned.article, WOULD[planned.action], planned.why]


def _print_report(report: Report, out: Path, *, as_json: bool) -> None:
    if as_json:
        output.print_json(report)
        return
    speed = f"{report.words / report.seconds:,.0f}" if report.done and report.seconds else "–"
    columns = ("articles", "briefed", "sentences", "words/s", "skipped", "failed", "flagged")
    counts = (report.articles, report.done, report.sentences, speed, report.skipped)
    cells = [f"{value:,}" if isinstance(value, int) else value for value in counts]
    cells += [f"{report.failed:,}", f"{report.flagged:,}"]
    output.print_table([f"{column}#" for column in columns], [cells])
    click.echo(f"\nRead them at {out / 'index.html'}")
