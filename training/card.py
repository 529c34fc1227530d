"""The facts of a model card, as Markdown: what was learned from, how long, on what."""

from __future__ import annotations

import json
import os
import platform
from typing import TYPE_CHECKING

import numpy as np

from training.config import Config, load

if TYPE_CHECKING:
    from pathlib import Path


def facts(config: Path, work: Path, run: Path) -> str:
    """Tables of the network, the data (pairs and target tokens of an epoch) and the run."""
    settings = load(config)
    return "\n".join([*_network(settings, work), "", *_data(work), "", *_run(settings, run)])


def _network(config: Config, work: Path) -> list[str]:
    import sentencepiece

    n = config.network
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(work / "spm.model"))
    layers = f"{n.encoder_layers} encoder and {n.decoder_layers} decoder layers"
    vocabulary = pieces.get_piece_size() + 1
    return [f"{layers}, d={n.d_model}, feed-forward {n.ffn:,}, {vocabulary:,} joint pieces."]


def _data(work: Path) -> list[str]:
    with np.load(work / "data.npz") as arrays:
        names, corpus = arrays["names"], arrays["corpus"]
        weights, tokens = arrays["weights"], arrays["target_lengths"] + 1
    rows = []
    for i, name in enumerate(names):
        mine = corpus == i
        shown = float((weights[mine] * tokens[mine]).sum())
        rows.append((shown, f"| {name} | {mine.sum():,} | {shown / 1e6:.2f} |"))
    total = sum(shown for shown, _ in rows)
    lines = [line for _, line in sorted(rows, reverse=True)]
    head = ["| corpus | pairs, with variants | target tokens an epoch, millions |", "|---|---|---|"]
    return [*head, *lines, f"| all | {len(corpus):,} | {total / 1e6:.2f} |"]


def _run(config: Config, run: Path) -> list[str]:
    log = [json.loads(line) for line in (run / "log.jsonl").read_text().splitlines()]
    speeds = [line["tokens_per_second"] for line in log if "tokens_per_second" in line]
    dev = [line for line in log if "dev" in line]
    last = log[-1]
    shown = f"{last['tokens'] / 1e6:.1f} million target tokens in {last['step']:,} steps"
    speed = f"{speeds[-1]:,.0f} tokens/s on {os.cpu_count()} cores ({platform.machine()})"
    lines = [f"{shown} of {config.train.batch:,}, {speed}."]
    if dev:
        lines += ["", "| million tokens | loss | with shuffled sources |", "|---|---|---|"]
        lines += [
            f"| {line['tokens'] / 1e6:.1f} | {line['dev']:.3f} | {line['shuffled']:.3f} |"
            for line in dev
        ]
    return lines
