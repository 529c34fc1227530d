"""Does an article say this? A sentence that a model wrote, held against the whole article."""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from translator.article import Flag, Support, in_doubt
from translator.translation.evidence import Evidence, evidence
from translator.translation.figures import unfounded_figures
from translator.translation.letters import alike
from translator.translation.names import INVENTED, missing_names
from translator.translation.negation import plainly_negated, says_no
from translator.translation.words import Word, english_words, german_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.article import Article, TranslatedSentence, Translation

GROUNDING_VERSION = "1"

# Of an editor's sentence as little as this stands in the three nearest sentences of its article
# in 8 % of cases (DOUBTED: 21 %), of the other article that is most like it in 37 % (67 %), of any
# other in 83 % (96 %): 779 sentences of 400 German teasers (benchmarks/grounding.py). For English
# the same numbers are used, unmeasured.
UNSUPPORTED, DOUBTED = 0.3, 0.5
MOST_SENTENCES = 3  # that a sentence may rest on
LEAST_SHARE = 0.1  # of its words that a further one must add
# A nearest sentence that says so much of it says the same, so that a "no" must be in both.
SAME = 0.6
PREFIX = 5  # letters from which a word that begins another is a form or a part of it


def ground(text: str, article: Article, translation: Translation, *, german: bool) -> Support:
    """Find the sentences that a text in this language rests on, and what isn't in the article.

    English is compared with the article's English, but its figures and names with the German,
    which they come from in the end.
    """
    source = tuple(sentence.text for sentence in article.sentences)
    own = source if german else tuple(sentence.text for sentence in translation.sentences)
    nearest, score, first = _nearest(text, own, german=german)
    whole = (*filter(None, (article.title, article.subtitle, article.kicker)), *source)
    flags = [
        *_check_support(score),
        *_check_figures(text, whole, german=german),
        *_check_names(text, whole, german=german),
        *_check_negation(text, [own[index] for index in nearest], first, german=german),
        *([] if german else _check_source([translation.sentences[index] for index in nearest])),
    ]
    return Support(nearest, round(score, 4), tuple(flags))


def _nearest(
    text: str, sentences: tuple[str, ...], *, german: bool
) -> tuple[tuple[int, ...], float, float]:
    """Give the sentences that say most of the text, how much all and how much the first say."""
    stems, counts = _stems(sentences, german=german)
    wanted = {
        stem: math.log(1 + len(sentences) / (counts[stem] or 1))
        for stem in _content(text, german=german)
    }
    total = sum(wanted.values())
    said = [_said(wanted, own) for own in stems]
    chosen: list[int] = []
    shares: list[float] = []
    while total and len(chosen) < MOST_SENTENCES:
        gains = [sum(wanted[stem] for stem in found) / total for found in said]
        best = max(range(len(gains)), key=gains.__getitem__, default=0)
        if not gains or gains[best] < (LEAST_SHARE if chosen else 1e-9):
            break
        chosen.append(best)
        shares.append(gains[best])
        taken = said[best]
        said = [found - taken for found in said]
    return tuple(chosen), sum(shares), shares[0] if shares else 0.0


@lru_cache(maxsize=4)
def _stems(
    sentences: tuple[str, ...], *, german: bool
) -> tuple[list[frozenset[str]], Counter[str]]:
    found = [_content(text, german=german) for text in sentences]
    return found, Counter(stem for stems in found for stem in stems)


def _content(text: str, *, german: bool) -> frozenset[str]:
    words = german_words(text) if german else english_words(text)
    return frozenset(word.stem for word in words if word.stem)


def _said(wanted: dict[str, float], stems: frozenset[str]) -> set[str]:
    """Give the stems that a sentence has, or has a longer or a shorter form of."""
    found = wanted.keys() & stems
    starts = {stem[:PREFIX] for stem in stems}
    for stem in wanted.keys() - found:
        if stem[:PREFIX] in starts and any(_begins(stem, other) for other in stems):
            found.add(stem)
    return found


def _begins(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= PREFIX and long.startswith(short)


def _check_support(score: float) -> list[Flag]:
    if score >= DOUBTED:
        return []
    severe = score < UNSUPPORTED
    message = (
        f"A model wrote this, and the article hardly says it ({100 * score:.0f}% of its words)."
        if severe
        else f"A model wrote this, and the article says only part of it ({100 * score:.0f}%)."
    )
    return [Flag("unsupported", "error" if severe else "warning", message)]


def _check_source(support: Sequence[TranslatedSentence]) -> list[Flag]:
    """Doubt what was written from English that is doubtful itself."""
    if not any(in_doubt(each.flags) for each in support):
        return []
    message = "A model wrote this from an English translation that is doubtful here."
    return [Flag("unsupported", "warning", message)]


def _check_figures(text: str, whole: Sequence[str], *, german: bool) -> list[Flag]:
    found = unfounded_figures(text, german, whole)
    return [_unfounded(found)] if found else []


def _check_names(text: str, whole: Sequence[str], *, german: bool) -> list[Flag]:
    found = _german_names(text, whole) if german else _english_names(text, whole)
    return [_unfounded(found)] if found else []


def _unfounded(found: Sequence[str]) -> Flag:
    return Flag("unfounded", "error", f"Not in the article: {', '.join(dict.fromkeys(found))}.")


def _english_names(text: str, whole: Sequence[str]) -> list[str]:
    words = evidence("\n".join(whole), text).english
    missing = missing_names(words, text, german=False)
    return [name for name, weight in missing.items() if weight >= INVENTED]


def _german_names(text: str, whole: Sequence[str]) -> list[str]:
    """Give the names of a German text that no word of the article is a form or a part of."""
    known = {word.text for line in whole for word in german_words(line)}
    absent = {
        each.word.start: each.word
        for each in evidence(text, "").german
        if each.name and each.word.capital and _sure(each) and not _stands(each.word, known)
    }
    words = german_words(text)
    runs = groupby(words, key=lambda word: word.start in absent)
    return [_written(text, list(run)) for missing, run in runs if missing]


def _sure(each: Evidence) -> bool:
    """Whether it isn't the capital of a sentence's first word that makes it a name."""
    return each.known or not each.word.opens or "listed" in each.key


def _stands(word: Word, known: set[str]) -> bool:
    """Whether the article has the word, in another spelling, or as a part of a word, or of it."""
    own = word.text
    return own in known or any(
        own in other or (len(other) >= PREFIX and other in own) or alike(own, other)
        for other in known
        if other[0].isupper()
    )


def _written(text: str, run: Sequence[Word]) -> str:
    return text[run[0].start : run[-1].end]


def _check_negation(text: str, support: Sequence[str], first: float, *, german: bool) -> list[Flag]:
    """Doubt a "no" that no supporting sentence says, and a missing one of a sentence that does."""
    if not support:
        return []
    if plainly_negated(text, german=german):
        if not any(says_no(each, german=german) for each in support):
            return [Flag("negation", "warning", "This says no where the article doesn't.")]
    elif (
        first >= SAME
        and plainly_negated(support[0], german=german)
        and not says_no(text, german=german)
    ):
        return [Flag("negation", "warning", "The article says no here, and this doesn't.")]
    return []
