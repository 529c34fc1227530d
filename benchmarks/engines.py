"""Compare the two engines: how many sentences come out the same, without quantisation.

    python benchmarks/engines.py SENTENCES [--limit 150]

SENTENCES has a German sentence a line. The default engine runs in float32 here, as the
reference does, so that only its search and its rounding differ.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import ctranslate2
import sentencepiece

from translator.engines import Decoding
from translator.engines.ctranslate import CTranslateEngine
from translator.engines.reference import TransformersEngine
from translator.models import read_models_file, resolve
from translator.models.convert import convert


def main() -> None:
    """Print the agreement at beam 1 and at beam 4."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--limit", type=int, default=150)
    options = parser.parse_args()
    lines = options.sentences.read_text("utf-8").splitlines()[: options.limit]
    with tempfile.TemporaryDirectory() as folder:
        for beam in (1, 4):
            same = agreement(sorted(lines, key=len), beam, Path(folder) / str(beam))
            print(f"beam {beam}: {same} of {len(lines)} sentences are the same")


def agreement(lines: list[str], beam: int, folder: Path) -> int:
    """Count the sentences for which both engines give the same English."""
    model = resolve(read_models_file(None).find("translate", "embedded"))
    convert(str(model.path), str(folder), "float32")
    pieces = [
        sentencepiece.SentencePieceProcessor(model_file=str(folder / name))
        for name in ("source.spm", "target.spm")
    ]
    translator = ctranslate2.Translator(str(folder), compute_type="float32")
    ours = CTranslateEngine(translator, pieces[0], pieces[1], Decoding(beam))
    reference = TransformersEngine.load(model, Decoding(beam))
    pairs = zip(ours.translate(lines), reference.translate(lines), strict=True)
    return sum(one.text == other.text for one, other in pairs)


if __name__ == "__main__":
    main()
