"""What each content word of a pair says on whether something was left out, or added."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from translator.translation.letters import alike, english_initials, german_initials
from translator.translation.lexicon import SURE_NAME, Entry, Lexicon, lexicon
from translator.translation.words import Word, english_words, fold, german_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_NOTHING: frozenset[str] = frozenset()
_NOUN_ENDS = ("ung", "ungen", "keit", "heit", "schaft", "tion", "tionen", "ismus", "itat", "nis")
_SUBJECTS = frozenset("er sie es der die das ein eine".split())
_STREETS = ("strasse", "platz", "gasse", "allee", "viertel", "burg", "berg", "heim", "hausen")
_SAYING = frozenset(
    "sagt sagte erklärt erklärte betont betonte teilte meint meinte kündigte warnt warnte fordert "
    "forderte schreibt schrieb berichtet berichtete kritisiert kritisierte räumte lobte".split()
)
_ARTICLES = frozenset(
    "der die das des dem den ein eine einen einem einer eines kein keine keinen keiner im am zum "
    "zur beim vom ins ihr ihre ihren ihrer sein seine seinen seiner seines diese dieser diesem "
    "dieses".split()
)
INSIDE = 4  # letters of a name from which it isn't within another word by chance
# English stems that are written with capitals and still are no names.
_NO_NAMES = frozenset(
    "monda tuesda wednesda thursda frida saturda sunda januar februar march april may june jun "
    "july jul august september october november december christma easter pentecost german "
    "english french spanish god internet".split()
)


class Evidence(NamedTuple):
    """A content word and what it says.

    `weight` is the log-odds that it has no counterpart, and `entry` where they are from; `key` is
    the entry's stem or class, `known` whether the lexicon has the word itself, `name` whether it
    is a name, as far as is known.
    """

    word: Word
    covered: bool
    weight: float
    entry: Entry
    key: str
    known: bool
    name: bool


class Evidences(NamedTuple):
    """All evidence of a pair, and all words of its English."""

    german: list[Evidence]
    english: list[Evidence]
    target: Sequence[Word]


@lru_cache(8)
def evidence(source: str, target: str) -> Evidences:
    """Weigh the content words of a pair by the lexicon of the package."""
    return weigh(_source_words(source), english_words(target), lexicon())


@lru_cache(64)
def _source_words(source: str) -> tuple[Word, ...]:
    # Of one sentence several hypotheses are checked.
    return tuple(german_words(source))


def weigh(source: Sequence[Word], target: Sequence[Word], known: Lexicon) -> Evidences:
    """Weigh the content words of a pair, given as all words of both."""
    stems = {word.stem for word in target}
    counterparts = [known.counterparts(word.text) if word.stem else _NOTHING for word in source]
    accounted = _NOTHING.union(*counterparts)
    english, german = _Spellings(target, english_initials), _Spellings(source, german_initials)
    found = Evidences([], [], target)
    for place, word in enumerate(source):
        if word.stem:
            covered = not counterparts[place].isdisjoint(stems) or any(
                alike(word.text, other) for other in english.near(german_initials(word.text))
            )
            found.german.append(_german(source, place, covered, known))
    for place, word in enumerate(target):
        if word.stem:
            near = german.near(english_initials(word.text))
            covered = word.stem in accounted or any(alike(other, word.text) for other in near)
            covered = covered or _inside(word, source)
            found.english.append(_english(target, place, covered, known))
    return found


def _inside(word: Word, source: Sequence[Word]) -> bool:
    """Whether a name stands within a German one: Korea in Nordkoreaner."""
    name = fold(word.text)
    if not word.capital or len(name) < INSIDE:
        return False
    return any(other.capital and name in fold(other.text) for other in source)


class _Spellings:
    """The words of a text by the first letters of how they are written and how they sound."""

    def __init__(self, words: Sequence[Word], initials: Callable[[str], frozenset[str]]) -> None:
        self._by_letter: dict[str, set[str]] = {}
        for word in words:
            # Function words count where they may stand in a title ("Here We Stand").
            if word.stem or word.capital:
                for letter in initials(word.text):
                    self._by_letter.setdefault(letter, set()).add(word.text)

    def near(self, initials: frozenset[str]) -> Iterator[str]:
        """Give the words that may be spelled alike, some of them twice."""
        for letter in initials:
            yield from self._by_letter.get(letter, _NOTHING)


def _evidence(word: Word, covered: bool, entry: Entry, key: str, name: bool) -> Evidence:
    weight = entry.present if covered else entry.missing
    return Evidence(word, covered, weight, entry, key, " " not in key, name)


def _german(words: Sequence[Word], place: int, covered: bool, known: Lexicon) -> Evidence:
    word = words[place]
    if word.capital and _speaks(words, place):
        key = "de capital speaker"
        return _evidence(word, covered, known.of_class(key), key, name=True)
    entry = known.german(word.stem)
    if entry:
        name = word.capital and entry.capital >= SURE_NAME and entry.english.isdisjoint(_NO_NAMES)
        return _evidence(word, covered, entry, word.stem, name)
    kind = _unknown(words, place, known)
    key = f"de {_shape(word)} {kind}"
    name = word.capital and kind in {"listed", "street", "beside", "alone"}
    return _evidence(word, covered, known.of_class(key), key, name)


def _speaks(words: Sequence[Word], place: int) -> bool:
    """Whether the word stands bare beside a verb of saying, as only names do."""
    word, before, after = words[place], _beside(words, place, -1), _beside(words, place, 1)
    if word.opens and after:
        # "Gleichzeitig warnte der Minister": the subject comes after the verb.
        third = _beside(words, place + 1, 1)
        subject = third and (third.capital or third.text in _SUBJECTS)
        return after.text in _SAYING and not subject
    return bool(before and before.text in _SAYING and not (after and after.capital))


def _beside(words: Sequence[Word], place: int, step: int) -> Word | None:
    """Give the word before or after, if no more than a space is between."""
    if not 0 <= place + step < len(words):
        return None
    other = words[place + step]
    first, second = sorted((words[place], other), key=lambda word: word.start)
    return other if second.start - first.end == 1 else None


def _unknown(words: Sequence[Word], place: int, known: Lexicon) -> str:
    """Give the class of a word that the lexicon hasn't."""
    word = words[place]
    folded = fold(word.text)
    if word.capital and known.is_name(word.text):
        return "listed"
    if word.capital and len(folded) > 8 and folded.endswith(_STREETS):
        return "street"
    return "compound" if known.parts(folded) else _german_place(words, place)


def _german_place(words: Sequence[Word], place: int) -> str:
    """Give what distinguishes unknown nouns from names: ending, article or adjective, company."""
    word = words[place]
    if fold(word.text).endswith(_NOUN_ENDS):
        return "noun"
    before = words[place - 1] if place else None
    if before and before.text.lower() in _ARTICLES and not word.opens:
        return "article"
    if (
        before
        and not before.capital
        and before.stem
        and before.text[-1] in "enrsm"
        and not word.opens
    ):
        return "adjective"
    near = _beside(words, place, -1), _beside(words, place, 1)
    return "beside" if any(other and other.capital and other.stem for other in near) else "alone"


def _english(words: Sequence[Word], place: int, covered: bool, known: Lexicon) -> Evidence:
    word = words[place]
    entry = known.english(word.stem)
    if entry:
        name = word.capital and entry.capital >= SURE_NAME and word.stem not in _NO_NAMES
        return _evidence(word, covered, entry, word.stem, name)
    listed = word.capital and known.is_name(word.text)
    where = "opens" if word.opens else "inside"
    length = "long" if len(word.text) > 6 else "short"
    key = f"en {_shape(word)} {'listed' if listed else where if word.capital else length}"
    name = listed or (word.capital and not word.opens)
    return _evidence(word, covered, known.of_class(key), key, name)


def _shape(word: Word) -> str:
    return "capitals" if word.short_form else "capital" if word.capital else "small"
