"""Changes to models.txt, one line at a time; the rest of the file stays as it was."""

from __future__ import annotations

import contextlib
import os
import shlex
from typing import TYPE_CHECKING

from translator.errors import ModelsFileError
from translator.models.listing import (
    LOCAL,
    PACKAGED,
    ModelEntry,
    ModelsFile,
    parse,
    parse_line,
    quoted,
    read_text,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def pin(models: ModelsFile, entry: ModelEntry, revision: str, sha256: str) -> ModelsFile:
    """Write revision and fingerprint into the entry's line, leaving all else as it is."""
    target = destination(models)
    text = read_text(models.path)
    number = parse(models.path, text).named(entry.name).line
    lines = text.split("\n")
    lines[number - 1] = _pinned_line(lines[number - 1], entry.location, revision, sha256)
    return _save(target, "\n".join(lines))


def add(
    models: ModelsFile,
    name: str,
    source: str,
    role: str = "translate",
    options: Sequence[str] = (),
) -> ModelsFile:
    """Append a line for a new model; a folder's path is relative to models.txt.

    `options` are as in the file, "lang=de".

    Raises ModelsFileError where the line would be wrong or the name is taken.
    """
    target = destination(models)
    line = f"{role:<11} {name:<10} {shlex.join([source, *options])}"
    taken = next((entry for entry in models.entries if entry.name == name), None)
    if taken:
        raise ModelsFileError(
            f'{models.path}, line {taken.line}: there is a model "{name}" already '
            f"({taken.source}); choose another name"
        )
    if "\n" in line or parse_line(line, f"can't add {quoted(name)}", target.parent, 0) is None:
        raise ModelsFileError(f"can't add {quoted(name)}: a line needs a role, a name and a source")
    text = read_text(models.path)
    separator = "" if text.endswith("\n") or not text else "\n"
    return _save(target, f"{text}{separator}{line}\n")


def destination(models: ModelsFile) -> Path:
    """Where changes are written: never into the package, but to ./models.txt.

    Raises ModelsFileError where that would overwrite another file.
    """
    if not (models.path.exists() and models.path.samefile(PACKAGED)):
        return models.path
    if LOCAL.exists() and not LOCAL.samefile(PACKAGED):
        raise ModelsFileError(
            "the models file inside the package isn't changed, and ./models.txt exists: "
            "use that one, without --models"
        )
    return LOCAL


def _pinned_line(line: str, repository: str, revision: str, sha256: str) -> str:
    """The line with `hf:REPOSITORY@REVISION sha256=SHA256` in the place of its source."""
    words = list(words_of(line, "models.txt"))
    for word in reversed(words[3:]):
        if word.group().startswith("sha256="):
            line = line[: word.start()].rstrip() + line[word.end() :]
    start, end = words[2].span()
    return f"{line[:start]}hf:{repository}@{revision} sha256={sha256}{line[end:]}"


def _save(path: Path, text: str) -> ModelsFile:
    """Replace the file in one step, so that a crash leaves the old one or the new one."""
    models = parse(path, text)
    target = path.resolve()  # a link stays a link
    temporary = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        temporary.write_bytes(text.encode("utf-8"))
        temporary.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
        temporary.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise ModelsFileError(f"{path}: can't be written ({error.strerror})") from None
    return models
