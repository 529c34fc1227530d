"""The folders of out/: views of history, written after it and removed after it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from translator.store import files, page, render
from translator.store.glance import Glance
from translator.store.history import NEWEST

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from translator.store.history import History
    from translator.store.recorder import Recorder

# Briefs on index.html: 2 to 3 MB (the latter where every sentence is in doubt), in which a browser
# finds words within a tenth of a second (tests/test_pages_browser.py).
INLINE = 500
INDEX = "index.html"


class Shelf:
    """What lies in `out` of the articles of one history."""

    def __init__(self, out: Path, history: History, recorder: Recorder) -> None:
        self.out = out
        self._history = history
        self._recorder = recorder
        self._glance = Glance(out)

    def put(self, brief: int) -> None:
        """Write the files of a brief, and mark it as written when they are on the disk."""
        views = self._history.views(brief)
        wanted = render.article_files(views)
        files.write_views(files.article_folder(self.out, views.brief.id), wanted)
        self._recorder.rendered(views.brief.id, digests(wanted))

    def take(self, article: str) -> None:
        """Remove the files of an article that has another name now; history keeps its briefs."""
        written = self._history.written(article) or {}
        files.remove_views(self.out, files.article_folder(self.out, article), written)
        self._recorder.rendered(article, {})

    def sweep(self) -> None:
        """Finish what a killed process left undone: only there can it have been writing."""
        files.clean(self.out)
        for article in self._history.waiting():
            files.clean(files.article_folder(self.out, article))
            parting = self._history.parting(article, NEWEST)
            if parting is not None and parting[1] is not None:
                self.take(article)

    def check_name(self, article: str) -> None:
        """See that an article can have its folder in out/. Raises BadName."""
        files.check_name(self.out, article)
        if not self._glance.real(article):  # a link may lead anywhere
            files.article_folder(self.out, article)

    def repair(self, article: str) -> bool:
        """Write the files of the current brief again if any is missing; True if it did."""
        state = self._history.brief_at(article, NEWEST)
        if state is None or state[0] is None:
            return False
        folder = files.article_folder(self.out, article)
        waiting = article in self._history.waiting()
        wanted = render.article_files(self._history.views(state[0]))
        if not waiting and all((folder / name).exists() for name in wanted):
            return False
        self.put(state[0])
        return True

    def rebuild(self, to: Path | None = None) -> tuple[int, int]:
        """Write all files as history has them, into the folder `to` if given.

        A file that is so already is left alone; gives the number of articles and of files written.
        """
        articles = written = 0
        for article, brief, _ in list(self._history.shelved()):
            wanted = render.article_files(self._history.views(brief))
            folder = files.article_folder(to or self.out, article)
            missing = sum(not _is(folder / name, data) for name, data in wanted.items())
            if missing:
                files.write_views(folder, wanted)
            if to is None:
                self._recorder.rendered(article, digests(wanted))
            articles, written = articles + 1, written + missing
        path, index = (to or self.out) / INDEX, self.index()
        if not _is(path, index):
            files.write_atomically(path, index)
            written += 1
        return articles, written

    def index(self) -> bytes:
        """The page of the latest briefs."""
        return page.index_html(self._history.index(INLINE)).encode()


def _is(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except (FileNotFoundError, NotADirectoryError):
        return False


def digests(wanted: Mapping[str, bytes]) -> dict[str, str]:
    """The SHA-256 of files by name, in hex."""
    return {name: hashlib.sha256(data).hexdigest() for name, data in wanted.items()}
