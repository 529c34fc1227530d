"""What an engine is, and how one is made from a model on disk."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version as installed
from typing import TYPE_CHECKING, Protocol

from translator.engines.hints import HINTS_VERSION, Hints
from translator.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from translator.models import LocalModel

ENGINES = ("ctranslate", "transformers")

# A Marian model has 512 positions on either side. A segment takes at most half of them, so
# that its translation, which may well be longer, still fits into the decoder's.
MAX_SOURCE_PIECES = 256
MAX_TARGET_PIECES = 511


@dataclass(frozen=True, slots=True)
class Decoding:
    """How hypotheses are searched: `beam` candidates are kept at each step."""

    beam: int = 4

    def __str__(self) -> str:
        return f"beam={self.beam}"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A translation of one segment.

    `score` is its mean log-probability a piece, the end included; `complete` is False when the
    decoder reached MAX_TARGET_PIECES before it ended the sentence. `pieces` are the target's T
    without the end; `attention`, (T, S), says how much of each target piece comes from each of
    the S source pieces. What a row lacks to 1 went to the source's end; a row whose attention
    isn't known has zeros; all is empty unless asked for.
    """

    text: str
    score: float
    complete: bool
    pieces: tuple[str, ...] = ()
    attention: tuple[tuple[float, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """How to look for more than the one best hypothesis.

    `hypotheses` is the length of the n-best list; `beam` None is the engine's own, but never
    less than that length. No n-gram of `no_repeat` pieces comes twice; 0 is no such rule.
    Without `scored`, the engine may leave the scores of hypotheses with prefixes undefined.
    """

    hypotheses: int = 1
    beam: int | None = None
    no_repeat: int = 0
    attention: bool = False
    scored: bool = True

    def width(self, decoding: Decoding) -> int:
        """Give the beam to search with."""
        return max(self.beam or decoding.beam, self.hypotheses)


class Engine(Protocol):
    """A loaded model. Not picklable: make one in each process.

    `callers` is how many threads may call it at once, each with its own segments.
    """

    callers: int

    def count(self, segments: Sequence[str]) -> list[int]:
        """Count the pieces of each segment; translate() takes at most MAX_SOURCE_PIECES."""
        ...

    def translate(self, segments: Iterable[str]) -> Iterator[Hypothesis]:
        """Translate segments, lazily and in their order.

        Segments of like length in a row make full batches. Segments must not be longer
        than MAX_SOURCE_PIECES.
        """
        ...

    def pieces(self, segment: str) -> list[str]:
        """Give the source pieces of a segment, without the end."""
        ...

    def search(
        self, segments: Iterable[str], search: Search, prefixes: Iterable[str] | None = None
    ) -> Iterator[tuple[Hypothesis, ...]]:
        """Give the n-best list of each segment, best first, lazily and in their order.

        `prefixes` has the target text that each segment's hypotheses begin with, "" for none;
        their scores are of the whole, what was given included.
        """
        ...


def load_engine(
    name: str, model: LocalModel, decoding: Decoding, notify: Callable[[str], None]
) -> Engine:
    """Load `model` into the engine called `name`.

    A model that has a dictionary beside its weights is a small one: it reads those words in
    English, and sentences part by part.
    Raises ModelBroken if the model can't be loaded, ModelError for an unknown engine.
    """
    engine = _load(name, model, decoding, notify)
    if model.hints is None:
        return engine
    from translator.engines.clauses import ClausesEngine
    from translator.engines.hinted import HintedEngine

    return ClausesEngine(HintedEngine(engine, Hints.read(model.hints), decoding))


def _load(
    name: str, model: LocalModel, decoding: Decoding, notify: Callable[[str], None]
) -> Engine:
    if name == "ctranslate":
        from translator.engines.ctranslate import CTranslateEngine

        return CTranslateEngine.load(model, decoding, notify)
    if name == "transformers":
        from translator.engines.reference import TransformersEngine

        return TransformersEngine.load(model, decoding)
    raise ModelError(f"unknown engine {name!r}; there are: {', '.join(ENGINES)}")


def version(name: str, model: LocalModel | None = None) -> str:
    """Name the engine as a signature does, without loading it: library, version, precision.

    With how the dictionary of `model` is read, if it has one.
    """
    package, precision = {
        "ctranslate": ("ctranslate2", "int8, weights of 7 bits"),
        "transformers": ("transformers", "float32"),
    }[name]
    read = f", dictionary {HINTS_VERSION}" if model and model.hints else ""
    return f"{package} {'.'.join(installed(package).split('.')[:2])} {precision}{read}"
