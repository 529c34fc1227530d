"""Who speaks in an interview: questions are no news, and answers are somebody's words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translator.summary.cohesion import opens_leaning

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from translator.article import Article, Sentence

Turn = tuple[str, list[int]]  # who speaks, and the sentences until the next one does

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


@dataclass(frozen=True, slots=True)
class _Dialogue:
    """The names before a colon by their sentence, the turns of those who speak, and who asks."""

    labels: dict[int, str]
    turns: list[Turn]
    asks: str | None


def speakers_of(article: Article) -> dict[int, str]:
    """Give, by its index, who says a sentence of an interview that doesn't name its speaker."""
    dialogue = _dialogue(article.sentences)
    if dialogue is None or dialogue.asks is None:
        return {}
    names = {it: _full_name(it, article.sentences) for it, _ in dialogue.turns}
    return {
        index: names[speaker]
        for speaker, indexes in dialogue.turns
        for index in indexes
        if speaker != dialogue.asks and index not in dialogue.labels
    }


def of_the_interviewer(article: Article) -> frozenset[int]:
    """Give the sentences of an interview that ask, and the answers that are none without them.

    Empty for any other article.
    """
    dialogue = _dialogue(article.sentences)
    if dialogue is None:
        return _unnamed_questions(article)
    return frozenset(
        index
        for speaker, indexes in dialogue.turns
        for index in indexes
        if speaker == dialogue.asks
        or _is_reply(article.sentences[index], dialogue.labels.get(index))
    )


def _dialogue(sentences: Sequence[Sentence]) -> _Dialogue | None:
    labels = _labels(sentences)
    turns = _turns(len(sentences), labels, _speakers(labels))
    if len({speaker for speaker, _ in turns}) < 2:
        return None
    return _Dialogue(labels, turns, _asking(sentences, turns))


def _labels(sentences: Sequence[Sentence]) -> dict[int, str]:
    """The names before a colon with which sentences open."""
    found = ((index, _LABEL.match(sentence.text)) for index, sentence in enumerate(sentences))
    return {index: match[1] for index, match in found if match}


def _speakers(labels: Mapping[int, str]) -> dict[str, str]:
    """The names that speak often; a first mention in full ("Jens Spahn") is the same speaker."""
    count = Counter(name.split()[-1] for name in labels.values())
    return {name: name.split()[-1] for name in labels.values() if count[name.split()[-1]] >= _TURNS}


def _turns(count: int, labels: Mapping[int, str], speakers: Mapping[str, str]) -> list[Turn]:
    turns: list[Turn] = []
    for index in range(count):
        speaker = speakers.get(labels.get(index, ""))
        if speaker:
            turns.append((speaker, []))
        if turns:
            turns[-1][1].append(index)
    return turns


def _asking(sentences: Sequence[Sentence], turns: Sequence[Turn]) -> str | None:
    """The speaker of whose turns many end with a question, who says no more than the others."""
    ends: defaultdict[str, list[bool]] = defaultdict(list)
    for speaker, indexes in turns:
        ends[speaker].append(_is_question(sentences[indexes[-1]]))
    share = {speaker: sum(asked) / len(asked) for speaker, asked in ends.items()}
    most, *others = sorted(share, key=lambda speaker: -share[speaker])
    said = {speaker: _mean_length(speaker, turns) for speaker in share}
    answers = all(share[it] < share[most] / 2 and said[it] >= said[most] for it in others)
    return most if share[most] >= _ASKS and answers else None


def _mean_length(speaker: str, turns: Sequence[Turn]) -> float:
    lengths = [len(indexes) for name, indexes in turns if name == speaker]
    return sum(lengths) / len(lengths)


def _full_name(name: str, sentences: Sequence[Sentence]) -> str:
    """The name with the first name that stands before it somewhere, else as it is."""
    full = re.compile(rf"\b(?!Herrn? |Frau )[A-ZÄÖÜ][\w’-]+ {re.escape(name)}\b")
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
