"""What is to be done, and why: each source against what history holds; loads no model."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack, suppress
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Literal

from translator.briefing import texts_of
from translator.errors import BadName, NoArticles, NotInHistory, ReadingError
from translator.looking import Looks
from translator.reading import (
    ENDINGS,
    MIN_ARTICLES,
    Recurring,
    find_sources,
    line_hashes,
    lines_digest,
    lines_of,
    load,
    read_article,
)
from translator.setting import prepare
from translator.store import Fault, Moved, Store, Wanted, corrections_digest
from translator.summary import shorter_forms
from translator.unchanged import standing, tell_passed_over

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from translator.article import Article
    from translator.reading import Found, Source
    from translator.report import Listener
    from translator.setting import Setting, Tools
    from translator.signature import Signature
    from translator.store import Current, Look

_ENDINGS = "files that end in " + ", ".join(sorted(ENDINGS))

Action = Literal["brief", "files", "move", "copy", "fail", "gone"]


@dataclass(frozen=True, slots=True)
class Task:
    """An article with something to do; `data` are its bytes, `known` its state so far.

    `wanted` is what its brief is known by. `article` is there where it had to be read to know that.
    `up_to_date`: only its files in out/ are missing, and its bytes weren't loaded.
    """

    source: Source
    data: bytes
    lines: frozenset[str]
    signature: Signature
    wanted: Wanted
    known: Current | None
    article: Article | None = None
    moved: Moved | None = None
    up_to_date: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """A line of a dry run: an article, what a run would do, and why.

    `brief`: translate and brief it; `files`: write its files again; `move`: rename its brief;
    `copy`: take over the brief of the same bytes; `fail`: it can't be read; `gone`: note that.
    `changed` are the parts of the signature that differ.
    """

    article: str
    action: Action
    why: str
    changed: tuple[str, ...] = ()


class Survey:
    """The sources of a run, looked at one by one in the light of history."""

    def __init__(
        self, store: Store | None, tools: Tools, sources: Sequence[Source], inputs: str
    ) -> None:
        self.sources = sources
        self._store = store
        self._tools = tools
        self._current: Mapping[str, Current] = store.current() if store else {}
        self._corrections = bool(store and store.memory.has_corrections())
        self.looks = Looks(sources, store.seen.looks() if store else {})
        self._recurring = None if tools.reading.keep_all else self._count()
        self._signatures: dict[frozenset[int], tuple[Signature, str]] = {}
        met = store.met(inputs) & self._current.keys() if store else set()
        self._missing = sorted(met - {source.id for source in sources})
        self._departed = self._by_bytes()
        self._renamed: set[str] = set()

    @property
    def gone(self) -> list[str]:
        """Articles that earlier runs over the same inputs found and that no file holds any more.

        Without those that a task found under another name.
        """
        return [article for article in self._missing if article not in self._renamed]

    def task(self, source: Source) -> Task | None:
        """What is to be done for an article; None where history and out/ have its brief.

        Raises ReadingError, BadName.
        """
        if self._store:
            self._store.check_name(source.id)
        known = self._current.get(source.id)
        look = self.looks.get(source)
        if known is not None and look is not None and self._same(known, source, look):
            if known.rendered and not self._files_missing(source.id):
                return None
            wanted = Wanted(source.id, source.path, known.sha256, known.signature_digest)
            signature = self._tools.signature
            return Task(source, b"", frozenset(), signature, wanted, known, up_to_date=True)
        data = load(source)
        lines = self._recurring.among(lines_of(source, data)) if self._recurring else frozenset()
        signature = replace(self._tools.signature, recurring=lines_digest(lines))
        article = None
        if self._corrections:  # its sentences tell which of them are this article's
            article = read_article(source, data, self._tools.reading, lines)
            signature = self._corrected(article, signature)
        wanted = Wanted(source.id, source.path, sha256_of(data), signature.digest)
        moved = self._moved(wanted.sha256) if known is None else None
        return Task(source, data, lines, signature, wanted, known, article, moved)

    def planned(self, task: Task) -> Planned:
        """Say in words what a run would do with an article, and why."""
        name, known = task.source.id, task.known
        if task.up_to_date:
            return Planned(name, "files", "its files are missing in the output folder")
        if task.moved is not None:
            return Planned(name, "move", f"renamed from {task.moved.article}")
        if known is None:
            return self._new(task)
        return self._again(task, known)

    def _again(self, task: Task, known: Current) -> Planned:
        name, wanted = task.source.id, task.wanted
        if known.failed:
            return Planned(name, "brief", "failed before")
        if known.source != wanted.source:
            return Planned(name, "brief", f"was {known.source} before")
        if known.sha256 != wanted.sha256:
            return Planned(name, "brief", "its bytes changed")
        changed = self._changed(known, task.signature)
        return Planned(name, "brief", f"{', '.join(changed)} changed", changed)

    def _new(self, task: Task) -> Planned:
        name, wanted = task.source.id, task.wanted
        twin = self._store and self._store.twin(wanted, task.source.ending)
        if twin:
            return Planned(name, "copy", f"new, with the same bytes as {twin}")
        return Planned(name, "brief", "new")

    def _changed(self, known: Current, signature: Signature) -> tuple[str, ...]:
        before = self._store and self._store.signature(known.signature_digest)
        if not before:
            return ("signature",)
        names = (field.name for field in fields(signature))
        return tuple(it for it in names if getattr(before, it) != getattr(signature, it))

    def _same(self, known: Current, source: Source, look: Look) -> bool:
        """Tell whether an article's state is a brief of these bytes under its signature."""
        if (known.source, known.sha256) != (source.path, look.sha256):
            return False
        signature, digest = self._signed(source, look)
        if self._corrections and known.brief is not None and self._store:
            digest = self._corrected(self._store.article(known.brief), signature).digest
        return known.signature_digest == digest

    def _signed(self, source: Source, look: Look) -> tuple[Signature, str]:
        """Give the signature of a source and its digest, without corrections.

        The text is read only where none before it had the same recurring lines.
        """
        found = self._recurring.hashes_among(look.lines) if self._recurring else frozenset()
        if found in self._signatures:
            return self._signatures[found]
        lines: frozenset[str] = frozenset()
        if found and self._recurring:
            lines = self._recurring.among(lines_of(source, load(source)))
        signature = replace(self._tools.signature, recurring=lines_digest(lines))
        signed = signature, signature.digest
        if not self._recurring or found == self._recurring.hashes_among(line_hashes(lines)):
            self._signatures[found] = signed  # else the file was changed a moment ago
        return signed

    def _count(self) -> Recurring | None:
        """Count the lines of all texts, also of those that are up to date; None for too few."""
        return Recurring(self.looks.lines()) if len(self.sources) >= MIN_ARTICLES else None

    def _corrected(self, article: Article, signature: Signature) -> Signature:
        """Give the signature with what people corrected of the article."""
        assert self._store is not None
        texts = [*texts_of(article), *shorter_forms(article)]
        found = self._store.memory.corrected(texts)
        return replace(signature, corrections=corrections_digest(found))

    def _files_missing(self, article: str) -> bool:
        return bool(self._store and self._store.views_missing(article))

    def _moved(self, sha256: str) -> Moved | None:
        """Give the article that lay under another name with these bytes; each only once."""
        names = self._departed.get(sha256)
        if not names:
            return None
        moved = names.pop(0)
        self._renamed.add(moved.article)
        return moved

    def _by_bytes(self) -> dict[str, list[Moved]]:
        found: dict[str, list[Moved]] = {}
        for article in self._missing:
            known = self._current[article]
            if known.brief is not None and not known.failed:
                found.setdefault(known.sha256, []).append(Moved(article, known.brief))
        return found


def dry_run(
    paths: Sequence[Path], out: Path, setting: Setting, listener: Listener
) -> list[Planned]:
    """Say what `run` would do, and why; loads no model and writes nothing, not even `out`."""
    tools = prepare(setting, listener.notify)
    state = standing(tools, inputs_of(paths), paths, out)
    with ExitStack() as opened:
        store = None
        with suppress(NotInHistory):
            store = opened.enter_context(Store.open(out, write=False))
        settled = store and store.seen.settled(state.inputs, state.digest)
        if settled and not settled.failures:
            tell_passed_over(settled.passed_over, listener)
            return []
        found = look(paths, out, listener)
        return list(plan(Survey(store, tools, found.sources, inputs_of(paths))))


def inputs_of(paths: Sequence[Path]) -> str:
    """What history calls the inputs of a run."""
    return ", ".join(map(str, paths))


def look(paths: Sequence[Path], out: Path, listener: Listener) -> Found:
    """Find the articles, and tell what isn't one. Raises NoArticles."""
    found = find_sources(paths, exclude=out)
    if not found.sources:
        raise NoArticles(f"no articles ({_ENDINGS}) in {inputs_of(paths)}")
    for path in found.empty:
        listener.failed(f"{path}: no articles ({_ENDINGS}) here")
    tell_passed_over(len(found.ignored), listener)
    return found


def plan(survey: Survey) -> Iterator[Planned]:
    """Say of each article that has something to do what a run would do."""
    for source in survey.sources:
        try:
            task = survey.task(source)
        except (ReadingError, BadName) as error:
            yield Planned(source.id, "fail", str(error))
            continue
        if task is not None:
            yield survey.planned(task)
    for article in survey.gone:
        yield Planned(article, "gone", "its file is no longer there")


def unlike(store: Store, paths: Sequence[Path], out: Path) -> Iterator[Fault]:
    """Say which articles under `paths` history doesn't hold as they are."""
    current = store.current()
    for source in find_sources(paths, exclude=out).sources:
        known = current.get(source.id)
        try:
            same = known is not None and sha256_of(load(source)) == known.sha256
        except ReadingError as error:
            yield Fault(str(source.file), "can't be read", str(error))
            continue
        if known is None:
            yield Fault(str(source.file), "isn't in history yet", "`translator run` briefs it")
        elif known.failed:
            yield Fault(str(source.file), "could not be read", "`translator run` tells why")
        elif not same:
            problem = "changed since it was briefed"
            yield Fault(str(source.file), problem, "`translator run` briefs it again")


def sha256_of(data: bytes) -> str:
    """The SHA-256 of bytes, in hex."""
    return hashlib.sha256(data).hexdigest()
