"""Where sentences end: reading's splitter beside the libraries alone, on gold kept elsewhere.

    python benchmarks/splitting.py GOLD_DIR [--errors N]

GOLD_DIR holds splitter_articles.jsonl (`text`, `sentences` with `b` and `e`), splitter_rules.jsonl
(`text`, `sentences`) and splitter_ud.jsonl (`text`, one sentence each, which are joined by spaces).
syntok, pysbd and spacy are compared where they are installed. "sound" leaves out the doubtful part
of the articles' gold: boundaries inside a line with no mark before them, or between a stop and its
closing quote, and blank lines that it goes over.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translator.reading import split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    Splitter = Callable[[str], list[tuple[int, int]]]

_MARK = re.compile(r"[.!?…:;][\"“”»«’'‹›)\]]*$")
_CLOSING = frozenset("“”’")


@dataclass(slots=True)
class Count:
    """Boundaries that were found rightly, missed, and found wrongly."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    def add(self, found: set[int], true: set[int]) -> None:
        """Count the boundaries of one text."""
        self.right += len(found & true)
        self.missed += len(true - found)
        self.wrong += len(found - true)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(2 * self.right + self.missed + self.wrong, 1)


def ends(text: str, spans: list[tuple[int, int]]) -> set[int]:
    """The inner sentence ends: behind their last visible character."""
    last = len(text.rstrip())
    return {len(text[:end].rstrip()) for _, end in spans} - {last, 0}


def doubtful(text: str, cut: int) -> bool:
    """Whether the articles' gold is no evidence at `cut`, by the text alone."""
    after = text[cut : cut + 80]
    gap = after[: len(after) - len(after.lstrip())]
    if "\n" in gap:
        return False
    return not _MARK.search(text[max(0, cut - 8) : cut]) or after[:1] in _CLOSING


def goes_over(text: str, cut: int) -> bool:
    """Whether a blank line follows `cut`."""
    return re.match(r"[^\S\n]*\n[^\S\n]*\n", text[cut:]) is not None


def library_splitters() -> dict[str, Splitter]:
    """The libraries that are installed, each as it comes."""
    splitters: dict[str, Splitter] = {}
    for name, make in {
        "sentencex": _sentencex,
        "syntok": _syntok,
        "pysbd": _pysbd,
        "spacy sentencizer": _spacy,
    }.items():
        try:
            splitters[name] = make()
        except ImportError:
            print(f"{name}: not installed")
    return splitters


def _sentencex() -> Splitter:
    from sentencex import get_sentence_boundaries

    return lambda text: [
        (s["start_index"], s["end_index"]) for s in get_sentence_boundaries("de", text)
    ]


def _syntok() -> Splitter:
    from syntok import segmenter

    return lambda text: [
        (sentence[0].offset, sentence[-1].offset + len(sentence[-1].value))
        for paragraph in segmenter.analyze(text)
        for sentence in paragraph
    ]


def _pysbd() -> Splitter:
    import pysbd

    splitter = pysbd.Segmenter(language="de", clean=False, char_span=True)
    return lambda text: [(span.start, span.end) for span in splitter.segment(text)]


def _spacy() -> Splitter:
    import spacy

    german = spacy.blank("de")
    german.add_pipe("sentencizer")
    return lambda text: [(s.start_char, s.end_char) for s in german(text).sents]


def lines(path: Path) -> list[dict[str, Any]]:
    """The records of a .jsonl file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def evaluate(split: Splitter, gold: Path, *, errors: int) -> str:
    """One row of the table: F1 on articles, all and sound, rules, F1 on single sentences."""
    everything, sound, joined = Count(), Count(), Count()
    started = time.perf_counter()
    for article in lines(gold / "splitter_articles.jsonl"):
        text = article["text"]
        found = ends(text, split(text))
        true = ends(text, [(s["b"], s["e"]) for s in article["sentences"]])
        everything.add(found, true)
        errors -= _show(text, found, true, errors)
        weak = {cut for cut in true if doubtful(text, cut)}
        weak |= {cut for cut in found - true if goes_over(text, cut)}
        sound.add(found - weak, true - weak)
    seconds = time.perf_counter() - started
    rules = lines(gold / "splitter_rules.jsonl")
    good = sum(
        ["".join(r["text"][a:b].split()) for a, b in split(r["text"])]
        == ["".join(sentence.split()) for sentence in r["sentences"]]
        for r in rules
    )
    singles = [" ".join(r["text"].split()) for r in lines(gold / "splitter_ud.jsonl")]
    true, position = set(), 0
    for single in singles:
        position += len(single)
        true.add(position)
        position += 1
    text = " ".join(singles)
    joined.add(ends(text, split(text)), true - {len(text)})
    whole = sum(not ends(single, split(single)) for single in singles)
    return (
        f"{everything.f1:9.4f}{sound.f1:9.4f}{good:6}/{len(rules)}{joined.f1:11.4f}"
        f"{whole:8}/{len(singles)}{seconds:9.1f}"
    )


def _show(text: str, found: set[int], true: set[int], limit: int) -> int:
    wrong = sorted(found ^ true)[: max(limit, 0)]
    for cut in wrong:
        verdict = "missed" if cut in true else "wrong "
        print(verdict, repr(f"{text[max(0, cut - 60) : cut]}|{text[cut : cut + 60]}"))
    return len(wrong)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="show the first N errors of ours")
    arguments = parser.parse_args()
    ours = evaluate(split_sentences, arguments.gold, errors=arguments.errors)
    print(f"{'':20} articles    sound    rules  joined F1   left whole  seconds")
    print(f"{'reading':20}{ours}")
    for name, split in library_splitters().items():
        print(f"{name:20}{evaluate(split, arguments.gold, errors=0)}")


if __name__ == "__main__":
    main()
