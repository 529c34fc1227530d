"""Corpora to arrays of piece ids: read, clean, hold apart, vary, tokenise."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import sentencepiece

from training import augment
from training.corpus import HeldOut, Pair, open_text, read_pairs, usable, words
from training.faithful import Faithful
from translator.engines.hints import Hints
from translator.engines.openings import as_read
from translator.models import HINTS_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from training.config import Config, Corpus

# German and English typography, which a vocabulary learned from frequency alone may miss.
REQUIRED = "„“”‚‘’–—…€§°½²äöüÄÖÜßéèáàóçñ%&+/0123456789"
NAME_LINES = 400_000
HINTED = 0.9  # of a pair's weight goes to its variant with hints
RARE = 0.25  # pairs that are shown so seldom get none

Row = tuple[Pair, float, str]  # a pair, how often an epoch shows it, its tag


def prepare(
    config: Config, corpora: Path, held_out: Sequence[Path], work: Path
) -> dict[str, object]:
    """Write `spm.model` and `data.npz` into `work`, and the dictionary that was used.

    Returns what was kept and dropped, by reason.
    """
    work.mkdir(parents=True, exist_ok=True)
    random = Random(config.train.seed)  # variety, not secrecy
    apart = HeldOut(held_out)
    report: Counter[str] = Counter()
    german, hinted = ([c for c in config.data.corpora if c.hinted is way] for way in (False, True))
    rows = list(clean(german, corpora, apart, report))
    book = Hints({})
    if config.data.hints:
        (work / HINTS_FILE).write_bytes((corpora / config.data.hints).read_bytes())
        book = Hints.read(work / HINTS_FILE)
    if config.data.augment:
        rows += _variants(rows, _names(config, corpora, book), random)
    if config.data.hints:
        rows += _hinted(rows, book, random, whole=config.train.reverse)
    rows += clean(hinted, corpora, apart, report, Faithful(book.english))
    pieces = _vocabulary(config, corpora, rows, work)
    _write(config, rows, pieces, work)
    report["kept"] = len(rows)
    (work / "prepare.json").write_text(json.dumps(report, indent=1))
    return dict(report)


def clean(
    corpora: Sequence[Corpus],
    folder: Path,
    apart: HeldOut,
    report: Counter[str],
    faithful: Callable[[str, str], bool] | None = None,
) -> Iterator[Row]:
    """The pairs to learn from, each with its weight and its tag."""
    seen: set[int] = set()
    for corpus in corpora:
        for pair in read_pairs(folder, corpus):
            key = hash((" ".join(words(pair.de)), " ".join(words(pair.en))))
            if not corpus.trusted and not usable(pair):
                report["unusable"] += 1
            elif key in seen:
                report["repeated"] += 1
            elif faithful and not faithful(pair.de, pair.en):
                report["unfaithful"] += 1
            elif apart.overlaps(pair):
                report["held apart"] += 1
            else:
                seen.add(key)
                weight = corpus.parts.get(pair.corpus, corpus.weight)
                if weight > 0:
                    yield pair, weight, corpus.tag


def _names(config: Config, folder: Path, book: Hints) -> list[str]:
    if not config.data.names:
        return []
    german, english = (
        list(itertools.islice(open_text(folder / name), NAME_LINES)) for name in config.data.names
    )
    names = augment.shared_names(german, english)
    return names + [name for name in augment.surnames(german, names) if not book.find(name)]


def _variants(rows: list[Row], names: list[str], random: Random) -> list[Row]:
    """A variant takes half of the weight of a pair that is shown at least once an epoch."""
    known = frozenset(names)
    made: list[Row] = []
    for i, (pair, weight, tag) in enumerate(rows):
        if weight < 1 or tag:
            continue
        variant = augment.vary_names(pair, names, known, random)
        variant = augment.vary_figures(variant or pair, random) or variant
        if variant is None and random.random() < 0.08:
            variant = augment.vary_form(pair, random)
        if variant is not None:
            rows[i] = (pair, weight / 2, tag)
            made.append((variant, weight / 2, tag))
    made += [(Pair("names", name, name), 0.1, "") for name in names]
    return made


def _hinted(rows: list[Row], hints: Hints, random: Random, *, whole: bool) -> list[Row]:
    """Pairs with hints: all of them in half of the pairs, else some.

    A text has words that no dictionary knows. `whole`: all in every pair, which takes its place.
    """
    made: list[Row] = []
    for i, (pair, weight, tag) in enumerate(rows):
        if weight < RARE or tag:
            continue
        share = 1 if whole or random.random() < 0.5 else random.random()
        variant = augment.put_hints(pair, hints, random, share)
        if variant is None:
            continue
        if whole:
            rows[i] = (variant, weight, tag)
        else:
            rows[i] = (pair, weight * (1 - HINTED), tag)
            made.append((variant, weight * HINTED, tag))
    return made


def _vocabulary(
    config: Config, folder: Path, rows: list[Row], work: Path
) -> sentencepiece.SentencePieceProcessor:
    target = work / "spm.model"
    if config.vocabulary.model:
        target.write_bytes((folder / config.vocabulary.model).read_bytes())
    else:
        _train_vocabulary(config, rows, target)
    return sentencepiece.SentencePieceProcessor(model_file=str(target))


def _train_vocabulary(config: Config, rows: list[Row], target: Path) -> None:
    random = Random(config.train.seed)
    text = (
        line
        for pair, weight, _ in rows
        if random.random() < min(1, weight)
        for line in (pair.de, pair.en)
    )
    tags = sorted({corpus.tag for corpus in config.data.corpora if corpus.tag})
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=text,
        model_prefix=str(target.with_suffix("")),
        vocab_size=config.vocabulary.size - 1,
        model_type="unigram",
        character_coverage=0.9998,
        eos_id=0,
        unk_id=1,
        bos_id=-1,
        pad_id=-1,
        user_defined_symbols=tags,
        input_sentence_size=config.vocabulary.lines,
        shuffle_input_sentence=True,
        normalization_rule_name="nmt_nfkc",
        split_digits=True,
        required_chars=REQUIRED,
        hard_vocab_limit=False,
        minloglevel=1,
    )


def _write(
    config: Config,
    rows: list[Row],
    pieces: sentencepiece.SentencePieceProcessor,
    work: Path,
) -> None:
    read = "en" if config.train.reverse else "de"
    look = as_read if config.data.hints else str  # a model with a dictionary reads so
    german, english = (
        pieces.encode(
            [_tagged(look(getattr(p, side)), tag if side == read else "") for p, _, tag in rows]
        )
        for side in ("de", "en")
    )
    longest = config.data.longest
    keep = [
        i
        for i, (de, en) in enumerate(zip(german, english, strict=True))
        if 0 < len(de) <= longest and 0 < len(en) <= longest
    ]
    names = sorted({pair.corpus for pair, _, _ in rows})
    index = {name: i for i, name in enumerate(names)}
    np.savez(
        work / "data.npz",
        source=_flat([german[i] for i in keep]),
        target=_flat([english[i] for i in keep]),
        source_lengths=np.array([len(german[i]) for i in keep], dtype=np.int32),
        target_lengths=np.array([len(english[i]) for i in keep], dtype=np.int32),
        weights=np.array([rows[i][1] for i in keep], dtype=np.float32),
        corpus=np.array([index[rows[i][0].corpus] for i in keep], dtype=np.int16),
        names=np.array(names),
    )


def _tagged(text: str, tag: str) -> str:
    return f"{tag} {text}".lstrip()


def _flat(sequences: list[list[int]]) -> np.ndarray:
    return np.fromiter(itertools.chain.from_iterable(sequences), dtype=np.uint16)
