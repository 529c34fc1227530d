"""What a summariser is, and how its picks become a brief."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from translator.article import Flag
from translator.brief import Brief, Point, Title
from translator.errors import UnknownModel
from translator.summary.facts import key_facts
from translator.summary.line import summary_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.article import Article, Sentence, Translation
    from translator.signature import Signature

MIN_POINTS, MAX_POINTS = 3, 5
MAX_WORDS = 90  # English words of all points together
# Ranked sentences that are looked at: far more than any article needs, and what keeps a file of
# 50,000 sentences from taking the square of that.
CONSIDERED = 200


@dataclass(frozen=True, slots=True)
class Pick:
    """A sentence chosen for the brief, by its index, and its salience (higher is more salient)."""

    sentence: int
    score: float


class Summariser(Protocol):
    """A way to choose sentences. Extraction: each point is a sentence of the article."""

    name: str
    version: str

    def rank(self, article: Article, candidates: Sequence[int]) -> list[Pick]:
        """Order candidate sentences (indices), the one to take first in front.

        What comes later in the order must add to what stands before it.
        """
        ...


def load_summariser(location: str) -> Summariser:
    """Make the summariser of a `builtin:` line. Raises UnknownModel for any other name."""
    from translator.summary.extractive import Extractive
    from translator.summary.lead import Lead

    builtin: dict[str, type[Summariser]] = {"extractive": Extractive, "lead": Lead}
    if location not in builtin:
        raise UnknownModel(
            f"there is no built-in summariser {location!r}; there are: {', '.join(builtin)}"
        )
    return builtin[location]()


def write_brief(
    article: Article, translation: Translation, summariser: Summariser, signature: Signature
) -> Brief:
    """Choose 3-5 sentences of at most MAX_WORDS English words and set them in document order.

    An article with fewer sentences gives fewer points; one with text never gives none.
    """
    ranked = summariser.rank(article, _candidates(article))[:CONSIDERED]
    costs = {p.sentence: len(translation.sentences[p.sentence].text.split()) for p in ranked}
    chosen = sorted(_within_budget(ranked, costs), key=lambda pick: pick.sentence)
    title = _title(article, translation)
    points = tuple(_point(article, translation, pick) for pick in chosen)
    return Brief(
        id=article.id,
        source=article.path,
        sha256=article.sha256,
        title=title,
        date=article.date,
        publisher=article.publisher,
        authors=article.authors,
        agency=article.agency,
        summary=summary_line(article, translation, title, points),
        points=points,
        facts=key_facts(article, translation, {point.sentence for point in points}),
        flags=_flags(translation),
        signature=signature,
    )


def _candidates(article: Article) -> list[int]:
    """Give the sentences that can stand as a point: no headings, no scraps, no introductions."""
    body = [
        index
        for index, sentence in enumerate(article.sentences)
        if article.paragraphs[sentence.paragraph].kind != "heading"
    ] or list(range(len(article.sentences)))
    whole = [index for index in body if _stands_alone(article.sentences[index])]
    return whole if len(whole) >= MIN_POINTS else body


def _stands_alone(sentence: Sentence) -> bool:
    text = sentence.text.rstrip("“”\"»«' ")
    return len(text.split()) >= 5 and text[-1:] in {".", "!", "…"}


def _within_budget(ranked: Sequence[Pick], costs: dict[int, int]) -> list[Pick]:
    """Take picks in their order while the words last, keeping enough for MIN_POINTS."""
    chosen: list[Pick] = []
    spent = 0
    for position, pick in enumerate(ranked):
        if len(chosen) == MAX_POINTS:
            break
        later = sorted(costs[other.sentence] for other in ranked[position + 1 :])
        reserve = sum(later[: max(0, MIN_POINTS - len(chosen) - 1)])
        if spent + costs[pick.sentence] + reserve <= MAX_WORDS:
            chosen.append(pick)
            spent += costs[pick.sentence]
    return chosen if len(chosen) >= MIN_POINTS else _shortest(ranked, costs)


def _shortest(ranked: Sequence[Pick], costs: dict[int, int]) -> list[Pick]:
    """Where no three sentences fit the budget, take the three that exceed it least."""
    return sorted(ranked, key=lambda pick: costs[pick.sentence])[:MIN_POINTS]


def _title(article: Article, translation: Translation) -> Title:
    if article.title and translation.title:
        return Title(article.title, translation.title.text)
    return Title(article.sentences[0].text, translation.sentences[0].text)


def _point(article: Article, translation: Translation, pick: Pick) -> Point:
    german, english = article.sentences[pick.sentence], translation.sentences[pick.sentence]
    return Point(
        de=german.text,
        en=english.text,
        sentence=pick.sentence,
        span=(german.start, german.end),
        score=round(pick.score, 4),
        flags=english.flags,
    )


def _flags(translation: Translation) -> tuple[Flag, ...]:
    """Give the doubts about the title, and how much of the article is doubtful."""
    title = tuple(
        Flag(flag.name, flag.severity, f"In the headline: {flag.message}")
        for flag in (translation.title.flags if translation.title else ())
    )
    doubtful = sum(bool(sentence.flags) for sentence in translation.sentences)
    if not doubtful:
        return title
    total = len(translation.sentences)
    if doubtful > total / 2:
        message = f"Don't rely on this English: {doubtful} of {total} sentences are doubtful."
        return (*title, Flag("doubtful", "error", message))
    message = f"{doubtful} of {total} sentences of the full translation are doubtful."
    return (*title, Flag("doubtful", "info", message))
