"""English news to German by a reverse model: pairs whose English is real."""

from __future__ import annotations

import time
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import sentencepiece

from training.corpus import open_text
from training.export import read_weights
from training.sample import Sampler

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

WINDOW = 100_000  # sentences sorted by length at a time
LONGEST = 110  # pieces
# Variety teaches more than the likeliest translation, errors of a weak model do not.
TEMPERATURE = 0.5


def backtranslate(weights: Path, pieces: Path, text: Path, output: Path, *, minutes: float) -> int:
    """Translate the lines of `text` with an English-German model into `output`.

    `weights` is a checkpoint or an exported model, `pieces` its SentencePiece model. Writes
    German<TAB>English lines, in windows of WINDOW, until the text or the time is up, and goes on
    behind what `output` already holds. Returns the number of lines written.
    """
    sampler = Sampler(read_weights(weights), temperature=TEMPERATURE)
    processor = sentencepiece.SentencePieceProcessor(model_file=str(pieces))
    done = sum(1 for _ in open_text(output)) if output.exists() else 0
    end, written = time.monotonic() + minutes * 60, 0
    with output.open("a", encoding="utf-8") as out:
        for window in _windows(islice(open_text(text), done, None)):
            if time.monotonic() > end:
                break
            encoded = processor.encode(window, num_threads=-1)
            sources = [np.array(ids[:LONGEST], dtype=np.int64) for ids in encoded]
            german = processor.decode(sampler.translate(sources), num_threads=-1)
            for line, translation in zip(window, german, strict=True):
                out.write(f"{translation.replace(chr(9), ' ')}\t{line}\n")
            written += len(window)
            out.flush()
    return written


def _windows(lines: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(lines)
    while window := [line.replace("\t", " ").strip() for line in islice(rest, WINDOW)]:
        yield window
