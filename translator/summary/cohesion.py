"""What a sentence leans on: the ones beside it without which it hangs in the air.

A sentence leans on the one before it where it opens with a pronoun or connective ("Er",
"Dabei"), with a person or thing that was named before ("Der 45-Jährige", "Die Behörde"), or
where it reports what somebody said without saying who. Quotes hold on to their speakers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from translator.summary import german
from translator.summary.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from translator.article import Article

# The sentences that must stand in the brief too; None where nobody can say which.
Needs: TypeAlias = "frozenset[int] | None"

REACH = 20  # sentences back in which a noun is looked for

_FREE: frozenset[int] = frozenset()
_MARK = re.compile('["„“”»«]')
_QUOTED = re.compile('["„“”»«][^"„“”»«]*(?:["„“”»«]|$)')
_CLAUSE = re.compile(r"[,;:(–]| - ")
_AGED = re.compile(r"\W*\w+ \d+-?[Jj]ährigen?\b")


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence with its neighbours in the text, and where quotes are open around it."""

    text: str
    before: int | None
    after: int | None
    opened: bool  # a quote is open where it begins
    open_after: bool

    @property
    def narration(self) -> str:
        """The text without what is quoted."""
        text = f'"{self.text}' if self.opened else self.text
        return _QUOTED.sub(" ", text)


def needs_of(article: Article) -> list[Needs]:
    """Give for each sentence what it needs beside it to be understood."""
    places = _places(article)
    names = _nouns(place.text for place in places if place)
    return [_needs(place, places, names) if place else None for place in places]


def _places(article: Article) -> list[_Place | None]:
    """Give each sentence its place; headings have none."""
    kinds = [article.paragraphs[sentence.paragraph].kind for sentence in article.sentences]
    running = [index for index, kind in enumerate(kinds) if kind != "heading"] or list(
        range(len(kinds))
    )
    places: list[_Place | None] = [None] * len(kinds)
    quoting, paragraph = False, -1
    for order, index in enumerate(running):
        sentence = article.sentences[index]
        opened = quoting and sentence.paragraph == paragraph
        paragraph = sentence.paragraph
        quoting = opened ^ (len(_MARK.findall(sentence.text)) % 2 == 1)
        before = running[order - 1] if order else None
        after = running[order + 1] if order + 1 < len(running) else None
        places[index] = _Place(sentence.text, before, after, opened, quoting)
    return places


def _nouns(texts: Iterable[str]) -> frozenset[str]:
    """Give the words that are written with a capital inside sentences: nouns and names."""
    return frozenset(word for text in texts for word in words(text)[1:] if word[0].isupper())


def _needs(place: _Place, places: Sequence[_Place | None], nouns: frozenset[str]) -> Needs:
    said = _speaker(place, places)
    leans = opens_leaning(place.text, nouns) or _pronoun_speaks(place.narration)
    if leans or said is None:
        if place.before is None:
            return None if leans and not _connects(place.text) else _FREE
        return frozenset({place.before}) | (said or _FREE)
    named = _named_before(place, places)
    return said if named is None else said | {named}


def _speaker(place: _Place, places: Sequence[_Place | None]) -> Needs:
    """Give the neighbours that a quote needs; None where it is the sentence before that says who.

    A sentence that names its source needs none, unless it ends a quote that began before it.
    """
    narration = place.narration
    if place.opened:
        return None
    if german.SOURCE.search(narration):
        return _FREE
    if place.text[:1] in german.QUOTES and len(words(narration)) < 4:
        before = places[place.before] if place.before is not None else None
        after = places[place.after] if place.after is not None else None
        follows = after and (place.open_after or german.SAID_IT.match(after.text))
        if follows and place.after is not None:
            return frozenset({place.after})
        return None if before else _FREE
    before = places[place.before] if place.before is not None else None
    said_before = bool(before and german.SOURCE.search(before.narration))
    return None if _reported(narration, said_before=said_before) else _FREE


def _reported(narration: str, *, said_before: bool) -> bool:
    """Whether the main clause is in the mood of reported speech ("Das Boot sei gekentert").

    Its plural is that of conditions too, and counts where the sentence before has a speaker.
    """
    main = _CLAUSE.split(narration, maxsplit=1)[0].replace("Gott sei Dank", "")
    mood = german.REPORTED.search(main) or (said_before and german.REPORTED_MANY.search(main))
    return bool(mood) and not german.FIRST_PERSON.intersection(map(str.lower, words(narration)))


def _pronoun_speaks(narration: str) -> bool:
    """Whether a quote's speaker is a mere "er" or "sie"."""
    return bool(german.PRONOUN_SPEAKS.match(narration))


def _connects(text: str) -> bool:
    """Whether a sentence opens with a word that only joins: at the head of a text it may stand."""
    spelled = words(text)
    return bool(spelled) and spelled[0].lower() in german.JOINING


def opens_leaning(text: str, nouns: frozenset[str] = frozenset()) -> bool:
    """Whether a sentence opens with something whose antecedent stands before it.

    `nouns` are the article's words that have a capital inside sentences.
    """
    spelled = words(text)
    if not spelled:
        return False
    first = spelled[0].lower()
    if first == "es":
        return not german.EXPLETIVE.match(text.lstrip(german.QUOTES))
    if first in german.STRESS and german.POINTING.intersection(spelled[1:2]):
        return True
    if first in german.POINTING or first in german.CONNECTIVES:
        return not _is_conjunction(first, text)
    clause = words(_CLAUSE.split(text, maxsplit=1)[0])
    return (
        (first in german.ARTICLES and _stands_for_noun(spelled[1:4]))
        or (first in {"einer", "eines"} and _is_verb(spelled[1:2]))
        or (first in {"ein", "eine"} and spelled[1:2] in (["weiterer"], ["weiteres"], ["weitere"]))
        or (first in german.PREPOSITIONS and german.BARE.issuperset(spelled[1:2]))
        or _points(clause)
        or _bare_pronoun(clause, nouns)
    )


def _points(clause: Sequence[str]) -> bool:
    """Whether "dieser Fall" (not "dieses Jahr"), "demnach" or a "das" alone is in a clause."""
    return any(
        (german.POINTER.fullmatch(word) and following not in german.PRESENT)
        or (word == "das" and following in german.AFTER_THAT)
        for word, following in zip(clause, [*clause[1:], ""], strict=False)
    )


def _is_conjunction(first: str, text: str) -> bool:
    """Whether "Da" opens a clause of cause ("Da die Elbe steigt, ...") and points to nothing."""
    return first == "da" and "," in text


def _stands_for_noun(following: Sequence[str]) -> bool:
    """Whether "Das", "Die" or "Der" stands alone ("Das teilte die Polizei mit", "Die beiden")."""
    if not following:
        return True
    second, third = following[0], following[1] if len(following) > 1 else ""
    if second in german.PAIRS:
        return not third[:1].isupper() or second in {"beiden", "anderen", "übrigen"}
    if second in german.FINITE:
        return True
    if not second[0].islower() or second in german.PREPOSITIONS | german.STOP_WORDS:
        return False
    function = third in german.STOP_WORDS or third in german.PREPOSITIONS
    return function and not second.endswith(("e", "en", "er"))


def _is_verb(following: Sequence[str]) -> bool:
    """Whether the word behind "Einer" is its verb ("Einer sitzt", not "Einer neuen Studie")."""
    return any(
        word[0].islower()
        and not word.endswith(("e", "en", "er"))
        and word not in german.ARTICLES | german.PREPOSITIONS
        for word in following
    )


def _bare_pronoun(clause: Sequence[str], nouns: frozenset[str]) -> bool:
    """Whether the first clause has a pronoun before any noun that it could stand for."""
    for place, word in enumerate(clause):
        if word in german.BARE and place:
            before = [
                noun
                for order, noun in enumerate(clause[:place])
                if noun[0].isupper() and (order or noun in nouns) and noun not in german.TIMES
            ]
            if word != "sie":
                before = [noun for noun in before if not noun.endswith(german.FEMININE)]
            return not before
    return False


def _named_before(place: _Place, places: Sequence[_Place | None]) -> int | None:
    """Give the sentence that introduces the person or thing that this one opens with."""
    spelled = words(place.text)
    if len(spelled) < 3 or spelled[0] not in {"Der", "Die", "Das", "Den", "Dem"}:
        return None
    head = next((order for order, word in enumerate(spelled[1:4], 1) if word[0].isupper()), 0)
    if _AGED.match(place.text):
        return place.before
    if not head or not spelled[head].lower().endswith(german.ROLES) or place.before is None:
        return None
    noun = spelled[head]
    follows = spelled[head + 1] if head + 1 < len(spelled) else ""
    if noun.startswith("Bundes") or follows[:1].isupper() or follows in german.NARROWING:
        return None
    return _last_with(noun, place, places)


def _last_with(noun: str, place: _Place, places: Sequence[_Place | None]) -> int | None:
    """Give the nearest of REACH sentences before with that noun, else the one just before."""
    here = place.before
    for _ in range(REACH):
        other = places[here] if here is not None else None
        if other is None:
            break
        if noun in other.text:
            return here
        here = other.before
    return place.before
