"""The store: briefs go in and are kept, files come out, and every run is remembered."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

from translator.errors import NotInHistory, StoreError
from translator.store import files, lookup, schema, verify
from translator.store.contents import Contents
from translator.store.glance import has_files
from translator.store.history import History
from translator.store.lock import lock
from translator.store.memory import TranslationMemory
from translator.store.prune import Pruning
from translator.store.recorder import Recorder
from translator.store.search import Search
from translator.store.seen import Seen
from translator.store.shelf import INDEX, Shelf
from translator.store.trouble import explained, guarded
from translator.store.values import Shown

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from typing_extensions import Self

    from translator.article import Article, Translation
    from translator.brief import Brief
    from translator.signature import Signature
    from translator.store.values import Current, Entry, Moved, Run, Wanted
    from translator.store.verify import Fault


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
        self.search = Search(out, connection)
        self.seen = Seen(out, connection)
        self.pruning = Pruning(out, connection)
        self.contents = Contents(out, connection)
        self._history = History(connection)
        self._recorder = Recorder(connection)
        self._shelf = Shelf(out, self._history, self._recorder)
        self._closing = closing

    @classmethod
    def open(cls, out: Path, *, write: bool, notify: Callable[[str], None] | None = None) -> Store:
        """Open an output folder.

        Writing makes the folder if need be and holds its lock (OutputBusy if another run does);
        reading changes nothing (NotInHistory if there has been no run). HistoryBroken for a
        history that is damaged, newer, or not ours. Writing updates an older one and notifies.
        """
        with explained(out), ExitStack() as opening:
            if write:
                out.mkdir(parents=True, exist_ok=True)
                opening.enter_context(lock(out))
            connection = schema.open_history(out / "history.db", write=write, notify=notify)
            opening.callback(connection.close)
            store = cls(out, connection, opening)
            if write:
                store._shelf.sweep()
            store._closing = opening.pop_all()
            return store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
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
        self._shelf.check_name(article_id)

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
        moved: Moved | None = None,
    ) -> None:
        """Keep a brief and write its files; `data` are the article's bytes, `ending` as ".txt".

        An article that `moved` is gone under its earlier name, and so are its files there.

        A brief that history already holds for the same bytes and signature stays as it was
        first made: the same words, the same files.
        """
        files.article_folder(self.out, brief.id)
        number = self._recorder.add(
            run,
            data=data,
            ending=ending,
            article=article,
            translation=translation,
            brief=brief,
            moved=moved,
        )
        self._render(number, moved)

    @guarded
    def reuse(self, run: int, wanted: Wanted, moved: Moved | None = None) -> bool:
        """Take up a brief that history holds already, as after a change of model and back."""
        brief = self._recorder.readopt(run, wanted, moved)
        if brief is not None:
            self._render(brief, moved)
        return brief is not None

    @guarded
    def twin(self, wanted: Wanted, ending: str) -> str | None:
        """The article whose brief `copy` would take over."""
        twin = self._recorder.twin(wanted.sha256, ending, wanted.signature)
        return None if twin is None else self._history.article(twin).id

    @guarded
    def signature(self, digest: str) -> Signature | None:
        """The signature of that digest, if history knows it."""
        return self._history.signature(digest)

    @guarded
    def copy(self, run: int, wanted: Wanted, ending: str, moved: Moved | None = None) -> bool:
        """Take over the brief of the same bytes under another name, if history holds one.

        What reading and summary say doesn't hang on an article's name.
        """
        twin = self._recorder.twin(wanted.sha256, ending, wanted.signature)
        if twin is None:
            return False
        views = self._history.views(twin)
        self.save(
            run,
            data=views.data,
            ending=ending,
            article=replace(views.article, id=wanted.article, path=wanted.source),
            translation=replace(views.translation, article=wanted.article),
            brief=replace(views.brief, id=wanted.article, source=wanted.source),
            moved=moved,
        )
        return True

    @guarded
    def fail(self, run: int, article_id: str, source: str, error: str, *, sha256: str = "") -> None:
        """Note why an article got no brief; its earlier brief, if any, stays in out/."""
        self._recorder.fail(run, _printable(article_id), _printable(source), sha256, error)

    @guarded
    def failed_so(self, article_id: str, source: str, error: str) -> bool:
        """Whether an article failed before as it does now."""
        return self._history.failure(_printable(article_id)) == (_printable(source), error)

    @guarded
    def met(self, inputs: str) -> set[str]:
        """The articles that earlier runs over the same inputs met, whatever became of them."""
        return self._history.met(inputs)

    @guarded
    def gone(self, run: int, article_ids: Iterable[str]) -> None:
        """Note that articles are no longer there; their files stay in out/."""
        self._recorder.gone(run, article_ids)

    def views_missing(self, article_id: str) -> bool:
        """Whether an article lacks files that its folder should hold, at a glance."""
        return not has_files(self.out, article_id)

    @guarded
    def repair(self, article_id: str) -> bool:
        """Write the files of the current brief again if any is missing; True if it did."""
        return self._shelf.repair(article_id)

    @guarded
    def write_index(self) -> None:
        """Write index.html: the latest briefs on one page."""
        files.write_atomically(self.out / INDEX, self._shelf.index())

    @guarded
    def verify(self) -> list[Fault]:
        """What is wrong with history and with the files in out/."""
        return list(verify.verify(self._history.connection, self._history, self._shelf))

    @guarded
    def rebuild(self, to: Path | None = None) -> tuple[int, int]:
        """Write out/ again from history alone, or a copy of it into the folder `to`.

        Gives the number of articles and of files written. StoreError where `to` is an output
        folder itself.
        """
        if to is not None and (to / "history.db").exists():
            raise StoreError(f"{to}/ has a history of its own: give another folder with --to")
        with explained(to or self.out):
            if to is not None:
                to.mkdir(parents=True, exist_ok=True)
            return self._shelf.rebuild(to)

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
    def turns(self, article_id: str) -> list[int]:
        """The runs in which an article's state changed, oldest first; by its id, as `show` says."""
        return self._history.turns(article_id)

    @guarded
    def notes(self, article_id: str, run: int | None = None) -> list[str]:
        """What else is known of an article (by its id), in lines: its ties and names, its end."""
        state = self._history.brief_at(article_id, upto := self._history.checked_run(run))
        ties = self._history.ties(state[0]) if state and state[0] is not None else ()
        lines = [f"{tie.words} {tie.article}" for tie in ties]
        if earlier := self._history.earlier_name(article_id, upto):
            lines.append(f"Renamed from {earlier}")
        if parting := self._history.parting(article_id, upto):
            since, later = parting
            lines.append(f"Renamed to {later}" if later else f"Gone since run {since}")
        return lines

    # What the above is made of.

    def _render(self, brief: int, moved: Moved | None = None) -> None:
        self._shelf.put(brief)
        if moved is not None:
            self._shelf.take(moved.article)

    def _shown(self, article: str, brief: int | None, error: str | None) -> Shown:
        if brief is None:
            raise NotInHistory(f"{article} has no brief: {error}")
        views = self._history.views(brief)
        run = self._history.made_by(brief)
        return Shown(views.article, views.translation, views.brief, run)


def _printable(name: str) -> str:
    """A file's name, also one whose bytes are not UTF-8, as text that can be kept."""
    return name.encode("utf-8", "backslashreplace").decode()
