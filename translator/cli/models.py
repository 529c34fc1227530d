"""`translator models`: the models of models.txt, on this machine and on the hub."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from translator.cli import options, output

if TYPE_CHECKING:
    from pathlib import Path


@click.group()
def models() -> None:
    """List, fetch, check and add the models of models.txt."""


@models.command(name="list")
@options.models_file
@options.as_json("Print the models as JSON.")
def list_models(models_file: Path | None, as_json: bool) -> None:
    """Show each model: role, source, pinned or not, on disk or not, size."""
    from translator.models import describe, read_models_file

    rows = []
    for entry in read_models_file(models_file).entries:
        status = describe(entry)
        revision = f"@{entry.revision}" if entry.revision else ""
        rows.append(
            {
                "role": entry.role,
                "name": entry.name,
                "source": f"{entry.kind}:{entry.location}{revision}",
                "pinned": status.pinned,
                "on_disk": status.on_disk,
                "bytes": status.bytes,
                "problem": status.problem,
            }
        )
    if as_json:
        output.print_json(rows)
        return
    output.print_table(("role", "name", "source", "pinned", "on disk", "size#"), map(_cells, rows))


def _cells(row: dict[str, object]) -> list[str]:
    size = row["bytes"]
    return [
        str(row["role"]),
        str(row["name"]),
        str(row["source"]),
        "yes" if row["pinned"] else "no",
        "no" if not row["on_disk"] else str(row["problem"] or "yes"),
        f"{size / 1e6:,.1f} MB" if isinstance(size, int) and size else "",
    ]


@models.command()
@click.argument("name")
@options.models_file
def fetch(name: str, models_file: Path | None) -> None:
    """Download the hub model NAME and pin it in models.txt."""
    from translator.models import fetch as fetch_model
    from translator.models import read_models_file

    listed = fetch_model(read_models_file(models_file), name, notify=output.notify)
    click.echo(f"{name} is on this machine and pinned in {listed.path}")


@models.command()
@click.argument("name", required=False)
@options.models_file
@options.as_json("Print the findings as JSON.")
def verify(name: str | None, models_file: Path | None, as_json: bool) -> None:
    """Check the files of all models on disk, or of NAME, against their checksums."""
    from translator.models import read_models_file
    from translator.models import verify as verify_models

    findings = verify_models(read_models_file(models_file), name)
    if as_json:
        output.print_json([{"name": n, "ok": ok, "message": text} for n, ok, text in findings])
    else:
        for model, ok, message in findings:
            click.echo(f"{model}: {'ok' if ok else 'NOT OK'} ({message})")
    click.get_current_context().exit(0 if all(ok for _, ok, _ in findings) else 1)


@models.command()
@click.argument("name")
@click.argument("source")
@click.argument("settings", nargs=-1, metavar="[OPTION=VALUE]...")
@click.option(
    "--role",
    type=click.Choice(["translate", "summarise"]),
    default="translate",
    help="What the model is for.",
)
@options.models_file
def add(
    name: str, source: str, settings: tuple[str, ...], role: str, models_file: Path | None
) -> None:
    """Add a line to models.txt: NAME, SOURCE (hf:OWNER/NAME, dir:PATH) and options (lang=de)."""
    from translator.models import add as add_model
    from translator.models import read_models_file

    listed = add_model(read_models_file(models_file), name, source, role, settings)
    click.echo(f"{name} is now in {listed.path}")
