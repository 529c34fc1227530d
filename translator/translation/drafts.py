"""Translations on their way: what the checks hold against one, and whether another is better."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from translator.article import Repair, TranslatedSentence
from translator.translation.casing import keep_form
from translator.translation.fidelity import check
from translator.translation.figures import invented_figures, lost_figures
from translator.translation.restyle import restyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.article import Flag, Origin
    from translator.engines import Hypothesis

# What a doubt weighs in halves, against the model's score, a mean log-probability a piece.
WEIGHTS = {"error": 2, "warning": 1, "info": 0}


@dataclass(frozen=True)
class Draft:
    """A translation of one sentence with what was found and done so far.

    `hypothesis` is what the model gave, None for a sentence in several segments; `copied` tells
    that the English is the German.
    """

    source: str
    text: str
    score: float
    complete: bool = True
    flags: tuple[Flag, ...] = ()
    repairs: tuple[Repair, ...] = ()
    hypothesis: Hypothesis | None = None
    copied: bool = False

    @classmethod
    def of(cls, source: str, hypotheses: Sequence[Hypothesis]) -> Draft:
        """Join the hypotheses of a sentence's segments, in good form, and check them."""
        raw = tidy(" ".join(hypothesis.text for hypothesis in hypotheses))
        score = sum(hypothesis.score for hypothesis in hypotheses) / len(hypotheses)
        complete = all(hypothesis.complete for hypothesis in hypotheses)
        whole = hypotheses[0] if len(hypotheses) == 1 else None
        draft = cls(source, raw, score, complete, hypothesis=whole)
        message = "Figures and marks were put in English form."
        styled = draft.repaired("forms", restyle(source, keep_form(source, raw)), message)
        return styled if styled is not draft else draft.checked()

    def checked(self) -> Draft:
        """Give the draft with its flags."""
        flags = check(self.source, self.text, complete=self.complete, score=self.score)
        return replace(self, flags=flags)

    def repaired(self, name: str, text: str, message: str) -> Draft:
        """Give the draft with another text and the reason; itself where the text is the same."""
        if text == self.text:
            return self
        repairs = (*self.repairs, Repair(name, message, self.text))
        return replace(self, text=text, repairs=repairs).checked()

    def replaced(self, name: str, why: str, *hypotheses: Hypothesis) -> Draft:
        """Give the draft with another translation; `why` begins a sentence for the reader."""
        reasons = " ".join(flag.message for flag in self.flags if flag.name != "unsure")
        new = Draft.of(self.source, hypotheses)
        repair = Repair(name, f"{why}. Before: {reasons}", self.text)
        return replace(new, repairs=(*self.repairs, repair, *new.repairs))

    def finished(self) -> TranslatedSentence:
        """Give the value that is kept."""
        origin: Origin = "copied" if self.copied else "model"
        score = 0.0 if self.copied else round(self.score, 4)
        return TranslatedSentence(self.text, score, self.flags, self.repairs, origin)

    @cached_property
    def wrong_figures(self) -> list[str]:
        """Give the figures that are lost or invented."""
        if not any(flag.name == "figures" for flag in self.flags):
            return []
        return [*lost_figures(self.source, self.text), *invented_figures(self.source, self.text)]

    @cached_property
    def burden(self) -> Counter[str]:
        """Give the weight of each kind of doubt; doubt of figures counts for each figure.

        That the model is unsure is no doubt that a repair could lift.
        """
        found: Counter[str] = Counter()
        for flag in self.flags:
            if flag.name != "unsure":
                found[flag.name] += WEIGHTS[flag.severity]
        found["figures"] += len(self.wrong_figures)
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
