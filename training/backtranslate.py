"""English news to German by a reverse model: pairs whose English is real."""

from __future__ import annotations

import os
import time
from itertools import islice
from typing import TYPE_CHECKING

from training.corpus import open_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

WINDOW = 20_000  # sentences sorted by length at a time
TOP = 10  # pieces that are drawn from: variety teaches more than the likeliest translation


def backtranslate(model: Path, text: Path, output: Path, *, minutes: float, device: str) -> int:
    """Translate the lines of `text` with `model`, an exported English-German one, into `output`.

    Writes German<TAB>English lines, in windows of WINDOW, until the text or the time is up, and
    goes on behind what `output` already holds. Returns the number of lines written.
    """
    import ctranslate2
    import sentencepiece

    from translator.models.convert import convert

    converted = output.with_suffix(".ct2")
    if not converted.exists():
        convert(str(model), str(converted), "int8")
    translator = ctranslate2.Translator(
        str(converted), device=device, inter_threads=os.cpu_count() or 1
    )
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(model / "source.spm"))
    done = sum(1 for _ in open_text(output)) if output.exists() else 0
    end, written = time.monotonic() + minutes * 60, 0
    with output.open("a", encoding="utf-8") as out:
        for window in _windows(islice(open_text(text), done, None)):
            if time.monotonic() > end:
                break
            source = [[*pieces.encode(line, out_type=str), "</s>"] for line in window]
            results = translator.translate_batch(
                source, max_batch_size=4096, batch_type="tokens", beam_size=1, sampling_topk=TOP
            )
            for line, result in zip(window, results, strict=True):
                german = pieces.decode(result.hypotheses[0]).replace("\t", " ")
                out.write(f"{german}\t{line}\n")
                written += 1
            out.flush()
    return written


def _windows(lines: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(lines)
    while window := [line.replace("\t", " ").strip() for line in islice(rest, WINDOW)]:
        yield window
