"""models.txt: what parses, what doesn't and how it is said, and changes that keep the rest."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.errors import ModelsFileError, UnknownModel
from translator.models import ModelEntry, ModelsFile, add, read_models_file
from translator.models.editing import pin
from translator.models.listing import PACKAGED, parse

COMMIT = "0123456789abcdef0123456789abcdef01234567"
SHA = "ab" * 32


def models(text: str) -> ModelsFile:
    return parse(Path("models.txt"), text)


def entry(line: str) -> ModelEntry:
    (found,) = models(line).entries
    return found


@pytest.fixture
def listing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "models.txt"


def test_the_copy_in_the_package_is_the_one_in_the_repository() -> None:
    assert PACKAGED.read_bytes() == (Path(__file__).parents[1] / "models.txt").read_bytes()


def test_the_list_that_ships_has_the_embedded_model_first() -> None:
    shipped = read_models_file(PACKAGED)
    assert shipped.find("translate").source == "package:de-en"
    assert shipped.find("translate", "opus-mt").source == "hf:Helsinki-NLP/opus-mt-de-en"
    assert shipped.find("summarise").location == "extractive"
    assert [found.name for found in shipped.entries] == [
        "embedded",
        "opus-mt",
        "extractive",
        "lead",
        "textrank",
        "lexrank",
        "mt5-de",
        "distilbart",
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("translate a package:de-en", ModelEntry("translate", "a", "package", "de-en", line=1)),
        (
            f"translate\ta\thf:o/n@{COMMIT} sha256={SHA} beam=2 # note",
            ModelEntry("translate", "a", "hf", "o/n", COMMIT, SHA, {"beam": "2"}, 1),
        ),
        (
            "translate a hf:o/n@refs/pr/4",
            ModelEntry("translate", "a", "hf", "o/n", "refs/pr/4", line=1),
        ),
        ("summarise a builtin:lead #", ModelEntry("summarise", "a", "builtin", "lead", line=1)),
        (
            "summarise a hf:o/n lang=de prefix='in brief: # '  # note",
            ModelEntry(
                "summarise",
                "a",
                "hf",
                "o/n",
                None,
                None,
                {"lang": "de", "prefix": "in brief: # "},
                1,
            ),
        ),
        (
            "translate a 'dir:/my models/#1'",
            ModelEntry("translate", "a", "dir", "/my models/#1", line=1),
        ),
        (
            "\ufefftranslate a package:de-en\r",
            ModelEntry("translate", "a", "package", "de-en", line=1),
        ),
    ],
)
def test_a_right_line_gives_its_entry(line: str, expected: ModelEntry) -> None:
    assert entry(line) == expected


def test_a_folder_is_relative_to_the_models_file_and_a_tilde_is_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    found = parse(
        tmp_path / "x" / "models.txt", "translate a dir:../mine\ntranslate b dir:~/mine"
    ).entries
    assert [e.location for e in found] == [str(tmp_path / "mine"), str(tmp_path / "home" / "mine")]


def test_an_empty_file_has_no_models() -> None:
    assert models("\n# nothing\n").entries == ()


RIGHT = "right: translate embedded package:de-en"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\n\ntranslte embedded x", f'models.txt, line 3: unknown role "translte" ({RIGHT})'),
        ("translate", f"models.txt, line 1: the name and the source are missing ({RIGHT})"),
        ("translate a # hf:o/n", f"models.txt, line 1: the source is missing ({RIGHT})"),
        (
            "translate a b",
            'unknown source "b" (right: package:de-en, hf:OWNER/NAME[@REVISION], dir:PATH)',
        ),
        ("translate a hf:name", 'unknown source "hf:name"'),
        ("translate a hf:../..", 'unknown source "hf:../.."'),
        ("translate a hf:o/n@../../x", 'unknown source "hf:o/n@../../x"'),
        ("translate a package:../x", 'unknown source "package:../x"'),
        ("translate a dir:", 'unknown source "dir:"'),
        ("translate a builtin:lead", 'unknown source "builtin:lead"'),
        ("summarise a builtin:best", 'unknown source "builtin:best"'),
        (
            "translate a/b package:de-en",
            "a name has letters, digits, '.', '_' and '-', unlike \"a/b\"",
        ),
        (
            "translate a package:de-en beem=4",
            'unknown option "beem=4" (role translate has beam=..., sha256=...)',
        ),
        ("translate a package:de-en lang=de", 'unknown option "lang=de"'),
        ("summarise a builtin:lead beam=4", 'unknown option "beam=4"'),
        ("translate a package:de-en 4", 'unknown option "4"'),
        ("translate a package:de-en beam=0", "beam is a whole number from 1"),
        ("translate a package:de-en beam=4 beam=5", "option beam= is given twice"),
        ("translate a hf:o/n sha256=12", "sha256 has 64 hexadecimal digits"),
        ('summarise a builtin:lead prefix="x', "a quote isn't closed"),
        (
            "translate a package:de-en\nsummarise a builtin:lead",
            'line 2: the name "a" is taken by line 1',
        ),
        ("tr\x00\x1b[31m a b", r'unknown role "tr\x00\x1b[31m"'),
    ],
)
def test_a_wrong_line_is_named_with_a_right_one(text: str, message: str) -> None:
    with pytest.raises(ModelsFileError) as error:
        models(text)
    assert message in str(error.value)
    assert len(str(error.value).splitlines()) == 1


@given(st.text())
def test_any_text_parses_or_gives_one_line(text: str) -> None:
    try:
        models(text)
    except ModelsFileError as error:
        assert len(str(error).splitlines()) == 1


def test_unreadable_files_are_said_in_one_line(listing: Path) -> None:
    with pytest.raises(ModelsFileError, match=r"none.txt: no such file"):
        read_models_file(Path("none.txt"))
    with pytest.raises(ModelsFileError, match="can't be read"):
        read_models_file(listing.parent)
    listing.write_bytes(b"# gut\n# gr\xfc\xdfe\n")
    with pytest.raises(ModelsFileError, match=r"models.txt, line 2: not UTF-8"):
        read_models_file()


def test_the_local_file_comes_before_the_packaged_one(listing: Path) -> None:
    assert read_models_file().path == PACKAGED
    listing.write_text("translate mine dir:here")
    assert read_models_file().find("translate").name == "mine"


def test_an_unknown_name_lists_the_known_ones_and_the_nearest() -> None:
    with pytest.raises(UnknownModel) as error:
        read_models_file(PACKAGED).find("translate", "opusmt")
    assert str(error.value) == (
        'no translate model "opusmt" in models.txt; there are: embedded, opus-mt; did you mean opus-mt?'
    )


def test_a_role_without_a_line_shows_one() -> None:
    with pytest.raises(
        ModelsFileError, match=r'no line of role "summarise" .right: summarise extr'
    ):
        models("translate a package:de-en").find("summarise")


@pytest.mark.parametrize(
    ("line", "pinned"),
    [
        ("translate a package:de-en", True),
        ("summarise a builtin:lead", True),
        ("translate a hf:o/n", False),
        (f"translate a hf:o/n sha256={SHA}", False),
        (f"translate a hf:o/n@{COMMIT}", False),
        (f"translate a hf:o/n@{COMMIT} sha256={SHA}", True),
        ("translate a dir:x", False),
        (f"translate a dir:x sha256={SHA}", True),
    ],
)
def test_pinned_means_that_the_files_can_not_change(line: str, pinned: bool) -> None:
    assert entry(line).pinned is pinned


def test_an_entry_can_be_hashed_and_sent_to_another_process() -> None:
    found = entry("translate a hf:o/n beam=2")
    assert pickle.loads(pickle.dumps(found)) == found
    assert len({found, found}) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("translate   a  hf:o/n   # why", f"translate   a  hf:o/n@{COMMIT} sha256={SHA}   # why"),
        ("translate a hf:o/n@v1 beam=2", f"translate a hf:o/n@{COMMIT} sha256={SHA} beam=2"),
        (
            f"translate a hf:o/n@v1 beam=2 sha256={'0' * 64} # why\r",
            f"translate a hf:o/n@{COMMIT} sha256={SHA} beam=2 # why\r",
        ),
    ],
)
def test_pinning_changes_one_line_and_nothing_else(listing: Path, before: str, after: str) -> None:
    frame = "# head\r\n\ntranslate first package:de-en\n{}\n  # tail, without a line end"
    listing.write_bytes(frame.format(before).encode())
    listing.chmod(0o640)
    old = read_models_file()
    new = pin(old, old.named("a"), COMMIT, SHA)
    assert listing.read_bytes() == frame.format(after).encode()
    assert listing.stat().st_mode & 0o777 == 0o640
    assert new.named("a").pinned
    assert read_models_file() == new
    assert [path.name for path in listing.parent.iterdir()] == ["models.txt"]


def test_pinning_the_packaged_list_writes_a_local_copy(listing: Path) -> None:
    packaged = read_models_file()
    before = PACKAGED.read_bytes()
    new = pin(packaged, packaged.named("opus-mt"), COMMIT, SHA)
    assert (new.path, PACKAGED.read_bytes()) == (Path("models.txt"), before)
    assert len(listing.read_text().splitlines()) == len(before.decode().splitlines())
    with pytest.raises(ModelsFileError, match="use that one, without --models"):
        pin(packaged, packaged.named("opus-mt"), COMMIT, SHA)


def test_adding_appends_a_line(listing: Path) -> None:
    listing.write_text("translate   embedded   package:de-en")
    new = add(read_models_file(), "mine", "dir:my models")
    assert listing.read_text() == (
        "translate   embedded   package:de-en\ntranslate   mine       'dir:my models'\n"
    )
    assert new.named("mine").location == str(listing.parent / "my models")


def test_options_are_added_as_they_are_written(listing: Path) -> None:
    models = add(
        read_models_file(), "mine", "hf:o/n", "summarise", ["lang=de", "prefix=summarize: "]
    )
    assert dict(models.named("mine").options) == {"lang": "de", "prefix": "summarize: "}


@pytest.mark.parametrize(
    ("name", "source", "role", "message"),
    [
        ("embedded", "dir:x", "translate", 'there is a model "embedded" already'),
        ("mine", "x", "translate", 'can\'t add "mine": unknown source "x"'),
        ("mine", "dir:x", "sing", 'can\'t add "mine": unknown role "sing"'),
        ("a b", "dir:x", "translate", "can't add"),
        ("#", "dir:x", "translate", "can't add"),
        ("mine", "dir:x\ny", "translate", "can't add"),
    ],
)
def test_what_would_be_a_wrong_line_is_not_added(
    listing: Path, name: str, source: str, role: str, message: str
) -> None:
    listing.write_text("translate embedded package:de-en\n")
    with pytest.raises(ModelsFileError) as error:
        add(read_models_file(), name, source, role)
    assert message in str(error.value)
    assert listing.read_text() == "translate embedded package:de-en\n"


def test_a_list_that_can_not_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    listing = tmp_path / "models.txt"
    listing.write_text("translate a hf:o/n\n")
    found = read_models_file(listing)
    (tmp_path / f".models.txt.{os.getpid()}").mkdir()  # in the way of the temporary file
    with pytest.raises(ModelsFileError, match="can't be written"):
        pin(found, found.named("a"), COMMIT, SHA)
    assert listing.read_text() == "translate a hf:o/n\n"
