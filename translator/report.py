"""What a run tells: its counts, and where it tells how it gets on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(slots=True)
class Report:
    """The counts of a run. `sentences` and `words` are those of the articles done.

    `run` is its number, 0 where history doesn't remember it; `copied` articles have the bytes of
    another one and took over its brief; `left` are those that a stopped run didn't come to.
    """

    run: int = 0
    articles: int = 0
    done: int = 0
    copied: int = 0
    skipped: int = 0
    failed: int = 0
    flagged: int = 0
    gone: int = 0
    left: int = 0
    sentences: int = 0
    words: int = 0
    seconds: float = 0.0

    @property
    def met(self) -> int:
        """The articles that the run came to, whatever became of them."""
        return self.done + self.copied + self.skipped + self.failed


@dataclass(frozen=True, slots=True)
class Listener:
    """Where a run tells how it gets on.

    `notify` takes a line for people, `failed` the line about an article that failed, `progress`
    how many articles are done, parts of one included, of how many.
    """

    notify: Callable[[str], None]
    failed: Callable[[str], None]
    progress: Callable[[float, int], None] = lambda _done, _total: None
