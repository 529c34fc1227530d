"""What a person may choose about reading."""

from __future__ import annotations

from dataclasses import dataclass, field

from translator.reading.patterns import Patterns

# What decides which text is kept; to be raised with every change of that.
READING_VERSION = "3"


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """`keep_all` turns the cleaning off, `any_language` takes other languages than German too."""

    keep_all: bool = False
    any_language: bool = False
    patterns: Patterns = field(default_factory=Patterns)

    @property
    def version(self) -> str:
        """All that decides which text is kept, for the signature: version and what is chosen."""
        chosen = [
            *(["keep-all"] if self.keep_all else []),
            *(["any-language"] if self.any_language else []),
            *([f"patterns {self.patterns.digest}"] if self.patterns.digest else []),
        ]
        return ", ".join([READING_VERSION, *chosen])
