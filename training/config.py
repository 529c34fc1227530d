"""One file describes one run: what it reads, what it builds and how it learns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from pathlib import Path


class Corpus(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file of pairs and how often an epoch shows each of them.

    `path` is relative to the folder of corpora: TSV (German and English are the last two cells,
    a corpus name may stand before them), or `{de,en}` in braces for two files side by side;
    either may end in .xz or .gz. `weight` is the mean number of times that an epoch shows a pair
    (0.3: three epochs in ten). `parts` gives single corpora of the file a weight of their own.
    """

    path: str
    weight: float = 1.0
    parts: dict[str, float] = {}
    trusted: bool = False  # written for this purpose: not filtered
    tag: str = ""  # a piece that is put before the source, as <bt> before back-translations
    hinted: bool = False  # its German has English words in it already: taken as it is


class Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `prepare` reads."""

    corpora: list[Corpus]
    names: list[str] = []  # monolingual text, a list a language, from which names are taken
    longest: int = 110  # pieces, of either side
    augment: bool = True
    hints: str = ""  # a dictionary (training/hints) whose words are put into the German


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The pieces: those of an older model, or new ones."""

    model: str = ""  # a SentencePiece model to go on with
    size: int = 8000  # of a new one, with the padding
    lines: int = 1_500_000  # that a new one is trained on, at most


class Network(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The size of the network; its vocabulary is known from the pieces."""

    d_model: int = 256
    ffn: int = 1024
    encoder_layers: int = 6
    decoder_layers: int = 2
    dropout: float = 0.0


class Training(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a run learns. All amounts are target tokens, so that a run can be repeated exactly."""

    tokens: int  # of the whole run
    minutes: float = 0  # of a call, on a machine that is lent: the schedule then keeps to the clock
    batch: int = 8192  # padded tokens of a step, over all workers
    chunk: int = 2048  # padded tokens that a worker holds at once
    workers: int = 0  # processes; 0: one a core without a GPU, one with it
    warm: int = 400_000  # the learning rates rise from 0
    cool: int = 0  # they fall to 0 at the end
    rate_matrices: float = 0.01  # Muon
    rate_rest: float = 1e-3  # AdamW
    decay: float = 0.01  # of the matrices, a share of the learning rate
    smoothing: float = 0.1
    candidates: int = 0  # pieces in the softmax, 0: all of them
    shortest_limit: int = 0  # length curriculum: pieces of the longest pair at the start
    grow: int = 0  # and the tokens until all lengths are in
    seed: int = 1
    save_every: int = 200  # steps
    dev_every: int = 100
    log_every: int = 20
    keep: int = 4  # checkpoints beside the last one, for averaging
    rounded: bool = False  # compute with weights as int8 will have them, so that it costs less
    compile: bool = False
    reverse: bool = False  # English to German, for back-translation


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole run."""

    data: Data
    train: Training
    vocabulary: Vocabulary = Vocabulary()
    network: Network = Network()


def load(path: Path) -> Config:
    """Read a TOML file; `msgspec.ValidationError` names what is wrong in it."""
    return msgspec.toml.decode(path.read_bytes(), type=Config)
