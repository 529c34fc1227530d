"""German sentence splitting: sentencex for abbreviations, our rules for what it leaves open.

On 507 German articles the boundary F1 is 0.971, and 0.986 without the doubtful part of that gold;
the libraries alone come to 0.937 (sentencex), 0.926 (syntok), 0.942 (pysbd) and 0.948 (spaCy's
sentencizer) (benchmarks/splitting.py). sentencex alone takes ordinals before a noun for ends,
never ends a sentence inside quotes or before a figure, and is quadratic in the number of quotes;
the rules are for that. Between whole clauses `clauses.py` ends a sentence too.
"""

from __future__ import annotations

import re
from importlib.metadata import version
from itertools import pairwise
from typing import TYPE_CHECKING

from translator.reading import german
from translator.reading.clauses import clause_ends

if TYPE_CHECKING:
    from collections.abc import Iterator

RULES_VERSION = "2"

# Longer text is given to sentencex in pieces, which bounds what its quadratic parts can cost.
_PIECE = 5000

# A blank line, or a line that begins with a bullet.
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*|\n\s*(?=[•▪■●○‣·]\s)")
# A word in front of a point that no space follows; in addresses there is no such word.
_CLOSE_STOP = re.compile(r"(?<![\w.@/-])[\w-]*[a-zäöüß]{3}\.(?=[A-ZÄÖÜ][a-zäöüß]*\s)")
# No stop at the end of a line, and a capital in the next one: after a heading, or in a name.
_LINE_END = re.compile(r"[^\W_][\"“”»«’)]*([^\S\n]*\n\s*)(?=([A-ZÄÖÜ]\w+)\s)")
# sentencex would not look into quotes, and fails on white space beyond ASCII.
_UNFIT = re.compile(r"[\"„“”»«‚‘’‹›]|[^\S\n]")
_CLOSERS = re.compile(r"[\"“”»«’‘‹›')\]]+(?=\s|$)")
_STOP = re.compile(r"(?<![.!?…])[.!?…]+[\"“”»«’‘‹›')\]]*(\s+)(?=[\"„“»«‚'`(\[]*[\dA-ZÄÖÜ])")
_LAST_TOKEN = re.compile(r"(\S+)\s*$")
_NEXT_TOKEN = re.compile(r"\s*[\"„“”»«‚‘'`(\[]*([^\s\"“”»«]*)")
_ORDINAL = re.compile(r"[(„\"–-]?(\d{1,3}|[IVX]{1,5})\.")
_ADJECTIVE = re.compile(r"[a-zäöüß]{3,}(?:en|em|er|es)")
_RESULT = re.compile(r"\d+[:,]\d+")  # 3:1, 12,5
_OUTER = "(„\"»:`'"
_ENDED = re.compile(r"(?:[^\W\d_]{4}|\W)[.!?]$|^\W+$")
_INITIAL = re.compile(r"(?:^|[\s.:(„\"-])[A-ZÄÖÜ]\.$")

# A number with a point after one of these is an ordinal: "am 3. Juni", "der 1. FC Köln".
_BEFORE_ORDINAL = frozenset(
    """
    der die das dem den des am im ins vom zum zur beim bis ab seit jeder jede jedes jeden jedem
    dieser diese dieses diesem diesen ihr ihre ihrem ihren ihrer sein seine seinem seinen seiner
    unser unsere unserem unseren unserer mein meine meinem meinen meiner ein eine einem einen
    einer und oder montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    rund nach
    """.split()
)
_AFTER_ORDINAL = frozenset(
    """
    januar februar märz april mai juni juli august september oktober november dezember jänner
    jahrhundert jahrhunderts jahrtausend minute spielminute runde spieltag platz stock etage
    klasse mal lebensjahr geburtstag jahrestag todestag auflage staffel folge kapitel bundestag
    bundestages liga armee division bezirk teil tag woche monat jahr quartal halbjahr halbzeit
    bundesliga fc weltkrieg weltkriegs weltkrieges senat strafsenat zivilsenat kammer etappe
    """.split()
)

# Abbreviations that a name, noun or figure follows; none of them ends a sentence.
_NEVER_LAST = frozenset(
    """
    dr prof dipl ing hr fr frl st nr nrn abs abg kap abb bd hrsg vgl bzw ca evtl ggf inkl exkl zzgl
    max min vs tel geb gest verh gegr z d i u o.ä z.b u.a d.h i.d.r v.a s.o s.u b ziff rn
    univ jun lt gem bspw insb allg ehem az fa hl kl gr rd wg lfd urspr vorm röm
    med phil jur rer nat habil kath evang engl frz franz lat griech russ span ital dt österr niederl
    """.split()
)

# Abbreviations that may end a sentence; they do before one of the words below.
_SELDOM_LAST = frozenset(
    """
    usw etc co inc jr sr sen art mag sog mio mrd mill tsd std sek jh jhd
    jan feb apr jul aug sept sep okt nov dez
    """.split()
)

_ABBREVIATIONS = _NEVER_LAST | _SELDOM_LAST

# No abbreviation ends with one of these.
_CLOSED = (")", "]", "%", "€", "“", "”", "«")

# Words that open a sentence but no name: after "Ludwig XIV." or "bis 30." they mark an end.
_OPENERS = german.FUNCTION_WORDS | frozenset(
    """
    man außerdem allerdings dennoch anders zuvor zuletzt später bislang bisher wohl wenig
    """.split()
)


def splitting_version() -> str:
    """What decides where sentences end, for the signature of a brief."""
    return f"sentencex {version('sentencex')} + rules {RULES_VERSION}"


def split_sentences(text: str) -> list[tuple[int, int]]:
    """The spans of the sentences in German text, in order, in characters.

    They don't overlap, hold every character but white space between them, and begin and end
    without white space. A blank line always ends a sentence. Takes linear time.
    """
    spans: list[tuple[int, int]] = []
    for start, end in _between(text, 0, len(text), _PARAGRAPH):
        cuts = [start, *_boundaries(text, start, end), end]
        for left, right in pairwise(cuts):
            parts = [left, *clause_ends(text, left, right), right]
            spans.extend(s for a, b in pairwise(parts) if (s := _trim(text, a, b)))
    return spans


def _between(text: str, start: int, end: int, gap: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for match in gap.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    return (start, end) if start < end else None


def _boundaries(text: str, start: int, end: int) -> list[int]:
    """Where sentences end inside a paragraph, in order."""
    found = {
        match.start(1) for match in _STOP.finditer(text, start, end) if _ends_word(text, match)
    }
    for left, right in _pieces(text, start, end):
        found.update(_library_boundaries(text, left, right))
    cuts = {cut for cut in found if start < cut < end and _is_boundary(text, cut)}
    cuts.update(match.end() for match in _CLOSE_STOP.finditer(text, start, end))
    cuts.update(
        match.start(1)
        for match in _LINE_END.finditer(text, start, end)
        if match[2].lower() in german.FUNCTION_WORDS
    )
    return sorted(cuts - {start, end})


def _ends_word(text: str, stop: re.Match[str]) -> bool:
    """Whether a stop that sentencex may pass over is clear: after a real word, or no point."""
    if text[stop.start()] != ".":
        return True
    before = text[max(0, stop.start() - 40) : stop.start()]
    last = _LAST_TOKEN.search(before)
    word = last[1].strip(_OUTER).rpartition("-")[2] if last else ""
    if before.endswith(_CLOSED) or _RESULT.fullmatch(word):
        return True
    if len(word) > 1 and word.isalpha() and word.lower() not in _ABBREVIATIONS:
        return True
    following = _NEXT_TOKEN.match(text, stop.start(1), stop.start(1) + 40)
    return following is not None and following[1].lower() in _OPENERS


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraph in pieces of bounded length, cut at white space where there is any."""
    while end - start > _PIECE:
        cut = text.rfind(" ", start + 1, start + _PIECE)
        cut = cut if cut > start else start + _PIECE
        yield start, cut
        start = cut
    yield start, end


def _library_boundaries(text: str, start: int, end: int) -> Iterator[int]:
    """What sentencex finds once what it can't deal with is spaces."""
    from sentencex import get_sentence_boundaries

    piece = _UNFIT.sub(" ", text[start:end])
    for sentence in get_sentence_boundaries("de", piece):
        cut = start + len(piece[: sentence["end_index"]].rstrip())
        closers = _CLOSERS.match(text, cut, end)
        yield closers.end() if closers else cut


def _is_boundary(text: str, cut: int) -> bool:
    """Whether a sentence may end at `cut`; the veto over both sources of boundaries."""
    before, after = text[max(0, cut - 60) : cut].rstrip(), text[cut : cut + 60]
    bare = before.rstrip("\"“”»«’‘‹›')]")
    if not bare or bare[-1] not in ".!?…:" or not after[:1].isspace():
        return False
    following = _NEXT_TOKEN.match(after)
    word = following[1] if following else ""
    if not word or word[0].islower() or word[0] in ",;:.!?)–-":
        return False
    return bare[-1] != "." or bare != before or not _is_point_inside(bare, word)


def _is_point_inside(before: str, following: str) -> bool:
    """Whether the point that ends `before` is an ordinal's, an initial's or an abbreviation's."""
    tokens = before.split()
    next_word = following.strip(".,;:!?()").lower()
    opens = next_word in _OPENERS
    if ordinal := _ORDINAL.fullmatch(tokens[-1]):
        if len(tokens) == 1 or next_word in _AFTER_ORDINAL:
            return True
        return _is_ordinal(tokens[-2], ordinal[1], opens=opens)
    word = tokens[-1].strip(_OUTER).rstrip(".").lower()
    if _INITIAL.search(before) or word in _SELDOM_LAST or word.endswith("str"):
        return not opens
    return word in _NEVER_LAST


def _is_ordinal(before: str, number: str, *, opens: bool) -> bool:
    """Whether a number with a point counts something, or an item of a list.

    `opens` says that a word follows which begins sentences.
    """
    if not number.isdigit():
        return not opens
    if _ENDED.search(before):
        return True
    return _announces_ordinal(before) and not opens


def _announces_ordinal(word: str) -> bool:
    """Whether a number after this word is an ordinal: after an article or an adjective."""
    bare = word.strip(',(-„"')
    return bare.lower() in _BEFORE_ORDINAL or bool(_ADJECTIVE.fullmatch(bare))
