"""Mails: their text part, with replies and signature set aside; subject and date from the head."""

from __future__ import annotations

import email
import email.policy
import re
from typing import TYPE_CHECKING

from translator.errors import NotText
from translator.reading.decoding import decode
from translator.reading.formats.extract import Aside, Extract, parsing
from translator.reading.html import html_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage, MIMEPart

_QUOTE = "quoted reply"
_SIGNATURE = "signature"
_FORWARD = "head of a forwarded mail"

_ANSWER = re.compile(r"(?:(?:re|aw|antw(?:ort)?|sv)(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_PREFIX = re.compile(
    r"(?:(?:re|aw|antw(?:ort)?|sv|wg|fwd?|wtr)(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE
)
# "Am 3. Juni 2025 um 10:12 schrieb Eva Muster <eva@beispiel.de>:", over one line or two.
_WROTE = re.compile(
    r"^(?:Am|On|Le|El)\b[^\n]{6,160}(?:\n[^\n>]{1,100})?(?:schrieb|wrote)\b[^\n]{0,120}"
    r"(?:\n[^\n>]{1,80})?:[ \t]*$",
    re.MULTILINE,
)
_SEPARATOR = re.compile(
    r"^[ \t]*-{3,}[ \t]*(?:Urspr.ngliche (?:Nachricht|Mail|E-Mail)|Original Message"
    r"|(?:Weitergeleitete|Forwarded) (?:Nachricht|message|E-Mail))[ \t]*-{3,}[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_HEADS = re.compile(
    r"(?:^[ \t]*\*?(?:Von|From|Gesendet|Sent|Datum|Date|An|To|Cc|Kopie|Betreff|Subject"
    r"|Antwort an|Reply-To)\*?:[^\n]*\n?(?:[ \t]+\S[^\n]*\n)*){3,}",
    re.MULTILINE,
)
_QUOTED = re.compile(r"^>(?!From )[^\n]*(?:\n|\Z)", re.MULTILINE)
_SIGNATURE_MARK = re.compile(r"^-- ?$", re.MULTILINE)
_HTML_QUOTE = re.compile(
    r"<blockquote\b[^<>]{0,500}\btype=[\"']?cite|<div\b[^<>]{0,500}\b(?:class=[\"'][^\"']*gmail_quote"
    r"|id=[\"'](?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container))",
    re.IGNORECASE,
)


def read_mail(data: bytes, name: str) -> Extract:
    """The text of a mail; attachments aren't read. Raises NotText, BrokenDocument."""
    with parsing(name, "mail"):
        message = email.message_from_bytes(data, policy=email.policy.default)
        if not message.keys():
            raise NotText(f"{name}: no mail, it has no head; save the mail as .eml")
        subject = _header(message, "subject")
        html, text = _body(message, name)
        answers = _ANSWER.match(subject) is not None
        return Extract(
            text,
            "html" if html else "text",
            title=_PREFIX.sub("", subject, count=1).strip() or None,
            date=_date(message),
            asides=tuple(_html_asides(text, answers) if html else _asides(text, answers)),
        )


def _header(message: EmailMessage, key: str) -> str:
    return " ".join(str(message.get(key, "")).split())


def _date(message: EmailMessage) -> str | None:
    date = getattr(message.get("date"), "datetime", None)
    return date.date().isoformat() if date and 1990 <= date.year <= 2100 else None


def _body(message: EmailMessage, name: str) -> tuple[bool, str]:
    """Whether the text is HTML, and the text: the plain one where it says as much as the page."""
    plain = message.get_body(("plain",))
    page = message.get_body(("html",))
    text = _decoded(plain, name) if plain is not None else ""
    source = _decoded(page, name) if page is not None else ""
    words, page_words = len(text.split()), sum(len(b.text.split()) for b in html_blocks(source))
    if not words and not page_words:
        raise NotText(
            f"{name}: no text part in this mail; save what is attached, and give that instead"
        )
    # Newsletters put "open this in your browser" into the plain part.
    return (False, text) if words >= page_words / 2 else (True, source)


def _decoded(part: MIMEPart, name: str) -> str:
    """A part's text by its declared encoding, or by what its bytes look like."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    try:
        return data.decode(part.get_content_charset("utf-8")).replace("\x00", "\ufffd")
    except (LookupError, UnicodeDecodeError):
        return decode(data, name)


def _asides(text: str, answers: bool) -> Iterator[Aside]:
    """What of a plain text isn't its writer's: earlier mails, their marks, the signature."""
    for match in _WROTE.finditer(text):
        yield Aside(*match.span(), _QUOTE)
    for match in _QUOTED.finditer(text):
        yield Aside(*match.span(), _QUOTE)
    for pattern in (_SEPARATOR, _HEADS):
        head = pattern.search(text)
        if head and answers:
            yield Aside(head.start(), len(text), _QUOTE)
        elif head:
            yield Aside(*head.span(), _FORWARD)
    *_, last = [None, *_SIGNATURE_MARK.finditer(text)]
    if last is not None:
        yield Aside(last.start(), len(text), _SIGNATURE)


def _html_asides(source: str, answers: bool) -> Iterator[Aside]:
    match = _HTML_QUOTE.search(source)
    if match and answers:
        yield Aside(match.start(), len(source), _QUOTE)
