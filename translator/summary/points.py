"""What a summariser is, and how its picks become a brief."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from translator.article import Flag, in_doubt
from translator.brief import Brief, Point, Title
from translator.errors import UnknownModel
from translator.summary.choice import MAX_WORDS, MIN_POINTS, choose
from translator.summary.cohesion import needs_of
from translator.summary.facts import key_facts
from translator.summary.german import PROMOTION
from translator.summary.interview import of_the_interviewer, speakers_of
from translator.summary.line import summary_line
from translator.summary.salience import ranking

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from translator.article import Article, Sentence, Translation
    from translator.signature import Signature
    from translator.summary.salience import Salience


class Summariser(Protocol):
    """A way to choose sentences. Extraction: each point is a sentence of the article."""

    name: str
    version: str

    def weigh(self, article: Article, candidates: Sequence[int]) -> Salience:
        """Say how much each candidate sentence (by its index) tells of the article."""
        ...


def load_summariser(location: str) -> Summariser:
    """Make the summariser of a `builtin:` line. Raises UnknownModel for any other name."""
    from translator.summary.extractive import Extractive
    from translator.summary.graph import LexRank, TextRank
    from translator.summary.lead import Lead

    methods: tuple[type[Summariser], ...] = (Extractive, Lead, TextRank, LexRank)
    builtin = {method.name: method for method in methods}
    if location not in builtin:
        raise UnknownModel(
            f"there is no built-in summariser {location!r}; there are: {', '.join(builtin)}"
        )
    return builtin[location]()


def write_brief(
    article: Article,
    translation: Translation,
    summariser: Summariser,
    signature: Signature,
    written: Sequence[Point] = (),
) -> Brief:
    """Choose 3-5 sentences of at most MAX_WORDS English words and set them in document order.

    Points that were `written` go first; fewer than MIN_POINTS are filled up with sentences.
    An article with fewer sentences gives fewer points; one with text never gives none.
    """
    title = _title(article, translation)
    found = _filled(written, article, translation, summariser)
    points = tuple(sorted(found, key=lambda point: point.sentence))
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
        facts=key_facts(article, translation, _told(points)),
        flags=_flags(translation),
        signature=signature,
    )


def _told(points: Iterable[Point]) -> set[int]:
    """Give the sentences whose news the points have."""
    return {index for point in points for index in (point.sentence, *point.support)}


def _filled(
    written: Sequence[Point], article: Article, translation: Translation, summariser: Summariser
) -> list[Point]:
    """Give the written points, and where they are too few, sentences that the summariser chose."""
    if len(written) >= MIN_POINTS:
        return list(written)
    candidates = candidates_of(article)
    salience = summariser.weigh(article, candidates)
    costs = {index: len(translation.sentences[index].text.split()) for index in candidates}
    shares, needs = salience.shares(), needs_of(article)
    speakers = speakers_of(article)
    if written:
        free = [it for it in ranking(salience) if needs[candidates[it]] == frozenset()]
        chosen = _beside(written, [candidates[it] for it in free], costs)
    else:
        chosen = [candidates[it] for it in choose(salience, candidates, costs, needs)]
    share = dict(zip(candidates, shares, strict=True))
    points = (
        _point(article, translation, index, share[index], speakers.get(index)) for index in chosen
    )
    return [*written, *points]


def _beside(written: Sequence[Point], ranked: Sequence[int], costs: Mapping[int, int]) -> list[int]:
    """Give the best sentences that the written points leave room for and don't rest on."""
    taken = {index for point in written for index in point.support}
    room = MAX_WORDS - sum(len(point.en.split()) for point in written)
    chosen: list[int] = []
    for index in ranked:
        if len(written) + len(chosen) >= MIN_POINTS:
            break
        if index not in taken and costs[index] <= room:
            chosen.append(index)
            room -= costs[index]
    return chosen


def candidates_of(article: Article) -> list[int]:
    """Give the sentences that can stand as a point.

    No headings, no scraps, no introductions, nothing that goes on from a semicolon or colon, no
    words of the publisher to its readers, no questions of an interviewer.
    """
    asked = of_the_interviewer(article)
    body = [
        index
        for index, sentence in enumerate(article.sentences)
        if article.paragraphs[sentence.paragraph].kind != "heading"
    ] or list(range(len(article.sentences)))
    whole = [
        index for index in body if index not in asked and _stands_alone(article.sentences[index])
    ]
    return whole if len(whole) >= MIN_POINTS else body


def _stands_alone(sentence: Sentence) -> bool:
    text = sentence.text.rstrip("“”\"»«' ")
    if PROMOTION.search(sentence.text):
        return False
    begins = next((letter for letter in text if letter.isalnum()), "")
    return len(text.split()) >= 5 and text[-1:] in {".", "!", "…"} and not begins.islower()


def _title(article: Article, translation: Translation) -> Title:
    german, english = article.sentences[0].text, translation.sentences[0]
    if article.title and translation.title:
        german, english = article.title, translation.title
    return Title(german, english.text, english.repairs, english.origin)


def _point(
    article: Article, translation: Translation, index: int, share: float, speaker: str | None
) -> Point:
    german, english = article.sentences[index], translation.sentences[index]
    return Point(
        de=german.text,
        en=english.text,
        sentence=index,
        span=(german.start, german.end),
        score=round(share, 4),
        flags=english.flags,
        repairs=english.repairs,
        origin=english.origin,
        speaker=speaker,
    )


def _flags(translation: Translation) -> tuple[Flag, ...]:
    """Give the doubts about the title, and how much of the article is doubtful."""
    title = tuple(
        Flag(flag.name, flag.severity, f"In the headline: {flag.message}")
        for flag in (translation.title.flags if translation.title else ())
    )
    doubtful = sum(in_doubt(sentence.flags) for sentence in translation.sentences)
    if not doubtful:
        return title
    total = len(translation.sentences)
    if doubtful > total / 2:
        message = f"Don't rely on this English: {doubtful} of {total} sentences are doubtful."
        return (*title, Flag("doubtful", "error", message))
    message = f"{doubtful} of {total} sentences of the full translation are doubtful."
    return (*title, Flag("doubtful", "info", message))
