"""The store: briefs go in and are kept, files come out, and every run is remembered."""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import TYPE_CHECKING

from translator.errors import NotInHistory, OutputBusy
from translator.store import files, lookup, page, render, schema
from translator.store.history import NEWEST, History
from translator.store.memory import TranslationMemory
from translator.store.recorder import Recorder
from translator.store.trouble import explained, guarded
from translator.store.values import Shown

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from types import TracebackType

    from typing_extensions import Self

    from translator.article import Article, Translation
    from translator.brief import Brief
    from translator.signature import Signature
    from translator.store.values import Current, Entry, Run

INLINE = 500  # briefs on index.html: about 1 MB, which a phone still scrolls


class Store:
    """An output folder and its history; `with Store.open(...) as store:`.

    history.db is the truth, and the files of an article are views of it: they are written
    after the transaction that records them and marked afterwards, so that whatever a killed
    process left undone is seen, and done, by the next run. Every method raises StoreError, in
    one line, for a disk or a database that fails.
    """

    def __init__(self, out: Path, connection: sqlite3.Connection, closing: ExitStack) -> None:
        self.out = out
        self.memory = TranslationMemory(out, connection)
        self._history = History(connection)
        self._recorder = Recorder(connection)
        self._closing = closing

    @classmethod
    def open(cls, out: Path, *, write: bool) -> Store:
        """Open an output folder.

        Writing makes the folder if need be and holds its lock (OutputBusy if another run does);
        reading changes nothing (NotInHistory if there has been no run). HistoryBroken for a
        history that is damaged, newer than this program, or not ours.
        """
        with explained(out), ExitStack() as opening:
            if write:
                out.mkdir(parents=True, exist_ok=True)
                _lock(out, opening)
            opener = schema.open_for_writing if write else schema.open_for_reading
            connection = opener(out / "history.db")
            opening.callback(connection.close)
            if write:
                _sweep(out, History(connection))
            return cls(out, connection, opening.pop_all())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    @guarded
    def close(self) -> None:
        """Let go of history and of the folder's lock."""
        self._closing.close()

    # A run.

    @guarded
    def begin_run(self, signature: Signature, inputs: str) -> int:
        """Start a run over `inputs` (in words: the folder or files); gives its number."""
        run = self._recorder.begin_run(signature, inputs)
        self.memory.serve(signature, run)
        return run

    @guarded
    def finish_run(self, run: int, totals: Mapping[str, int | float]) -> None:
        """End a run, with the counts and times that `runs` shows; the memory keeps its bound."""
        self._recorder.finish_run(run, totals)
        self.memory.trim()

    @guarded
    def current(self) -> dict[str, Current]:
        """Where all articles stand, by id, but those that are gone."""
        return self._history.current()

    @guarded
    def check_name(self, article_id: str) -> None:
        """See that an article can have its folder in out/. Raises BadName."""
        files.article_folder(self.out, article_id)

    @guarded
    def save(  # noqa: PLR0913, all that one brief is made of
        self,
        run: int,
        *,
        data: bytes,
        ending: str,
        article: Article,
        translation: Translation,
        brief: Brief,
    ) -> None:
        """Keep a brief and write its files; `data` are the article's bytes, `ending` as ".txt".

        A brief that history already holds for the same bytes and signature stays as it was
        first made: the same words, the same files.
        """
        files.article_folder(self.out, brief.id)
        number = self._recorder.add(
            run, data=data, ending=ending, article=article, translation=translation, brief=brief
        )
        self._render(number)

    @guarded
    def reuse(
        self, run: int, article_id: str, sha256: str, signature_digest: str, source: str
    ) -> bool:
        """Take up a brief that history holds already, as after a change of model and back."""
        brief = self._recorder.readopt(run, article_id, source, sha256, signature_digest)
        if brief is not None:
            self._render(brief)
        return brief is not None

    @guarded
    def fail(self, run: int, article_id: str, source: str, error: str, *, sha256: str = "") -> None:
        """Note why an article got no brief; its earlier brief, if any, stays in out/."""
        self._recorder.fail(run, _printable(article_id), _printable(source), sha256, error)

    @guarded
    def met(self, inputs: str) -> set[str]:
        """The articles that earlier runs over the same inputs met, whatever became of them."""
        return self._history.met(inputs)

    @guarded
    def gone(self, run: int, article_ids: Iterable[str]) -> None:
        """Note that articles are no longer there; their files stay in out/."""
        self._recorder.gone(run, article_ids)

    def views_missing(self, article_id: str) -> bool:
        """Whether an article has no brief.json, the last of its files to be written."""
        return not os.path.exists(f"{self.out}/{article_id}/brief.json")  # noqa: PTH110, 5x pathlib

    @guarded
    def repair(self, article_id: str) -> bool:
        """Write the files of the current brief again if any is missing; True if it did."""
        state = self._history.brief_at(article_id, NEWEST)
        if state is None or state[0] is None:
            return False
        folder = files.article_folder(self.out, article_id)
        waiting = article_id in self._history.waiting()
        wanted = render.article_files(self._history.views(state[0]))
        if not waiting and all((folder / name).exists() for name in wanted):
            return False
        self._render(state[0])
        return True

    @guarded
    def write_index(self) -> None:
        """Write index.html: the latest briefs on one page."""
        html = page.index_html(self._history.index(INLINE))
        files.write_atomically(self.out / "index.html", html.encode())

    @guarded
    def article(self, brief: int) -> Article:
        """The article that a brief was made of, by `Current.brief`."""
        return self._history.article(brief)

    # Looking back.

    @guarded
    def runs(self) -> list[Run]:
        """All runs, oldest first."""
        return self._history.runs()

    @guarded
    def state(self, run: int | None = None) -> dict[str, Entry]:
        """All articles as a run left them (None: the last), by id; gone ones are not in it."""
        return self._history.state(self._history.checked_run(run))

    @guarded
    def states(self, before: int, after: int) -> tuple[dict[str, Entry], dict[str, Entry], int]:
        """Two states, of the articles that may differ, and the count of those that can't.

        For `diff.compare`: it costs what happened between the runs, not what history holds.
        """
        first, last = sorted(map(self._history.checked_run, (before, after)))
        old = self._history.state(before, between=(first, last))
        new = self._history.state(after, between=(first, last))
        return old, new, self._history.count(after) - len(new)

    @guarded
    def show(self, article_id: str, run: int | None = None) -> Shown:
        """All that a run (None: the last) knew of an article, given by id or by path.

        Also of one that is gone. NotInHistory names the articles that are spelled most alike.
        """
        upto = self._history.checked_run(run)
        for article in lookup.candidates(article_id):
            state = self._history.brief_at(article, upto)
            if state is not None:
                return self._shown(article, *state)
        alike = lookup.nearest(article_id, self._history.articles(upto))
        hint = f"did you mean {' or '.join(alike)}?" if alike else "see `translator show` for all"
        raise NotInHistory(f"no article {article_id!r} in {self.out / 'history.db'}: {hint}")

    @guarded
    def latest(self, since: str | None, until: str | None) -> list[Shown]:
        """The latest briefs dated from `since` to `until` (ISO 8601, both included), by article."""
        return [Shown(*parts) for parts in self._history.latest(since, until)]

    # What the above is made of.

    def _shown(self, article: str, brief: int | None, error: str | None) -> Shown:
        if brief is None:
            raise NotInHistory(f"{article} has no brief: {error}")
        views = self._history.views(brief)
        run = self._history.made_by(brief)
        return Shown(views.article, views.translation, views.brief, run)

    def _render(self, brief: int) -> None:
        views = self._history.views(brief)
        files.write_views(
            files.article_folder(self.out, views.brief.id), render.article_files(views)
        )
        self._recorder.rendered(views.brief.id)


def _sweep(out: Path, history: History) -> None:
    """Remove what a killed process left unfinished: only there can it have been writing."""
    files.clean(out)
    for article in history.waiting():
        files.clean(files.article_folder(out, article))


def _lock(out: Path, opening: ExitStack) -> None:
    from filelock import FileLock, Timeout

    try:
        opening.enter_context(FileLock(out / ".lock", timeout=0))
    except Timeout:
        raise OutputBusy(
            f"another run is writing to {out}/: wait until it ends, or give another folder with -o"
        ) from None


def _printable(name: str) -> str:
    """A file's name, also one whose bytes are not UTF-8, as text that can be kept."""
    return name.encode("utf-8", "backslashreplace").decode()
