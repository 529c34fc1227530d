"""Who: people by name, with their office and party as the sentence gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.summary.facts import english, lexicon, names
from translator.summary.facts.found import Found
from translator.summary.facts.german import DETERMINERS, NAMED_AFTER, SAYING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from translator.summary.facts.found import Context, Token

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
    genitive = names.in_genitive(tokens, after, known)
    cut = int(genitive and after == end)
    last = tokens[after - 1].text.removesuffix("s" if genitive else "")
    german = " ".join([*(t.text for t in tokens[first : after - 1]), last])
    surname = tokens[first].text if tokens[first].text in names.FAMILY_FIRST else last
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
    after = names.full_name(tokens, name_at, known) or names.name_behind_office(
        tokens, name_at, known
    )
    if after is None:
        name_at = _behind_genitive(tokens, at + 1)
        after = names.full_name(tokens, name_at, known)
        if tokens[name_at - 1].text == ",":
            after = after or _two_names(tokens, name_at, known)
            after = after if after and _ends(tokens, after) else None
    if after is None:
        return None
    return _left(tokens, at), (name_at, after), _with_party(tokens, after)


def _two_names(tokens: Sequence[Token], at: int, known: Context) -> int | None:
    """Give the end of a name of two unknown words between commas."""
    after = names.name_behind_office(tokens, at, known)
    return after if after and after - at > 1 else None


def _by_name(
    tokens: Sequence[Token], at: int, known: Context
) -> tuple[int, tuple[int, int], int] | None:
    """Find a name that stands by itself, with the office or party behind it if any."""
    if at and (tokens[at - 1].text.lower() in DETERMINERS or tokens[at - 1].text in NAMED_AFTER):
        return None
    after = names.full_name(tokens, at, known)
    if after is None:
        after = _after_cue(tokens, at)
    if after is None:
        return None
    end = _with_party(tokens, after)
    if end == after:
        end = _with_apposition(tokens, after)
    return at, (at, after), end


def _left(tokens: Sequence[Token], at: int) -> int:
    """Take adjectives, a possessing place and the article before an office."""
    start = at
    while start and at - start < 3 and _describes(tokens[start - 1].text):
        start -= 1
    if start and tokens[start - 1].text.lower() in DETERMINERS:
        relative = start == at and start > 1 and tokens[start - 2].text == ","
        return start if relative else start - 1
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
        ends = (n for n in range(at + 1, len(tokens)) if _closes(tokens[n].text))
        end = next(ends, len(tokens))
        if end > at + 1 + MOST_GENITIVE or not _ends_in_institution(tokens[at + 1 : end]):
            return len(tokens)
        at = end
    if at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")":
        at += 3
    return at + 1 if at < len(tokens) and tokens[at].text == "," else at


def _closes(text: str) -> bool:
    return names.is_first_name(text) or text in {",", "("}


def _ends_in_institution(tokens: Sequence[Token]) -> bool:
    """Whether "des ..." names an institution, and not the person whose adviser somebody is."""
    return (
        bool(tokens)
        and tokens[-1].capital
        and all(t.capital or lexicon.is_adjective(t.text) for t in tokens)
        and not lexicon.is_office(tokens[-1].text)
        and not tokens[-1].text.isdigit()
    )


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
            named = any(names.is_first_name(head) for head in heads)
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
    if inside and inside[0].text.lower() in DETERMINERS:
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


def _after_cue(tokens: Sequence[Token], at: int) -> int | None:
    """Give the end of two unknown words that a verb of speech or a party says are a name."""
    if at + 1 >= len(tokens) or not (
        names.may_be_name(tokens[at].text) and names.may_be_name(tokens[at + 1].text)
    ):
        return None
    said = at > 0 and tokens[at - 1].text in SAYING
    return at + 2 if said or _with_party(tokens, at + 2) > at + 2 else None
