"""Who: people by name, with their office and party as the sentence gives them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translator.summary.facts import english, lexicon
from translator.summary.facts.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from translator.summary.facts.found import Context, Token

_PARTICLES = frozenset("von van de der den zu al el bin ben di da del la le ter vom".split())
_INITIAL = re.compile(r"[A-ZÄÖÜ]\.")
_ARAB_ARTICLES = frozenset("al el ad as ar bin ben".split())
_SHORT_FAMILY = frozenset("Kim Xi Moon Lee Park Li Wang Ri Choe Cho Yoon Han Ban Nguyen".split())
# Verbs of speech, after which a name of two unknown words is one.
SAYING = frozenset(
    """
    sagt sagte sagten erklärt erklärte erklärten betont betonte berichtet berichtete berichteten
    schreibt schrieb teilte teilten meldet meldete meldeten warnt warnte bestätigte bestätigten
    kritisierte kündigte mahnte forderte
    """.split()
)
_NOT_SAID = {",", "Dr.", "Prof."}
MOST_GENITIVE = 5  # words of "des Robert-Koch-Instituts" between an office and the name


def find_people(tokens: Sequence[Token], translation: str, known: Context) -> Iterator[Found]:
    """Find the people of one sentence."""
    at = 0
    while at < len(tokens):
        found = _with_office(tokens, at, known) or _by_name(tokens, at, known)
        if found is None:
            at += 1
            continue
        start, named, end = found
        yield _person(tokens, (start, *named, end), translation, known)
        at = end


def _person(
    tokens: Sequence[Token], parts: tuple[int, int, int, int], translation: str, known: Context
) -> Found:
    start, first, after, end = parts
    genitive = _genitive(tokens, after, known)
    cut = int(genitive and after == end)
    last = tokens[after - 1].text.removesuffix("s" if genitive else "")
    german = " ".join([*(t.text for t in tokens[first : after - 1]), last])
    surname = tokens[first].text if tokens[first].text in _SHORT_FAMILY else last
    name = english.name(german, translation)
    return Found(
        kind="who",
        start=tokens[start].start,
        end=tokens[end - 1].end - cut,
        en=_in_english(tokens, parts, name),
        key=surname.lower(),
        word=surname,
        rank=0 if start < first or after < end else 1 if after - first > 1 else 2,
    )


def _with_office(
    tokens: Sequence[Token], at: int, known: Context
) -> tuple[int, tuple[int, int], int] | None:
    """Find "office Name" from the office at `at`: its start, the place of the name, its end."""
    if not lexicon.is_office(tokens[at].text):
        return None
    name_at = at + 1
    after = _strong(tokens, name_at, known) or _weak(tokens, name_at, known)
    if after is None:
        name_at = _behind_genitive(tokens, at + 1)
        after = _strong(tokens, name_at, known)
        if after and tokens[name_at - 1].text == "," and not _ends(tokens, after):
            return None
    if after is None:
        return None
    return _left(tokens, at), (name_at, after), _with_party(tokens, after)


def _by_name(
    tokens: Sequence[Token], at: int, known: Context
) -> tuple[int, tuple[int, int], int] | None:
    """Find a name that stands by itself, with the office or party behind it if any."""
    if at and tokens[at - 1].text.lower() in lexicon.DETERMINERS:
        return None
    after = _strong(tokens, at, known)
    if after is None:
        after = _after_cue(tokens, at)
    if after is None:
        return None
    end = _with_party(tokens, after)
    if end == after:
        end = _with_apposition(tokens, after)
    return at, (at, after), end


def _strong(tokens: Sequence[Token], at: int, known: Context) -> int | None:
    """Give the end of a name that opens with a known first name."""
    while at < len(tokens) and tokens[at].text in {"Dr.", "Prof."}:
        at += 1
    if at >= len(tokens) or not _is_first(tokens[at].text):
        return None
    end = at + 1
    while end < len(tokens) and (_is_first(tokens[end].text) or _INITIAL.fullmatch(tokens[end].text)):
        end += 1
    surname = end
    while surname < len(tokens) and tokens[surname].text in _PARTICLES:
        surname += 1
    if surname < len(tokens) and _is_surname(tokens[surname].text):
        end = surname + 1
    elif end - at < 2 or _INITIAL.fullmatch(tokens[end - 1].text):
        return None
    end = _longer(tokens, at, end, known)
    following = tokens[end].text if end < len(tokens) else ""
    return None if following.rpartition("-")[2] in lexicon.ORGANISATION else end


def _longer(tokens: Sequence[Token], at: int, end: int, known: Context) -> int:
    """Take a further surname where the article repeats it there, or in short Asian names."""
    if end >= len(tokens) or not _is_surname(tokens[end].text):
        return end
    pair = (tokens[end - 1].text, tokens[end].text)
    short = tokens[at].text in _SHORT_FAMILY and len(pair[1]) <= 4 and end - at < 3
    repeated = known.pairs[pair] > 1 and not lexicon.is_common(pair[1])
    return end + 1 if short or repeated else end


def _weak(tokens: Sequence[Token], at: int, known: Context) -> int | None:
    """Give the end of a name behind an office: one or two words that are no common nouns."""
    end = at
    while end < len(tokens) and end - at < 3 and _no_word(tokens[end].text):
        end += 1
        if end + 1 < len(tokens) and _INITIAL.fullmatch(tokens[end].text):
            end += 1
    if end == at or not _is_surname(tokens[end - 1].text):
        return None
    if tokens[at].text in _SHORT_FAMILY:
        return _longer(tokens, at, end, known)
    goes_on = end < len(tokens) and tokens[end].text[0].isupper()
    return None if end - at > 2 or (goes_on and not lexicon.is_common(tokens[end].text)) else end


def _after_cue(tokens: Sequence[Token], at: int) -> int | None:
    """Give the end of two unknown words that a verb of speech or a party says are a name."""
    if at + 1 >= len(tokens) or not (_no_word(tokens[at].text) and _no_word(tokens[at + 1].text)):
        return None
    said = at > 0 and tokens[at - 1].text in SAYING
    return at + 2 if said or _with_party(tokens, at + 2) > at + 2 else None


def _no_word(text: str) -> bool:
    return (
        _is_surname(text)
        and not lexicon.is_common(text)
        and not lexicon.is_adjective(text.lower())
        and lexicon.place(text) is None
    )


def _is_first(text: str) -> bool:
    return all(part in lexicon.first_names() for part in text.split("-"))


def _is_surname(text: str) -> bool:
    parts = text.replace("’", "'").replace("'", "").split("-")
    if parts[0].lower() in _ARAB_ARTICLES and len(parts) > 1:
        parts = parts[1:]
    shaped = all(p.isalpha() and p[-1].islower() for p in parts) and parts[0][0].isupper()
    return shaped and not lexicon.no_surname(text)


def _genitive(tokens: Sequence[Token], after: int, known: Context) -> bool:
    """Whether a name's last word has the "s" of the genitive."""
    text = tokens[after - 1].text
    if not text.endswith("s") or len(text) < 4:
        return False
    followed = after < len(tokens) and tokens[after].capital
    return known.words[text[:-1]] > 0 or (followed and text not in lexicon.first_names())


def _left(tokens: Sequence[Token], at: int) -> int:
    """Take adjectives, a possessing place and the article before an office."""
    start = at
    while start and at - start < 3 and _describes(tokens[start - 1].text):
        start -= 1
    if start and tokens[start - 1].text.lower() in lexicon.DETERMINERS:
        return start - 1
    while start < at and tokens[start].text.islower():  # "auf Kreta festgenommene Lehrer"
        start += 1
    return start


def _describes(text: str) -> bool:
    if text.islower():
        return lexicon.is_adjective(text)
    return lexicon.genitive_place(text) is not None or _town(text) is not None


def _town(text: str) -> str | None:
    """Give the English of the town in "Berliner"."""
    return lexicon.place(text.removesuffix("er")) if text.endswith("er") else None


def _behind_genitive(tokens: Sequence[Token], at: int) -> int:
    """Give where a name may stand behind an office's "des ..., " or "von ..."."""
    if at < len(tokens) and tokens[at].text in {"des", "der", "von", "vom", "im", "in"}:
        for end in range(at + 1, min(at + 1 + MOST_GENITIVE, len(tokens))):
            if _is_first(tokens[end].text) or tokens[end].text in {",", "("}:
                at = end
                break
        else:
            return len(tokens)
    if at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")":
        at += 3
    return at + 1 if at < len(tokens) and tokens[at].text == "," else at


def _ends(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or tokens[at].text in {",", "(", ".", ":", ";", "–"}


def _with_party(tokens: Sequence[Token], after: int) -> int:
    """Take the party in brackets behind a name."""
    for size in (1, 2):
        inside = tokens[after + 1 : after + 1 + size]
        closing = after + 1 + size
        if (
            closing < len(tokens)
            and tokens[after].text == "("
            and tokens[closing].text == ")"
            and english.party(" ".join(token.text for token in inside))
        ):
            return closing + 1
    return after


def _with_apposition(tokens: Sequence[Token], after: int) -> int:
    """Take ", Sprecher der Polizei" behind a name, where a comma closes it."""
    if after + 1 >= len(tokens) or tokens[after].text != ",":
        return after
    for end in range(after + 1, min(after + 8, len(tokens))):
        if tokens[end].text in {",", "."}:
            inside = tokens[after + 1 : end]
            heads = [token.text for token in inside if token.capital]
            whole = all(t.capital or t.text.islower() for t in inside)
            telling = len(heads) > 1 or (bool(heads) and "-" in heads[0])
            named = any(_is_first(head) for head in heads)
            opens = telling and whole and not named and lexicon.is_office(heads[0])
            return end if opens and english.phrase(inside) else after
    return after


def _in_english(tokens: Sequence[Token], parts: tuple[int, int, int, int], name: str) -> str | None:
    start, first, after, end = parts
    before = _office_in_english(tokens[start:first])
    if before is None:
        return None
    titled = f"{before} {name}".strip()
    if after == end:
        return titled
    if tokens[after].text == "(":
        inside = " ".join(token.text for token in tokens[after + 1 : end - 1])
        return f"{titled} ({english.party(inside)})"
    return f"{titled}, {english.phrase(tokens[after + 1 : end])}"


def _office_in_english(tokens: Sequence[Token]) -> str | None:
    """Translate what stands before a name: [article] [adjectives] office [of ...] [,]."""
    inside = [token for token in _without_brackets(tokens) if token.text not in _NOT_SAID]
    if inside and inside[0].text.lower() in lexicon.DETERMINERS:
        inside = inside[1:]
    words: list[str] = []
    for number, token in enumerate(inside):
        if lexicon.is_office(token.text):
            rest = inside[number + 1 :]
            of = english.phrase([token, *rest]) if rest else lexicon.office(token.text)
            return of and f"{' '.join([*words, of])}{',' if rest else ''}"
        word = _description(token.text)
        if word is None:
            return None
        words.append(word)
    return " ".join(words)


def _without_brackets(tokens: Sequence[Token]) -> Sequence[Token]:
    """Leave out the short form behind a long one: "des Robert-Koch-Instituts (RKI)"."""
    opening = next((n for n, token in enumerate(tokens) if token.text == "("), len(tokens))
    return [*tokens[:opening], *tokens[opening + 3 :]]


def _description(text: str) -> str | None:
    if text.islower():
        return lexicon.adjective(text)
    possessor = lexicon.genitive_place(text)
    return f"{possessor}'s" if possessor else _town(text)
