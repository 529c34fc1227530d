"""Points in a model's own words: written of the whole article, and held against it.

The model reads German (`lang=de`), and what it writes is translated as any sentence; or it reads
the English translation (`lang=en`), and the German of a point are the sentences that it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from translator.brief import Point
from translator.errors import WritingFailed
from translator.summary.choice import MAX_POINTS, MAX_WORDS
from translator.summary.points import candidates_of
from translator.summary.wording import finished, is_new, parts, sentences_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from translator.article import Article, Flag, Support, TranslatedSentence, Translation

ABSTRACTIVE_VERSION = "1"

Language: TypeAlias = Literal["de", "en"]

# Parts of an article that are read, some 6,000 German words at 512 tokens. What comes behind them
# in a longer one isn't summarised: a part takes seconds, and a file may have thousands.
MOST_PARTS = 16


class Writing(Protocol):
    """What a model wrote; `complete` is False where its limit came before the end."""

    @property
    def text(self) -> str: ...  # noqa: D102 - the class says it

    @property
    def complete(self) -> bool: ...  # noqa: D102


class Writer(Protocol):
    """A model that writes the summary of a text of at most `limit` tokens."""

    @property
    def limit(self) -> int: ...  # noqa: D102 - the class says it

    def count(self, text: str) -> int:
        """Count the tokens of a text."""
        ...

    def write(self, text: str) -> Writing:
        """Write the summary of a text."""
        ...


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that a model wrote, and what of the article it rests on."""

    text: str
    support: Support


class Author:
    """Writes the statements of an article; its model is loaded at the first one."""

    def __init__(
        self,
        language: Language,
        load: Callable[[], Writer],
        ground: Callable[[str, Article, Translation], Support],
    ) -> None:
        self.language = language
        self._load = load
        self._ground = ground

    def write(self, article: Article, translation: Translation) -> list[Statement]:
        """Write up to MAX_POINTS sentences; none that shares no word with the article.

        Raises ModelBroken if the model can't be loaded, WritingFailed if it fails at this article.
        """
        whole = article if self.language == "de" else translation
        texts = [whole.sentences[index].text for index in candidates_of(article)]
        try:
            written = self._summary(texts)
        except WritingFailed as error:
            raise WritingFailed(f"{article.path}: {error}") from error
        supports = (self._ground(text, article, translation) for text in written)
        pairs = zip(written, supports, strict=True)
        return [Statement(*pair) for pair in pairs if pair[1].sentences][:MAX_POINTS]

    def german(self, statements: Sequence[Statement]) -> list[str]:
        """Give those that are to be translated."""
        return [statement.text for statement in statements] if self.language == "de" else []

    def points(
        self,
        article: Article,
        statements: Sequence[Statement],
        known: Mapping[str, TranslatedSentence],
    ) -> tuple[Point, ...]:
        """Make points of statements while MAX_WORDS English words last, the first in any case.

        `known` has the English of those that `german` gave.
        """
        points: list[Point] = []
        words = 0
        for statement in statements:
            english = known[statement.text] if self.language == "de" else None
            point = _point(article, statement, english)
            length = len(point.en.split())
            if not points or words + length <= MAX_WORDS:
                points.append(point)
                words += length
        return tuple(points)

    def _summary(self, texts: Sequence[str]) -> list[str]:
        """Summarise sentences in parts, and what is written of the parts again while it is long."""
        while True:
            read = parts(self._loaded, texts)[:MOST_PARTS]
            written = distinct(sentence for part in read for sentence in self._of_part(part))
            if len(read) < 2 or _fits(written) or len(written) >= len(texts):
                return written
            texts = written

    @cached_property
    def _loaded(self) -> Writer:
        return self._load()

    def _of_part(self, part: str) -> list[str]:
        writing = self._loaded.write(part)
        return finished(sentences_of(writing.text, self.language), complete=writing.complete)


def distinct(sentences: Iterable[str]) -> list[str]:
    """Leave out sentences that hardly say more than one before them."""
    kept: list[str] = []
    for sentence in sentences:
        if is_new(sentence, kept):
            kept.append(sentence)
    return kept


def _point(article: Article, statement: Statement, english: TranslatedSentence | None) -> Point:
    """Make a point of a statement in German and its English, or of one in English."""
    support = statement.support
    nearest = article.sentences[support.sentences[0]]
    point = Point(
        de=statement.text,
        en=statement.text,
        sentence=support.sentences[0],
        span=(nearest.start, nearest.end),
        score=support.score,
        flags=support.flags,
        support=support.sentences,
    )
    if english is None:
        return replace(point, de=" ".join(article.sentences[i].text for i in support.sentences))
    return replace(
        point,
        en=english.text,
        flags=_gravest_first((*support.flags, *english.flags)),
        repairs=english.repairs,
        origin=english.origin,
    )


def _gravest_first(flags: tuple[Flag, ...]) -> tuple[Flag, ...]:
    order = ("error", "warning", "info")
    return tuple(sorted(flags, key=lambda flag: order.index(flag.severity)))


def _fits(sentences: Sequence[str]) -> bool:
    words = sum(len(sentence.split()) for sentence in sentences)
    return len(sentences) <= MAX_POINTS and words <= MAX_WORDS
