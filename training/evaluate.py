"""What a model is worth: scores, figures that come through, speed."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sacrebleu.metrics import BLEU, CHRF

from translator.engines import Decoding, load_engine
from translator.models import resolve
from translator.models.listing import ModelEntry
from translator.translation.figures import german_figures, lost_figures

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Report:
    """One engine's results on one test set; scores are percentages."""

    engine: str
    bleu: float
    chrf: float
    bleu_signature: str
    chrf_signature: str
    figures: int  # in the source
    figures_kept: float  # share whose value stands in the hypothesis
    tokens_per_second: float  # source pieces


def evaluate(folder: Path, source: Path, reference: Path, *, engine: str, beam: int = 4) -> Report:
    """Translate `source`, a sentence a line, and compare with `reference`."""
    sources, references = (
        path.read_text(encoding="utf-8").splitlines() for path in (source, reference)
    )
    entry = ModelEntry("translate", folder.name, "dir", str(folder.resolve()))
    loaded = load_engine(engine, resolve(entry), Decoding(beam), lambda _: None)
    order = sorted(range(len(sources)), key=lambda i: -len(sources[i]))
    began = time.perf_counter()
    hypotheses = dict(zip(order, loaded.translate(sources[i] for i in order), strict=True))
    seconds = time.perf_counter() - began
    texts = [hypotheses[i].text for i in range(len(sources))]
    figures = sum(figure.strict for text in sources for figure in german_figures(text))
    lost = sum(len(lost_figures(*pair)) for pair in zip(sources, texts, strict=True))
    bleu, chrf = BLEU(force=True), CHRF()
    return Report(
        engine=engine,
        bleu=bleu.corpus_score(texts, [references]).score,
        chrf=chrf.corpus_score(texts, [references]).score,
        bleu_signature=str(bleu.get_signature()),
        chrf_signature=str(chrf.get_signature()),
        figures=figures,
        figures_kept=1 - lost / max(1, figures),
        tokens_per_second=sum(loaded.count(sources)) / seconds,
    )
