"""One clean text of what scrapers leave, each change an edit that keeps its place.

In order: entities, letters decoded with the wrong encoding, characters that are invisible or
composed, words broken at line ends, white space. Each step looks for its own marks first, so
that clean text costs a search.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from translator.reading.places import Places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Edit = tuple[int, int, str]  # characters [start, end) and what takes their place
    Step = tuple[re.Pattern[str], Callable[[str], Iterator[Edit]]]

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,30});")

# A byte that opens a character in UTF-8 and one that continues it, both read as Windows-1252 or
# ISO-8859-1. ftfy decides whether they are that; "ß“" and "Ä…" for example are not.
_MOJIBAKE = re.compile(r"[Â-ô][\x80-¿‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]|Ã ")

_WORD = re.compile(r"\S+")

# Zero-width characters, direction and byte order marks, control characters: invisible, and
# poison for a tokenizer. Soft hyphens are too, but first they tell where a word was broken.
_INVISIBLE = (
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u061c\x00-\x08\x0e-\x1b\x7f"
)
_ODD = re.compile(
    rf"(?P<invisible>[{_INVISIBLE}]+)|(?P<control>[\x80-\x84\x86-\x9f])|(?P<hyphen>[\u2010\u2011])"
    r"|(?P<ligature>[\ufb00-\ufb06])|[^\s\u0300-\u036f][\u0300-\u036f]+|[\u2126\u212a\u212b]"
)
_SOFT = re.compile("\u00ad+")

# A hyphen, hard or soft, that ends a line after a letter, with a letter in the next line.
_BREAKS = r"\n\r\f\x0b\x85\u2028\u2029"
_LINE_END = re.compile(
    rf"(?<=[^\W\d_])(?:(?P<hard>\u00ad*-)|\u00ad)(?:[^\S{_BREAKS}]|\u00ad)*[{_BREAKS}][\s\u00ad]*"
    r"(?=[^\W\d_])"
)
_REACH = 60  # characters; the word at a line's end is shorter
_SOFT_END = re.compile(r"[^\W\d_]\u00ad[\s\u00ad]*$")
_BROKEN = re.compile(r"([^\W\d_]+)-$")
# Before one of these a hyphen stands for the rest of a compound: "Ost- und Westdeutschland".
_LINKS = re.compile(r"(?:und|oder|bzw|bis|sowie|beziehungsweise|als|wie|noch|aber|statt|zum|zur)\b")

_UNTIDY = re.compile(r"\s{2,}|[^\S ]|^ | $")


def clean(text: str) -> str:
    """The text as reading would keep it, where its lines are one paragraph."""
    return tidy(text, Places.copied(0, len(text)))[0]


def tidy(chars: str, places: Places) -> tuple[str, Places]:
    """Clean a text of known places: composed letters, nothing invisible, single spaces."""
    return _through((*_DECODING, *_TIDYING), chars, places)


def ends_softly(line: str) -> bool:
    """Whether a soft hyphen shows that the word goes on in the next line."""
    end = line[-_REACH:]
    decoded, _ = _through(_DECODING, end, Places.copied(0, len(end)))
    return _SOFT_END.search(decoded) is not None


def line_break(before: str, after: str, *, soft: bool = False) -> tuple[int, str]:
    """How a text goes on in its next line: characters to take from the end, and what to put there.

    "Bundes-", "regierung" is one word, and what a soft hyphen broke is one too; "Nord-", "Süd" and
    "US-", "amerikanisch" keep the hyphen; "Ost-", "und" keep the space too.
    """
    if soft and after[:1].isalpha():
        return 0, ""
    broken = _BROKEN.search(before[-_REACH:])
    if not broken or not after[:1].isalpha() or _LINKS.match(after):
        return 0, " "
    stem = broken[1]
    compound = not after[0].islower() or not stem[-1].islower() or len(stem) == 1
    return (0, "") if compound else (1, "")


def _through(steps: Iterable[Step], chars: str, places: Places) -> tuple[str, Places]:
    """Take a text through the steps of which it has the marks."""
    for marks, edits in steps:
        if marks.search(chars):
            chars, places = _apply(chars, places, edits(chars))
    return chars, places


def _apply(chars: str, places: Places, edits: Iterable[Edit]) -> tuple[str, Places]:
    """Make the edits, which are in order and don't overlap."""
    parts: list[str] = []
    moved = Places()
    position = 0
    for start, end, text in edits:
        parts += chars[position:start], text
        moved.extend(places, position, start)
        moved.stand(len(text), *places.span(start, end))
        position = end
    if not position:
        return chars, places
    parts.append(chars[position:])
    moved.extend(places, position, len(chars))
    return "".join(parts), moved


def _entities(chars: str) -> Iterator[Edit]:
    for match in _ENTITY.finditer(chars):
        text = html.unescape(match[0])
        if text != match[0]:
            yield *match.span(), text


def _mojibake(chars: str) -> Iterator[Edit]:
    """Runs of letters that are UTF-8 read as something else, as ftfy mends them."""
    from ftfy import fix_encoding
    from ftfy.chardata import UTF8_DETECTOR_RE

    for match in UTF8_DETECTOR_RE.finditer(chars):
        if fix_encoding(match[0]) != match[0]:
            runs = [match]
        else:  # of several words, one that is sound hides the others
            runs = list(_WORD.finditer(chars, *match.span()))
        for run in runs:
            start, end = run.span()
            text = fix_encoding(run[0])
            if text != run[0]:
                yield from _letter_by_letter(start, end, text)


def _letter_by_letter(start: int, end: int, text: str) -> Iterator[Edit]:
    """One edit a letter where each byte of UTF-8 had become a character, else one for all."""
    lengths = [len(char.encode()) for char in text]
    if sum(lengths) != end - start:
        yield start, end, text
        return
    for char, length in zip(text, lengths, strict=True):
        yield start, start + length, char
        start += length


def _odd(chars: str) -> Iterator[Edit]:
    for match in _ODD.finditer(chars):
        text = _plain(match[0], match.lastgroup)
        if text != match[0]:
            yield *match.span(), text


def _plain(char: str, kind: str | None) -> str:
    """What an odd character, or a letter with its marks, is written as."""
    if kind == "invisible":
        return ""
    if kind == "control":  # of ISO-8859-1, where Windows-1252 has quotes and dashes
        return char.encode("latin-1").decode("cp1252", "ignore")
    if kind == "hyphen":
        return "-"
    return normalize("NFKC" if kind == "ligature" else "NFC", char)


def _line_ends(chars: str) -> Iterator[Edit]:
    for match in _LINE_END.finditer(chars):
        start, end = match.span()
        before = _SOFT.sub("", chars[max(0, start - _REACH) : start])
        after = _SOFT.sub("", chars[end : end + _REACH])
        if match["hard"]:
            taken, gap = line_break(f"{before}-", after)
            yield start, end, "-"[taken:] + gap
        else:
            yield start, end, ""


def _soft_hyphens(chars: str) -> Iterator[Edit]:
    for match in _SOFT.finditer(chars):
        yield *match.span(), ""


def _spaces(chars: str) -> Iterator[Edit]:
    for match in _UNTIDY.finditer(chars):
        start, end = match.span()
        yield start, end, "" if start == 0 or end == len(chars) else " "


_DECODING: tuple[Step, ...] = ((_ENTITY, _entities), (_MOJIBAKE, _mojibake), (_ODD, _odd))
_TIDYING: tuple[Step, ...] = (
    (_LINE_END, _line_ends),
    (_SOFT, _soft_hyphens),
    (_UNTIDY, _spaces),
)
