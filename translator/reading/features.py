"""What the classifier sees of a block: figures of its own, of its neighbours and of the page."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translator.reading import german
from translator.reading.roles import Role
from translator.reading.text import ends_sentence
from translator.reading.titles import content_words, key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from translator.reading.blocks import Block

_LOOK = 1000  # characters of a block that are looked at; the time stays linear, paragraphs whole
_REACH = 6  # blocks on each side whose words count as surroundings
_ROLES: tuple[Role, ...] = Role.__args__  # type: ignore[attr-defined]
_NOISE = frozenset(_ROLES) - {"prose", "short", "heading", "item"}
_STYLES = ("heading", "item", "caption", "furniture")
_STOP = re.compile(r"[.!?…][\"“”»«’)]?(?=\s|$)")
_SEPARATOR = re.compile(r"[|·›»•→/]")
_QUOTE = re.compile(r"[\"„“»«]")


@dataclass(frozen=True, slots=True)
class _Own:
    """A block by itself; `words` are counted, `shares` lie between 0 and 1."""

    words: int
    figures: tuple[float, ...]
    stems: frozenset[str]
    stopped: bool
    function: float


_OWN_NAMES = (
    "words", "word_length", "function_share", "capital_share", "digit_share", "verb", "stops",
    "stopped", "colon_end", "question_end", "lower_start", "quotes", "commas", "separators",
    "address", "service", "after_blank", "indent",
)  # fmt: skip


def _own(block: Block) -> _Own:
    text = block.text[:_LOOK]
    tokens = german.words(text)
    count = max(len(tokens), 1)
    stopped = ends_sentence(block.text)
    function = german.function_share(tokens)
    figures = (
        math.log1p(len(block.text.split())),
        len(text) / count,
        function,
        sum(token[0].isupper() for token in tokens) / count,
        sum(char.isdigit() for char in text) / len(text),
        float(german.has_finite_verb(tokens)),
        float(len(_STOP.findall(text))),
        float(stopped),
        float(text[-1] == ":"),
        float(text[-1] == "?"),
        float(text[0].islower()),
        float(len(_QUOTE.findall(text))),
        float(text.count(",")) / count,
        float(len(_SEPARATOR.findall(text))),
        float(len(german.ADDRESS.findall(text))) / math.sqrt(count),
        float(len(german.SERVICE.findall(text))),
        float(block.after_blank),
        float(min(block.indent, 12)),
    )
    return _Own(len(block.text.split()), figures, frozenset(content_words(text)), stopped, function)


def names() -> list[str]:
    """The names of the figures, in their order."""
    near = [
        f"{name}{step:+d}"
        for step in (-2, -1, 1, 2)
        for name in ("words", "function_share", "stopped", "role_noise", "role_prose")
    ]
    return [
        *_OWN_NAMES,
        *(f"role_{role}" for role in _ROLES),
        *(f"style_{style}" for style in _STYLES),
        *near,
        "prose_words_before", "prose_words_after", "short_before", "short_after",
        "noise_before", "noise_after", "item_near",
        "by_rule", "in_run", "words_from_start", "words_to_end",
        "position", "blocks", "page_noise", "page_prose",
        "repeated", "topic", "title_topic", "in_title", "since_end", "since_heading",
    ]  # fmt: skip


def block_features(
    blocks: Sequence[Block],
    roles: Sequence[Role],
    by_rule: Sequence[bool],
    headline: str,
) -> Iterator[list[float]]:
    """The figures of each block, in the order of `names`.

    `by_rule` says which blocks the rules keep; `headline` is the title, "" where unknown.
    """
    owns = [_own(block) for block in blocks]
    total = len(blocks)
    prose = _sums(own.words * (role == "prose") for own, role in zip(owns, roles, strict=True))
    short = _sums(role in {"short", "item"} for role in roles)
    noise = _sums(role in _NOISE for role in roles)
    items = _sums(role == "item" for role in roles)
    words = _sums(own.words for own in owns)
    kept = [index for index, yes in enumerate(by_rule) if yes]
    first, last = (kept[0], kept[-1] + 1) if kept else (0, 0)
    times = Counter(block.text for block in blocks)
    topic: Counter[str] = Counter()
    for index in kept:
        topic.update(owns[index].stems)
    title_stems, title_key = content_words(headline), key(headline)
    since = {"end": -99, "heading": -99}
    for index, (block, role, own) in enumerate(zip(blocks, roles, owns, strict=True)):
        low, high = max(index - _REACH, 0), min(index + 1 + _REACH, total)
        row = [*own.figures]
        row += [float(role == name) for name in _ROLES]
        row += [float(block.style == style) for style in _STYLES]
        for other in (index - 2, index - 1, index + 1, index + 2):
            if 0 <= other < total:
                near = owns[other]
                row += (
                    near.figures[0], near.function, float(near.stopped),
                    float(roles[other] in _NOISE), float(roles[other] == "prose"),
                )  # fmt: skip
            else:
                row += (-1.0, -1.0, -1.0, -1.0, -1.0)
        mine = float(by_rule[index])
        shared = sum(topic[stem] > mine for stem in own.stems)
        name = key(block.text[:200])
        row += (
            math.log1p(prose[index] - prose[low]),
            math.log1p(prose[high] - prose[index + 1]),
            short[index] - short[low],
            short[high] - short[index + 1],
            noise[index] - noise[low],
            noise[high] - noise[index + 1],
            items[high] - items[low],
            mine,
            float(first <= index < last),
            _signed_log(words[index] - words[first]),
            _signed_log(words[last] - words[index + 1]),
            index / total,
            math.log1p(total),
            noise[total] / total,
            prose[total] / max(words[total], 1.0),
            float(times[block.text] > 1),
            shared / max(len(own.stems), 1),
            len(own.stems & title_stems) / max(len(own.stems), 1),
            float(len(name) > 8 and name in title_key),
            min(index - since["end"], 50.0),
            min(index - since["heading"], 50.0),
        )  # fmt: skip
        if role in since:
            since[role] = index
        yield row


def _sums(values: Iterator[float]) -> list[float]:
    """Running sums, beginning with 0."""
    sums = [0.0]
    for value in values:
        sums.append(sums[-1] + value)
    return sums


def _signed_log(value: float) -> float:
    return math.copysign(math.log1p(abs(value)), value)
