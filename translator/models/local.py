"""A line of models.txt -> a whole model on this machine's disk. Never over the network."""

from __future__ import annotations

import contextlib
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from translator.errors import ModelBroken, ModelError, ModelNotFetched
from translator.models import layout
from translator.models.layout import HINTS_FILE, Layout, LayoutError

if TYPE_CHECKING:
    from collections.abc import Callable

    from translator.models.listing import ModelEntry, ModelsFile

_EMBEDDED = Path(__file__).with_name("embedded")
_SHA256_NAME = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class LocalModel:
    """A model whose files are there and whole.

    `fingerprint` is SHA-256 in hex over the names and contents of the files that decide what
    the model says; it doesn't depend on `path`.
    """

    name: str
    path: Path
    layout: Layout
    fingerprint: str

    @property
    def hints(self) -> Path | None:
        """The dictionary that the model reads with, if it has one."""
        path = self.path / HINTS_FILE
        return path if path.exists() else None


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """What `translator models list` tells about an entry; `bytes` is None for built-ins."""

    pinned: bool
    on_disk: bool
    bytes: int | None
    problem: str | None


def resolve(entry: ModelEntry) -> LocalModel:
    """Find the entry's files, see that they are whole, and take their fingerprint.

    Raises ModelNotFetched, and ModelBroken for files that are missing, cut short or other
    than models.txt's sha256.
    """
    return _resolve(entry, _known_sha256)


def size_on_disk(model: LocalModel) -> int:
    """The size of the files that matter, in bytes."""
    files = layout.matter(model.path, model.layout)
    return sum(path.stat().st_size for path in files if path.exists())


def describe(entry: ModelEntry) -> ModelStatus:
    """The entry's state, without reading the weights (that is what `verify` does)."""
    if entry.kind == "builtin":
        return ModelStatus(entry.pinned, on_disk=True, bytes=None, problem=None)
    try:
        _, _, files = _whole(entry)
    except ModelNotFetched as error:
        return ModelStatus(entry.pinned, on_disk=False, bytes=None, problem=str(error))
    except ModelError as error:
        return ModelStatus(entry.pinned, on_disk=True, bytes=None, problem=str(error))
    size = sum(path.stat().st_size for path in files)
    return ModelStatus(entry.pinned, on_disk=True, bytes=size, problem=None)


def verify(models: ModelsFile, name: str | None = None) -> list[tuple[str, bool, str]]:
    """Read every byte of one model, or of all on disk: (name, whether it is sound, one line) each.

    Raises UnknownModel.
    """
    on_disk = (entry for entry in models.entries if describe(entry).on_disk)
    entries = on_disk if name is None else (models.named(name),)
    return [(entry.name, *_verdict(entry)) for entry in entries]


def resolve_thoroughly(entry: ModelEntry) -> LocalModel:
    """Like `resolve`, trusting no name: every byte is read."""
    return _resolve(entry, layout.sha256)


def hub_cache() -> Path:
    """The Hugging Face cache, by the same variables as huggingface_hub/constants.py.

    Worked out here because importing huggingface_hub takes longer than all else in `resolve`.
    """
    cache = os.environ.get("XDG_CACHE_HOME", "~/.cache")
    home = os.environ.get("HF_HOME", os.path.join(cache, "huggingface"))  # noqa: PTH118
    hub = os.environ.get("HUGGINGFACE_HUB_CACHE", os.path.join(home, "hub"))  # noqa: PTH118
    return Path(os.path.expandvars(os.environ.get("HF_HUB_CACHE", hub))).expanduser()


def _resolve(entry: ModelEntry, digest: Callable[[Path], str]) -> LocalModel:
    folder, kind, files = _whole(entry)
    try:
        found = layout.fingerprint(files, digest)
    except OSError as error:
        raise _broken(entry, f"{error.filename} can't be read ({error.strerror})") from None
    if entry.sha256 not in (None, found):
        raise _broken(entry, f"the files differ from the sha256 in models.txt, line {entry.line}")
    return LocalModel(entry.name, folder, kind, found)


def _whole(entry: ModelEntry) -> tuple[Path, Layout, tuple[Path, ...]]:
    folder = _folder(entry)
    try:
        kind = layout.detect(folder, entry.role)
        return folder, kind, layout.check(folder, kind)
    except LayoutError as error:
        raise _broken(entry, f"{error} in {folder}") from None


def _folder(entry: ModelEntry) -> Path:
    if entry.kind == "hf":
        return _snapshot(entry)
    if entry.kind == "builtin":
        raise ModelError(f"model {entry.name!r} is built in ({entry.source}): it has no files")
    folder = Path(entry.location)
    if entry.kind == "package":
        folder = _EMBEDDED / entry.location
    if not folder.is_dir():
        raise _broken(entry, f"there is no folder {folder}")
    return folder


def _snapshot(entry: ModelEntry) -> Path:
    """The entry's folder in the Hugging Face cache; a branch or tag is looked up in refs/.

    Layout: https://huggingface.co/docs/huggingface_hub/guides/manage-cache
    """
    repository = hub_cache() / f"models--{entry.location.replace('/', '--')}"
    revision = entry.revision or "main"
    with contextlib.suppress(OSError, ValueError):  # not there: a commit, or never fetched
        revision = (repository / "refs" / revision).read_text("ascii").strip()
    folder = repository / "snapshots" / revision
    # Other programs put repositories here too, with weights that we don't load.
    if not folder.is_dir() or not (entry.pinned or (folder / layout.WEIGHTS).exists()):
        raise ModelNotFetched(
            f"model {entry.name!r} is not on this machine; "
            f"fetch it with: translator models fetch {entry.name}"
        )
    return folder


def _known_sha256(path: Path) -> str:
    """SHA-256 of a file; the Hugging Face cache names its large files by it.

    Hashing 300 MB takes most of a second, in every run; `verify` does it all the same.
    """
    if path.is_symlink():
        blob = path.readlink()
        if blob.parent.name == "blobs" and _SHA256_NAME.fullmatch(blob.name):
            return blob.name
    return layout.sha256(path)


def _broken(entry: ModelEntry, what: str) -> ModelBroken:
    advice = {
        "package": "reinstall translator: pip install --force-reinstall --no-deps translator",
        "hf": f"fetch it again with: translator models fetch {entry.name}",
        "dir": f"check the folder that models.txt names in line {entry.line}",
        "builtin": "",
    }[entry.kind]
    return ModelBroken(f"model {entry.name!r}: {what}; {advice}")


def _verdict(entry: ModelEntry) -> tuple[bool, str]:
    if entry.kind == "builtin":
        return True, "built in"
    try:
        model = resolve_thoroughly(entry)
    except ModelError as error:
        return False, str(error)
    against = "as in models.txt" if entry.sha256 else "nothing in models.txt to compare it with"
    return True, f"whole; fingerprint {model.fingerprint} ({against})"
