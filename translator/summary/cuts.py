"""Where a German sentence can lose words and stays a sentence: at clear syntactic joints only.

Each rule gives cuts. A rule knows marks, the words beside them and the lists of names of
`facts/`, no parse; so it takes only what those leave no doubt about.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from translator.given_names import given_names
from translator.summary.facts import lexicon
from translator.summary.german import ARTICLES, FINITE, PREPOSITIONS, STOP_WORDS, TIMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Cut(NamedTuple):
    """Characters to leave out, and the rule that says so."""

    start: int
    end: int
    rule: str


_WEEKDAY = r"(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend"
_PART = r"(?:morgen|früh|vormittag|mittag|nachmittag|abend|nacht)?"
_TIME = (
    rf"(?:[Aa]m (?:{_WEEKDAY}){_PART}|in der Nacht (?:auf|zum) (?:{_WEEKDAY})"
    r"|heute|gestern|zuvor|später|kürzlich|jüngst|nun|unterdessen|dazu)(?![\w-])"
)
_OCCASION = (
    r"(?:(?:bei|auf|in) einer (?:Pressekonferenz|Mitteilung|Erklärung|Stellungnahme)"
    r"|in einem (?:Interview|Gespräch|Statement)|im (?:Interview|Gespräch)|auf (?:An|Nach)frage"
    r"|gegenüber)\b"
)
# Verbs of speech that need no particle at the end of their clause ("teilte ... mit").
_SAID = (
    r"(?:meint|meinten?|(?:sag|erklär|beton|warn|erläuter|bekräftig|versicher|mahn|kritisier|forder|berichte)"
    r"(?:te|ten|t|en))"
)
# ", sagte NN": the speaker is the next words up to a noun or name that a time, an occasion or a
# dative follows.
_ATTRIBUTION = re.compile(
    rf", {_SAID} (?:[^,:;()\"„“”»«]*?[A-ZÄÖÜ][\w’'-]+|er|sie)(?: \([^()\d]+\))?"
    rf"(?P<tail> (?:{_TIME}|{_OCCASION}|(?<=[\w)] )de[mn] (?=[A-ZÄÖÜ]))[^,:;]*)\.$"
)
_PARENTHESIS = re.compile(r"(?<![\"“”«»]) \((?P<inside>[^()]+)\)(?=\W)")
_DASHES = re.compile(r"\s[–—-]\s(?P<inside>[^–—]+?)\s[–—-](?=[\s,])")
_RELATIVE = re.compile(
    r"(?:wo|(?:(?:in|an|auf|mit|bei|von|für|aus|zu|über|unter|nach|durch|gegen) )?"
    r"(?:der|die|das|dem|den|dessen|deren|denen))\b"
)
# "dem Vorstand": the article of a noun, in an enumeration.
_NOUN_PHRASE = re.compile(r"(?:der|die|das|dem|den) (?:[a-zäöüß-]+en? )?[A-ZÄÖÜ]")
_APPOSITION = re.compile(r"(?:der|die|das|dem|den|ein|eine|einem|einer)\b")
_TAIL = re.compile(
    r", (?:nachdem|obwohl|obgleich|wobei|wodurch|woraufhin|während|da) (?P<clause>[^,;:]+)\.$"
)
_EXAMPLES = re.compile(
    r", (?:darunter|etwa|beispielsweise|zum Beispiel|unter anderem|wie etwa) [^;:.–()]+(?=\.$)"
)
_PURPOSE = re.compile(r", um (?P<clause>[^,;:]+ (?:zu \w+en|\w+zu\w+en))(?=\.$)")
# What the purpose is a measure of: "zu jung, um", "muss ... , um".
_MEASURED = re.compile(
    r"\b(?:zu [a-zäöüß]+(?!\w)(?=,|$)|genug|genügt?|(?:aus|ge)*reich\w*|brauch\w*|benötig\w*|nötig"
    r"|notwendig|erforderlich|wichtig|nicht|nur|kein\w*|erst|muss\w*|müss\w+|kann|könn\w+|soll\w*"
    r"|dürf\w+|darf|ohne|dafür|darum|würde\w*|besser\w*|Weg|Mittel|Möglichkeit\w*|ideal\w*)\b"
)
_TOLD = re.compile(r"\b[a-zäöüß]{3,}ten? (?!(?:[a-zäöüß-]+e[nmrs]? )?[A-ZÄÖÜ])")
_PAST = re.compile(r"hat|haben|hatten?|wurden?|[a-zäöüß]+te|[a-zäöüß]+ten")
# An indefinite noun at the head of its clause, or at the end of one.
_SOME = re.compile(r"(?:^|\s)[Ee]ine?[nmr]? (?:[a-zäöüß-]+e[nmrs]? )?[A-ZÄÖÜ][\w-]+$")
# Behind these a sentence is about any that is so, not about some one.
_ANY = re.compile(r"\b(?:ist|sind|war|waren|gibt|gab|bleibt|wie|als|jede\w*|kein\w*|nicht)\b")
# What says under which condition all else holds.
_OPENS = frozenset(
    "aber als bevor da dass denn doch ob obwohl sondern weil wenn wie um und".split()
)
_CONDITION = re.compile(
    r"\b(?:wenn|falls|sofern|solange|sobald|soweit|bis|zumindest|vorausgesetzt|bei)\b"
)
_WORD = re.compile(r"[\w-]+")
_NAME_BEFORE = re.compile(
    r"(?P<name>(?:[A-ZÄÖÜ][\w'’-]*\.? (?:(?:von|van|de|bin|al|zu) )*){0,5}[A-ZÄÖÜ][\w'’-]*)"
    r"(?: \([^()]{1,30}\))?$"
)
_VERB = re.compile(r"[a-zäöüß]{2,}(?:t|te|ten)")
_CORRECTION = re.compile(r"(?:pardon|sorry|besser gesagt|genauer|Verzeihung)\b", re.IGNORECASE)
_ADJECTIVE = ("e", "em", "en", "er", "es")
_SUBORDINATING = ARTICLES | frozenset(
    """
    als bevor da damit dass denen deren dessen falls indem nachdem ob obwohl seit sobald sofern
    solange während weil wenn wer wie wo
    """.split()
)
# Before these a comma would stand, or another clause begins.
_OPENS = (_SUBORDINATING - ARTICLES) | frozenset("aber denn doch sodass sondern um und".split())
_LINKING = frozenset("und oder sowie".split())
_BINDING = _LINKING | {"des"}
# With these before it a clause is what the sentence is about ("erst, nachdem").
_STRESSED = frozenset(
    """
    allem anderem angeblich auch bald bereits besonders damals dann direkt erst gerade kurz
    möglicherweise nur offenbar schon später unmittelbar vermutlich vielleicht wahrscheinlich wohl
    """.split()
)


def attribution_tails(text: str) -> Iterator[Cut]:
    """Find when, where and to whom somebody said it, behind the speaker at the sentence's end."""
    found = _ATTRIBUTION.search(text)
    if found and not _LINKING.intersection(found["tail"].split()):
        yield Cut(found.start("tail"), found.end("tail"), "attribution tail")


def parentheses(text: str) -> Iterator[Cut]:
    """Find parentheses of three words and more; shorter ones are parties, ages and short names.

    Behind a quotation they may say whose it is.
    """
    for found in _PARENTHESIS.finditer(text):
        inside = found["inside"]
        if len(inside.split()) > 2 and not _CONDITION.match(inside):
            yield Cut(found.start(), found.end(), "parenthesis")


def dashes(text: str) -> Iterator[Cut]:
    """Find what stands between the only two dashes of a sentence."""
    found = list(_DASHES.finditer(text))
    if len(found) == 1 and len(re.findall(r"\s[–—-](?=[\s,])", text)) == 2:
        aside = found[0]
        needless = len(aside["inside"].split()) > 2 and not _CONDITION.search(aside["inside"])
        if needless and _joins(text[: aside.start()], aside["inside"], text[aside.end() :]):
            yield Cut(aside.start(), aside.end(), "dashes")


def relative_clauses(text: str) -> Iterator[Cut]:
    """Find relative clauses to a name: there's only one of that, so they narrow nothing down."""
    for start, inside, end in _between_commas(text):
        clause = _RELATIVE.match(inside) and _is_verb(inside.split()[-1])
        clause = clause and not _NOUN_PHRASE.match(inside)
        if clause and len(inside.split()) > 3 and _goes_on(text, start, end):
            if _name_before(text, start):
                yield Cut(start, end, "relative clause to a name")
            elif _some_before(text, start, end):
                yield Cut(start, end, "relative clause to some one")


def appositions(text: str) -> Iterator[Cut]:
    """Find what a name is said to be, between commas."""
    for start, inside, end in _between_commas(text):
        spelled = inside.split()
        opens = _APPOSITION.match(inside) or lexicon.is_office(spelled[0])
        nominal = spelled[-1][:1].isupper() and not any(map(_is_finite, spelled))
        nominal &= len(spelled) > 2 and not _LINKING.intersection(spelled)
        named = opens and nominal and _name_before(text, start, alone=True)
        if named and _goes_on(text, start, end):
            yield Cut(start, end, "apposition")


def tails(text: str) -> Iterator[Cut]:
    """Find clauses at the end that say what went before, or what stands against it."""
    found = _TAIL.search(text)
    if found and _is_verb(found["clause"].split()[-1]) and _is_whole(text[: found.start()]):
        yield Cut(found.start(), found.end() - 1, "adverbial tail")


def purposes(text: str) -> Iterator[Cut]:
    """Find what something was done for, at the end, where it doesn't say how much is needed."""
    found = _PURPOSE.search(text)
    main = text[: found.start()] if found else ""
    if found and "," not in main and not _MEASURED.search(main) and _is_whole(main):
        yield Cut(found.start(), found.end(), "purpose")


def examples(text: str) -> Iterator[Cut]:
    """Find examples at the end of a sentence."""
    found = _EXAMPLES.search(text)
    if found is None or not _has_finite(text[: found.start()]):
        return
    spelled = _WORD.findall(found[0])
    if spelled[-1][:1].isupper() and not any(map(_is_verb, spelled[1:])):
        yield Cut(found.start(), found.end(), "examples")


# The least loss first.
RULES: tuple[Callable[[str], Iterator[Cut]], ...] = (
    *(attribution_tails, parentheses, dashes, examples, relative_clauses, tails, purposes),
    appositions,
)


def _between_commas(text: str) -> Iterator[tuple[int, str, int]]:
    """Give what stands between a comma and the next, or the final stop: cut `text[start:end]`."""
    commas = [found.start() for found in re.finditer(r",(?= )", text)]
    for start, end in pairwise([*commas, len(text) - 1]):
        inside = text[start + 2 : end]
        if inside.split() and text[end : end + 1] in {",", "."}:
            yield start, inside, end + (text[end] == ",")


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether the clause that was interrupted at `start` plainly goes on at `end`, or is over."""
    rest = text[end:].strip()
    if rest == ".":
        return _has_finite(text[:start])
    following = re.split(r"[,;:]", rest)[0]
    spelled = _WORD.findall(following)
    if not spelled or re.search(r"\bzu \w+$", following):
        return False
    if "," in text[:start] or not _has_finite(text[:start]):
        return "," not in text[:start] and _is_finite(spelled[0])
    return spelled[0] in PREPOSITIONS


def _has_finite(text: str) -> bool:
    """Whether a verb is surely in a text: one that is listed, or in the past and before no noun."""
    return any(map(_is_finite, _WORD.findall(text))) or bool(_TOLD.search(text))


def _is_finite(word: str) -> bool:
    """Whether a word is surely a finite verb."""
    return word in FINITE or bool(re.fullmatch(_SAID, word))


def _is_verb(word: str) -> bool:
    """Whether a word may be the verb at the end of a clause."""
    return word in FINITE or (bool(_VERB.fullmatch(word)) and word not in STOP_WORDS)


def _is_whole(main: str) -> bool:
    """Whether a clause before a comma can end there: no relative clause, and no word of stress."""
    own = re.split(r"[,;:] ", main)[-1]
    last = own.rpartition(" ")[2]
    stressed = last in _STRESSED or last in TIMES or last in ARTICLES
    return not stressed and not _RELATIVE.match(own) and _has_finite(own)


def _joins(before: str, aside: str, after: str) -> bool:
    """Whether what stands around an aside is one clause, or two with the comma between them."""
    own = _WORD.findall(re.split(r"[,;:]", before)[-1])
    finite = any(map(_is_verb, own))
    if after.startswith(","):
        return finite
    spelled, last = _WORD.findall(after), aside.rsplit(maxsplit=1)[-1]
    if not spelled or not own or spelled[0] in _OPENS or _CORRECTION.match(aside):
        return False
    # "wenn sie steigen – wie im Mai – dann": the dash stands for a comma.
    opened = _SUBORDINATING.intersection(map(str.lower, own[:2]))
    ends = opened and own[-1].islower() and own[-1].endswith(("en", "t", "te"))
    broken = last.islower() and last.endswith(_ADJECTIVE) and spelled[0][0].isupper()
    return not (ends or broken or (finite and _is_verb(spelled[0])))


def _some_before(text: str, start: int, end: int) -> bool:
    """Whether some one of many stands before `start` of whom the sentence tells what happened."""
    before, after = text[:start], _WORD.findall(text[end:])
    noun = _SOME.search(before)
    if (
        noun is None
        or _ANY.search(before)
        or re.search(r"\s[–—-]\s", before)
        or ("," in before and after)
    ):
        return False
    verbs = after[:1] if after else _WORD.findall(before.rpartition(", ")[2])
    initial = not before[: noun.start()].strip()
    return initial == bool(after) and any(_PAST.fullmatch(verb) for verb in verbs)


def _name_before(text: str, end: int, *, alone: bool = False) -> bool:
    """Whether the words before `end` are a name that depends on no noun before it.

    `alone`: at the head of the sentence, or behind a verb of speech.
    """
    found = _NAME_BEFORE.search(text[:end])
    if found is None:
        return False
    spelled = found["name"].split()
    if found.start() == 0 and spelled[0].lower() in PREPOSITIONS | ARTICLES:
        spelled = spelled[1:]
    before = text[: found.start()].split()
    if before and before[-1].lower() in ARTICLES - {"des"}:
        before.pop()
    if before and before[-1].lower() in PREPOSITIONS:
        before.pop()
    if alone and before and not re.fullmatch(_SAID, before[-1]):
        return False
    free = not before or (before[-1].isalpha() and before[-1].islower())
    return free and not _BINDING.intersection(before[-1:]) and _is_name(spelled)


def _is_name(spelled: list[str]) -> bool:
    """Whether capitalised words are a person with a first name, a known place or an acronym."""
    if not spelled:
        return False
    if len(spelled) == 1:
        return bool(lexicon.place(spelled[0])) or bool(re.fullmatch(r"[A-ZÄÖÜ]{2,6}", spelled[0]))
    first = any(word in given_names() for word in spelled[:-1])
    return first and not lexicon.is_common(spelled[-1])
