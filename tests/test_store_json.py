"""brief.json keeps to its published form."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from importlib.resources import files

import jsonschema
import msgspec
import pytest
from store_samples import sample

from translator.article import Repair
from translator.brief import Point, Title
from translator.store import brief_from_json, brief_to_json

SCHEMA = json.loads(files("translator.store").joinpath("brief.schema.json").read_text("utf-8"))

MENDED = Point(
    *("Etwa 10.000.", "Some 10,000.", 0, (0, 12), 0.5),
    repairs=(Repair("figures", "10.000 became 10,000.", "Some 10.000."),),
    origin="copied",
)


def as_json(**changes):
    *_, brief = sample()
    return brief_to_json(replace(brief, **changes), 3)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"authors": ("Lea Brandt",), "agency": "dpa"},
        {"date": None, "publisher": None},
        {"date": "2024-11"},
        {"points": (), "flags": ()},
        {"points": (MENDED,), "title": Title("Titel", "Title", MENDED.repairs, "human")},
        {"summary": None, "facts": ()},
    ],
)
def test_a_brief_is_valid_by_the_schema(changes):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(json.loads(as_json(**changes)), SCHEMA)


@pytest.mark.parametrize("field", SCHEMA["required"])
def test_a_brief_without_a_field_is_not(field):
    form = json.loads(as_json())
    del form[field]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(form, SCHEMA)


def test_the_form_is_stable():
    text = as_json()
    assert list(json.loads(text)) == list(SCHEMA["properties"])
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"
    *_, brief = sample()
    signature = json.loads(text)["signature"]
    assert signature == asdict(brief.signature) | {"digest": brief.signature.digest}


def test_a_brief_comes_back_as_it_was():
    *_, brief = sample()
    assert brief_from_json(brief_to_json(brief, 3)) == brief


def test_a_brief_from_before_authors_were_known_is_read():
    *_, brief = sample()
    form = json.loads(brief_to_json(brief, 3))
    del form["authors"], form["agency"]
    assert brief_from_json(json.dumps(form)) == brief


def test_a_brief_from_before_facts_were_found_is_read():
    *_, brief = sample()
    form = json.loads(brief_to_json(brief, 3))
    del form["facts"], form["summary"]
    assert brief_from_json(json.dumps(form)) == replace(brief, facts=(), summary=None)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "brief/1"}'])
def test_what_is_no_brief_is_refused(text):
    with pytest.raises(msgspec.MsgspecError):
        brief_from_json(text)


def test_a_brief_that_was_made_before_repairs_were_kept_is_read():
    *_, brief = sample()
    form = json.loads(brief_to_json(brief, 3))
    for part in (form["title"], *form["points"]):
        del part["repairs"], part["origin"]
    del form["signature"]["corrections"]
    assert brief_from_json(json.dumps(form)) == brief
