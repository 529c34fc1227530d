"""A person's own patterns: which lines to keep or to drop, whatever the cleaning thinks.

A line of the file is `keep REGEX` or `drop REGEX`; `#` begins a comment. Of the patterns that
are found in a line or paragraph of an article, the first decides.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from translator.errors import PatternsError

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = Path("patterns.txt")
# Of the processor's time, whatever else it does. A sound pattern takes microseconds; one that
# takes this long would hold up every article.
SECONDS = 1.0

_EXAMPLE = "a right line is: drop ^Lesetipp der Redaktion"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of the file, with its number."""

    action: Literal["keep", "drop"]
    text: str
    place: str
    compiled: Any

    def found(self, text: str) -> bool:
        """Whether the pattern is in a text. Raises PatternsError when that takes too long."""
        try:
            return self.compiled.search(text, timeout=SECONDS) is not None
        except TimeoutError:
            raise PatternsError(
                f"{self.place}: {self.text!r} takes more than {SECONDS:.0f} s on a single "
                "paragraph; write it without a repetition inside a repetition"
            ) from None


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns in their order; `digest` is their hash, None without any."""

    rules: tuple[Pattern, ...] = ()

    @property
    def digest(self) -> str | None:
        """SHA-256 of what the patterns say, in hex; comments and blank lines don't count."""
        if not self.rules:
            return None
        said = "\n".join(f"{rule.action} {rule.text}" for rule in self.rules)
        return hashlib.sha256(said.encode()).hexdigest()

    def first(self, text: str) -> Pattern | None:
        """The first pattern that is in a text. Raises PatternsError when one takes too long."""
        return next((rule for rule in self.rules if rule.found(text)), None)


def read_patterns(path: Path | None) -> Patterns:
    """The patterns of a file; of ./patterns.txt for None, and none where that isn't there.

    Raises PatternsError, which names the line, what is wrong with it and a right one.
    """
    if path is None and not FILE.is_file():
        return Patterns()
    file = path or FILE
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = "it is no UTF-8" if isinstance(error, ValueError) else error.strerror
        raise PatternsError(f"{file}: can't be read ({why}); save it as UTF-8 text") from None
    return Patterns(tuple(_parse(text, file)))


def _parse(text: str, file: Path) -> Iterator[Pattern]:
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        place = f"{file}, line {number}"
        action, _, pattern = line.partition(" ")
        if action not in {"keep", "drop"}:
            raise PatternsError(f"{place}: begins with {action!r}, not keep or drop; {_EXAMPLE}")
        if not pattern.strip():
            raise PatternsError(f"{place}: no pattern after {action}; {_EXAMPLE}")
        yield _compile(action, pattern.strip(), place)  # type: ignore[arg-type]


def _compile(action: Literal["keep", "drop"], pattern: str, place: str) -> Pattern:
    import regex

    try:
        return Pattern(action, pattern, place, regex.compile(pattern))
    except (regex.error, RecursionError, OverflowError) as error:
        raise PatternsError(
            f"{place}: {pattern!r} is no regular expression ({error}); {_EXAMPLE}"
        ) from None
