"""Who says so: what a sentence names as its source, by "laut", "zufolge", "sagte" and the like."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from translator.summary.facts import english, lexicon, names
from translator.summary.facts.found import Found
from translator.summary.facts.german import (
    ANAPHORIC,
    DEFINITE,
    DETERMINERS,
    GIVEN,
    OF_NOBODY,
    REPORTING,
    SAYING,
    TIMES,
)
from translator.summary.german import CONNECTIVES, STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from translator.summary.facts.found import Context, Token

_OPENING = frozenset('"„“»«')
_CLOSING = frozenset("\"“”»«'.,;:!?–)")
_MOST = 9  # words of a source

# Where a source stands: its cue (or first word), its first word, its end.
Place = tuple[int, int, int]


def find_sources(
    tokens: Sequence[Token], people: Sequence[Found], translation: str, known: Context
) -> Iterator[Found]:
    """Find the sources of one sentence; `people` are those found in it."""
    for cue, start, end in _places(tokens):
        if source := _source(tokens, (cue, start, end), people, translation, known):
            yield source


def _places(tokens: Sequence[Token]) -> Iterator[Place]:
    """Give where sources stand."""
    for at, token in enumerate(tokens):
        word = token.text.lower()
        if word in _CUES and (place := _CUES[word](tokens, at)):
            yield place
        elif word in SAYING and at and tokens[at - 1].text in _CLOSING and _reports(tokens, at):
            yield at + 1, at + 1, _phrase(tokens, at + 1)
    end = _phrase(tokens, 0)
    if end and _text(tokens, end) in SAYING and _tells(tokens, end):
        yield 0, 0, end


def _laut(tokens: Sequence[Token], at: int) -> Place | None:
    begin = at + 1
    if _text(tokens, begin) in GIVEN:
        begin += 1 + (_text(tokens, begin + 1) in {"von", "vom"})
    return at, begin, _phrase(tokens, begin)


def _nach(tokens: Sequence[Token], at: int) -> Place | None:
    """Take "nach Angaben der Polizei" and "nach ukrainischen Angaben"."""
    following = _text(tokens, at + 1)
    if following in GIVEN:
        begin = at + 2 + (_text(tokens, at + 2) in {"von", "vom"})
        return at, begin, _phrase(tokens, begin)
    if lexicon.adjective(following) and _text(tokens, at + 2) in GIVEN:
        return at, at + 1, at + 3
    return None


def _unter(tokens: Sequence[Token], at: int) -> Place | None:
    """Take "unter Berufung auf ..."."""
    if _text(tokens, at + 1) == "Berufung" and _text(tokens, at + 2) == "auf":
        return at, at + 3, _phrase(tokens, at + 3)
    return None


def _zufolge(tokens: Sequence[Token], at: int) -> Place | None:
    begin = _backwards(tokens, at)
    return begin, begin, at


def _wie(tokens: Sequence[Token], at: int) -> Place | None:
    """Take "wie ... berichtete"."""
    end = _phrase(tokens, at + 1)
    opens = at == 0 or tokens[at - 1].text in _CLOSING  # not "Firmen wie X berichten"
    told = opens and end > at + 1 and _text(tokens, end) in REPORTING
    return (at + 1, at + 1, end) if told else None


def _so(tokens: Sequence[Token], at: int) -> Place | None:
    """Take ", so ..." at the end of what was said."""
    end = _phrase(tokens, at + 1)
    closes = at > 0 and tokens[at - 1].text in _CLOSING and end > at + 1
    return (at + 1, at + 1, end) if closes and _text(tokens, end) in _CLOSING | {""} else None


_CUES = {"laut": _laut, "nach": _nach, "unter": _unter, "zufolge": _zufolge, "wie": _wie, "so": _so}


def _source(
    tokens: Sequence[Token],
    place: Place,
    people: Sequence[Found],
    translation: str,
    known: Context,
) -> Found | None:
    cue, start, end = place
    inside = tokens[start:end]
    if not _capitals(inside) or _vague(inside):
        return None
    if start == 0 and len(inside) == 1 and known.words[inside[0].text] < 2:
        return None  # a word that opens the sentence may be any
    head = next(token for token in inside if token.text == _capitals(inside)[0])
    person = next((p for p in people if p.start <= head.start < p.end), None)
    if person is not None:
        start = min(tokens[cue].start, person.start)
        return Found("source", start, person.end, person.en, person.key, person.word)
    last = tokens[end - 1].end
    cut = next((p.end for p in people if tokens[start].start < p.start < last < p.end), None)
    if cut:  # "Bürgermeister und Vorsitzender Jan Nowak": the name goes on behind the phrase
        return Found("source", tokens[cue].start, cut, None, _head(inside, known), inside[-1].text)
    said = _in_english(inside, translation, known)
    word = _head(inside, known)
    return Found("source", tokens[cue].start, tokens[end - 1].end, said, word.lower(), word)


def _phrase(tokens: Sequence[Token], at: int) -> int:
    """Give the end of a noun phrase: [article] [adjectives] Name or noun [of whom] [who]."""
    start = at
    if _text(tokens, at).lower() in DETERMINERS:
        at += 1
    while lexicon.is_adjective(_text(tokens, at)):
        at += 1
    if _text(tokens, at) in _OPENING:
        return _quoted(tokens, at)
    head = at
    at = _name_end(tokens, head)
    if at == head or at - start > _MOST:
        return start
    if _text(tokens, at) in _OPENING and lexicon.is_common(tokens[at - 1].text):
        return _quoted(tokens, at)  # 'die Zeitung "Die Welt"'
    # "sagte Müller der Zeitung": to whom, not of whom.
    common = any(lexicon.is_common(token.text) for token in tokens[head:at])
    end = _of_whom(tokens, at) if common else at
    if end == at and head == start and _is_plural_genitive(tokens, at):
        end += 2
    if _text(tokens, end) == "und" and end + 1 < len(tokens):
        return _joined(tokens, end)
    return end


def _name_end(tokens: Sequence[Token], at: int) -> int:
    """Give the end of the capitalised words from `at`; a second common noun isn't the name's."""
    end = at
    while (
        end < len(tokens) and end - at < _MOST and (tokens[end].capital or tokens[end].text == "&")
    ):
        nouns = [lexicon.is_common(token.text) for token in tokens[end - 1 : end + 1]]
        if end > at and all(nouns) and not lexicon.adjective(tokens[end - 1].text):
            break
        end += 1
    return end


def _is_plural_genitive(tokens: Sequence[Token], at: int) -> bool:
    """Whether "deutscher Dienste" stands there, as behind "Vertretern"."""
    text = _text(tokens, at)
    following = _text(tokens, at + 1)
    return text.endswith("er") and lexicon.is_adjective(text) and following[:1].isupper()


def _joined(tokens: Sequence[Token], at: int) -> int:
    """Take "und Südkoreas" behind a source, up to what can't belong to a name."""
    end = at + 1
    if tokens[end].text.lower() in DETERMINERS:
        end += 1
    head = end
    while end < len(tokens) and tokens[end].capital and end - head < 2:
        end += 1
    return end if end > head else at


def _of_whom(tokens: Sequence[Token], at: int) -> int:
    """Take "des südkoreanischen Militärs" behind a noun."""
    if _text(tokens, at) not in {"des", "der", "von", "vom"}:
        return at
    end = at + 1
    while lexicon.is_adjective(_text(tokens, end)):
        end += 1
    head = end
    while end < len(tokens) and tokens[end].capital and end - head < 3:
        end += 1
    return end if end > head else at


def _quoted(tokens: Sequence[Token], at: int) -> int:
    """Give the end of a name in quotation marks ("Financial Times")."""
    for end in range(at + 2, min(at + 7, len(tokens))):
        if tokens[end].text in {'"', "“", "”", "«"}:
            return end + 1 if all(t.capital for t in tokens[at + 1 : end : 2]) else at
    return at


def _backwards(tokens: Sequence[Token], at: int) -> int:
    """Give where the noun phrase before "zufolge" begins."""
    start = at
    while start and at - start < _MOST and _may_be_source(tokens[start - 1]):
        if start < at and all(lexicon.is_common(t.text) for t in tokens[start - 1 : start + 1]):
            break  # "... kostet der Impfstoff Medienberichten zufolge"
        start -= 1
    while start and lexicon.adjective(tokens[start - 1].text) and tokens[start - 1].text.islower():
        start -= 1
    if start and tokens[start - 1].text.lower() in DETERMINERS:
        start -= 1
    return start


def _may_be_source(token: Token) -> bool:
    return token.capital and token.text not in TIMES


def _reports(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of speech behind a comma or quotation has its subject behind it."""
    if tokens[at].text.startswith(("teilte", "kündigte")):
        return any(token.text in {"mit", "an"} for token in tokens[at + 2 :])
    return True


def _tells(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a sentence that opens "NN sagte" goes on with what was said."""
    rest = [token.text for token in tokens[verb + 1 :]]
    if tokens[verb].text.startswith(("teilte", "kündigte")):
        return "mit" in rest or "an" in rest
    return any(mark in rest[:12] for mark in (",", ":", '"', "„"))


def _vague(inside: Sequence[Token]) -> bool:
    """Whether a source is the subject itself ("nach eigenen Angaben") or none."""
    words = {token.text.lower() for token in inside}
    if words & OF_NOBODY:
        return True
    capitals = _capitals(inside)
    if capitals[-1] in GIVEN:
        return len(inside) == 1 or not lexicon.adjective(inside[-2].text)
    if any(word.lower() in STOP_WORDS | CONNECTIVES for word in capitals):
        return True
    if len(capitals) == 1 and inside[0].text.lower() in DETERMINERS:
        led = inside[0].text.lower() in DEFINITE
        word = capitals[0].lower().removesuffix("s")
        if led and len(inside) == 2 and word in ANAPHORIC:
            return True
        return not lexicon.is_body(capitals[0]) and not capitals[0].isupper()
    return lexicon.is_common(capitals[0]) and not _can_speak(inside, capitals)


def _can_speak(inside: Sequence[Token], capitals: Sequence[str]) -> bool:
    """Whether a common noun is a body or a person ("Generalstab"), or its name stands behind it."""
    pairs = pairwise(inside)
    if any(a.capital and b.capital and not lexicon.is_common(b.text) for a, b in pairs):
        return True
    # The first may be an adjective: "der Gemeinsame Generalstab".
    return any(lexicon.is_office(word) or lexicon.is_body(word) for word in capitals[:2])


def _capitals(inside: Sequence[Token]) -> list[str]:
    """Give the nouns and names; not the article that opens a sentence."""
    return [t.text for t in inside if t.capital and t.text.lower() not in DETERMINERS]


def _head(inside: Sequence[Token], known: Context) -> str:
    """Give the word by which two mentions are the same source."""
    capitals = _capitals(inside)
    adjectives = [token.text for token in inside if lexicon.adjective(token.text)]
    head = adjectives[0].rstrip("enrms") if capitals[0] in GIVEN and adjectives else capitals[0]
    proper = [word for word in capitals if not lexicon.is_common(word)]
    head = proper[-1] if proper else head
    return head[:-1] if head.endswith("s") and known.words[head[:-1]] else head


def _in_english(inside: Sequence[Token], translation: str, known: Context) -> str | None:
    """Translate a source by list, or take "according to ..." of the sentence's translation."""
    opening = next((n for n, token in enumerate(inside) if token.text in _OPENING), None)
    if opening is not None:
        return _with_quoted_name(inside[:opening], inside[opening + 1 : -1])
    if len(inside) == 1 and not lexicon.is_common(inside[0].text):
        name = inside[0].text
        bare = name[:-1] if name.endswith("s") and known.words[name[:-1]] else name
        return lexicon.place(bare) or english.name(bare, translation)
    if names.is_first_name(inside[0].text) and not lexicon.is_body(inside[-1].text):
        return english.name(" ".join(token.text for token in inside), translation)
    said = english.phrase(inside) or _according(translation)
    without = len(inside) == 1 and said is not None and not said.endswith("s")
    return f"the {said}" if without else said


def _with_quoted_name(before: Sequence[Token], name: Sequence[Token]) -> str | None:
    """Translate what stands before a name in quotation marks, an article or a noun."""
    kind = english.phrase(before) if before else ""
    return None if kind is None else " ".join([*filter(None, [kind]), *(t.text for t in name)])


def _according(translation: str) -> str | None:
    found = re.findall(
        r"\b[Aa]ccording to ((?:the |an? )?(?:[\w'’-]+ ){0,5}?[\w'’-]+)(?=,|\.$)", translation
    )
    return str(found[0]) if len(found) == 1 else None


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if at < len(tokens) else ""
