"""Translations on their way: what the checks hold against one, and whether another is better."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from translator.article import Repair, TranslatedSentence
from translator.translation.fidelity import check
from translator.translation.figures import invented_figures, lost_figures
from translator.translation.restyle import restyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.article import Flag
    from translator.engines import Hypothesis

# What a doubt weighs against the model's score, which is a mean log-probability a piece.
WEIGHTS = {"error": 1.0, "warning": 0.5, "info": 0.0}


@dataclass(frozen=True, slots=True)
class Draft:
    """A translation of one sentence with what was found and done so far."""

    source: str
    text: str
    score: float
    complete: bool = True
    flags: tuple[Flag, ...] = ()
    repairs: tuple[Repair, ...] = ()

    @classmethod
    def of(cls, source: str, hypotheses: Sequence[Hypothesis]) -> Draft:
        """Join the hypotheses of a sentence's segments, in good form, and check them."""
        raw = tidy(" ".join(hypothesis.text for hypothesis in hypotheses))
        score = sum(hypothesis.score for hypothesis in hypotheses) / len(hypotheses)
        complete = all(hypothesis.complete for hypothesis in hypotheses)
        draft = cls(source, raw, score, complete)
        styled = restyle(source, raw)
        if styled == raw:
            return draft.checked()
        return draft.repaired("forms", styled, "Figures and marks were put in English form.")

    def checked(self) -> Draft:
        """Give the draft with its flags."""
        flags = check(self.source, self.text, complete=self.complete, score=self.score)
        return replace(self, flags=flags)

    def repaired(
        self,
        name: str,
        text: str,
        message: str,
        score: float | None = None,
        *,
        complete: bool = True,
    ) -> Draft:
        """Give the draft with another text, and the record of why."""
        return replace(
            self,
            text=text,
            score=self.score if score is None else score,
            complete=self.complete if score is None else complete,
            repairs=(*self.repairs, Repair(name, message, self.text)),
        ).checked()

    def finished(self) -> TranslatedSentence:
        """Give the value that is kept."""
        return TranslatedSentence(self.text, round(self.score, 4), self.flags, self.repairs)

    @property
    def burden(self) -> Counter[str]:
        """Give the weight of each kind of doubt; doubt of figures counts for each figure.

        That the model is unsure is no doubt that a repair could lift.
        """
        found: Counter[str] = Counter()
        for flag in self.flags:
            if flag.name not in ("unsure", "figures"):
                found[flag.name] += WEIGHTS[flag.severity]  # type: ignore[assignment]
        if any(flag.name == "figures" for flag in self.flags):
            wrong = (
                *lost_figures(self.source, self.text),
                *invented_figures(self.source, self.text),
            )
            found["figures"] = len(wrong)
        return +found

    @property
    def names(self) -> frozenset[str]:
        """Give the kinds of doubt that a repair could lift."""
        return frozenset(self.burden)


def is_better(new: Draft, old: Draft) -> bool:
    """Tell whether the checks hold less against `new`, and nothing more of any kind."""
    before, after = old.burden, new.burden
    return after.total() < before.total() and all(after[name] <= before[name] for name in after)


def tidy(text: str) -> str:
    """Set single spaces, and none before a comma or a stop: form only, no words."""
    return re.sub(r"\s+([,.;:!?])(?=\s|$)", r"\1", " ".join(text.split()))
