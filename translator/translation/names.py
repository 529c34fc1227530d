"""Names of one text that the other lacks: persons, places, organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.article import Flag
from translator.translation.evidence import Evidence, evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Log-odds from which a name counts as lost, as made up, or as put in another one's place (both
# sums together). Of newstest2019's even lines, on which they were tuned, 1.0 % have one, of the odd
# ones 2.6 %; about a third of these are mistakes of the human translation.
LOST, INVENTED, REPLACED = 2.45, 3.6, 4.7


def check_names(source: str, target: str) -> list[Flag]:
    """Find names of the German that the English lacks, and names that only the English has."""
    found = evidence(source, target)
    lost, invented = (
        missing_names(found.german, source, german=True),
        missing_names(found.english, target, german=False),
    )
    replaced = _best(lost) + _best(invented) >= REPLACED and lost and invented
    flags = []
    for side, least, names in (("English", LOST, lost), ("German", INVENTED, invented)):
        told = [
            name
            for name, weight in names.items()
            if weight >= least or (replaced and weight == _best(names))
        ]
        if told:
            flags.append(Flag("names", "error", f"Not in the {side}: {', '.join(told)}."))
    return flags


def _best(names: dict[str, float]) -> float:
    return max(names.values(), default=0.0)


def missing_names(words: Sequence[Evidence], text: str, *, german: bool) -> dict[str, float]:
    """Give the names that aren't covered, and how surely each is missing.

    Words with capitals that stand together are one name. A first name alone may go. English writes
    ordinary words with capitals within the names of institutions: they don't count.
    """
    missing = {}
    for group, after in uncovered_groups(words, text):
        if any(each.name for each in group) or (german and len(group) > 1):
            if after is not None and after.covered and after.name:
                continue
            name = text[group[0].word.start : group[-1].word.end]
            missing[name] = sum(each.weight for each in group if each.name or german)
    return missing


def uncovered_groups(
    words: Sequence[Evidence], text: str
) -> Iterator[tuple[list[Evidence], Evidence | None]]:
    """Give runs of uncovered words with capitals, and the word with a capital right after each."""
    group: list[Evidence] = []
    for each in words:
        close = group and text[group[-1].word.end : each.word.start] == " " and each.word.capital
        if group and not (close and not each.covered):
            yield group, each if close else None
            group = []
        if each.word.capital and not each.covered:
            group.append(each)
    if group:
        yield group, None
