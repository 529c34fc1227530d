"""Commands on a single text: `translate`, `clean`, `check` and `eval`."""

from __future__ import annotations

from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from translator.cli import options, output
from translator.cli.sources import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from translator.engines import Engine
    from translator.reading import ReadingOptions
    from translator.setting import Setting
    from translator.translation import Glossary

WINDOW = 2000  # lines in memory at a time
EXPLAINED = 4  # alternatives that --explain shows when their number isn't given

# What `clean --json` tells of an article beside its text, in this order.
FACTS = (
    *("title", "subtitle", "kicker", "date", "time", "publisher", "authors", "agency"),
    *("section", "url", "language"),
)

LINES = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.argument("article", type=options.ARTICLE, metavar="FILE|-")
@click.option("--lines", is_flag=True, help="A sentence a line: as many lines out, in order.")
@click.option(
    "--alternatives",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Show the N best of each sentence, as the model ranks them.",
)
@click.option(
    "--explain",
    is_flag=True,
    help="Show confidence, doubts, repairs, alternatives, and which word comes from which.",
)
@options.setting(summariser=False)
@options.as_json("Print an object a sentence.")
def translate(  # noqa: PLR0913, PLR0917, an argument an option
    article: Path,
    lines: bool,
    alternatives: int | None,
    explain: bool,
    setting: Setting,
    as_json: bool,
) -> None:
    """Translate a text to stdout as it is; of a page or document, the (first) article."""
    from translator.cli.explain import print_explained
    from translator.setting import prepare

    text = read_lines(article, setting.reading)
    tools = prepare(setting, output.notify)
    if alternatives or explain or as_json:
        sentences = [line.strip() for line in text] if lines else chain(*map(_sentences, text))
        count = alternatives or (EXPLAINED if explain else 0)
        print_explained(tools, sentences, count, words=explain, as_json=as_json)
        return
    for line in (translate_lines if lines else translate_text)(tools.engine, text, tools.glossary):
        click.echo(line)


def translate_lines(
    engine: Engine, lines: Iterable[str], glossary: Glossary | None = None
) -> Iterator[str]:
    """Translate a sentence a line: as many lines, in the same order; empty ones stay empty."""
    from translator.translation import translate_all

    rest = (line.strip() for line in lines)
    while window := list(islice(rest, WINDOW)):
        known = translate_all(engine, filter(None, window), glossary)
        yield from (known[line].text if line else "" for line in window)


def translate_text(
    engine: Engine, lines: Iterable[str], glossary: Glossary | None = None
) -> Iterator[str]:
    """Translate running text sentence by sentence; Markdown and what stands between lines stay."""
    from translator.reading import split_sentences
    from translator.translation import translate_passages

    rest = iter(lines)
    while window := list(islice(rest, WINDOW)):
        yield from translate_passages(engine, window, split_sentences, glossary)


def _sentences(line: str) -> list[str]:
    from translator.reading import split_sentences

    return [" ".join(line[start:end].split()) for start, end in split_sentences(line)]


@click.command()
@click.argument("article", type=options.ARTICLE, metavar="FILE|-")
@options.reading
@options.as_json("Print everything that was found, with what was dropped and why.")
def clean(article: Path, reading: ReadingOptions, as_json: bool) -> None:
    """Print what reading keeps of an article."""
    from translator.cli.sources import read_source
    from translator.reading import read_article

    read = read_article(*read_source(article), reading)
    if as_json:
        facts = {name: getattr(read, name) for name in FACTS}
        paragraphs = [paragraph.text for paragraph in read.paragraphs]
        rest = {"sentences": read.sentences, "dropped": read.dropped}
        output.print_json({**facts, "paragraphs": paragraphs, **rest})
        return
    written = [read.date, *read.authors, read.agency, read.publisher]
    about = " · ".join(filter(None, written))
    blocks = [read.title, about, *(paragraph.text for paragraph in read.paragraphs)]
    click.echo("\n\n".join(filter(None, blocks)))


@click.command()
@options.as_json("Print an object a line.")
def check(as_json: bool) -> None:
    """Check translations: German<TAB>English lines on stdin, doubts on stdout.

    A line each, in order; an empty one, and one with an empty side, counts. What stands after
    a second tab is passed over.
    """
    from translator.translation import check as check_pair

    for source, target in read_pairs(Path("-")):
        flags = check_pair(source, target)
        if as_json:
            output.print_json_line({"flags": flags})
        else:
            click.echo("; ".join(f"{flag.name}: {flag.message}" for flag in flags) or "ok")


def read_pairs(path: Path) -> list[tuple[str, str]]:
    """Read German<TAB>English lines. Raises ReadingError, and UsageError for one without a tab."""
    pairs = []
    for number, line in enumerate(read_lines(path), 1):
        columns = line.rstrip("\r").split("\t")
        if len(columns) < 2 and line.strip():
            raise click.UsageError(f"line {number} has no tab: give German<TAB>English")
        pairs.append((columns[0], columns[1] if len(columns) > 1 else ""))
    return pairs


@click.command(name="eval")
@click.argument("source", type=LINES, metavar="SRC")
@click.argument("reference", type=LINES, metavar="REF")
@options.setting(summariser=False, articles=False)
@options.as_json("Print the scores as JSON.")
def evaluate(
    source: Path,
    reference: Path,
    setting: Setting,
    as_json: bool,
) -> None:
    """Translate SRC, a sentence a line, and score it against REF (BLEU, chrF)."""
    from sacrebleu.metrics import BLEU, CHRF

    from translator.setting import prepare

    sources, references = (read_lines(path) for path in (source, reference))
    if len(sources) != len(references):
        raise click.UsageError(
            f"{source} has {len(sources)} lines and {reference} {len(references)}; "
            "line by line they must belong together"
        )
    tools = prepare(setting, output.notify)
    hypotheses = list(translate_lines(tools.engine, sources, tools.glossary))
    # force: a text with spaces before its stops is scored all the same, without a warning.
    scores = [(m, m.corpus_score(hypotheses, [references])) for m in (BLEU(force=True), CHRF())]
    if as_json:
        output.print_json(
            {s.name: {"score": s.score, "signature": str(m.get_signature())} for m, s in scores}
        )
        return
    for metric, score in scores:
        click.echo(f"{score.name} {score.score:.2f}  {metric.get_signature()}")
