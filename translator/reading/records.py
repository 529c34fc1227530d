"""A line of a .jsonl file to the fields of an article."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from translator.errors import BadRecord
from translator.reading.cleaning import clean
from translator.reading.dates import parse_date
from translator.reading.metadata import publisher_of_url

_SURROGATE = re.compile("[\ud800-\udfff]")
_EXAMPLE = '{"title": "...", "text": "...", "date": "2024-11-15", "url": "..."}'


@dataclass(frozen=True, slots=True)
class Record:
    """The fields of a record that we know; those that are missing or no text are None."""

    text: str
    title: str | None
    date: str | None
    publisher: str | None


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
    url = _text(fields, "url")
    publisher = _text(fields, "publisher") or (publisher_of_url(url) if url else None)
    title = _text(fields, "title")
    return Record(text, clean(title) if title else None, _date(fields), publisher)


def _text(fields: dict[str, Any], key: str) -> str | None:
    value = fields.get(key)
    if not isinstance(value, str) or not value.strip():
        return None
    # Half a pair of UTF-16 is no character, and can't be written to any file.
    return _SURROGATE.sub("\ufffd", value)


def _date(fields: dict[str, Any]) -> str | None:
    value = _text(fields, "date")
    return parse_date(value) if value else None
