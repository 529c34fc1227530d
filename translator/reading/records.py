"""A line of a .jsonl file to the fields of an article."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from translator.errors import BadRecord
from translator.reading.bylines import credit
from translator.reading.cleaning import clean
from translator.reading.dates import markup_moment
from translator.reading.metadata import Metadata, publisher_of_url

_SURROGATE = re.compile("[\ud800-\udfff]")
_EXAMPLE = '{"title": "...", "text": "...", "date": "2024-11-15", "url": "..."}'


@dataclass(frozen=True, slots=True)
class Record:
    """The text of a record, and the facts that its other fields give."""

    text: str
    metadata: Metadata


def parse_record(line: str, name: str) -> Record:
    """Read one record; `text` (or `body`, `content`) must be there. Raises BadRecord."""
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        what = getattr(error, "msg", None) or "nested too deeply"
        raise BadRecord(f"{name}: no valid JSON ({what}); a right line is {_EXAMPLE}") from None
    if not isinstance(fields, dict):
        raise BadRecord(f"{name}: not a JSON object; a right line is {_EXAMPLE}")
    text = next(
        (found for key in ("text", "body", "content") if (found := _text(fields, key))), None
    )
    if text is None:
        raise BadRecord(f'{name}: no field "text" with text in it; a right line is {_EXAMPLE}')
    return Record(text, _metadata(fields))


def _metadata(fields: dict[str, Any]) -> Metadata:
    url, date = _line(fields, "url"), _text(fields, "date")
    moment = markup_moment(date) if date else None
    names = fields.get("authors", fields.get("author"))
    found = credit([str(name) for name in (names if isinstance(names, list) else [names or ""])])
    return Metadata(
        title=_line(fields, "title"),
        subtitle=_line(fields, "subtitle"),
        kicker=_line(fields, "kicker"),
        date=moment.date if moment else None,
        time=moment.time if moment else None,
        publisher=_line(fields, "publisher") or (publisher_of_url(url) if url else None),
        authors=found.authors,
        agency=_line(fields, "agency") or found.agency,
        section=_line(fields, "section"),
        url=url,
    )


def _line(fields: dict[str, Any], key: str) -> str | None:
    text = _text(fields, key)
    return clean(text) if text else None


def _text(fields: dict[str, Any], key: str) -> str | None:
    value = fields.get(key)
    if not isinstance(value, str) or not value.strip():
        return None
    # Half a pair of UTF-16 is no character, and can't be written to any file.
    return _SURROGATE.sub("\ufffd", value)
