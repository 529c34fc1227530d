"""Train the classifier over blocks, for the package or once for each fold of publishers.

    python training/reading/train.py PAGES_DIR MODEL.json [--folds FOLDER]

PAGES_DIR is as for benchmarks/reading.py; the publisher is a page's name up to its first "_".
"""

from __future__ import annotations

import argparse
import difflib
import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lightgbm
import numpy as np

from translator.reading import find_sources, load
from translator.reading.decoding import decode
from translator.reading.features import block_features, names
from translator.reading.noise import label_blocks
from translator.reading.prefixes import cut_prefixes
from translator.reading.roles import block_roles
from translator.reading.text import text_blocks

if TYPE_CHECKING:
    from translator.reading.blocks import Block

FOLDS = 6
TREES = 80
# By cross-validation on 61 pages in two manners: 60, 80, 120 and 240 trees are within 0.005.
PARAMETERS = {
    "objective": "binary", "num_leaves": 8, "learning_rate": 0.12, "min_data_in_leaf": 40,
    "feature_fraction": 0.5, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5.0,
    "max_bin": 63, "verbosity": -1, "num_threads": 1, "deterministic": True,
    "force_col_wise": True, "seed": 1,
}  # fmt: skip
COVERED = 0.6  # share of a block's words that stand in the article's own order
DOUBTFUL = 0.25  # between the two a block weighs less
MAX_WEIGHT = 80  # words


@dataclass(frozen=True)
class Sheet:
    """A text's blocks as rows of figures, with what is true of them and how much they weigh."""

    publisher: str
    rows: np.ndarray
    labels: np.ndarray
    weights: np.ndarray


def coverage(blocks: list[Block], gold: list[str]) -> list[float]:
    """The share of each block's words that the article has, in order.

    So a teaser that repeats a sentence elsewhere on the page isn't taken for it.
    """
    words = [word for block in blocks for word in block.text.split()]
    owners = [i for i, block in enumerate(blocks) for _ in block.text.split()]
    found = [0] * len(blocks)
    matcher = difflib.SequenceMatcher(None, words, gold, autojunk=False)
    for match in matcher.get_matching_blocks():
        for place in range(match.a, match.a + match.size):
            found[owners[place]] += 1
    return [n / len(block.text.split()) for n, block in zip(found, blocks, strict=True)]


def sheet(publisher: str, text: str, gold: str) -> Sheet:
    """Rows for a text; a block weighs as its share of the article, for F1 is a mean over pages."""
    blocks = cut_prefixes(text_blocks(text)).blocks
    roles = block_roles(blocks)
    labels = label_blocks(blocks, None, roles)
    headline = next(
        (b.text for b, label in zip(blocks, labels, strict=True) if label.kind == "title"), ""
    )
    rows = block_features(blocks, roles, [label.kept for label in labels], headline)
    shares = np.array(coverage(blocks, gold.split()))
    lengths = np.array([len(block.text.split()) for block in blocks])
    total = lengths[shares >= COVERED].sum()
    weights = (np.minimum(lengths, MAX_WEIGHT) + 2) / (total + 200) * 100
    weights[(shares > DOUBTFUL) & (shares < COVERED)] *= 0.3
    return Sheet(publisher, np.array(list(rows)), (shares >= COVERED).astype(int), weights)


def tidied(text: str, title: str, paragraphs: list[str], chance: random.Random) -> str:
    """The article as somebody copied it: few lines of the page are left between and after."""
    shares = coverage(blocks := text_blocks(text), " ".join(paragraphs).split())
    noise = [b.text for b, share in zip(blocks, shares, strict=True) if share < DOUBTFUL]
    noise = [line for line in noise if len(line) < 200] or ["Anzeige"]
    parts = [title] * chance.randint(0, 1)
    for paragraph in paragraphs:
        parts.append(paragraph)
        parts += [chance.choice(noise)] * (chance.random() < 0.15)
    return "\n\n".join([*parts, *chance.sample(noise, min(len(noise), chance.randint(0, 12)))])


def sheets(pages: Path) -> list[Sheet]:
    """All training data: each page as it is, and tidied."""
    made = []
    for manner in ("lines", "layout"):
        for source in find_sources([pages / manner]).sources:
            gold: dict[str, Any] = json.loads((pages / "gold" / f"{source.id}.json").read_text())
            text, paragraphs = decode(load(source), source.path), gold["paragraphs"]
            publisher = source.id.split("_")[0]
            tidy = tidied(text, gold["title"], paragraphs, random.Random(f"{manner} {source.id}"))
            made += [sheet(publisher, each, " ".join(paragraphs)) for each in (text, tidy)]
    return made


def train(data: list[Sheet], path: Path) -> None:
    """Fit the trees and write them."""
    table = lightgbm.Dataset(
        np.concatenate([each.rows for each in data]),
        np.concatenate([each.labels for each in data]),
        weight=np.concatenate([each.weights for each in data]),
        feature_name=names(),
    )
    model = lightgbm.train(PARAMETERS, table, TREES).dump_model()
    trees = [_nested(tree["tree_structure"]) for tree in model["tree_info"]]
    lines = ",\n  ".join(json.dumps(tree) for tree in trees)
    path.write_text(
        '{"about": "log-odds that a block is the article\'s, by training/reading/train.py: a node '
        'is [figure, threshold, if not above it, else], a number is a leaf; all trees are added",\n'
        f' "figures": {json.dumps(names())},\n "trees": [\n  {lines}\n ]}}\n'
    )


def _nested(node: dict[str, Any]) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    name, threshold = names()[node["split_feature"]], float(f"{node['threshold']:.5g}")
    return [name, threshold, _nested(node["left_child"]), _nested(node["right_child"])]


def folds(data: list[Sheet], folder: Path) -> None:
    """Write a model for each fold, and which model did not see which publisher."""
    publishers = sorted({each.publisher for each in data})
    random.Random(0).shuffle(publishers)
    fold_of = {publisher: index % FOLDS for index, publisher in enumerate(publishers)}
    folder.mkdir(parents=True, exist_ok=True)
    for fold in range(FOLDS):
        seen = [each for each in data if fold_of[each.publisher] != fold]
        train(seen, folder / f"fold-{fold}.json")
    unseen = {publisher: f"fold-{fold}.json" for publisher, fold in fold_of.items()}
    (folder / "unseen.json").write_text(json.dumps(unseen, indent=1))


def main() -> None:
    """Train what the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--folds", type=Path, help="also a model per fold into this folder")
    arguments = parser.parse_args()
    data = sheets(arguments.pages)
    train(data, arguments.model)
    if arguments.folds:
        folds(data, arguments.folds)


if __name__ == "__main__":
    main()
