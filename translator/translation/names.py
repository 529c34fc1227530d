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
# A human translation adds some of these now and then, so that they weigh little; a model that
# writes one makes it up. Of newstest2019, 1 sentence of 2,000 has one that is there as "SWE".
COUNTRIES = frozenset(
    """
    Afghanistan Albania Algeria Argentina Armenia Australia Austria Azerbaijan Belarus Belgium
    Bolivia Brazil Britain Bulgaria Cambodia Cameroon Canada Chile China Colombia Croatia Cuba
    Cyprus Denmark Ecuador Egypt England Estonia Ethiopia Finland France Georgia Ghana Greece
    Greenland Haiti Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Japan Jordan
    Kazakhstan Kenya Kosovo Kuwait Latvia Lebanon Libya Lithuania Luxembourg Malaysia Mali Malta
    Mexico Moldova Mongolia Montenegro Morocco Mozambique Myanmar Nepal Netherlands Niger Nigeria
    Norway Pakistan Panama Paraguay Peru Philippines Poland Portugal Qatar Romania Russia Rwanda
    Scotland Senegal Serbia Singapore Slovakia Slovenia Somalia Spain Sudan Sweden Switzerland
    Syria Taiwan Tanzania Thailand Tunisia Turkey Uganda Ukraine Uruguay Uzbekistan Venezuela
    Vietnam Yemen Zambia Zimbabwe
    """.split()
)


def check_names(source: str, target: str) -> list[Flag]:
    """Doubt names of the German that the English lacks, and names that only the English has."""
    return [
        Flag("names", "error", f"Not in the {side}: {', '.join(names)}.")
        for side, names in zip(("English", "German"), compare_names(source, target), strict=True)
        if names
    ]


def compare_names(source: str, target: str) -> tuple[list[str], list[str]]:
    """Find names of the German that the English lost, and invented ones that only it has."""
    found = evidence(source, target)
    lost, invented = (
        missing_names(found.german, source, german=True),
        missing_names(found.english, target, german=False),
    )
    replaced = bool(lost and invented) and _best(lost) + _best(invented) >= REPLACED
    return _sure(lost, LOST, replaced=replaced), _sure(invented, INVENTED, replaced=replaced)


def _sure(names: dict[str, float], least: float, *, replaced: bool) -> list[str]:
    """Give the names that are missing surely enough; where one was replaced, the surest."""
    best = _best(names)
    return [name for name, w in names.items() if w >= least or (replaced and w == best)]


def _best(names: dict[str, float]) -> float:
    return max(names.values(), default=0.0)


def missing_names(words: Sequence[Evidence], text: str, *, german: bool) -> dict[str, float]:
    """Give the names that aren't covered, and how surely each is missing.

    Words with capitals that stand together are one name. A first name alone may go. English writes
    ordinary words with capitals within the names of institutions: they don't count.
    """
    missing = {}
    for group, after in uncovered_groups(words, text):
        country = not german and any(each.word.text in COUNTRIES for each in group)
        if country or any(each.name for each in group) or (german and len(group) > 1):
            if after is not None and after.covered and after.name:
                continue
            name = text[group[0].word.start : group[-1].word.end]
            missing[name] = sum(each.weight for each in group if each.name or german)
            if country:
                missing[name] = max(missing[name], INVENTED)
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
