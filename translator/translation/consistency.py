"""One name, one spelling; one term, one word: what an article's translation varies is unified."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translator.article import Repair
from translator.translation.inflection import english_forms, fold
from translator.translation.revision import revised
from translator.translation.spelling import likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from translator.article import TranslatedSentence
    from translator.translation.entries import Entry
    from translator.translation.glossary import Glossary

# An English word as near to a German name as this is that name in some spelling: Selenskyj,
# Zelenskyy and Selensky are, Merkel and Merz aren't.
SIMILAR = 0.75
# Accepted forms so near to one another are spellings of one term (labor, labour).
SAME_TERM = 0.9
# Shorter words resemble too many others.
MIN_LETTERS = 4
# A correction by a person outvotes any number of the model's spellings.
HUMAN_VOTE = 1000

_NAME = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# What follows a name makes another word of it: Israel, Israeli; Nation, National.
_DERIVED = re.compile(r"(?:e?s|i|is|e?ns?|ans?|ia|ians?|ish|ese|ists?|isms?|ers?|als?|ic|ically)")
_DETERMINER = re.compile(
    r"\b(?:de[rmns]|die|das|im|am|vom|beim|zum|zur|ins|ans|k?eine?[nmrs]?)\s+$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Use:
    """A German name in a sentence of the article, and how its English writes it."""

    source: str
    english: str


def unify(
    known: Mapping[str, TranslatedSentence], glossary: Glossary
) -> dict[str, TranslatedSentence]:
    """Write each name of an article in one way in all of its sentences (German to English).

    The glossary's spelling goes first, then a person's, then the most frequent, then that of
    the German; only names that stand in the German in the same form, a genitive -s apart.
    Terms of the glossary that English spells in two ways (defence, defense) go by the majority.
    """
    uses: dict[str, list[_Use]] = defaultdict(list)
    for source, sentence in known.items():
        for name in _names(source):
            if english := _rendering(name, source, sentence.text):
                uses[name].append(_Use(source, english))
    result = _one_spelling_of_terms(known, glossary)
    for name, found in uses.items():
        spelling = _choice(name, found, known, glossary)
        for use in found:
            if spelling and _differs(use.english, spelling):
                result[use.source] = _respelled(use, spelling, result[use.source], glossary)
    return result


def _one_spelling_of_terms(
    known: Mapping[str, TranslatedSentence], glossary: Glossary
) -> dict[str, TranslatedSentence]:
    uses: dict[tuple[str, ...], list[_Use]] = defaultdict(list)
    for source, sentence in known.items():
        for entry in {match.entry for match in glossary.terms(source)}:
            if len(spellings := _spellings(entry)) < 2:
                continue
            found = [text for text in spellings if _has_word(text, sentence.text)]
            uses[spellings].extend(_Use(source, text) for text in found)
    result = dict(known)
    for spellings, found_uses in uses.items():
        votes = Counter(use.english for use in found_uses)
        kept = max(spellings, key=lambda text: (votes[text], text == spellings[0]))
        for use in found_uses:
            if use.english != kept:
                result[use.source] = _respelled(use, kept, result[use.source], glossary)
    return result


def _spellings(entry: Entry) -> tuple[str, ...]:
    """Give the spellings of a term that is no name: its accepted forms that are nearly alike."""
    first = entry.preferred
    if first[0].isupper():
        return ()
    others = (text for text in entry.english[1:] if _same_term(first, text))
    return (first, *others)


def _same_term(one: str, other: str) -> bool:
    """Tell whether two accepted forms differ in their spelling alone, not in number or gender."""
    if not _differs(one, other) or len(one.split()) != len(other.split()):
        return False
    inflected = fold(other).lower() in english_forms(one) or ("woman" in other) > ("woman" in one)
    return not inflected and likeness(one, other) >= SAME_TERM


def _has_word(text: str, sentence: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(text)}(?!\w)", sentence) is not None


def _names(source: str) -> Iterator[str]:
    """Give the words that may be names: with a capital, and no determiner before them."""
    for match in _NAME.finditer(source):
        word = match.group()
        named = len(word) >= MIN_LETTERS and word[0].isupper() and not word.isupper()
        if named and not _DETERMINER.search(source[: match.start()]):
            yield _bare(word)


def _bare(word: str) -> str:
    """Give a name without a genitive -s; others that end so lose it in all sentences alike."""
    return word[:-1] if len(word) > MIN_LETTERS and re.search(r"[^s]s$", word) else word


def _rendering(name: str, source: str, text: str) -> str | None:
    """Find the English word that is most like the name and like no other word of the German."""
    words: set[str] = {
        word
        for word in _NAME.findall(text)
        if word[0].isupper() and len(word) >= MIN_LETTERS and word.count("-") == name.count("-")
    }
    if not words:
        return None
    best = max(sorted(words), key=lambda word: likeness(name, word))
    own = likeness(name, best)
    others = {_bare(word) for word in _NAME.findall(source) if word[0].isupper()} - {name}
    if own < SIMILAR or any(likeness(other, best) >= own for other in others):
        return None
    return best


def _differs(one: str, other: str) -> bool:
    """Tell whether two spellings are of one name, and not of it and a word made of it."""
    if one.lower() == other.lower():
        return False
    short, long = sorted((fold(one).lower(), fold(other).lower()), key=len)
    return not (long.startswith(short) and _DERIVED.fullmatch(long[len(short) :]))


def _choice(
    name: str, uses: Iterable[_Use], known: Mapping[str, TranslatedSentence], glossary: Glossary
) -> str | None:
    """Give the spelling to keep, or nothing where there is nothing to choose."""
    votes: Counter[str] = Counter()
    for use in uses:
        votes[use.english] += HUMAN_VOTE if known[use.source].origin == "human" else 1
    entry = _in_glossary(name, glossary)
    if entry and all(_may_become(spelling, entry) for spelling in votes):
        wrong = any(fold(spelling).lower() not in entry.accepted for spelling in votes)
        return entry.preferred if wrong or len(votes) > 1 else None
    # Without a copy of it in the English it may be a word and no name (Republik, Republic).
    if len(votes) < 2 or (name not in votes and max(votes.values()) < HUMAN_VOTE):
        return None
    return max(sorted(votes), key=lambda spelling: (votes[spelling], spelling == name))


def _may_become(spelling: str, entry: Entry) -> bool:
    """Tell whether it is the preferred form in another spelling: Zelenskyy, and not European."""
    accepted = fold(spelling).lower() in entry.accepted
    return not accepted or likeness(spelling, entry.preferred) >= SAME_TERM


def _in_glossary(name: str, glossary: Glossary) -> Entry | None:
    """Give the glossary's entry of a name of one word that English spells otherwise."""
    for match in glossary.terms(name):
        english = match.entry.preferred
        if match.text == name and english[0].isupper() and _NAME.fullmatch(english):
            return match.entry if likeness(name, english) >= SIMILAR else None
    return None


def _respelled(
    use: _Use, spelling: str, sentence: TranslatedSentence, glossary: Glossary
) -> TranslatedSentence:
    if sentence.origin == "human":
        return sentence
    text = re.sub(rf"(?<!\w){re.escape(use.english)}(?!\w)", spelling, sentence.text)
    message = f"“{use.english}” is “{spelling}” elsewhere in this article."
    return revised(
        use.source, sentence, text, Repair("consistency", message, sentence.text), glossary
    )
