"""models.txt: which models there are, one a line, like a requirements file."""

from __future__ import annotations

import os
import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from translator.errors import ModelsFileError, UnknownModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Kind = Literal["package", "hf", "dir", "builtin"]

PACKAGED = Path(__file__).with_name("models.txt")
LOCAL = Path("models.txt")

_RIGHT = {
    "translate": "translate embedded package:de-en",
    "summarise": "summarise extractive builtin:extractive",
}
_OPTIONS = {"translate": {"sha256", "beam"}, "summarise": {"sha256", "lang", "prefix"}}
_BUILTINS = {"translate": (), "summarise": ("extractive", "lead", "textrank", "lexrank")}

# A word, in which quotes may hide spaces and '#', as in a shell.
_WORD = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s"'\\])+""")
_NAME = re.compile(r"[\w.-]+")
_PART = r"[A-Za-z0-9][\w.-]*"
_HF = re.compile(rf"({_PART}/{_PART})(?:@({_PART}(?:/{_PART})*))?")
_COMMIT = re.compile(r"[0-9a-f]{40}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One line of models.txt.

    `location` is what follows the kind: OWNER/NAME on the hub, an absolute folder, or the
    name of an embedded or built-in model. `options` holds all options but sha256.
    """

    role: str
    name: str
    kind: Kind
    location: str
    revision: str | None = None
    sha256: str | None = None
    options: Mapping[str, str] = field(default_factory=dict, hash=False)
    line: int = 0

    @property
    def source(self) -> str:
        """The source as models.txt writes it: hf:OWNER/NAME@REVISION."""
        revision = f"@{self.revision}" if self.revision else ""
        return f"{self.kind}:{self.location}{revision}"

    @property
    def pinned(self) -> bool:
        """Whether this line can only ever mean the same files."""
        if self.kind == "hf":
            return bool(self.sha256 and self.revision and _COMMIT.fullmatch(self.revision))
        return self.kind != "dir" or self.sha256 is not None


@dataclass(frozen=True, slots=True)
class ModelsFile:
    """A parsed models.txt; its entries are in the order of its lines."""

    path: Path
    entries: tuple[ModelEntry, ...]

    def find(self, role: str, name: str | None = None) -> ModelEntry:
        """The entry of this role with this name; without a name, the role's default.

        Raises UnknownModel, ModelsFileError where the role has no line at all.
        """
        entries = [entry for entry in self.entries if entry.role == role]
        if not entries:
            right = f" (right: {_RIGHT[role]})" if role in _RIGHT else ""
            raise ModelsFileError(f'{self.path}: no line of role "{role}"{right}')
        return entries[0] if name is None else _pick(entries, name, f"{role} model")

    def named(self, name: str) -> ModelEntry:
        """The entry with this name, whatever its role. Raises UnknownModel."""
        return _pick(self.entries, name, "model")


def read_models_file(path: Path | None = None) -> ModelsFile:
    """Parse `path`; without one, ./models.txt or else the copy inside the package.

    Raises ModelsFileError, naming the line, what is wrong with it, and a right one.
    """
    if path is None:
        path = LOCAL if LOCAL.exists() else PACKAGED
    return parse(path, read_text(path))


def _pick(entries: tuple[ModelEntry, ...] | list[ModelEntry], name: str, what: str) -> ModelEntry:
    import difflib

    for entry in entries:
        if entry.name == name:
            return entry
    names = [entry.name for entry in entries]
    near = difflib.get_close_matches(name, names, n=1)
    hint = f"; did you mean {near[0]}?" if near else ""
    raise UnknownModel(
        f"no {what} {quoted(name)} in models.txt; there are: {', '.join(names) or 'none'}{hint}"
    )


def parse(path: Path, text: str) -> ModelsFile:
    """Parse the text of a models file that lies, or will lie, at `path`."""
    entries: dict[str, ModelEntry] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        where = f"{path}, line {number}"
        entry = parse_line(line, where, path.parent, number)
        if entry is None:
            continue
        if entry.name in entries:
            first = entries[entry.name].line
            raise ModelsFileError(
                f'{where}: the name "{entry.name}" is taken by line {first}; choose another name'
            )
        entries[entry.name] = entry
    return ModelsFile(path, tuple(entries.values()))


def parse_line(line: str, where: str, folder: Path, number: int) -> ModelEntry | None:
    """Parse one line; None where it is empty or a comment. `where` begins every message."""
    words = [shlex.split(word.group())[0] for word in words_of(line, where)]
    if not words:
        return None
    role = words[0]
    if role not in _RIGHT:
        raise ModelsFileError(
            f"{where}: unknown role {quoted(role)} (right: {_RIGHT['translate']})"
        )
    right = f"(right: {_RIGHT[role]})"
    if len(words) < 3:
        missing = "name and the source are" if len(words) == 1 else "source is"
        raise ModelsFileError(f"{where}: the {missing} missing {right}")
    if not _NAME.fullmatch(words[1]):
        raise ModelsFileError(
            f"{where}: a name has letters, digits, '.', '_' and '-', unlike {quoted(words[1])} "
            f"{right}"
        )
    kind, location, revision = _source(role, words[2], f"{where}: ", folder)
    options = _options(role, words[3:], f"{where}: ")
    sha256 = options.pop("sha256", None)
    return ModelEntry(role, words[1], kind, location, revision, sha256, options, number)


def words_of(line: str, where: str) -> Iterator[re.Match[str]]:
    """The words of a line up to a comment, with their places."""
    position = 0
    for word in _WORD.finditer(line):
        if word.group().startswith("#"):
            return
        if line[position : word.start()].strip():
            break
        position = word.end()
        yield word
    rest = line[position:].strip()
    if rest and not rest.startswith("#"):
        raise ModelsFileError(
            f'{where}: a quote isn\'t closed (right: {_RIGHT["summarise"]} prefix="in brief: ")'
        )


def _source(role: str, text: str, where: str, folder: Path) -> tuple[Kind, str, str | None]:
    kind, _, location = text.partition(":")
    if kind == "hf" and (match := _HF.fullmatch(location)) and ".." not in location:
        return "hf", match[1], match[2]
    if kind == "package" and _NAME.fullmatch(location):
        return "package", location, None
    if kind == "dir" and location:
        home_expanded = os.path.expanduser(location)  # noqa: PTH111 - Path's raises for ~nobody
        return "dir", os.path.abspath(folder / home_expanded), None  # noqa: PTH100 - keeps links
    if kind == "builtin" and location in _BUILTINS[role]:
        return "builtin", location, None
    raise ModelsFileError(f"{where}unknown source {quoted(text)} (right: {_sources(role)})")


def _sources(role: str) -> str:
    builtins = [f"builtin:{name}" for name in _BUILTINS[role]]
    return ", ".join(["package:de-en", "hf:OWNER/NAME[@REVISION]", "dir:PATH", *builtins])


def _options(role: str, words: list[str], where: str) -> dict[str, str]:
    options: dict[str, str] = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals or key not in _OPTIONS[role]:
            known = ", ".join(f"{name}=..." for name in sorted(_OPTIONS[role]))
            raise ModelsFileError(f"{where}unknown option {quoted(word)} (role {role} has {known})")
        if key in options:
            raise ModelsFileError(f"{where}option {key}= is given twice; leave one of them out")
        if key == "beam" and not re.fullmatch(r"[1-9][0-9]{0,2}", value):
            raise ModelsFileError(f"{where}beam is a whole number from 1 (right: beam=4)")
        if key == "lang" and value not in {"de", "en"}:
            raise ModelsFileError(f"{where}lang is the language that it reads (lang=de or lang=en)")
        if key == "sha256" and not _SHA256.fullmatch(value):
            raise ModelsFileError(
                f"{where}sha256 has 64 hexadecimal digits, unlike {quoted(value)}"
            )
        options[key] = value
    return options


def quoted(text: str) -> str:
    """The text for a one-line message: in double quotes, control characters made visible."""
    shown = "".join(c if c.isprintable() else repr(c)[1:-1] for c in text[:80])
    return f'"{shown}"'


def read_text(path: Path) -> str:
    """The text of a models file, line ends untouched. Raises ModelsFileError."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise ModelsFileError(
            f"{path}: no such file; leave --models out for the built-in list"
        ) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ModelsFileError(f"{path}, line {line}: not UTF-8; save the file as UTF-8") from None
    except OSError as error:
        raise ModelsFileError(f"{path}: can't be read ({error.strerror})") from None
