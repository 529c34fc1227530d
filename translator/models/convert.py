"""A model in the transformers layout -> a CTranslate2 int8 model in the user's cache, once."""

from __future__ import annotations

import atexit
import contextlib
import functools
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translator.errors import ModelBroken
from translator.models import layout
from translator.models.attention import WHILE_READING, Heads, best_heads

if TYPE_CHECKING:
    from collections.abc import Callable

    from translator.models.local import LocalModel

# A conversion takes seconds; what is older was left behind by a killed one.
_LEFTOVER_SECONDS = 3600.0
_PARTIAL = ".partial"

_SPM_FILES = ("source.spm", "target.spm")

# transformers and torch are noisy and large, so they get a process of their own: nothing of
# theirs reaches our stderr, and their memory is given back. They look for nothing online.
_CONVERT = "import sys; from translator.models.convert import convert; convert(*sys.argv[1:])"
_QUIET_AND_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "TRANSFORMERS_VERBOSITY": "error",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "PYTHONWARNINGS": "ignore",
}


def converted(model: LocalModel, notify: Callable[[str], None]) -> Path:
    """The folder of the model in the CTranslate2 layout, SentencePiece files included.

    Converts at first use; `notify` gets a line for a person where that takes time. Raises
    ModelBroken.
    """
    if model.layout == "ctranslate2":
        return model.path
    folder = _cache() / _key(model)
    if _complete(folder):
        return folder
    if _has_fallen_back() and _complete(_temporary_cache() / folder.name):
        return _temporary_cache() / folder.name
    notify(f"preparing model {model.name!r} for first use (a few seconds)")
    folder, workshop = _place_to_build(folder, notify)
    try:
        _convert_in_child(model, workshop)
        return _install(workshop / "model", folder)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def discard_converted(model: LocalModel) -> None:
    """Forget the conversion, for when CTranslate2 can't load it; `converted` makes it anew."""
    if model.layout == "ctranslate2":
        return
    shutil.rmtree(_cache() / _key(model), ignore_errors=True)
    if _has_fallen_back():
        shutil.rmtree(_temporary_cache() / _key(model), ignore_errors=True)


def convert(source: str, target: str, quantization: str = "int8") -> None:
    """Convert the folder `source` into the new folder `target`; runs in a process of its own."""
    import numpy as np
    from ctranslate2.converters import TransformersConverter
    from ctranslate2.specs.model_spec import visit_spec

    heads: list[Heads] = []

    class MarianConverter(TransformersConverter):  # type: ignore[misc]
        def load_model(self, model_class: Any, path: str, **options: Any) -> Any:
            options.update(local_files_only=True, use_safetensors=True)
            model = super().load_model(model_class, path, **options)
            heads.append(_aligning_heads(model, path))
            _fold_start_embedding(model)
            return model

    spec = MarianConverter(source)._load()  # noqa: SLF001  # as Converter.convert does, and one step
    spec.decoder.alignment_layer, spec.decoder.alignment_heads = map(np.int16, heads[0][:2])
    spec.config.add_attribute(WHILE_READING, heads[0].reading)
    spec.validate()
    spec.optimize(quantization=quantization)
    visit_spec(spec, _halve_weights)
    Path(target).mkdir(parents=True)
    spec.save(target)
    for name in _SPM_FILES:
        shutil.copyfile(Path(source) / name, Path(target) / name)


def _aligning_heads(model: Any, path: str) -> Heads:
    from transformers import MarianTokenizer

    model.float().set_attn_implementation("eager")  # the others keep no attention to show
    return best_heads(model, MarianTokenizer.from_pretrained(path, local_files_only=True))


def _halve_weights(spec: Any, name: str, value: Any) -> None:
    """Keep int8 weights within 7 bits, which multiply alike on every processor.

    Processors without VNNI (x86 before 2019, AMD before 2022) add two products of 8 bits in 16,
    and what doesn't fit is cut off in silence; with 7 bits it fits (64 x 255 x 2 < 2^15).
    """
    key = name.rpartition("/")[2]
    scale = getattr(spec, f"{key}_scale", None)
    if scale is None or getattr(value, "dtype", None) != "int8":
        return
    import numpy as np
    from ctranslate2.specs.model_spec import NumpyVariable

    setattr(spec, key, NumpyVariable(np.rint(value.numpy() / 2).astype(np.int8)))
    setattr(spec, f"{key}_scale", NumpyVariable(scale.numpy() / 2))


def _fold_start_embedding(model: Any) -> None:
    """Keep what a model learned for the token that starts decoding, which is its padding.

    CTranslate2 starts Marian's decoder from a zero vector (MarianMTLoader.set_decoder); so the
    embedding, where it isn't zero, goes into the position that only this token ever has: 0.
    """
    config, decoder = model.config, model.model.decoder
    scale = math.sqrt(config.d_model) if config.scale_embedding else 1.0
    start = decoder.embed_tokens.weight[config.decoder_start_token_id].float() * scale
    if start.any():
        decoder.embed_positions.float()  # no rounding to fp16 of the sum
        decoder.embed_positions.weight[0] += start


def _cache() -> Path:
    import platformdirs

    return platformdirs.user_cache_path("translator") / "ct2"


@functools.cache
def _temporary_cache() -> Path:
    """A folder in the place of the cache until this process ends."""
    folder = Path(tempfile.mkdtemp(prefix="translator-ct2-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _has_fallen_back() -> bool:
    return _temporary_cache.cache_info().currsize > 0


def _key(model: LocalModel) -> str:
    """The conversion's name: what goes in, how it is quantised, and what converts it.

    7b: weights of 7 bits, attention that aligns (b: measured on 16 pairs).
    """
    from importlib.metadata import version

    major, minor = version("ctranslate2").split(".")[:2]
    return f"{model.fingerprint}-int8x7b-{major}.{minor}"


def _complete(folder: Path) -> bool:
    try:
        layout.check(folder, "ctranslate2")
    except (layout.LayoutError, OSError):
        return False
    return True


def _place_to_build(folder: Path, notify: Callable[[str], None]) -> tuple[Path, Path]:
    """Where the conversion will lie, and a new folder beside to build it in."""
    try:
        return folder, _workshop(folder)
    except OSError as error:
        notify(
            f"cache {folder.parent} can't be written ({error.strerror}); "
            "converting into a temporary folder for this run"
        )
    try:
        temporary = _temporary_cache() / folder.name
        return temporary, _workshop(temporary)
    except OSError as error:
        raise ModelBroken(
            f"there is no place for the converted model ({error.strerror}); "
            "set TMPDIR to a folder that can be written"
        ) from None


def _workshop(folder: Path) -> Path:
    """A new folder beside `folder`, to build in; leftovers of killed conversions go first."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    for leftover in folder.parent.glob(f"*{_PARTIAL}"):
        with contextlib.suppress(OSError):
            if time.time() - leftover.stat().st_mtime > _LEFTOVER_SECONDS:
                shutil.rmtree(leftover, ignore_errors=True)
    return Path(tempfile.mkdtemp(dir=folder.parent, prefix=f"{folder.name}.", suffix=_PARTIAL))


def _convert_in_child(model: LocalModel, workshop: Path) -> None:
    path = os.pathsep.join(os.path.abspath(entry) for entry in sys.path)  # noqa: PTH100
    child = subprocess.run(
        [sys.executable, "-c", _CONVERT, str(model.path.absolute()), str(workshop / "model")],
        env=os.environ | _QUIET_AND_OFFLINE | {"PYTHONPATH": path},
        cwd=workshop,  # `-c` imports from the working directory: let it be one that is empty
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if child.returncode == 0:
        return
    said = child.stderr.strip().splitlines() or [f"it ended with code {child.returncode}"]
    raise ModelBroken(
        f"model {model.name!r} can't be converted for CTranslate2 ({said[-1].strip()}); "
        f"check it with: translator models verify {model.name}"
    )


def _install(built: Path, folder: Path) -> Path:
    """Move the finished folder to its name in one step; where another process was first, use its.

    What is there and incomplete makes way: it is renamed before it is deleted, so that nobody
    sees half a folder.
    """
    if not _complete(built):
        raise ModelBroken(f"the conversion in {built} came out incomplete; is the disk full?")
    for _ in range(2):
        with contextlib.suppress(OSError):
            built.rename(folder)
            return folder
        if _complete(folder):
            return folder
        with contextlib.suppress(OSError):
            folder.rename(built.with_name("damaged"))
    raise ModelBroken(f"the damaged {folder} can't be replaced; delete it and try again")
