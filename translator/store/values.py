"""What the store hands out: rows of history as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator.article import Article, Flag, Origin, Translation
    from translator.brief import Brief
    from translator.signature import Signature
    from translator.store.likeness import Tie

Status = Literal["new", "changed", "failed"]


class Current(NamedTuple):
    """Where an article stands, as little as a run needs to skip it.

    A tuple, since a run may need 100,000 of them at once.

    `sha256` and `signature_digest` are of its brief; of a failed article they are the hash
    that `fail` was given (or "") and "", so that it never looks up to date. `brief` names the
    brief whose files lie in out/ (None: there are none), `rendered` is False while those files
    still wait to be written.
    """

    sha256: str
    signature_digest: str
    brief: int | None
    failed: bool
    rendered: bool
    source: str


class Wanted(NamedTuple):
    """What makes a brief the same: `signature` is a digest."""

    article: str
    source: str
    sha256: str
    signature: str


class Moved(NamedTuple):
    """An article that has another name now: the earlier one, and its brief under that."""

    article: str
    brief: int


@dataclass(frozen=True, slots=True)
class Run:
    """One run; `finished` is None for one that was killed. Times are ISO 8601 in UTC."""

    id: int
    started: str
    finished: str | None
    inputs: str
    signature: Signature
    totals: Mapping[str, int | float]


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the state of a run.

    `status` is what its last event said; a failed article keeps the brief of its last good
    version, if it had one. `run` is the run that made the brief (or met the failure). `renamed`
    is the article's earlier name, if its last event was a change of name.
    """

    article: str
    source: str
    sha256: str
    status: Status
    error: str | None
    brief: Brief | None
    run: int
    renamed: str | None = None


class Shown(NamedTuple):
    """All that history holds of one article in one state; `run` made the brief."""

    article: Article
    translation: Translation
    brief: Brief
    run: int


@dataclass(frozen=True, slots=True)
class Views:
    """What the files of one brief are made of; `brief_json` is the text of brief.json."""

    article: Article
    translation: Translation
    brief: Brief
    brief_json: str
    data: bytes
    ending: str
    tie: Tie | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A brief on the page of all briefs; `error` says why a newer version isn't there."""

    brief: Brief
    ending: str
    error: str | None
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Index:
    """What index.html shows: the latest briefs of `total`, and articles without any."""

    latest: tuple[Listed, ...]
    total: int
    failed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A German sentence and its English, as they go out of the memory and come back.

    `author` is the person's name and `changed` the time (ISO 8601, UTC) of a correction; `model`
    and `digest` say which way of translating made the English of a model, with its `score` and
    `flags`. `unedited` marks one that came back as it went out.
    """

    source: str
    target: str
    origin: Origin = "human"
    author: str | None = None
    changed: str | None = None
    model: str | None = None
    digest: str | None = None
    score: float | None = None
    flags: tuple[Flag, ...] = ()
    unedited: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the units of an import.

    `corrections` were taken, `replaced` of them over an earlier correction, `unmet` of them for
    sentences that the memory has not met; `unchanged` say what is known already; `skipped` have no
    German or no English.
    """

    corrections: int
    replaced: int
    unmet: int
    unchanged: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Served:
    """What one way of translating left in the memory; `last_run` used it last (0: not known)."""

    digest: str
    model: str | None
    last_run: int
    sentences: int


@dataclass(frozen=True, slots=True)
class MemoryStats:
    """What the memory holds: sentences of models, of at most `limit`; `bytes` of their text."""

    sentences: int
    limit: int
    bytes: int
    corrections: int
    models: tuple[Served, ...]
