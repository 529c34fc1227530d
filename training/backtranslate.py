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
from translator.engines import Decoding
from translator.engines.ctranslate import CTranslateEngine
from translator.engines.openings import as_read
from translator.models import resolve
from translator.models.listing import ModelEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

WINDOW = 100_000  # sentences sorted by length at a time
LONGEST = 110  # pieces
# Variety teaches more than the likeliest translation, errors of a weak model do not.
TEMPERATURE = 0.5


def backtranslate(weights: Path, pieces: Path, text: Path, output: Path, *, minutes: float) -> int:
    """Translate the lines of `text` with an English-German model into `output`.

    `weights` is a checkpoint, drawn from on a GPU, or the folder of an exported model, whose
    likeliest translations come quicker on processor cores; `pieces` is its SentencePiece model.
    Writes German<TAB>English lines, in windows of WINDOW, until the text or the time is up, and
    goes on behind what `output` already holds. Returns the number of lines written.
    """
    translate = _likeliest(weights) if weights.is_dir() else _drawn(weights, pieces)
    done = sum(1 for _ in open_text(output)) if output.exists() else 0
    end, written = time.monotonic() + minutes * 60, 0
    with output.open("a", encoding="utf-8") as out:
        for window in _windows(islice(open_text(text), done, None)):
            if time.monotonic() > end:
                break
            for line, german in zip(window, translate(window), strict=True):
                out.write(f"{german.replace(chr(9), ' ')}\t{line}\n")
            written += len(window)
            out.flush()
    return written


def _drawn(weights: Path, pieces: Path) -> Callable[[Sequence[str]], Sequence[str]]:
    sampler = Sampler(read_weights(weights), temperature=TEMPERATURE)
    processor = sentencepiece.SentencePieceProcessor(model_file=str(pieces))

    def translate(texts: Sequence[str]) -> Sequence[str]:
        encoded = processor.encode(list(map(as_read, texts)), num_threads=-1)
        ids = sampler.translate([np.array(ids[:LONGEST], dtype=np.int64) for ids in encoded])
        german: Sequence[str] = processor.decode(ids, num_threads=-1)
        return german

    return translate


def _likeliest(folder: Path) -> Callable[[Sequence[str]], Sequence[str]]:
    model = resolve(ModelEntry("translate", folder.name, "dir", str(folder.resolve())))
    engine = CTranslateEngine.load(model, Decoding(beam=1), print)

    def translate(texts: Sequence[str]) -> Sequence[str]:
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        found = engine.translate(as_read(texts[i]) for i in order)
        german = dict(zip(order, (each.text for each in found), strict=True))
        return [german[i] for i in range(len(texts))]

    return translate


def _windows(lines: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(lines)
    while window := [line.replace("\t", " ").strip() for line in islice(rest, WINDOW)]:
        yield window
