"""The translation memory as TMX and TSV: out to a translator's program, and back."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_samples import FIGURE

from translator.errors import BadUnits
from translator.store import Unit, export_tmx, read_units, write_tmx

OF_MODEL = Unit(
    "Es kamen 300 Gäste & „Freunde“.",
    "Guests <came>.",
    origin="model",
    model="embedded",
    digest="ab" * 32,
    score=-0.5,
    flags=(FIGURE,),
)
OF_PERSON = Unit("Guten Tag.", "Hello.", author="Ada", changed="2024-11-15T11:42:00+00:00")


def tmx(body: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> bytes:
    return f'{head}<tmx version="1.4"><header srclang="de"/><body>{body}</body></tmx>'.encode()


def tu(*variants: tuple[str, str], attributes: str = "") -> str:
    tuvs = "".join(f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>' for lang, text in variants)
    return f"<tu {attributes}>{tuvs}</tu>"


def read(tmp_path, data: bytes, name: str = "memory.tmx"):
    path = tmp_path / name
    path.write_bytes(data)
    return [it and (it.source, it.target) for it in read_units(path)]


def test_what_was_written_is_read_as_unedited_or_as_a_persons(tmp_path):
    path = tmp_path / "memory.tmx"
    assert export_tmx(path, [OF_MODEL, OF_PERSON]) == 2
    model, person = read_units(path)
    assert (model.source, model.target) == (OF_MODEL.source, OF_MODEL.target)
    assert (model.unedited, model.author) == (True, None)
    assert (person.source, person.target, person.author) == ("Guten Tag.", "Hello.", "Ada")
    assert not person.unedited


def test_an_edited_unit_is_not_unedited(tmp_path):
    path = tmp_path / "memory.tmx"
    export_tmx(path, [OF_MODEL])
    path.write_text(path.read_text("utf-8").replace("&lt;came&gt;", "came"), "utf-8")
    (unit,) = read_units(path)
    assert (unit.target, unit.unedited) == ("Guests came.", False)


def test_an_export_holds_what_a_translator_needs(tmp_path):
    file = io.BytesIO()
    write_tmx(file, [OF_MODEL, OF_PERSON])
    text = file.getvalue().decode()
    assert text.startswith("<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE tmx SYSTEM")
    assert '<tmx version="1.4">' in text
    assert 'srclang="de"' in text
    assert f"<note>figures: {FIGURE.message}</note>" in text
    assert '<prop type="x-model">embedded</prop>' in text
    assert f'<prop type="x-digest">{"ab" * 32}</prop>' in text
    assert 'creationid="translator embedded"' in text
    assert 'creationid="Ada" creationdate="20241115T114200Z"' in text


def test_another_library_reads_an_export(tmp_path):
    """translate-toolkit needs a later Python than we do, so it is not everywhere."""
    tmxfile = pytest.importorskip("translate.storage.tmx").tmxfile
    export_tmx(tmp_path / "memory.tmx", [OF_MODEL, OF_PERSON])
    with (tmp_path / "memory.tmx").open("rb") as file:
        units = tmxfile(file, "de", "en").units
    pairs = [(str(it.source), str(it.target)) for it in units]
    assert pairs == [(it.source, it.target) for it in (OF_MODEL, OF_PERSON)]


def test_another_librarys_file_is_read(tmp_path):
    tmxfile = pytest.importorskip("translate.storage.tmx").tmxfile
    made = tmxfile()
    made.addtranslation("Guten Tag & „danke“.", "de", "Hello & thanks.", "en")
    assert read(tmp_path, bytes(made)) == [("Guten Tag & „danke“.", "Hello & thanks.")]


@pytest.mark.parametrize(
    ("body", "pairs"),
    [
        (tu(("de", "Ja."), ("en", "Yes.")), [("Ja.", "Yes.")]),
        (tu(("de-DE", "Ja."), ("en-US", "Yes.")), [("Ja.", "Yes.")]),
        (tu(("DE_AT", "Ja."), ("EN-GB", "Yes.")), [("Ja.", "Yes.")]),
        (tu(("en", "Yes."), ("fr", "Oui."), ("de", "Ja.")), [("Ja.", "Yes.")]),
        (tu(("de", "Ja."), ("en-GB", "Aye."), ("en-US", "Yes.")), [("Ja.", "Aye.")]),
        (tu(("de", "A"), ("en", "B")) + tu(("de", "A"), ("fr", "C")), [("A", "B"), None]),
        (tu(("de", "A"), ("en", "B")) + tu(("de", "A"), ("en", " ")), [("A", "B"), None]),
        (tu(("de", "<bpt i='1'>&lt;b></bpt>Ja<ept i='1'>&lt;/b></ept>."), ("en", "Y")), [("Ja.", "Y")]),
        (tu(("de", "Ja<ph>{0}<sub>x</sub></ph>."), ("en", "<hi>Yes</hi>.")), [("Ja.", "Yes.")]),
        (tu(("de", "Ja<!-- so -->."), ("en", "<![CDATA[<Yes>]]>")), [("Ja.", "<Yes>")]),
        (tu(("de", "J&#228;."), ("en", "Y &amp; n")), [("Jä.", "Y & n")]),
        ("<tu><tuv lang='DE'><seg>Ja</seg></tuv><tuv lang='EN'><seg>Yes</seg></tuv></tu>", [("Ja", "Yes")]),
    ],
)  # fmt: skip
def test_files_of_other_tools_are_understood(tmp_path, body, pairs):
    assert read(tmp_path, tmx(body)) == pairs


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_an_encoding_that_is_declared_is_read(tmp_path, encoding):
    name = encoding.removesuffix("-sig")
    head = f'<?xml version="1.0" encoding="{name}"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    text = tmx(tu(("de", "Größe"), ("en", "Size")), head).decode()
    assert read(tmp_path, text.encode(encoding)) == [("Größe", "Size")]


@pytest.mark.parametrize(
    ("attributes", "author"),
    [
        ("", None),
        ('creationid="Ada"', "Ada"),
        ('creationid="Ada" changeid="Bob"', "Bob"),
        ('creationid="translator embedded" changeid="Bob"', "Bob"),
        ('creationid="translator embedded"', None),
    ],
)
def test_the_last_person_is_the_author(tmp_path, attributes, author):
    path = tmp_path / "memory.tmx"
    path.write_bytes(tmx(tu(("de", "Ja."), ("en", "Yes."), attributes=attributes)))
    (unit,) = read_units(path)
    assert unit.author == author


BOMB = '<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
LEAK = '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
DOCTYPE = '<!DOCTYPE tmx SYSTEM "http://localhost:9/tmx14.dtd">'
PAIR = tu(("de", "Ja."), ("en", "Yes."))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no well-formed XML"),
        (b"Guten Tag", "no well-formed XML"),
        (tmx(PAIR)[:-20], "no well-formed XML"),
        (tmx(tu(("de", "Größe"), ("en", "Size"))).decode().encode("latin-1"), "no well-formed XML"),
        (tmx(tu(("de", "&b;"), ("en", "B")), BOMB), "defines entities"),
        (tmx(tu(("de", "&a;"), ("en", "B")), LEAK), "defines entities"),
        (tmx(tu(("de", "&auml;"), ("en", "B"))), "no well-formed XML"),
        (tmx(tu(("de", "&auml;"), ("en", "B")), DOCTYPE), "holds &auml;"),
        (b"<html><body><p>Hello</p></body></html>", "is no TMX file"),
        (tmx(""), "holds no unit with German and English"),
        (tmx(tu(("fr", "Oui."), ("en", "Yes."))), "it has: en, fr"),
        (tmx(f"<tu>{'<a>' * 300}{'</a>' * 300}</tu>"), "no well-formed XML"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_taken_is_one_line(tmp_path, data, reason):
    with pytest.raises(BadUnits, match=reason) as caught:
        read(tmp_path, data)
    assert "\n" not in str(caught.value)
    assert "memory.tmx" in str(caught.value)


def test_lines_of_german_tab_english_are_read(tmp_path):
    data = "\ufeffJa.\tYes.\r\n\nNein.\tNo.\tnote\nLeer.\t\n".encode()
    assert read(tmp_path, data, "a.tsv") == [("Ja.", "Yes."), None, ("Nein.", "No."), None]


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"Ja.\tYes.\nNein.\n", "line 2 has no tab"), ("Größe\tSize".encode("latin-1"), "UTF-8")],
)
def test_lines_that_cannot_be_read_are_one_line(tmp_path, data, reason):
    with pytest.raises(BadUnits, match=reason):
        read(tmp_path, data, "a.tsv")


@given(st.text(min_size=1).filter(str.strip), st.text(min_size=1).filter(str.strip))
def test_any_text_makes_a_file_that_can_be_read(tmp_path_factory, source, target):
    path = tmp_path_factory.mktemp("tmx") / "memory.tmx"
    export_tmx(path, [Unit(source, target, origin="model"), OF_PERSON])
    *_, person = read_units(path)
    assert person.target == "Hello."


@given(st.binary(max_size=300))
def test_any_bytes_are_units_or_one_line(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("tmx") / "memory.tmx"
    for whole in (data, tmx(PAIR) + data, tmx(PAIR)[: len(data)] + data):
        path.write_bytes(whole)
        try:
            list(read_units(path))
        except BadUnits as error:
            assert "\n" not in str(error)
