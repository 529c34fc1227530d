"""The files of a model folder: which ones matter, whether they are whole, and their fingerprint.

Nothing here loads a model. A file that is cut short shows in its own structure: each of the
binary formats says in front of every part how long that part is.
"""

from __future__ import annotations

import hashlib
import json
import re
import struct
from typing import TYPE_CHECKING, BinaryIO, Literal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# "transformers" and "ctranslate2" are Marian models, which translate; "seq2seq" is a model of
# transformers that reads a text and writes another, which summarises.
Layout = Literal["transformers", "ctranslate2", "seq2seq"]

WEIGHTS = "model.safetensors"
CONVERTED_WEIGHTS = "model.bin"

TRANSFORMERS_FILES = ("config.json", WEIGHTS, "source.spm", "target.spm", "vocab.json")
HINTS_FILE = "hints.tsv"  # German words and their English, for a model trained to read them so
TRANSFORMERS_EXTRAS = (
    HINTS_FILE,
    "generation_config.json",
    "target_vocab.json",
    "tokenizer_config.json",
)

# A tokenizer is one of these; which of them a class of transformers reads, it knows itself.
_TOKENIZERS = (("tokenizer.json",), ("vocab.json", "merges.txt"), ("spiece.model",), ("vocab.txt",))
_SEQ2SEQ_FILES = ("config.json", WEIGHTS)
_SEQ2SEQ_EXTRAS = (
    *("added_tokens.json", "generation_config.json", "merges.txt", "special_tokens_map.json"),
    *("spiece.model", "tokenizer.json", "tokenizer_config.json", "vocab.json", "vocab.txt"),
)
# model_type of those that AutoModelForSeq2SeqLM loads and that are published as summarisers.
_SEQ2SEQ = frozenset(
    "bart bigbird_pegasus encoder-decoder led longt5 mbart mt5 pegasus pegasus_x t5 umt5".split()
)

# The files that a role may need, to be looked for on the hub.
FILES = {
    "translate": (*TRANSFORMERS_FILES, *TRANSFORMERS_EXTRAS),
    "summarise": (*_SEQ2SEQ_FILES, *_SEQ2SEQ_EXTRAS),
}

# CTranslate2 writes vocabularies as .json; older versions wrote .txt.
_VOCABULARIES = tuple(
    tuple(f"{side}_vocabulary.{ending}" for side in sides)
    for sides in (("shared",), ("source", "target"))
    for ending in ("json", "txt")
)
_SENTENCEPIECE = (("source.spm", "target.spm"), ("sentencepiece.model",))

_MODEL_BIN_VERSION = 6
_HINTS = re.compile(rb"(?:[^\t\n]+\t[^\t\n]*\n)+")


class LayoutError(ValueError):
    """What is wrong with a model folder, in words that follow "model 'x': "."""


def detect(folder: Path, role: str = "translate") -> Layout:
    """Which layout this folder of a model of this role has. Raises LayoutError."""
    if (folder / WEIGHTS).exists():
        return "seq2seq" if role == "summarise" else "transformers"
    pickled = (folder / "pytorch_model.bin").exists()
    hint = " (pytorch_model.bin is never loaded: it can run code)" if pickled else ""
    if role == "summarise":
        raise LayoutError(f"{WEIGHTS} is missing{hint}")
    if (folder / CONVERTED_WEIGHTS).exists():
        return "ctranslate2"
    raise LayoutError(f"neither {WEIGHTS} nor {CONVERTED_WEIGHTS} is there{hint}")


def check(folder: Path, layout: Layout) -> tuple[Path, ...]:
    """The files that matter, each found whole. Raises LayoutError."""
    files = matter(folder, layout)
    for path in files:
        if not path.is_file():
            raise LayoutError(f"{path.name} is missing")
        if path.stat().st_size == 0:
            raise LayoutError(f"{path.name} is empty")
        _check_contents(path)
        if path.name == "config.json" and layout in _KINDS:  # before what another kind lacks
            _KINDS[layout](path)
    return files


def matter(folder: Path, layout: Layout) -> tuple[Path, ...]:
    """The files that decide what the model says, whether they are there or not."""
    return tuple(folder / name for name in _names(folder, layout))


def fingerprint(files: tuple[Path, ...], digest: Callable[[Path], str]) -> str:
    """SHA-256 over the files' names and digests, so independent of where they lie.

    The same as `sha256sum FILES... | LC_ALL=C sort -k 2 | sha256sum` in the folder.
    """
    listing = "".join(f"{digest(path)}  {path.name}\n" for path in sorted(files, key=_by_name))
    return hashlib.sha256(listing.encode()).hexdigest()


def sha256(path: Path) -> str:
    """SHA-256 of the file's bytes, in hex."""
    digest = hashlib.sha256()
    buffer = bytearray(1 << 18)
    view = memoryview(buffer)
    with path.open("rb", buffering=0) as file:
        while size := file.readinto(buffer):
            digest.update(view[:size])
    return digest.hexdigest()


def _by_name(path: Path) -> str:
    return path.name


def _names(folder: Path, layout: Layout) -> tuple[str, ...]:
    if layout == "transformers":
        extras = (name for name in TRANSFORMERS_EXTRAS if (folder / name).exists())
        return (*TRANSFORMERS_FILES, *extras)
    if layout == "seq2seq":
        here = (name for name in _SEQ2SEQ_EXTRAS if (folder / name).exists())
        return tuple(dict.fromkeys((*_SEQ2SEQ_FILES, *_first_there(folder, _TOKENIZERS), *here)))
    hints = (HINTS_FILE,) if (folder / HINTS_FILE).exists() else ()
    pieces = _first_there(folder, _SENTENCEPIECE)
    vocabularies = _first_there(folder, _VOCABULARIES)
    return ("config.json", CONVERTED_WEIGHTS, *vocabularies, *pieces, *hints)


def _first_there(folder: Path, choices: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The choice that is complete; else the one that is there in part; else the first."""

    def presence(names: tuple[str, ...]) -> float:
        return sum((folder / name).exists() for name in names) / len(names)

    return max(choices, key=presence)


def _check_contents(path: Path) -> None:
    try:
        with path.open("rb") as file:
            if path.name == WEIGHTS:
                _check_safetensors(file, path.stat().st_size)
            elif path.name == CONVERTED_WEIGHTS:
                _check_model_bin(file, path.stat().st_size)
            elif path.suffix == ".json":
                json.load(file)
            elif path.name == HINTS_FILE:
                _check_hints(file.read())
            elif path.suffix in {".spm", ".model"}:
                _check_sentencepiece(file.read())
    except (ValueError, LookupError, TypeError, AttributeError, struct.error, RecursionError):
        raise LayoutError(f"{path.name} is damaged or cut short") from None
    except OSError as error:
        raise LayoutError(f"{path.name} can't be read ({error.strerror})") from None


def _check_hints(data: bytes) -> None:
    """See that every line is German<TAB>English, in UTF-8; the English may be empty."""
    data.decode()
    if not _HINTS.fullmatch(data):
        raise ValueError


def _check_safetensors(file: BinaryIO, size: int) -> None:
    """Hold the header's offsets against the size of the file.

    Format: 8 bytes little-endian header length, the header as JSON, the tensors without gaps
    (https://huggingface.co/docs/safetensors).
    """
    (length,) = struct.unpack("<Q", file.read(8))
    if length > size - 8:
        raise ValueError
    header = json.loads(file.read(length))
    ends = [tensor["data_offsets"][1] for name, tensor in header.items() if name != "__metadata__"]
    if not ends or 8 + length + max(ends) != size:
        raise ValueError


def _check_model_bin(file: BinaryIO, size: int) -> None:
    """Walk over the variables; the last one must end where the file does.

    Format: ctranslate2/specs/model_spec.py, ModelSpec._serialize. Another version of it
    is left to CTranslate2, which knows them all.
    """

    def number(code: str) -> int:
        (value,) = struct.unpack(f"<{code}", file.read(struct.calcsize(f"<{code}")))
        return int(value)

    def skip(length: int) -> None:
        file.seek(length, 1)

    if number("I") != _MODEL_BIN_VERSION:
        return
    skip(number("H"))  # the name of the model's specification
    number("I")  # and its revision
    for _ in range(number("I")):
        skip(number("H"))  # the variable's name
        skip(4 * number("B") + 1)  # its shape and type
        skip(number("I"))  # its values
    for _ in range(2 * number("I")):
        skip(number("H"))  # an alias, and what it stands for
    if file.tell() != size:
        raise ValueError


def _check_sentencepiece(data: bytes) -> None:
    """Walk over the top-level fields, each of them a length and that many bytes.

    Format: sentencepiece_model.proto, ModelProto, in the protocol buffers' wire format.
    """
    position, end = 0, len(data)
    while position < end:
        if data[position] & 7 != 2:  # every field of ModelProto is length-delimited
            raise ValueError
        length = data[position + 1]
        position += 2
        shift = 7
        while length >> shift:  # the byte that was added last has its continuation bit set
            length ^= (1 << shift) ^ (data[position] << shift)
            position += 1
            shift += 7
        position += length
    if position != end:
        raise ValueError


def _check_marian(path: Path) -> None:
    if (found := _model_type(path)) != "marian":
        raise LayoutError(f"config.json says model_type {found!r}; only Marian models can be used")


def _check_seq2seq(path: Path) -> None:
    if (found := _model_type(path)) not in _SEQ2SEQ:
        raise LayoutError(
            f"config.json says model_type {found!r}; a summariser reads one text and writes "
            f"another, as {', '.join(sorted(_SEQ2SEQ))} do"
        )


def _model_type(path: Path) -> object:
    config = json.loads(path.read_bytes())
    return config.get("model_type") if isinstance(config, dict) else None


_KINDS: dict[Layout, Callable[[Path], None]] = {
    "transformers": _check_marian,
    "seq2seq": _check_seq2seq,
}
