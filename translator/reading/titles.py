"""The headline among the blocks of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translator.reading import german
from translator.reading.roles import REASONS
from translator.reading.text import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translator.reading.blocks import Block, Label

_REACH = 60  # blocks before the article in which its headline stands
_WORDS = range(3, 26)
_PAGE_TITLE = 300  # characters of the first line, which may be the page's title
_MIN_KEY = 15  # letters; shorter headings are names of sections
_LONG = 150  # characters; behind a paragraph stand subheadings, not the headline
_HEADLINE = 160  # characters
_SUBTITLE = 6  # words; what is shorter may be a menu's
_SUBTITLES = frozenset({REASONS["short"], REASONS["heading"], REASONS["prose"]})
_KICKER_WORDS = range(2, 11)
_SUBTITLE_WORDS = range(4, 41)
# Sections of papers, as their menus and breadcrumbs name them.
SECTIONS = frozenset(
    """
    politik inland ausland deutschland international welt wirtschaft finanzen börse geld
    sport fußball fussball kultur feuilleton panorama vermischtes gesellschaft leben
    lifestyle unterhaltung wissen wissenschaft gesundheit technik digital netzwelt
    netzpolitik auto mobilität reise karriere bildung meinung debatte kommentar lokales
    regional region nachrichten news wetter ratgeber service kriminalität justiz umwelt
    klima medien geschichte immobilien it mobiles startseite home
    """.split()
)
_OPENER = re.compile(r"[A-ZÄÖÜ\d\"„“»«‚'›‹]")
_NEVER_TITLES = frozenset({"date", "byline", "credit", "caption", "advertising", "button"})
_COLON_KICKER = re.compile(r"\S[^:]{2,80}\s:\s(?=\S)")
_KICKER = re.compile(r"[\"„“»][^\"“”«»]{3,80}[\"“”«]\s+(?=[A-ZÄÖÜ\"„»])")


def find_title(
    blocks: Sequence[Block], roles: Sequence[str], start: int, end: int, known: str | None
) -> int | None:
    """The index of the block that is the headline; None when no block is likely.

    `start` and `end` bound the article's run. A title known from outside is only looked up.
    """
    if known is not None:
        return _look_up(blocks, roles, key(known))
    page_title = key(blocks[0].text[:_PAGE_TITLE]) if blocks else ""
    best, best_score = None, 1.5
    for index in range(max(0, start - _REACH), min(start + 3, end, len(blocks))):
        if index > start and len(blocks[index - 1].text) > _LONG:
            break
        opens = index == 0 and _opens_text(blocks, roles, start)
        if not opens and not _may_be_title(blocks[index], roles[index], inside=index >= start):
            continue
        repeated = (
            index > 0
            and len(key(blocks[index].text)) > 12
            and (key(blocks[index].text) in page_title)
        )
        lead = _lead(blocks, max(start, index + 1))
        overlap = len(content_words(blocks[index].text) & lead)
        distance = max(0, start - index)
        score = min(overlap, 4) + 2.0 * repeated - distance / 12
        score += 4.0 * (roles[index] == "heading") + min(len(blocks[index].text.split()), 8) / 8
        score += 3.0 * opens
        if score >= best_score:
            best, best_score = index, score
    return best


def _look_up(blocks: Sequence[Block], roles: Sequence[str], wanted: str) -> int | None:
    """The block that says the wanted title, or a heading that is most of it."""
    parts = [i for i, block in enumerate(blocks) if key(block.text) == wanted]
    headings = [
        i
        for i, block in enumerate(blocks)
        if roles[i] == "heading" and len(key(block.text)) > _MIN_KEY and key(block.text) in wanted
    ]
    found = sorted(parts, key=lambda i: roles[i] != "heading") + headings
    return found[0] if wanted and found else None


def key(text: str) -> str:
    """A text's letters and digits in lower case, for comparison."""
    return "".join(char for char in text.lower() if char.isalnum())


def content_words(text: str) -> set[str]:
    """The beginnings of the words that carry meaning, so that inflected forms meet."""
    return {word[:5].lower() for word in german.words(text) if len(word) > 3 and word[0].isupper()}


def kicker_length(title: str) -> int:
    """How many characters of a joined headline are a kicker put before it; 0 for none.

    A kicker is a quotation, or stands before a colon with space on both sides, as no text has it.
    """
    match = _KICKER.match(title) or _COLON_KICKER.match(title)
    if match and len(title[match.end() :].split()) >= 3:
        return match.end()
    return 0


def kicker_before(
    blocks: Sequence[Block], labels: Sequence[Label], headline: int | None
) -> str | None:
    """The line right over the headline, if it is no menu's: short, no sentence, said only here."""
    if not headline:
        return None
    before = blocks[headline - 1]
    text = before.text
    if labels[headline - 1].kind is not None or len(text.split()) not in _KICKER_WORDS:
        return None
    # In text with empty lines a kicker stands right over its headline, in a new paragraph.
    if blocks[headline].after_blank or (headline > 1 and not before.after_blank):
        return None
    return None if ends_sentence(text) or text.lower() in SECTIONS else text


def subtitle_after(
    blocks: Sequence[Block], labels: Sequence[Label], headline: int | None, first: int
) -> str | None:
    """The line under the headline that is neither of the text nor a byline, date or picture."""
    if headline is None:
        return None
    for block, label in zip(
        blocks[headline + 1 : first], labels[headline + 1 : first], strict=True
    ):
        words = len(block.text.split())
        if label.kind is None and label.reason in _SUBTITLES and words in _SUBTITLE_WORDS:
            return block.text
        break
    return None


def _opens_text(blocks: Sequence[Block], roles: Sequence[str], start: int) -> bool:
    """Whether the first line stands as a headline over plain text: alone, with no stop.

    Between it and the text only date, author and a subtitle may stand; a page's first line has
    its menus there.
    """
    first, second = blocks[0].text, blocks[min(1, len(blocks) - 1)]
    if not second.after_blank or len(first) > _HEADLINE or len(first.split()) < 2:
        return False
    if roles[0] in _NEVER_TITLES or not _OPENER.match(first) or first[-1] in ".,:;":
        return False
    return all(
        roles[i] in {"date", "byline"} or len(blocks[i].text.split()) >= _SUBTITLE
        for i in range(1, start)
    )


def _lead(blocks: Sequence[Block], start: int) -> set[str]:
    """The words with which the article opens."""
    return content_words(" ".join(block.text[:600] for block in blocks[start : start + 6])[:1800])


def _may_be_title(block: Block, role: str, *, inside: bool) -> bool:
    text = block.text
    if not (text[0].isupper() or text[0] in "\"„“»«‚'" or (text[0].isdigit() and " " in text[:4])):
        return False
    if role not in {"short", "heading", "prose", "repeated"} or len(text) > 220:
        return False
    if len(text.split()) not in _WORDS:
        return False
    if role in {"prose", "repeated"} or inside:
        return not ends_sentence(text) or (text[-1] in '?!"“»”' and len(text.split()) < 20)
    return text[-1] not in ":,"
