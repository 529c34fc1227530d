"""models.txt -> files on disk: what is whole, what is broken, and the fingerprint."""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tiny_marian import EMBEDDED, make_tiny_marian

from translator.errors import ModelBroken, ModelError, ModelNotFetched
from translator.models import LocalModel, describe, read_models_file, resolve, size_on_disk, verify
from translator.models.listing import PACKAGED, parse

if TYPE_CHECKING:
    from collections.abc import Callable

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture(scope="module")
def marian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny_marian(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture
def folder(marian: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage."""
    return Path(shutil.copytree(marian, tmp_path / "copy"))


@pytest.fixture
def hub_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "HF_HUB_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    return tmp_path / "hf" / "hub"


def at(folder: Path, options: str = "") -> LocalModel:
    return resolve(parse(Path("models.txt"), f"translate m 'dir:{folder}' {options}").named("m"))


def test_the_embedded_model_is_whole_and_found_from_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    model = resolve(read_models_file().find("translate"))
    assert (model.name, model.layout, model.path) == ("embedded", "transformers", EMBEDDED)
    assert size_on_disk(model) > 10_000_000


def test_the_fingerprint_is_of_names_and_contents_and_not_of_the_place(
    folder: Path, marian: Path
) -> None:
    (folder / "README.md").write_text("doesn't matter")
    names = (
        "config.json",
        "generation_config.json",
        "model.safetensors",
        "source.spm",
        "target.spm",
    )
    names += ("tokenizer_config.json", "vocab.json")
    sums = [hashlib.sha256((marian / name).read_bytes()).hexdigest() for name in names]
    listing = "".join(f"{checksum}  {name}\n" for checksum, name in zip(sums, names, strict=True))
    expected = hashlib.sha256(listing.encode()).hexdigest()
    assert at(folder).fingerprint == at(marian).fingerprint == expected


def test_a_change_in_any_file_that_matters_changes_the_fingerprint(folder: Path) -> None:
    before = at(folder).fingerprint
    for name in ("generation_config.json", "config.json", "vocab.json"):
        path = folder / name
        path.write_bytes(path.read_bytes() + b"\n")
        after = at(folder).fingerprint
        assert after != before
        before = after


def test_other_files_than_models_txt_says_are_refused(folder: Path) -> None:
    fingerprint = at(folder).fingerprint
    assert at(folder, f"sha256={fingerprint}").fingerprint == fingerprint
    with pytest.raises(
        ModelBroken, match=r"differ from the sha256 in models.txt, line 1; check the fold"
    ):
        at(folder, f"sha256={'0' * 64}")


def shorten(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + bytes(9))


def empty(path: Path) -> None:
    path.write_bytes(b"")


def scramble(path: Path) -> None:
    path.write_bytes(b"<html>404</html>")


@pytest.mark.parametrize(
    ("name", "damage", "message"),
    [
        ("model.safetensors", Path.unlink, "neither model.safetensors nor model.bin is there"),
        ("model.safetensors", empty, "model.safetensors is empty"),
        ("model.safetensors", shorten, "model.safetensors is damaged or cut short"),
        ("model.safetensors", lengthen, "model.safetensors is damaged or cut short"),
        ("model.safetensors", scramble, "model.safetensors is damaged or cut short"),
        ("config.json", Path.unlink, "config.json is missing"),
        ("config.json", shorten, "config.json is damaged or cut short"),
        ("vocab.json", shorten, "vocab.json is damaged or cut short"),
        ("source.spm", Path.unlink, "source.spm is missing"),
        ("target.spm", shorten, "target.spm is damaged or cut short"),
        ("target.spm", scramble, "target.spm is damaged or cut short"),
    ],
)
def test_a_damaged_file_is_named_in_one_line(
    folder: Path, name: str, damage: Callable[[Path], None], message: str
) -> None:
    damage(folder / name)
    with pytest.raises(ModelBroken) as error:
        at(folder)
    assert str(error.value) == (
        f"model 'm': {message} in {folder}; check the folder that models.txt names in line 1"
    )


def test_every_shortened_sentencepiece_model_is_noticed(folder: Path) -> None:
    spm = (folder / "source.spm").read_bytes()
    for length in range(1, len(spm), 9973):
        (folder / "source.spm").write_bytes(spm[:length])
        with pytest.raises(ModelBroken, match=r"source.spm is damaged"):
            at(folder)


def test_pickled_weights_are_named_as_such(folder: Path) -> None:
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(ModelBroken, match=r"pytorch_model.bin is never loaded: it can run code"):
        at(folder)


def test_another_kind_of_model_is_refused(folder: Path) -> None:
    (folder / "config.json").write_text(json.dumps({"model_type": "bart"}))
    with pytest.raises(ModelBroken, match="model_type 'bart'; only Marian models can be used"):
        at(folder)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("translate m dir:nowhere", "there is no folder"),
        ("translate m package:fr-en", "there is no folder .*fr-en; reinstall translator"),
    ],
)
def test_a_folder_that_is_not_there_is_said(line: str, message: str) -> None:
    with pytest.raises(ModelBroken, match=message):
        resolve(parse(Path("models.txt"), line).named("m"))


def test_what_is_built_in_has_no_files() -> None:
    with pytest.raises(ModelError, match="'lead' is built in"):
        resolve(read_models_file(PACKAGED).named("lead"))


def put(cache: Path, folder: Path, commit: str = COMMIT) -> Path:
    """Lay the model into the cache as huggingface_hub does: blobs, and links to them."""
    repository = cache / "models--o--n"
    snapshot = repository / "snapshots" / commit
    snapshot.mkdir(parents=True)
    (repository / "blobs").mkdir()
    for path in folder.iterdir():
        blob = repository / "blobs" / hashlib.sha256(path.read_bytes()).hexdigest()
        shutil.copyfile(path, blob)
        (snapshot / path.name).symlink_to(Path("../../blobs") / blob.name)
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text(commit)
    return snapshot


def from_hub(source: str) -> LocalModel:
    return resolve(parse(Path("models.txt"), f"translate m {source}").named("m"))


@pytest.mark.parametrize("source", ["hf:o/n", "hf:o/n@main", f"hf:o/n@{COMMIT}"])
def test_a_model_of_the_hub_is_found_in_its_cache(
    hub_cache: Path, marian: Path, source: str
) -> None:
    snapshot = put(hub_cache, marian)
    model = from_hub(source)
    assert (model.path, model.fingerprint) == (snapshot, at(marian).fingerprint)


@pytest.mark.parametrize("source", ["hf:o/other", "hf:o/n@v2", f"hf:o/n@{COMMIT[::-1]}"])
def test_an_absent_model_names_the_command_that_fetches_it_at_once(
    hub_cache: Path, marian: Path, source: str
) -> None:
    put(hub_cache, marian)
    started = time.monotonic()
    with pytest.raises(ModelNotFetched) as error:
        from_hub(source)
    assert time.monotonic() - started < 1
    assert str(error.value) == (
        "model 'm' is not on this machine; fetch it with: translator models fetch m"
    )


def test_a_cached_repository_without_safetensors_is_not_fetched(
    hub_cache: Path, folder: Path
) -> None:
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    put(hub_cache, folder)
    with pytest.raises(ModelNotFetched):
        from_hub("hf:o/n")


def test_a_damaged_cached_model_is_to_be_fetched_again(hub_cache: Path, marian: Path) -> None:
    snapshot = put(hub_cache, marian)
    (snapshot / "source.spm").resolve().unlink()
    with pytest.raises(
        ModelBroken, match=r"source.spm is missing .*; fetch it again with: translator mod"
    ):
        from_hub("hf:o/n")


def test_verify_reads_every_byte(hub_cache: Path, marian: Path) -> None:
    snapshot = put(hub_cache, marian)
    fingerprint = at(marian).fingerprint
    models = parse(
        Path("models.txt"),
        f"translate m hf:o/n@{COMMIT} sha256={fingerprint}\n"
        f"translate d 'dir:{marian}'\nsummarise lead builtin:lead\n",
    )
    assert verify(models) == [
        ("m", True, f"whole; fingerprint {fingerprint} (as in models.txt)"),
        ("d", True, f"whole; fingerprint {fingerprint} (nothing in models.txt to compare it with)"),
        ("lead", True, "built in"),
    ]
    weights = (snapshot / "model.safetensors").resolve()
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x7f")
    ((name, sound, message),) = verify(models, "m")
    assert (name, sound) == ("m", False)
    assert "differ from the sha256 in models.txt, line 1; fetch it again" in message


def test_the_list_tells_what_is_there(hub_cache: Path, folder: Path) -> None:
    lines = f"translate a dir:{folder}\ntranslate b hf:o/n\ntranslate c dir:{folder}/no\nsummarise d builtin:lead"
    a, b, c, d = (describe(entry) for entry in parse(Path("models.txt"), lines).entries)
    assert (a.pinned, a.on_disk, a.bytes, a.problem) == (
        False,
        True,
        size_on_disk(at(folder)),
        None,
    )
    assert (b.pinned, b.on_disk, b.bytes) == (False, False, None)
    assert "translator models fetch b" in str(b.problem)
    assert (c.on_disk, c.bytes) == (True, None)
    assert "there is no folder" in str(c.problem)
    assert (d.pinned, d.on_disk, d.bytes, d.problem) == (True, True, None, None)
