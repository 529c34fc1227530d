"""What a comparison gives: plain values, whose words are aligned only when they are asked for."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from translator.diff.meaning import SAME, Meaning, Text
from translator.diff.words import Spans, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from translator.article import Flag
    from translator.brief import Fact, Point

Kind = Literal[
    "failed",
    "gone",
    "new",
    "source",
    "wording",
    "translation",
    "selection",
    "details",
    "form",
    "remade",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""What may have changed of an article, the heaviest first.

"source" is other bytes, "wording" other German of the same bytes, "translation" other English of
the same German, "selection" other points or another order, "details" facts, doubts, date or
publisher, "form" punctuation and the like, "remade" nothing that a brief says.
"""

Aspect = Literal[
    "figures", "names", "negation", "modality", "words", "form", "selection", "facts", "flags"
]
ASPECTS: tuple[Aspect, ...] = get_args(Aspect)

TextName = Literal["title", "summary"]
NOTHING = Text("", "")

MEASURED = frozenset({"unsure", "doubtful"})  # doubts that give a percentage or a count
_DIGITS = re.compile(r"\d+")


def flag_spans(old: Iterable[Flag], new: Iterable[Flag]) -> Spans:
    """Give doubts that went, that stay and that came."""
    was, now = flag_sides(old, new)
    return (*(span for span in was if span[0] == "gone"), *now)


def flag_sides(old: Iterable[Flag], new: Iterable[Flag]) -> tuple[Spans, Spans]:
    """Give the doubts of either version, those that went and those that came marked."""
    was, now = ({_doubt(flag): f"{flag.name}: {flag.message}" for flag in it} for it in (old, new))
    return (
        tuple(("same" if doubt in now else "gone", said) for doubt, said in was.items()),
        tuple(("same" if doubt in was else "new", said) for doubt, said in now.items()),
    )


def _doubt(flag: Flag) -> str:
    """Know a doubt again; one that measures is the same with another measure."""
    message = _DIGITS.sub("", flag.message) if flag.name in MEASURED else flag.message
    return f"{flag.name}: {message}"


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text that stands once in a brief: its "title" or "summary"."""

    name: TextName
    before: Text
    after: Text
    meaning: Meaning

    @property
    def de(self) -> Spans:
        """The German of both versions."""
        return words(self.before.de, self.after.de)

    @property
    def en(self) -> Spans:
        """The English of both versions."""
        return words(self.before.en, self.after.en)


@dataclass(frozen=True, slots=True)
class PointChange:
    """A point that came, went, has other words or doubts ("changed"), or only moved.

    `places` are its numbers among the points of either brief, from 1; `moved` tells that others
    stand before it now. `salience` says whether its rank among the points changed with its score.
    """

    kind: Literal["new", "gone", "changed", "moved"]
    before: Point | None
    after: Point | None
    places: tuple[int | None, int | None]
    meaning: Meaning = SAME
    moved: bool = False
    salience: bool = False

    @property
    def texts(self) -> tuple[Text, Text]:
        """Both versions; empty where there is none."""
        old, new = (Text(it.de, it.en) if it else NOTHING for it in (self.before, self.after))
        return old, new

    @property
    def de(self) -> Spans:
        """The German of both versions."""
        return words(self.texts[0].de, self.texts[1].de)

    @property
    def en(self) -> Spans:
        """The English of both versions."""
        return words(self.texts[0].en, self.texts[1].en)

    @property
    def scores(self) -> tuple[float | None, float | None]:
        """The salience in either brief."""
        old, new = (it.score if it else None for it in (self.before, self.after))
        return old, new

    @property
    def flags(self) -> Spans:
        """What the checks say of it: doubts that went, that stay and that came."""
        return flag_spans(*self._both_flags)

    @property
    def flag_sides(self) -> tuple[Spans, Spans]:
        """The same for either version."""
        return flag_sides(*self._both_flags)

    @property
    def _both_flags(self) -> tuple[tuple[Flag, ...], tuple[Flag, ...]]:
        old, new = (it.flags if it else () for it in (self.before, self.after))
        return old, new


@dataclass(frozen=True, slots=True)
class FactChange:
    """A key fact that came, went or has another value or other words."""

    kind: Literal["new", "gone", "changed"]
    before: Fact | None
    after: Fact | None
    meaning: Meaning = SAME

    @property
    def name(self) -> str:
        """The kind of fact: who, where, when, figure, source."""
        fact = self.after or self.before
        assert fact is not None
        return fact.kind

    @property
    def en(self) -> Spans:
        """The English of both versions."""
        return words(self.before.en if self.before else "", self.after.en if self.after else "")

    @property
    def de(self) -> Spans:
        """The German of both versions."""
        return words(self.before.de if self.before else "", self.after.de if self.after else "")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a brief was made again: `name` is "article" and the like, or a part of the signature."""

    name: str
    message: str


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """What happened to one article, and why.

    `kinds` are all that changed, the heaviest first; `weight` is how much the meaning did
    (`weight.py`). `texts`, `points` and `facts` hold what changed, the weightiest first; `flags`
    the doubts about the brief as a whole, and `about` date, publisher and authors, if they changed.
    `error` says why the article failed, `title` is what it is called now.
    """

    article: str
    kinds: tuple[Kind, ...]
    reasons: tuple[Reason, ...] = ()
    title: Text = NOTHING
    texts: tuple[TextChange, ...] = ()
    points: tuple[PointChange, ...] = ()
    facts: tuple[FactChange, ...] = ()
    about: Spans | None = None
    flags: Spans | None = None
    error: str | None = None
    weight: float = 0.0

    @property
    def kind(self) -> Kind:
        """The heaviest of what changed."""
        return self.kinds[0]

    @property
    def changed(self) -> bool:
        """Whether there is a difference, and not just another making of the same."""
        return self.kind != "remade"

    @property
    def items(self) -> tuple[TextChange | PointChange | FactChange, ...]:
        """Everything with a text that changed."""
        return (*self.texts, *self.points, *self.facts)


@dataclass(frozen=True, slots=True)
class Diff:
    """All articles that changed, the weightiest first, and the count of those that didn't.

    `before` and `after` name what was compared, in words. `only` names the aspects that this is
    filtered by, and `passed_over` counts the articles that changed in others.
    """

    articles: tuple[ArticleChange, ...]
    unchanged: int
    before: str = "before"
    after: str = "after"
    only: tuple[Aspect, ...] = field(default=())
    passed_over: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """How many articles there are of each kind, by their heaviest."""
        found = Counter(change.kind for change in self.articles)
        return {**{kind: found[kind] for kind in KINDS}, "unchanged": self.unchanged}

    @property
    def changed(self) -> bool:
        """Whether anything differs."""
        return any(change.changed for change in self.articles)
