"""Who speaks in an interview: questions are no news, and answers are somebody's words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from translator.summary.cohesion import opens_leaning

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from translator.article import Article, Sentence

_LABEL = re.compile(r"((?:[^\W\d_][\w.-]*)(?: [^\W\d_][\w.-]*){0,2}):(?=\s|[A-ZÄÖÜ„\"»])")
_TURNS = 3  # that make a name before a colon a speaker
_ASKS = 0.3  # of the interviewer's turns end with a question; others just say what isn't so
_PARAGRAPHS = 4  # that end with a question mark, where nobody's name stands before what is said
_ASKED = 0.25  # and their share
_QUESTION = 2  # sentences of such a paragraph at most; longer ones end with a rhetorical question
# What an answer opens with that leans on its question, besides what leans anywhere.
_REPLY = re.compile(
    r"(?:ja|doch|stimmt|genau|richtig|natürlich|sicher|klar|absolut|exakt|im gegenteil"
    r"|(?:auf (?:jeden|keinen) fall|überhaupt nicht|gar nicht))\b",
    re.IGNORECASE,
)


def speakers_of(article: Article) -> dict[int, str]:
    """Give, by its index, who says a sentence of an interview that doesn't name its speaker."""
    labels = _labels(article.sentences)
    speakers = _speakers(labels)
    turns = _turns(len(article.sentences), labels, speakers)
    asks = _asking(article.sentences, turns)
    if asks is None:
        return {}
    return {
        index: _full_name(speaker, article.sentences)
        for speaker, indexes in turns
        for index in indexes
        if speaker != asks and index not in labels
    }


def of_the_interviewer(article: Article) -> frozenset[int]:
    """Give the sentences of an interview that ask, and the answers that are none without them.

    Empty for any other article.
    """
    labels = _labels(article.sentences)
    speakers = _speakers(labels)
    if len(set(speakers.values())) < 2:
        return _unnamed_questions(article)
    turns = _turns(len(article.sentences), labels, speakers)
    asks = _asking(article.sentences, turns)
    return frozenset(
        index
        for speaker, sentences in turns
        for index in sentences
        if speaker == asks or _is_reply(article.sentences[index], labels.get(index))
    )


def _labels(sentences: Sequence[Sentence]) -> dict[int, str]:
    """The names before a colon with which sentences open."""
    found = ((index, _LABEL.match(sentence.text)) for index, sentence in enumerate(sentences))
    return {index: match[1] for index, match in found if match}


def _speakers(labels: Mapping[int, str]) -> dict[str, str]:
    """The names that speak often; a first mention in full ("Jens Spahn") is the same speaker."""
    count = Counter(name.split()[-1] for name in labels.values())
    return {name: name.split()[-1] for name in labels.values() if count[name.split()[-1]] >= _TURNS}


def _turns(
    count: int, labels: Mapping[int, str], speakers: Mapping[str, str]
) -> list[tuple[str, list[int]]]:
    """Who speaks, and the sentences until the next one does."""
    turns: list[tuple[str, list[int]]] = []
    for index in range(count):
        speaker = speakers.get(labels.get(index, ""))
        if speaker:
            turns.append((speaker, []))
        if turns:
            turns[-1][1].append(index)
    return turns


def _asking(sentences: Sequence[Sentence], turns: Sequence[tuple[str, list[int]]]) -> str | None:
    """The speaker of whose turns many end with a question, who says no more than the others."""
    ends: defaultdict[str, list[bool]] = defaultdict(list)
    for speaker, indexes in turns:
        ends[speaker].append(_is_question(sentences[indexes[-1]]))
    share = {speaker: sum(asked) / len(asked) for speaker, asked in ends.items()}
    if len(share) < 2:
        return None
    most, *others = sorted(share, key=lambda speaker: -share[speaker])
    said = {speaker: _mean_length(speaker, turns) for speaker in share}
    answers = all(share[it] < share[most] / 2 and said[it] >= said[most] for it in others)
    return most if share[most] >= _ASKS and answers else None


def _mean_length(speaker: str, turns: Sequence[tuple[str, list[int]]]) -> float:
    lengths = [len(indexes) for name, indexes in turns if name == speaker]
    return sum(lengths) / len(lengths)


def _full_name(name: str, sentences: Sequence[Sentence]) -> str:
    """The name with the first name that stands before it somewhere, else as it is."""
    full = re.compile(rf"\b(?!Herr|Frau)[A-ZÄÖÜ][\w’-]+ {re.escape(name)}\b")
    found = (full.search(sentence.text) for sentence in sentences)
    return next((match[0] for match in found if match), name)


def _is_question(sentence: Sentence) -> bool:
    return sentence.text.rstrip("\"“”»«' ").endswith("?")


def _is_reply(sentence: Sentence, label: str | None) -> bool:
    if label is None:
        return False
    said = sentence.text[len(label) + 1 :].lstrip()
    return opens_leaning(said) or _REPLY.match(said) is not None


def _unnamed_questions(article: Article) -> frozenset[int]:
    """The paragraphs that end with a question, if there are so many that somebody must ask."""
    paragraphs: defaultdict[int, list[int]] = defaultdict(list)
    for index, sentence in enumerate(article.sentences):
        paragraphs[sentence.paragraph].append(index)
    asking = [
        indexes
        for indexes in paragraphs.values()
        if len(indexes) <= _QUESTION and _is_question(article.sentences[indexes[-1]])
    ]
    if len(asking) < max(_PARAGRAPHS, _ASKED * len(paragraphs)):
        return frozenset()
    return frozenset(index for indexes in asking for index in indexes)
