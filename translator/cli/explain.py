"""`translate --alternatives` and `--explain`: the translation of each sentence, from inside."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import click

from translator.cli import output

if TYPE_CHECKING:
    from collections.abc import Iterable

    from translator.setting import Tools
    from translator.translation import Explanation


def print_explained(
    tools: Tools, sentences: Iterable[str], alternatives: int, *, words: bool, as_json: bool
) -> None:
    """Print each sentence, in order: an object a line, or a block for a person.

    `alternatives` is the length of the n-best list, 0 for none; `words` asks for their links.
    """
    from translator.translation import explain, translate_all

    wanted = list(sentences)
    known = translate_all(tools.engine, filter(None, wanted), tools.glossary)
    found = {it.source: it for it in explain(tools.engine, known, alternatives, words=words)}
    for sentence in wanted:
        if as_json:
            output.print_json_line(_form(found.get(sentence)))
        elif sentence:
            _print(found[sentence])


def _form(it: Explanation | None) -> dict[str, Any]:
    """Give the object of a sentence; that of an empty line has empty texts."""
    import msgspec

    if it is None:
        return {"de": "", "en": ""}
    said = msgspec.to_builtins(it.translated)
    form = {"de": it.source, "en": said.pop("text"), **said}
    lists = {"alternatives": it.alternatives, "alignment": it.alignment}
    return {**form, **{name: found for name, found in lists.items() if found is not None}}


def _print(it: Explanation) -> None:
    from translator.store.render import flag_mark

    sentence = it.translated
    click.secho(it.source, dim=True)
    click.secho(f"{sentence.text}  ({_confidence(sentence.score)})", bold=True)
    for flag in sentence.flags:
        colour = None if flag.severity == "info" else "yellow"
        click.secho(f"  {flag_mark(flag)} {flag.name}: {flag.message}", fg=colour)
    for repair in sentence.repairs:
        click.echo(f"  ✎ {repair.name}: {repair.message} Before: “{repair.before}”")
    for rank, other in enumerate(it.alternatives or (), 1):
        click.echo(f"  {rank}. {other.en}  ({_confidence(other.score)})")
    if it.alignment:
        click.echo("  " + " · ".join(f"{link.de} → {link.en}" for link in it.alignment))
    click.echo()


def _confidence(score: float) -> str:
    return f"{100 * math.exp(score):.0f}%"
