"""Where the characters of a cleaned text stand in the original, kept in runs.

A run is either copied, one character for one, or stands as a whole for a piece of the original
(an entity, white space, letters that were decoded twice). Text that needs no cleaning is one
run, whatever its length.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass(slots=True)
class Places:
    """The places of `length` characters; run k begins at character `at[k]`.

    `widths[k]` is 0 for a run that is copied from `origins[k]` on; otherwise each of its
    characters stands for the original's [origins[k], origins[k] + widths[k]).
    """

    at: array[int] = field(default_factory=lambda: array("I"))
    origins: array[int] = field(default_factory=lambda: array("I"))
    widths: array[int] = field(default_factory=lambda: array("I"))
    length: int = 0

    @classmethod
    def copied(cls, start: int, end: int) -> Places:
        """The places of the original's own characters from `start` to `end`."""
        places = cls()
        places.copy(start, end)
        return places

    def copy(self, start: int, end: int) -> None:
        """Append the original's characters from `start` to `end` as they are."""
        if start >= end:
            return
        goes_on = (
            bool(self.at)
            and not self.widths[-1]
            and self.origins[-1] + self.length - self.at[-1] == start
        )
        if not goes_on:
            self._open(start, 0)
        self.length += end - start

    def stand(self, length: int, start: int, end: int) -> None:
        """Append `length` characters that stand for the original's [start, end), not empty."""
        if length:
            self._open(start, end - start)
            self.length += length

    def extend(self, other: Places, start: int, end: int) -> None:
        """Append the places of the characters [start, end) of another text."""
        run = other._run(start)
        while start < end:
            last = other.at[run + 1] if run + 1 < len(other.at) else other.length
            upto, origin = min(end, last), other.origins[run]
            if other.widths[run]:
                self.stand(upto - start, origin, origin + other.widths[run])
            else:
                origin += start - other.at[run]
                self.copy(origin, origin + upto - start)
            start, run = upto, run + 1

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters [start, end), at least one, stand in the original."""
        first, last = self._run(start), self._run(end - 1)
        begin, stop = self.origins[first], self.origins[last]
        if not self.widths[first]:
            begin += start - self.at[first]
        return begin, stop + (self.widths[last] or end - self.at[last])

    def part(self, start: int, end: int) -> Places:
        """The places of the characters [start, end)."""
        part = Places()
        part.extend(self, start, end)
        return part

    def _open(self, origin: int, width: int) -> None:
        self.at.append(self.length)
        self.origins.append(origin)
        self.widths.append(width)

    def _run(self, index: int) -> int:
        return bisect_right(self.at, index) - 1
