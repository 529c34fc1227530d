"""Entries of a small model's dictionary for more than a word, and for verbs that part."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from translator.engines.addresses import stand_ins
from translator.engines.codeswitch import Hint
from translator.engines.datives import datives
from translator.engines.figures import english_figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from translator.engines.spans import Span

REACH = 40  # words from a verb to what belongs to it
# What a clause ends before.
_END = re.compile(r"[\"“”«»]?\s*(?:$|[.,;:!?)/]|[–—-]\s|(?:aber|als|oder|sowie|und|wie)\s)")
_SIGN = re.compile(r"[^\w\s-]|\d")  # in entries that aren't just words
_BETWEEN = re.compile(r"(?<=\w)[ -](?=\w)")  # words of an entry
_BE = re.compile(r"^be\b")  # of an infinitive, which a verb in the plural looks like
_STOP = re.compile(r"[,;:!?]\s")  # a verb and its prefix have none between
# Separable prefixes of verbs, and adverbs that are written like them.
PREFIXES = frozenset(
    """
    ab an auf aus auseinander bei bekannt bereit bevor bloß da dar davon durch ein entgegen fehl
    fern fest fort frei gegenüber heim her herab heran heraus herbei herum herunter hervor hin
    hinaus hinein hinter hinunter hinweg hinzu hoch kennen klar lahm leid los mit nach nahe nieder
    offen preis schwer sicher statt still teil um vor voran voraus vorbei vorweg weg weiter wieder
    zu zurecht zurück zusammen zuvor über überein
    """.split()
)
# What is no verb, and a word with one of them before it ("zudem", "vorerst").
_NO_VERBS = frozenset(
    """
    ab al alle allem auf aus beide beiden beider bis das dem den der des die durch einmal er erst
    es her hin in mal mit nach oben richtig schließlich sich um unter vor weg wendig zu zum über
    """.split()
)


Found = tuple["Sequence[Hint]", "Sequence[int]"]  # hints, and the words that they take


class Phrases:
    """The entries of more than one word ("vor allem", "U-Boot") or with signs ("z. B.").

    Addresses, figures, parted verbs and those of datives are found with them.

    What ends in a verb is found apart, too: "in Kraft tritt" in "tritt im Mai in Kraft", and
    "ablehnt" in "lehnt das ab".
    """

    def __init__(self, english: Mapping[str, str]) -> None:
        self._english = english
        # Lengths of entries by their first word, the longest first.
        self._whole: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._cut: defaultdict[str, set[str]] = defaultdict(set)  # without their last, by what is
        longest = sorted((entry for entry in english if not entry.isalpha()), key=len, reverse=True)
        signs = [entry for entry in longest if _SIGN.search(entry)]
        ways = "|".join(map(re.escape, signs))
        self._signs = re.compile(rf"(?<!\w)(?:{ways})(?!\w)") if signs else None
        for entry in longest:
            first, *others = _BETWEEN.split(entry)
            if not others or entry in signs:
                continue
            self._whole[first][len(entry)] = None
            cut, _, last = entry.rpartition(" ")
            if cut and last.islower():
                self._cut[cut.rpartition(" ")[2]].add(cut)

    def find(self, text: str, words: Sequence[Span]) -> tuple[list[Hint], set[int]]:
        """Find what has an entry in a text: the hints, and which of its words they take."""
        found: list[Hint] = []
        taken: set[int] = set()
        for ways in (
            self._find_addresses,
            self._find_figures,
            self._find_signs,
            self._find_datives,
            self._find_apart,
            self._find_whole,
        ):
            for hints, places in ways(text, words):
                if taken.isdisjoint(places):
                    found += hints
                    taken.update(places)
        return found, taken

    def _find_signs(self, text: str, words: Sequence[Span]) -> Iterator[Found]:
        for sign in self._signs.finditer(text) if self._signs else ():
            start, end = sign.span()
            # The last full stop of a sentence ends it, too.
            stop = end - 1 if sign[0].endswith(".") and not text[end:].strip() else end
            yield [Hint(start, stop, self._english[sign[0]])], _places(words, start, end)

    def _find_addresses(self, text: str, words: Sequence[Span]) -> Iterator[Found]:
        for hint in stand_ins(text):
            yield [hint], _places(words, hint.start, hint.end)

    def _find_figures(self, text: str, words: Sequence[Span]) -> Iterator[Found]:
        for hint in english_figures(text):
            yield [hint], _places(words, hint.start, hint.end)

    def _find_datives(self, text: str, words: Sequence[Span]) -> Iterator[Found]:
        for hint in datives(text):
            yield [hint], _places(words, hint.start, hint.end)

    def _find_whole(self, text: str, words: Sequence[Span]) -> Iterator[Found]:
        ends = {end: n for n, (_, end) in enumerate(words)}
        for n, (start, end) in enumerate(words):
            first = text[start:end]
            for written in dict.fromkeys((first, first.lower())):
                for length in self._whole.get(written, ()):
                    last = start + length
                    english = self._english.get(written + text[end:last], "")
                    if english and last in ends:
                        if first != written or (first[0].isupper() and not start):
                            english = english[0].upper() + english[1:]
                        yield [Hint(start, last, english)], range(n, ends[last] + 1)

    def _find_apart(self, text: str, words: Sequence[Span]) -> Iterator[Found]:
        for n, (start, end) in enumerate(words):
            word = text[start:end]
            if (word in PREFIXES or word in self._cut) and _END.match(text, end):
                yield from self._verb(text, words, n)

    def _verb(self, text: str, words: Sequence[Span], n: int) -> Iterator[Found]:
        """Give the nearest verb that has an entry with what ends in the word `n`."""
        for first, cut in self._cuts(text, words, n):
            start, end = words[first][0], words[n][1]
            for place in range(first - 1, max(-1, first - REACH), -1):
                begin, last = words[place]
                if _STOP.search(text, last, start):
                    break
                verb = text[begin:last]
                english = self._english.get(cut + verb, "")
                if english and verb.islower() and verb not in _NO_VERBS:
                    said = Hint(begin, last, _BE.sub("are", english))
                    rest = Hint(start - text.endswith(" ", 0, start), end, "", begin)
                    yield [said, rest], (place, *range(first, n + 1))
                    return

    def _cuts(self, text: str, words: Sequence[Span], n: int) -> Iterator[tuple[int, str]]:
        """Give what ends in the word `n` and may lack a verb, with the place of its first word."""
        start, end = words[n]
        for cut in sorted(self._cut.get(text[start:end], ()), key=len, reverse=True):
            begins = end - len(cut)
            first = bisect_left(words, (begins,))
            if words[first][0] == begins and text.startswith(cut, begins):
                yield first, f"{cut} "
        if text[start:end] in PREFIXES:
            yield n, text[start:end]


def _places(words: Sequence[Span], start: int, end: int) -> range:
    """Give the numbers of the words that begin in a part of the text."""
    return range(bisect_left(words, (start,)), bisect_left(words, (end,)))
