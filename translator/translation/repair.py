"""Repair before flagging: what the checks hold against a translation is put right where it can be.

A repair is taken only if the checks then hold less against the sentence, and nothing more of
any kind. What is done depends on the sentence alone, never on its neighbours, so that the same
sentence always gets the same English. Each step decodes the sentences that need it together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.engines import piece_spans
from translator.engines.protocol import MAX_SOURCE_PIECES, Search
from translator.translation.alignment import Alignment
from translator.translation.drafts import Draft, is_better
from translator.translation.fidelity import REPAIRABLE
from translator.translation.figure_repair import (
    apply,
    exchanges,
    figures_invented,
    figures_lost,
    insertions,
    names_wrong,
    prefix,
)
from translator.translation.segments import split_segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from translator.engines import Engine
    from translator.translation.figure_repair import Lost

    Step = Callable[[Engine, list[Draft]], list[Draft]]

# What another hypothesis may well lack, even where the model is unsure.
GROSS = frozenset({"empty", "cut", "repetition", "length", "untranslated", "copied"})
# No three pieces twice: news rarely repeats three words, and the checks see whether it did harm.
# Greedy, since it is for one sentence in twelve of the embedded model's, and the longest ones.
NO_LOOPS = Search(beam=1, no_repeat=3, attention=True)
OTHERS = Search(hypotheses=4, beam=6, attention=True)
# What half an error weighs against the model's score.
WEIGHT = 0.5
# A sentence of so many pieces is tried again in parts; shorter ones fall apart into fragments.
LONG = 40


def repair(engine: Engine, drafts: Sequence[Draft]) -> list[Draft]:
    """Give each draft as good as it gets; the order stays."""
    steps: tuple[Step, ...] = (_exchanged, _without_loops, _continued, _other, _in_parts, _inserted)
    known = list(drafts)
    for step in steps:
        open_ = [number for number, draft in enumerate(known) if draft.names]
        if not open_:
            break
        for number, draft in zip(open_, step(engine, [known[n] for n in open_]), strict=True):
            known[number] = draft
    return known


def _exchanged(engine: Engine, drafts: list[Draft]) -> list[Draft]:
    """Put what got lost in the place of what was invented."""
    return [_exchange(engine, draft) for draft in drafts]


def _exchange(engine: Engine, draft: Draft) -> Draft:
    for kind in ("figures", "names"):
        if kind in draft.names:
            draft = _exchange_kind(_align(engine, draft), draft, kind)
    return draft


def _exchange_kind(alignment: Alignment, draft: Draft, kind: str) -> Draft:
    if kind == "figures":
        missing = figures_lost(draft.source, draft.text)
        wrong = figures_invented(draft.source, draft.text)
    else:
        missing, wrong = names_wrong(draft.source, draft.text)
    changes = exchanges(alignment, missing, wrong)
    done = ", ".join(change.english for change in changes)
    wrote = ", ".join(draft.text[slice(*change.span)] for change in changes)
    message = f"{done} was put in the place of {wrote}, which the German doesn't hold."
    return _best(draft, [draft.repaired(kind, apply(draft.text, changes), message)])


def _without_loops(engine: Engine, drafts: list[Draft]) -> list[Draft]:
    """Decode again what repeats itself or didn't end, without repetition."""
    wanted = [bool(draft.names & {"repetition", "cut"}) for draft in drafts]
    why = "Translated again without repetition"
    return _searched(engine, drafts, wanted, NO_LOOPS, why)


def _other(engine: Engine, drafts: list[Draft]) -> list[Draft]:
    """Take another of the n-best hypotheses."""
    wanted = [
        bool(draft.names & (GROSS - {"repetition"}))
        or (draft.score > REPAIRABLE and bool(draft.names))
        for draft in drafts
    ]
    return _searched(engine, drafts, wanted, OTHERS, "Another hypothesis was taken")


def _searched(
    engine: Engine, drafts: list[Draft], wanted: Sequence[bool], search: Search, why: str
) -> list[Draft]:
    """Try the hypotheses of another search for the drafts that are wanted."""
    name = "repetition" if search.no_repeat else "n-best"
    chosen = [d for d, want in zip(drafts, wanted, strict=True) if want and _fits(engine, d)]
    lists = dict(
        zip(
            (draft.source for draft in chosen),
            engine.search((draft.source for draft in chosen), search),
            strict=True,
        )
    )
    return [
        _best(draft, [_mended(engine, draft.replaced(name, why, h)) for h in lists[draft.source]])
        if draft.source in lists
        else draft
        for draft in drafts
    ]


def _mended(engine: Engine, draft: Draft) -> Draft:
    return _insert(engine, _exchange(engine, draft))


def _in_parts(engine: Engine, drafts: list[Draft]) -> list[Draft]:
    """Translate a long sentence clause by clause where the whole goes grossly wrong."""
    sizes = engine.count([draft.source for draft in drafts])
    parts = {
        draft.source: split_segment(draft.source, max(LONG // 2, size // 2 + 1), engine.count)
        for draft, size in zip(drafts, sizes, strict=True)
        if size >= LONG and draft.names & GROSS
    }
    hypotheses = iter(engine.translate(part for each in parts.values() for part in each))
    why = "Translated in parts, since the whole went wrong"
    joined = {source: [next(hypotheses) for _ in each] for source, each in parts.items()}
    return [
        _best(draft, [_mended(engine, draft.replaced("parts", why, *joined[draft.source]))])
        if draft.source in joined
        else draft
        for draft in drafts
    ]


def _continued(engine: Engine, drafts: list[Draft]) -> list[Draft]:
    """Put the first lost figure where the decoder looked at it, and let the model go on."""
    begun: dict[int, str] = {}
    for number, draft in enumerate(drafts):
        lost = figures_lost(draft.source, draft.text)
        if lost and draft.score > REPAIRABLE and _fits(engine, draft):
            begun[number] = prefix(_align(engine, draft), lost)
    sources = (drafts[number].source for number in begun)
    found = engine.search(sources, Search(attention=True), begun.values())
    done = list(drafts)
    for (number, start), (hypothesis,) in zip(begun.items(), found, strict=True):
        why = f"Translated again from here on: “{start}”"
        new = _mended(engine, drafts[number].replaced("figures", why, hypothesis))
        done[number] = _best(drafts[number], [new])
    return done


def _inserted(engine: Engine, drafts: list[Draft]) -> list[Draft]:
    """Put the figures that are still lost where they belong, without the model."""
    return [_insert(engine, draft) for draft in drafts]


def _insert(engine: Engine, draft: Draft) -> Draft:
    """Put in all that is lost, or as many of them as the checks then accept."""
    lost = figures_lost(draft.source, draft.text)
    together = _put_in(engine, draft, lost)
    if together is not draft:
        return together
    for one in lost if len(lost) > 1 else ():
        draft = _put_in(engine, draft, [one])
    return draft


def _put_in(engine: Engine, draft: Draft, lost: Sequence[Lost]) -> Draft:
    if not lost:
        return draft
    text = apply(draft.text, insertions(_align(engine, draft), lost))
    figures = ", ".join(one.english for one in lost)
    message = f"{figures} had been lost, and was put where it seems to belong."
    return _best(draft, [draft.repaired("figures", text, message)])


def _align(engine: Engine, draft: Draft) -> Alignment:
    """Align by the decoder's attention, or by place alone where there is none."""
    if draft.hypothesis is None:
        return Alignment(draft.source, draft.text)
    return Alignment(
        draft.source,
        draft.text,
        piece_spans(draft.source, engine.pieces(draft.source)),
        piece_spans(draft.text, draft.hypothesis.pieces),
        draft.hypothesis.attention,
    )


def _fits(engine: Engine, draft: Draft) -> bool:
    return engine.count([draft.source])[0] <= MAX_SOURCE_PIECES


def _best(draft: Draft, candidates: Iterable[Draft]) -> Draft:
    """Give the best of the candidates that are better than the draft, else the draft."""
    better = [candidate for candidate in candidates if is_better(candidate, draft)]
    return max(better, key=lambda each: each.score - WEIGHT * each.burden.total(), default=draft)
