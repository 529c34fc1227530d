"""What is to be done, and why: each source against what history holds; loads no model."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Literal

from translator.errors import BadName, ReadingError
from translator.reading import (
    MIN_ARTICLES,
    Recurring,
    find_sources,
    lines_digest,
    lines_of,
    load,
    read_article,
)
from translator.store import Fault, Moved, Wanted, corrections_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from translator.article import Article
    from translator.reading import Source
    from translator.setting import Tools
    from translator.signature import Signature
    from translator.store import Current, Store

Action = Literal["brief", "files", "move", "copy", "fail", "gone"]


@dataclass(frozen=True, slots=True)
class Task:
    """An article with something to do; `data` are its bytes, `known` its state so far.

    `article` is there where it had to be read to know that. `up_to_date`: only its files in out/
    are missing.
    """

    source: Source
    data: bytes
    lines: frozenset[str]
    signature: Signature
    known: Current | None
    article: Article | None = None
    moved: Moved | None = None
    up_to_date: bool = False

    @property
    def wanted(self) -> Wanted:
        """What its brief is known by."""
        digest = self.signature.digest
        return Wanted(self.source.id, self.source.path, sha256_of(self.data), digest)


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
        self._recurring = None if tools.reading.keep_all else _recurring(sources)
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
        data = load(source)
        lines = self._recurring.among(lines_of(source, data)) if self._recurring else frozenset()
        signature = replace(self._tools.signature, recurring=lines_digest(lines))
        known = self._current.get(source.id)
        if known is not None and self._same(known, source, data, signature):
            missing = not known.rendered or self._files_missing(source.id)
            task = Task(source, data, lines, signature, known, up_to_date=True)
            return task if missing else None
        article = None
        if self._corrections:  # its sentences tell which of them are this article's
            article = read_article(source, data, self._tools.reading, lines)
            signature = self._corrected(article, signature)
        moved = self._moved(data) if known is None else None
        return Task(source, data, lines, signature, known, article, moved)

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

    def _same(self, known: Current, source: Source, data: bytes, signature: Signature) -> bool:
        """Tell whether an article's state is a brief of these bytes under this signature."""
        if (known.source, known.sha256) != (source.path, sha256_of(data)):
            return False
        if self._corrections and known.brief is not None and self._store:
            signature = self._corrected(self._store.article(known.brief), signature)
        return known.signature_digest == signature.digest

    def _corrected(self, article: Article, signature: Signature) -> Signature:
        """Give the signature with what people corrected of the article."""
        assert self._store is not None
        found = self._store.memory.corrected(texts_of(article))
        return replace(signature, corrections=corrections_digest(found))

    def _files_missing(self, article: str) -> bool:
        return bool(self._store and self._store.views_missing(article))

    def _moved(self, data: bytes) -> Moved | None:
        """Give the article that lay under another name with these bytes; each only once."""
        names = self._departed.get(sha256_of(data)) if self._departed else None
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


def texts_of(article: Article) -> list[str]:
    """Give what of an article is to be translated: title and subtitle, if any, and sentences."""
    head = [text for text in (article.title, article.subtitle) if text]
    return [*head, *(sentence.text for sentence in article.sentences)]


def sha256_of(data: bytes) -> str:
    """The SHA-256 of bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def _recurring(sources: Sequence[Source]) -> Recurring | None:
    """Count the lines of all texts, also of those that are up to date; None for too few."""
    if len(sources) < MIN_ARTICLES:
        return None
    return Recurring(_all_lines(sources))


def _all_lines(sources: Iterable[Source]) -> Iterator[set[str]]:
    for source in sources:
        with suppress(ReadingError):  # told when its turn comes
            yield lines_of(source, load(source))
