"""What each block of scraped text is: prose, menu, caption, credit, notice and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from translator.reading import dates, german
from translator.reading.text import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from translator.reading.blocks import Block

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
    "credit": "image credit",
    "caption": "image caption",
    "pointer": "pointer to other content",
    "service": "service notice",
    "end": "box about other content",
    "repeated": "repeated text",
}

# All in words.
MAX_HEADING = 16
_MAX_CAPTION = 40  # words; longer text beside a picture credit is the article's
_MIN_PROSE = 5
_MAX_MARKER = 12
_MAX_VERBLESS = 20
_ARTICLES = frozenset("der die das ein eine".split())
_PLACES = frozenset("bei beim vor während auf in im neben am an mit nach".split())
_MAX_CREDIT = 14


def block_roles(blocks: Sequence[Block]) -> list[Role]:
    """The role of each block, by its words and then by its neighbours."""
    roles: list[Role] = []
    seen: set[str] = set()
    for block in blocks:
        role = _own_role(block)
        if block.text in seen and role in {"prose", "short"}:
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
    if block.style == "furniture" or not tokens:
        return True
    # A question of the same words is somebody's ("Und jetzt?").
    return block.text[-1] != "?" and german.is_furniture(tokens)


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
    return len(tokens) <= MAX_HEADING and bool(german.POINTER.match(block.text))


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
    first, stop, rest = text.partition(". ")
    if stop and german.PICTURE.search(rest):
        return _is_verbless(f"{first}.", german.words(first))
    return _is_verbless(text, tokens)


def _is_verbless(text: str, tokens: list[str]) -> bool:
    """Whether a text is one short sentence that says who is where without a verb."""
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
