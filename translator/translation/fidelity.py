"""Fidelity checks: what can be doubted about a translation without another translation."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from translator.article import Flag, Severity
from translator.translation.addresses import bare, check_addresses
from translator.translation.coverage import check_coverage
from translator.translation.figures import compare_figures
from translator.translation.names import check_names
from translator.translation.negation import check_negation
from translator.translation.opposites import check_opposites
from translator.translation.repetition import check_repetition
from translator.translation.surface import (
    check_casing,
    check_empty,
    check_end,
    check_length,
    check_question,
    check_quotes,
)
from translator.translation.untranslated import check_untranslated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from translator.translation.figures import Pair
    from translator.translation.forms import Figure

# Of the checks and of the repairs that they lead to, with all lists and the lexicon: part of the
# signature, so that a sentence is translated again when any of them changes.
CHECKS_VERSION = "11"

# Mean log-probability a piece, 65 %. With the embedded model (version 12; 800 sentences of
# newstest2019) the 493 sentences above it have a mean chrF of 63, and 5 % of them one below 40; the
# 291 between it and -0.7 one of 50, and 21 %; the others one of 38, and 44 %.
UNSURE = -0.43
# Below this, 50 %, a repair of single words mends too little to be worth its time.
REPAIRABLE = -0.7


def check(
    source: str, target: str, *, complete: bool = True, score: float = 0.0
) -> tuple[Flag, ...]:
    """Check one German sentence against its English; the gravest doubts come first.

    `complete` is False when the decoder reached its limit before the end of the sentence;
    `score` is the model's mean log-probability a piece, where a model made the English.
    """
    if empty := check_empty(source, target):
        return tuple(empty)
    if not target.strip():
        return ()
    flags = check_addresses(source, target)
    words = bare(source), bare(target)
    pair = words if words[1].strip() else (source, target)
    flags += [flag for checked in CHECKS for flag in checked(*pair)]
    flags += check_confidence(score)
    if not complete:
        flags = [flag for flag in flags if flag.name != "cut"]
        flags.append(Flag("cut", "error", "The translation stops before the sentence does."))
    return tuple(sorted(flags, key=lambda flag: (_GRAVITY[flag.severity], flag.name != "cut")))


def check_figures(source: str, target: str) -> list[Flag]:
    """Doubt figures that differ; number words alone that are missing are a lesser doubt."""
    found = compare_figures(source, target)
    flags = []
    if found.lost:
        severity = _severity(found.lost, found.invented)
        flags.append(Flag("figures", severity, f"Not in the English: {_texts(found.lost)}."))
    if found.invented:
        severity = _severity(found.invented, found.lost)
        flags.append(Flag("figures", severity, f"Not in the German: {_texts(found.invented)}."))
    flags += [_pair("Converted, please check", pair) for pair in found.converted]
    flags += [_pair("Another unit", pair) for pair in found.units]
    flags += [Flag("figures", "error", f"Turned round: {turned}.") for turned in found.turned]
    return flags


def check_confidence(score: float) -> list[Flag]:
    """Doubt what the model itself is unsure of; `score` is its mean log-probability a piece."""
    if score > UNSURE:
        return []
    message = f"The model is unsure of this sentence ({100 * math.exp(score):.0f}% confidence)."
    return [Flag("unsure", "warning", message)]


def _severity(figures: Sequence[Figure], others: Sequence[Figure]) -> Severity:
    return "error" if others or any(figure.digits for figure in figures) else "warning"


def _texts(figures: Sequence[Figure]) -> str:
    return ", ".join(dict.fromkeys(figure.text for figure in figures))


def _pair(message: str, pair: Pair) -> Flag:
    german, english = (f"{figure.text} {figure.unit.name}" for figure in pair if figure.unit)
    return Flag("figures", "warning", f"{message}: {german} became {english}.")


_GRAVITY: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}

# Each gives its doubts about a pair of sentences, the English not empty.
CHECKS: tuple[Callable[[str, str], list[Flag]], ...] = (
    check_end,
    check_untranslated,
    check_figures,
    check_names,
    check_coverage,
    check_negation,
    check_opposites,
    check_repetition,
    check_length,
    check_question,
    check_quotes,
    check_casing,
)
