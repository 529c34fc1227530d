"""Blocks of scraped text to labels: what is the article, and why the rest is not.

The evidence is mostly structural. Each block gets a role from its own words; the article
is the run of blocks with the most prose in it, where menus between prose count against it;
inside the run the neighbours decide on short blocks. A classifier can take the place of
`label_blocks` without a change elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Literal

from translator.reading import dates, german
from translator.reading.blocks import Block, Label
from translator.reading.text import ends_sentence
from translator.reading.titles import find_title

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Role = Literal[
    "prose", "short", "item", "heading", "advertising", "button", "date", "byline", "credit",
    "caption", "pointer", "service", "end", "repeated",
]  # fmt: skip

REASONS: dict[Role, str] = {
    "prose": "outside the article",
    "short": "menu or other page element",
    "item": "menu or other page element",
    "heading": "outside the article",
    "advertising": "advertising",
    "button": "button or placeholder",
    "date": "date line",
    "byline": "byline or agency",
    "credit": "picture credit",
    "caption": "picture caption",
    "pointer": "pointer to other content",
    "service": "service notice",
    "end": "box about other content",
    "repeated": "repeated text",
}

# What a block adds to the run that is the article; tuned on 61 pages of 35 publishers in two
# manners of scraping (benchmarks/reading.py), where halving or doubling any loses less than 0.01.
_MAX_GAIN = 60.0
_TEASER_GAIN = 0.5
_WEIGHT: dict[Role, float] = {
    "short": -5.0,
    "item": -8.0,
    "heading": 2.0,
    "button": -1.0,
    "end": -30.0,
    "service": -15.0,
    "repeated": -2.0,
    "date": -3.0,
    "byline": -3.0,
}

_MAX_CAPTION = 40  # words; longer text beside a picture credit is the article's
_MAX_HEADING = 16
_MAX_TEASER = 45
_MIN_PROSE = 5
_MAX_MARKER = 12
_MAX_VERBLESS = 20
_ARTICLES = frozenset("der die das ein eine".split())
_PLACES = frozenset("bei beim vor während auf in im neben am an mit nach".split())
_MAX_NOTE = 5  # blocks; so short a file is no page, and its few words are the text
_MAX_CREDIT = 14


def label_blocks(blocks: Sequence[Block], title: str | None = None) -> list[Label]:
    """Label each block: kept as a kind of paragraph, the title, or dropped with its reason.

    `title` is what is known from outside, None where the text itself must tell.
    """
    roles = _roles(blocks)
    if len(blocks) <= _MAX_NOTE and "prose" not in roles:
        roles = [
            "prose" if _is_note(block, role) else role
            for block, role in zip(blocks, roles, strict=True)
        ]
    start, end = _article_run(blocks, roles)
    headline = find_title(blocks, roles, start, end, title)
    if headline is not None and headline >= start:
        start = headline + 1
    labels = [
        _label(blocks, roles, index, start, end) if start <= index < end else _drop(roles[index])
        for index in range(len(blocks))
    ]
    if headline is not None:
        labels[headline] = Label("title")
    return labels


def _is_note(block: Block, role: Role) -> bool:
    """Whether a block of a file without any prose may still be what was meant."""
    return role == "short" and ends_sentence(block.text)


def _drop(role: Role) -> Label:
    return Label(None, REASONS[role])


def _roles(blocks: Sequence[Block]) -> list[Role]:
    """The role of each block, by its words and then by its neighbours."""
    count = Counter(block.text for block in blocks)
    roles: list[Role] = []
    seen: set[str] = set()
    for block in blocks:
        role = _own_role(block)
        if block.text in seen and role in {"prose", "short"} and count[block.text] > 1:
            role = "repeated"
        seen.add(block.text)
        roles.append(role)
    _find_captions(blocks, roles)
    return roles


def _own_role(block: Block) -> Role:
    """What a block is by its own words: the first test that holds."""
    tokens = german.words(block.text[:2000])
    for role, holds in _TESTS:
        if holds(block, tokens):
            return role
    return "item" if block.style == "item" else "short"


def _is_advertising(block: Block, tokens: list[str]) -> bool:
    return len(tokens) < 3 and bool(german.ADVERT.match(block.text))


def _is_button(block: Block, tokens: list[str]) -> bool:
    if block.style == "heading":
        return False
    return block.style == "furniture" or not tokens or german.is_furniture(tokens)


def _is_end(block: Block, tokens: list[str]) -> bool:
    return len(tokens) <= _MAX_MARKER and bool(german.END_MARKER.match(block.text))


def _is_date(block: Block, _tokens: list[str]) -> bool:
    text = block.text
    return len(text) <= dates.MAX_LINE and (
        dates.line_date(text) is not None or dates.DUMP_PREFIX.match(text) is not None
    )


def _is_credit(block: Block, tokens: list[str]) -> bool:
    return len(tokens) <= _MAX_CREDIT and bool(german.CREDIT_LINE.match(block.text))


def _is_byline(block: Block, _tokens: list[str]) -> bool:
    text = block.text
    return german.is_byline(text) or (len(text) < 120 and bool(german.AGENCY.match(text)))


def _is_pointer(block: Block, tokens: list[str]) -> bool:
    return len(tokens) <= _MAX_HEADING and bool(german.POINTER.match(block.text))


def _is_prose(block: Block, tokens: list[str]) -> bool:
    text = block.text
    if ends_sentence(text) or text[-1] == ":":
        return len(tokens) >= _MIN_PROSE
    return len(tokens) >= 22 and german.function_share(tokens) >= 0.2


def _is_caption(block: Block, tokens: list[str]) -> bool:
    """A picture's words: a credit at the end, or a phrase that speaks of the picture."""
    text = block.text
    if len(tokens) > 60:
        return False
    if german.CREDIT_END.search(text[-140:]) or german.CAPTION_WORD.search(text):
        return True
    return _is_verbless(text, tokens)


def _is_verbless(text: str, tokens: list[str]) -> bool:
    """Whether a text is one short sentence without a verb that says who is where, as captions do."""
    if not 6 <= len(tokens) <= _MAX_VERBLESS or text[-1] != "." or ". " in text:
        return False
    if any(mark in text for mark in ':"„“»«!–,') or text[0].isdigit():
        return False
    if tokens[0].lower() in german.FUNCTION_WORDS - _ARTICLES:
        return False
    subject = next((n for n, token in enumerate(tokens) if token in _PLACES), 0)
    # Plural verbs look like adjectives, so a subject with both a name and one is left alone.
    plain = all(t[0].isupper() or t in german.FUNCTION_WORDS for t in tokens[1:subject])
    return subject > 0 and plain and not german.has_finite_verb(tokens)


def _is_service(block: Block, tokens: list[str]) -> bool:
    """A notice to the reader: the words of a service and an address, in a short block."""
    text = block.text
    if not 3 <= len(tokens) <= 60:
        return False
    hits = {match.lower() for match in german.SERVICE.findall(text)}
    if len(hits) >= 2 and len(tokens) <= 12:
        return True
    room = 60 if len(hits) >= 3 else 25 * min(len(hits), 1)
    return len(tokens) <= room and bool(german.ADDRESS.search(text))


# A headline may end with a question, hardly with a full stop.
_STATEMENT = re.compile(r"\.[\"“”»«’)]*$|[\"“”»«],? \w+ [^.]{2,30}\.$")

_TESTS: tuple[tuple[Role, Callable[[Block, list[str]], bool]], ...] = (
    ("caption", lambda block, _tokens: block.style == "caption"),
    ("advertising", _is_advertising),
    ("button", _is_button),
    ("end", lambda block, tokens: block.style == "heading" and _is_end(block, tokens)),
    ("heading", lambda block, _tokens: block.style == "heading"),
    ("date", _is_date),
    ("byline", lambda block, _tokens: german.is_source(block.text)),
    ("credit", _is_credit),
    ("byline", _is_byline),
    ("caption", _is_caption),
    ("pointer", _is_pointer),
    ("service", _is_service),
    ("end", _is_end),
    ("prose", _is_prose),
)


def _find_captions(blocks: Sequence[Block], roles: list[Role]) -> None:
    """Short text right beside a credit, after a picture's button, or like the caption after it."""
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if roles[index] not in {"prose", "short", "repeated"}:
            continue
        if len(block.text) > 400 or len(german.words(block.text)) > _MAX_CAPTION:
            continue
        after = roles[index + 1] if index + 1 < len(blocks) else None
        before = blocks[index - 1].text if index else ""
        alike = after == "caption" and blocks[index + 1].text == block.text
        if after == "credit" or alike or german.CAPTION_OPENER.match(before):
            roles[index] = "caption"


def _article_run(blocks: Sequence[Block], roles: Sequence[Role]) -> tuple[int, int]:
    """The run of greatest gain (Kadane's maximum subarray); (0, 0) without prose."""
    best, best_run = 0.0, (0, 0)
    gain, start = 0.0, 0
    for index, (block, role) in enumerate(zip(blocks, roles, strict=True)):
        if gain <= 0:
            gain, start = 0.0, index
        gain += _gain(block, role, alone=not _touches_prose(roles, index))
        if gain > best:
            best, best_run = gain, (start, index + 1)
    return best_run


def _gain(block: Block, role: Role, *, alone: bool) -> float:
    """What a block adds; little where it is a teaser, short and alone among headlines."""
    if role != "prose":
        return _WEIGHT.get(role, 0.0)
    length = float(len(block.text.split()))
    if alone and length < _MAX_TEASER:
        return _TEASER_GAIN * length
    return min(length, _MAX_GAIN)


def _touches_prose(roles: Sequence[Role], index: int) -> bool:
    return "prose" in {_neighbour(roles, index, -1), _neighbour(roles, index, 1)}


def _label(
    blocks: Sequence[Block], roles: Sequence[Role], index: int, start: int, end: int
) -> Label:
    """The label of a block inside the article's run."""
    role = roles[index]
    if role == "prose":
        if _is_teaser(blocks, roles, index, start):
            return Label(None, REASONS["end"])
        return Label("body")
    if role == "short" and _STATEMENT.search(blocks[index].text) and _between_prose(roles, index):
        return Label("body")
    if role in {"short", "heading"} and _is_subheading(blocks, roles, index, start, end):
        return Label("heading")
    return _drop(role)


def _is_teaser(blocks: Sequence[Block], roles: Sequence[Role], index: int, start: int) -> bool:
    """A short text with its own byline after the article has begun belongs to another article."""
    return (
        index > start + 3
        and index + 1 < len(roles)
        and roles[index + 1] == "byline"
        and roles[index - 1] in {"short", "end", "pointer"}
        and len(blocks[index].text.split()) <= _MAX_TEASER
    )


_PASSING = frozenset({"advertising", "button", "credit", "caption", "pointer"})
_REACH = 30  # blocks; a longer interruption is the end, and the search stays linear


def _neighbour(roles: Sequence[Role], index: int, step: int) -> Role | None:
    """The next role in a direction that isn't mere interruption."""
    for other in range(index + step, index + step * _REACH, step):
        if not 0 <= other < len(roles):
            return None
        if roles[other] not in _PASSING:
            return roles[other]
    return None


def _between_prose(roles: Sequence[Role], index: int) -> bool:
    return _neighbour(roles, index, -1) == "prose" and _neighbour(roles, index, 1) == "prose"


def _is_subheading(
    blocks: Sequence[Block], roles: Sequence[Role], index: int, start: int, end: int
) -> bool:
    """A line of a few words between paragraphs that opens the next one."""
    text = blocks[index].text
    tokens = text.split()
    if index == start or index + 1 >= end or len(tokens) > _MAX_HEADING:
        return False
    if roles[index] == "short" and (len(tokens) < 2 or text[-1] in ":," or text[0].islower()):
        return False
    return _neighbour(roles, index, -1) in {"prose", "date", "byline"} and (
        _neighbour(roles, index, 1) == "prose"
    )
