"""Learn the weights of the extractive summariser from editors' teasers.

    python -m training.ranker.train TEASERS.jsonl.xz translator/summary/weights.json [--folds]

A sentence is worth what it shares with the teaser (ROUGE-1 and ROUGE-2 F1 over stems). The
model is linear, and its softmax over an article's sentences is fitted to the softmax of their
worth (ListNet, Cao et al. 2007). With --folds it is first judged by cross-validation.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from training.ranker.teasers import HELD_BACK, read_teasers
from translator.summary.features import NAMES, sheet
from translator.summary.points import candidates_of
from translator.summary.salience import Salience, ranking
from translator.summary.words import stem, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from training.ranker.teasers import Teaser
    from translator.summary.words import Vector

    Figures = NDArray[np.float64]

WORDS = 45  # of a summary, when it is judged
# By cross-validation over the four folds that aren't held back, ROUGE-1 F1 at 45 words (lead 19.7):
# temperature 0.06 20.7, 0.1 20.6, 0.2 20.4; redundancy 0.5 20.5, 1 20.6, 1.5 20.6; a target made
# of the greedy oracle's picks alone 19.7; boosted trees and lambdarank in place of the linear
# model 20.3 to 20.5 (README.md).
TEMPERATURE, REDUNDANCY = 0.06, 3.0
EPOCHS, BATCH, RATE, DECAY = 10, 64, 0.02, 1e-4


@dataclass(frozen=True)
class Sample:
    """An article's candidates: figures (sentences, NAMES), worth (sentences), words, teaser."""

    fold: int
    figures: Figures
    worth: Figures
    vectors: tuple[Vector, ...]
    spelled: list[list[str]]
    teaser: list[str]


def sample(teaser: Teaser) -> Sample:
    """Measure an article, and what each of its candidates shares with its teaser."""
    candidates = candidates_of(teaser.article)
    measured = sheet(teaser.article, candidates)
    spelled = [_low(teaser.article.sentences[index].text) for index in candidates]
    wanted = _low(teaser.text)
    target = list(map(stem, wanted))
    return Sample(
        teaser.fold,
        np.array(measured.rows),
        np.array([worth(list(map(stem, row[:WORDS])), target) for row in spelled]),
        measured.vectors,
        spelled,
        wanted,
    )


def _low(text: str) -> list[str]:
    return [word.lower() for word in words(text)]


def worth(sentence: Sequence[str], teaser: Sequence[str]) -> float:
    """Give what a sentence is worth, from 0 to 2: pairs of words count more than words."""
    return 0.5 * overlap(sentence, teaser, 1) + 1.5 * overlap(sentence, teaser, 2)


def overlap(one: Sequence[str], other: Sequence[str], size: int) -> float:
    """Give the F1 of runs of `size` words (ROUGE-N, Lin 2004)."""
    grams = [Counter(zip(*(text[i:] for i in range(size)), strict=False)) for text in (one, other)]
    both = (grams[0] & grams[1]).total()
    return 2 * both / max(1, grams[0].total() + grams[1].total())


def train(samples: Sequence[Sample]) -> Figures:
    """Fit the weights of raw figures; the same samples in the same order give the same weights."""
    every = np.concatenate([each.figures for each in samples])
    mean, deviation = every.mean(0), every.std(0) + 1e-9
    rows = [(each.figures - mean) / deviation for each in samples]
    targets = [_softmax(each.worth / TEMPERATURE) for each in samples]
    weights, first, second = (np.zeros(len(NAMES)) for _ in range(3))
    chance, step = np.random.default_rng(0), 0
    for epoch in range(EPOCHS):
        order = chance.permutation(len(samples))
        for batch in np.split(order, range(BATCH, len(order), BATCH)):
            slope = sum((_softmax(rows[i] @ weights) - targets[i]) @ rows[i] for i in batch)
            slope = slope / len(batch) + DECAY * weights
            step += 1  # Adam (Kingma and Ba 2015), its rate falling to nothing
            first = 0.9 * first + 0.1 * slope
            second = 0.99 * second + 0.01 * slope**2
            move = (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
            weights = weights - RATE * (1 - epoch / EPOCHS) * move
    return np.asarray(weights / deviation)


def _softmax(scores: Figures) -> Figures:
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum())


def judge(samples: Sequence[Sample], weights: Figures | None) -> dict[str, float]:
    """Give the mean F1 of summaries of WORDS words, in percent; of the lead without weights."""
    found: dict[str, float] = {"ROUGE-1": 0.0, "ROUGE-2": 0.0}
    for each in samples:
        text = _summary(each, weights)
        for size, name in enumerate(found, 1):
            found[name] += 100 * overlap(text, each.teaser, size) / len(samples)
    return {name: round(value, 2) for name, value in found.items()}


def _summary(each: Sample, weights: Figures | None) -> list[str]:
    if weights is None:
        order = list(range(len(each.spelled)))
    else:
        scores = tuple((each.figures @ weights).tolist())
        order = ranking(Salience(scores, each.vectors, REDUNDANCY))
    return [word for place in order for word in each.spelled[place]][:WORDS]


def cross_validate(samples: Sequence[Sample]) -> None:
    """Print the figures of each fold by a model that didn't see it."""
    for fold in sorted({each.fold for each in samples}):
        seen = [each for each in samples if each.fold != fold]
        unseen = [each for each in samples if each.fold == fold]
        print(f"fold {fold}: lead {judge(unseen, None)}, model {judge(unseen, train(seen))}")


def write(path: Path, weights: Figures, facts: dict[str, Any]) -> None:
    """Write the weights, a line each, with what they were learned on."""
    lines = ",\n".join(
        f"  {json.dumps(name, ensure_ascii=False)}: {value:.4g}"
        for name, value in zip(NAMES, weights, strict=True)
    )
    head = "".join(
        f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)},\n"
        for name, value in facts.items()
    )
    path.write_text(f'{{\n{head} "weights": {{\n{lines}\n }}\n}}\n', encoding="utf-8")


def main() -> None:
    """Learn, judge on the articles held back, and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("teasers", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--folds", action="store_true", help="cross-validate first")
    options = parser.parse_args()
    samples = [sample(each) for each in read_teasers(options.teasers)]
    held = [each for each in samples if each.fold == HELD_BACK]
    seen = [each for each in samples if each.fold != HELD_BACK]
    if options.folds:
        cross_validate(seen)
    weights = train(seen)
    facts = {
        "about": "log-odds that a sentence is picked first: the sum of weight times figure "
        "(translator/summary/features.py), made by training/ranker/train.py",
        "learned_on": f"{len(seen)} German news articles with an editor's teaser",
        "held_out": {
            "articles": len(held),
            "measure": f"F1 of {WORDS} words against the teaser, in percent",
            "model": judge(held, weights),
            "lead": judge(held, None),
        },
        "redundancy": REDUNDANCY,
    }
    write(options.weights, weights, facts)


if __name__ == "__main__":
    main()
