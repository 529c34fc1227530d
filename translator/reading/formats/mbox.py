"""Mailboxes: where each mail of an .mbox file lies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from translator.errors import BrokenDocument, EmptyArticle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# "From ", an address and a date (RFC 4155); a line of a text that begins so has no such date.
_ENVELOPE = re.compile(rb"From \S.*\d\d:\d\d.*\d{4}")


def find_mails(lines: Iterable[bytes]) -> Iterator[tuple[int, int]]:
    """The byte range of each mail, without the envelope line before it."""
    position, start = 0, None
    blank = True
    for line in lines:
        if blank and _ENVELOPE.match(line):
            if start is not None:
                yield start, position
            start = position + len(line)
        blank = not line.strip()
        position += len(line)
    if start is not None:
        yield start, position


def refuse_mbox(data: bytes, name: str) -> NoReturn:
    """Say why a mailbox has no mails."""
    if data.strip():
        raise BrokenDocument(f'{name}: no mailbox, it has no line "From ..." before a mail')
    raise EmptyArticle(f"{name}: an empty mailbox")
