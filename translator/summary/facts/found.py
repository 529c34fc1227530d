"""What a finder finds, and the words of a sentence that it looks at."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.article import Article
    from translator.brief import FactKind

_TOKEN = re.compile(
    r"(?:Dr|Prof|St|d|[A-ZÄÖÜ])\.(?=\s)|[^\W_]+(?:[-'’/&][^\W_]+|\.[^\W\d_]+(?=\.))*-?|[^\w\s]"
)


class Token(NamedTuple):
    """A word or a mark, and its place in the sentence."""

    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it is a word with a capital."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Found:
    """A fact in one sentence: its words at `start:end` of the sentence's text, and its English.

    `en` is None where no English is known for its words; `key` tells whether two are the same
    fact, and `word` is what an article that is about it repeats. `value` is an ISO date or a plain
    number; `rank` parts the facts of a kind into better (0) and lesser ones.
    """

    kind: FactKind
    start: int
    end: int
    en: str | None
    key: str
    word: str
    value: str | None = None
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Context:
    """What a finder may know of the article beside the sentence it looks at."""

    date: str | None
    words: Counter[str]
    pairs: Counter[tuple[str, str]]


def context(article: Article, sentences: Sequence[Sequence[Token]]) -> Context:
    """Count an article's words and pairs of neighbours."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for tokens in sentences:
        texts = [token.text for token in tokens]
        words.update(texts)
        pairs.update(pairwise(texts))
    return Context(article.date, words, pairs)


def tokenize(text: str) -> list[Token]:
    """Split a sentence into words (with their hyphens and apostrophes) and marks."""
    return [Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text)]
