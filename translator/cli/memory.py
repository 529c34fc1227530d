"""`translator memory`: the sentences that are known, and corrections of them by people."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translator.cli import options, output

if TYPE_CHECKING:
    from translator.store import Imported, Unit

TOLD = 20  # doubts about corrections that are told one by one

FILE = click.Path(path_type=Path, dir_okay=False, allow_dash=True)
IMPORTED = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.group()
def memory() -> None:
    """Look into the translation memory, hand it to a translator, take corrections back."""


@memory.command()
@options.out
@options.as_json("Print the counts as JSON.")
def stats(out: Path, as_json: bool) -> None:
    """Show how many sentences are known, from which models, and how many people corrected."""
    from translator.store import Store

    with Store.open(out, write=False) as store:
        found = store.memory.stats()
    if as_json:
        output.print_json(found)
        return
    rows = [
        [it.model or "?", it.digest[:12], f"{it.sentences:,}", f"{it.last_run or ''}"]
        for it in found.models
    ]
    rows.append(["people", "", f"{found.corrections:,}", ""])
    output.print_table(("from", "digest", "sentences#", "last run#"), rows)
    of_most = f"{found.sentences:,} of at most {found.limit:,} sentences of models"
    click.echo(f"\n{of_most}, {found.bytes / 1e6:,.1f} MB of text; corrections are never dropped")


@memory.command()
@click.argument("file", type=FILE, metavar="FILE|-")
@options.out
def export(file: Path, out: Path) -> None:
    """Write all known sentences to FILE as TMX 1.4, for a translator's own program.

    Each German sentence comes once: as a person corrected it, else as the latest model has it,
    with its doubts as notes.
    """
    from translator.store import Store, export_tmx, write_tmx

    with Store.open(out, write=False) as store:
        if str(file) == "-":
            write_tmx(sys.stdout.buffer, store.memory.units())
            return
        written = export_tmx(file, store.memory.units())
    output.notify(f"{written:,} sentences are now in {file}")


@memory.command(name="import")
@click.argument("file", type=IMPORTED)
@options.out
@options.as_json("Print the counts, and doubts about the corrections, as JSON.")
def import_(file: Path, out: Path, as_json: bool) -> None:
    """Take corrections from FILE: TMX of any program, or German<TAB>English lines (.tsv, .txt).

    A sentence whose English no model gave is a correction by a person. It goes before every model,
    and the next run briefs the articles that hold it anew. The last import of a sentence holds.
    """
    from translator.store import Store, read_units
    from translator.translation import check

    doubts: list[dict[str, Any]] = []

    def accepted(unit: Unit) -> None:
        if flags := check(unit.source, unit.target):
            doubts.append({"de": unit.source, "en": unit.target, "flags": flags})

    with Store.open(out, write=True, notify=output.notify) as store:
        counts = store.memory.correct(read_units(file), accepted)
    if as_json:
        names = ("corrections", "replaced", "unmet", "unchanged", "skipped")
        output.print_json({**{it: getattr(counts, it) for it in names}, "doubts": doubts})
        return
    _print_doubts(doubts)
    click.echo(_said(counts))


def _print_doubts(doubts: list[dict[str, Any]]) -> None:
    """Tell the corrector what the checks would doubt; the correction holds all the same."""
    for doubt in doubts[:TOLD]:
        said = "; ".join(f"{flag.name}: {flag.message}" for flag in doubt["flags"])
        output.notify(f"Look again at “{doubt['en']}” ({doubt['de']}): {said}")
    if len(doubts) > TOLD:
        output.notify(f"and {len(doubts) - TOLD:,} more; --json has all")


def _said(counts: Imported) -> str:
    earlier = "an earlier one" if counts.replaced == 1 else "earlier ones"
    replaced = f" ({counts.replaced:,} over {earlier})" if counts.replaced else ""
    unmet = f", {counts.unmet:,} of them for sentences not met yet" if counts.unmet else ""
    skipped = f", {counts.skipped:,} without German and English" if counts.skipped else ""
    taken = f"{_corrections(counts.corrections)}{replaced}{unmet}"
    return f"{taken}, {counts.unchanged:,} unchanged{skipped}"


def _corrections(number: int) -> str:
    return f"{number:,} correction{'' if number == 1 else 's'}"


@memory.command()
@click.option("--all", "people", is_flag=True, help="Also forget the corrections by people.")
@options.out
@options.as_json("Print the counts as JSON.")
def clear(people: bool, out: Path, as_json: bool) -> None:
    """Forget what models said; runs translate it anew. Corrections by people are kept."""
    from translator.store import Store

    with Store.open(out, write=True, notify=output.notify) as store:
        sentences, corrections = store.memory.clear(people=people)
        kept = store.memory.stats().corrections
    if as_json:
        counts = {"sentences": sentences, "corrections": corrections, "kept": kept}
        output.print_json(counts)
        return
    also = f" and {_corrections(corrections)} by people" if people else ""
    kept_too = (
        "is kept (--all forgets it too)" if kept == 1 else "are kept (--all forgets them too)"
    )
    rest = f"; {_corrections(kept)} by people {kept_too}" if kept else ""
    click.echo(f"Forgot {sentences:,} sentences of models{also}{rest}")
