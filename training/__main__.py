"""`python -m training`: the steps of the recipe, in order."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click

from training import config as configuration

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)
WEIGHTS = click.Path(path_type=Path, exists=True)


@click.group()
def main() -> None:
    """Train a Marian model, German to English; see training/README.md."""


@main.command()
@click.argument("ding", type=FILE)
@click.argument("german_news", type=FILE)
@click.argument("english_news", type=FILE)
@click.argument("output", type=click.Path(path_type=Path, dir_okay=False))
def dictionary(ding: Path, german_news: Path, english_news: Path, output: Path) -> None:
    """Write the dictionary DING as pairs, with the words that news uses told apart."""
    from training import dictionary as step

    click.echo(json.dumps(step.convert(ding, german_news, english_news, output)))


@main.command()
@click.argument("config", type=FILE)
@click.argument("corpora", type=FOLDER)
@click.argument("output", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--held-out", type=FILE, multiple=True, help="A test set to keep out (repeatable).")
def hints(config: Path, corpora: Path, output: Path, held_out: tuple[Path, ...]) -> None:
    """Write the words of CORPORA that have one translation: the dictionary of a small model."""
    from training import hints as step

    report = step.build(config, corpora, held_out, output)
    click.echo(json.dumps(report))


@main.command()
@click.argument("config", type=FILE)
@click.argument("corpora", type=FOLDER)
@click.argument("work", type=FOLDER)
@click.option("--held-out", type=FILE, multiple=True, help="A test set to keep out (repeatable).")
def prepare(config: Path, corpora: Path, work: Path, held_out: tuple[Path, ...]) -> None:
    """Clean, hold apart, vary and tokenise the CORPORA of CONFIG into WORK."""
    from training import prepare as step

    click.echo(json.dumps(step.prepare(configuration.load(config), corpora, held_out, work)))


@main.command()
@click.argument("config", type=FILE)
@click.argument("work", type=FOLDER)
@click.argument("run", type=FOLDER)
@click.option("--init", type=WEIGHTS, help="Weights to begin with: a checkpoint or a model.")
@click.option("--dev", type=FILE, nargs=2, help="German and English to measure the loss on.")
def train(
    config: Path, work: Path, run: Path, init: Path | None, dev: tuple[Path, Path] | None
) -> None:
    """Train on WORK into RUN; the same command goes on with a run that was cut short."""
    from training import trainer

    trainer.train(configuration.load(config), work, run, init=init, dev=dev)


@main.command()
@click.argument("weights", type=WEIGHTS)
@click.argument("output", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--ffn", default=1536, show_default=True, help="Units of the feed-forward layers.")
@click.option("--same-width", is_flag=True, help="Only add units, keep the width.")
def grow(weights: Path, output: Path, ffn: int, *, same_width: bool) -> None:
    """Write WEIGHTS, a checkpoint or a model, at twice their width to OUTPUT, for train --init."""
    import torch

    from training import grow as step
    from training.export import read_weights

    larger = step.widen if same_width else step.grow
    torch.save(larger(read_weights(weights), ffn), output)


@main.command()
@click.argument("run", type=FOLDER)
@click.argument("work", type=FOLDER)
@click.argument("model", type=FOLDER)
@click.option("--average", default=1, show_default=True, help="How many of the last checkpoints.")
def export(run: Path, work: Path, model: Path, average: int) -> None:
    """Write the mean of RUN's last checkpoints as a transformers model into MODEL."""
    from training import export as step

    checkpoints = sorted(run.glob("step-*.pt"))[-average:]
    if not checkpoints:
        raise click.UsageError(f"{run} has no checkpoints yet")
    step.export(step.average(checkpoints), work, model)
    click.echo(f"{model}: the mean of {', '.join(path.name for path in checkpoints)}")


@main.command()
@click.argument("weights", type=WEIGHTS)
@click.argument("pieces", type=FILE)
@click.argument("text", type=FILE)
@click.argument("output", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--minutes", default=1e9, help="Stop after so long; the next call goes on.")
def backtranslate(weights: Path, pieces: Path, text: Path, output: Path, minutes: float) -> None:
    """Translate English TEXT into pairs to train on, with English-German WEIGHTS and its PIECES."""
    from training import backtranslate as step

    count = step.backtranslate(weights, pieces, text, output, minutes=minutes)
    click.echo(f"{count} pairs more in {output}")


@main.command()
@click.argument("model", type=FOLDER)
@click.argument("source", type=FILE)
@click.argument("reference", type=FILE)
@click.option("--engine", default="ctranslate", show_default=True)
@click.option("--beam", default=4, show_default=True)
def evaluate(model: Path, source: Path, reference: Path, engine: str, beam: int) -> None:
    """Score MODEL on a test set: BLEU, chrF, figures that come through, speed."""
    from training import evaluate as step

    report = step.evaluate(model, source, reference, engine=engine, beam=beam)
    click.echo(json.dumps(dataclasses.asdict(report)))


@main.command()
@click.argument("config", type=FILE)
@click.argument("work", type=FOLDER)
@click.argument("run", type=FOLDER)
def card(config: Path, work: Path, run: Path) -> None:
    """Print the facts for a model card: network, data, training."""
    from training import card as step

    click.echo(step.facts(config, work, run))


if __name__ == "__main__":
    main()
