"""Fetching a model from the Hugging Face hub: the few files that are needed, never a pickle."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import logging
import os
import sys
import warnings
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from translator.errors import FetchFailed, ModelBroken, ModelNotFetched
from translator.models import layout
from translator.models.editing import destination, pin
from translator.models.local import hub_cache, resolve, resolve_thoroughly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from huggingface_hub import HfApi

    from translator.models.listing import ModelEntry, ModelsFile

_LARGE = 10_000_000  # bytes from which the hub keeps a file outside git
_TIMEOUT = 5.0  # seconds until the hub must have answered

_FULL = (errno.ENOSPC, errno.EDQUOT)
_UNWRITABLE = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST)

# The hub's own bot offers this pull request where a repository has only pickled weights
# (https://huggingface.co/spaces/safetensors/convert).
_BOT = "SFconvertbot"
_BOT_TITLE = "Adding `safetensors` variant of this model"


@dataclass(frozen=True, slots=True)
class _Snapshot:
    """One commit of a repository: the files that we want of it, with the hub's checksums."""

    repository: str
    commit: str
    checksums: Mapping[str, str]
    size: int

    @property
    def safe(self) -> bool:
        return layout.WEIGHTS in self.checksums


def fetch(
    models: ModelsFile, name: str, *, endpoint: str | None = None, notify: Callable[[str], None]
) -> ModelsFile:
    """Download a model and pin it in models.txt: commit and fingerprint.

    A pinned line is fetched as it is pinned. `endpoint` is another hub than HF_ENDPOINT or
    huggingface.co. Raises UnknownModel, FetchFailed, ModelsFileError.
    """
    entry = models.named(name)
    _refuse_unfetchable(entry)
    target = destination(models)
    if _is_here(entry):
        notify(f"model {name!r} is on this machine already, as pinned")
        return models
    with _one_line_errors(entry, endpoint), _quiet():
        snapshot = _download(entry, endpoint, notify)
    pinned = replace(entry, revision=snapshot.commit, sha256=None)
    try:
        model = resolve(pinned)
    except ModelBroken as error:
        raise FetchFailed(str(error)) from None
    if entry.sha256 not in (None, model.fingerprint):
        raise FetchFailed(
            f"model {name!r}: {entry.location} at {snapshot.commit} differs from the sha256 in "
            f"models.txt, line {entry.line}; take the sha256 out there to accept what is fetched"
        )
    result = pin(models, entry, snapshot.commit, model.fingerprint)
    notify(f"model {name!r} is pinned in {target} at {snapshot.commit}")
    return result


def _refuse_unfetchable(entry: ModelEntry) -> None:
    if entry.kind != "hf":
        raise FetchFailed(
            f"model {entry.name!r} comes from {entry.source}; only hf: models are fetched"
        )


def _is_here(entry: ModelEntry) -> bool:
    try:
        return entry.pinned and bool(resolve_thoroughly(entry))
    except (ModelNotFetched, ModelBroken):
        return False


def _download(entry: ModelEntry, endpoint: str | None, notify: Callable[[str], None]) -> _Snapshot:
    """Fetch the files into the Hugging Face cache and hold them against the hub's checksums."""
    # Ask the hub for the files and tell it nothing else; read when huggingface_hub is imported.
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    from huggingface_hub import HfApi
    from huggingface_hub.utils.tqdm import disable_progress_bars

    if not sys.stderr.isatty():
        disable_progress_bars()
    snapshot = _safe_snapshot(HfApi(endpoint=endpoint), entry, notify)
    notify(f"fetching {entry.location} at {snapshot.commit} ({snapshot.size / 1e6:.0f} MB)")
    damaged = _get(snapshot, list(snapshot.checksums), endpoint)
    if damaged:
        notify(f"fetching again what came damaged: {', '.join(damaged)}")
        damaged = _get(snapshot, damaged, endpoint, force=True)
    if damaged:
        raise FetchFailed(f"model {entry.name!r}: {damaged[0]} came damaged twice; try again later")
    return snapshot


def _get(
    snapshot: _Snapshot, names: list[str], endpoint: str | None, *, force: bool = False
) -> list[str]:
    """Download these files, as far as they aren't there; those that aren't as the hub's are."""
    from huggingface_hub import snapshot_download

    folder = snapshot_download(
        snapshot.repository,
        revision=snapshot.commit,
        allow_patterns=names,
        cache_dir=hub_cache(),
        etag_timeout=_TIMEOUT,
        force_download=force,
        endpoint=endpoint,
    )
    return [
        name for name in names if snapshot.checksums[name] not in _hub_checksums(Path(folder, name))
    ]


def _safe_snapshot(api: HfApi, entry: ModelEntry, notify: Callable[[str], None]) -> _Snapshot:
    """The commit that the entry means; the bot's conversion of it where it has only pickles."""
    snapshot = _snapshot(api, entry, entry.revision)
    if snapshot.safe:
        return snapshot
    if entry.revision in (None, "main"):
        discussions = api.get_repo_discussions(
            entry.location, author=_BOT, discussion_type="pull_request"
        )
        for request in discussions:
            if request.author != _BOT or request.title != _BOT_TITLE:
                continue
            conversion = _snapshot(api, entry, request.git_reference)
            if conversion.safe:
                notify(f"{entry.location} has no safetensors; taking the hub's own conversion")
                return conversion
    raise FetchFailed(
        f"model {entry.name!r}: {entry.source} has no {layout.WEIGHTS}, and pickled weights are "
        "never loaded; choose a revision or a repository with safetensors"
    )


def _snapshot(api: HfApi, entry: ModelEntry, revision: str | None) -> _Snapshot:
    info = api.model_info(entry.location, revision=revision, files_metadata=True, timeout=_TIMEOUT)
    wanted = layout.FILES[entry.role]
    files = {file.rfilename: file for file in info.siblings or [] if file.rfilename in wanted}
    checksums = {
        name: file.lfs.sha256 if file.lfs else str(file.blob_id) for name, file in files.items()
    }
    size = sum(file.size or 0 for file in files.values())
    return _Snapshot(entry.location, str(info.sha), checksums, size)


def _hub_checksums(path: Path) -> tuple[str, ...]:
    """The two ways in which the hub names a content: SHA-256 for large files, git's for others."""
    if not path.is_file():
        return ()
    size = path.stat().st_size
    if size > _LARGE:
        return (layout.sha256(path),)
    blob = hashlib.sha1(b"blob %d\0" % size + path.read_bytes(), usedforsecurity=False)
    return (layout.sha256(path), blob.hexdigest())


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep huggingface_hub's log and warnings off stderr: what matters becomes an error."""
    logger = logging.getLogger("huggingface_hub")
    level = logger.level
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        logger.setLevel(logging.CRITICAL)
        try:
            yield
        finally:
            logger.setLevel(level)


@contextlib.contextmanager
def _one_line_errors(entry: ModelEntry, endpoint: str | None) -> Iterator[None]:
    """Turn whatever the hub's client raises into FetchFailed."""
    try:
        yield
    except FetchFailed:
        raise
    except Exception as error:  # noqa: BLE001 - its HTTP library, and so its errors, have changed
        raise FetchFailed(f"model {entry.name!r}: {_reason(error, entry, endpoint)}") from None


def _reason(error: Exception, entry: ModelEntry, endpoint: str | None) -> str:
    from huggingface_hub import constants, errors

    hub = endpoint or constants.ENDPOINT
    repository = entry.location
    reasons = (
        (
            errors.GatedRepoError,  # before its base class, which is the next one
            f"{repository} is gated; accept its terms at {hub}/{repository} and log in to the hub",
        ),
        (
            errors.RepositoryNotFoundError,
            f"{hub} has no repository {repository}, or it is private; check models.txt",
        ),
        (
            errors.RevisionNotFoundError,
            f"{repository} has no revision {entry.revision}; check models.txt",
        ),
        (errors.OfflineModeIsEnabled, "HF_HUB_OFFLINE is set; unset it to fetch"),
    )
    for kind, reason in reasons:
        if isinstance(error, kind):
            return reason
    if isinstance(error, OSError) and error.errno in _FULL:
        return f"the disk is full; make room in {hub_cache()}"
    if isinstance(error, OSError) and error.errno in _UNWRITABLE:
        return f"{hub_cache()} can't be written ({error.strerror}); set HF_HOME to another folder"
    first_line = (str(error).strip().splitlines() or [type(error).__name__])[0]
    return f"can't be fetched from {hub} ({first_line}); check the connection and try again"
