"""The conversion for CTranslate2: once, in one step, and again where it was damaged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tiny_marian import make_tiny_marian

from translator.errors import ModelBroken
from translator.models import LocalModel, converted, discard_converted, resolve
from translator.models.convert import _key
from translator.models.listing import parse

FILES = ["config.json", "model.bin", "shared_vocabulary.json", "source.spm", "target.spm"]

CONVERT = """
import sys
from pathlib import Path
from translator.models import converted, resolve
from translator.models.listing import parse
model = resolve(parse(Path("models.txt"), "translate tiny dir:" + sys.argv[1]).named("tiny"))
print(converted(model, lambda line: print(line, file=sys.stderr)))
"""


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> LocalModel:
    return in_folder(make_tiny_marian(tmp_path_factory.mktemp("models") / "tiny"))


@pytest.fixture(scope="module")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def cache(shared_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache that all tests here share: a conversion takes seconds."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(shared_cache))
    return shared_cache / "translator" / "ct2"


def in_folder(folder: Path) -> LocalModel:
    return resolve(parse(Path("models.txt"), f"translate tiny 'dir:{folder}'").named("tiny"))


def silent(line: str) -> None:
    raise AssertionError(line)


def test_two_processes_at_once_end_with_one_whole_folder_in_the_place_of_a_damaged_one(
    model: LocalModel, cache: Path
) -> None:
    cache.mkdir(parents=True)
    old, new = (cache / f"{name}.partial" for name in ("killed", "at-work"))
    for leftover in (old, new):
        (leftover / "model").mkdir(parents=True)
    os.utime(old, (time.time() - 7200,) * 2)
    damaged = cache / _key(model)
    damaged.mkdir()
    (damaged / "model.bin").write_bytes(b"\x06\x00\x00")

    command = [sys.executable, "-c", CONVERT, str(model.path)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    pair = [
        subprocess.Popen(
            command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120) for process in pair]

    assert said[0] == said[1]
    assert said[0][1] == "preparing model 'tiny' for first use (a few seconds)\n"
    (folder,) = {Path(stdout.strip()) for stdout, _ in said}
    assert folder == damaged
    assert folder.name.startswith(f"{model.fingerprint}-int8x7b-")
    assert sorted(path.name for path in folder.iterdir()) == FILES
    assert sorted(cache.iterdir()) == sorted([folder, new])  # an old leftover is swept away


def test_a_conversion_is_used_again_without_a_word(model: LocalModel, cache: Path) -> None:
    assert converted(model, silent) == converted(model, silent)


def test_the_conversion_gives_the_log_probabilities_of_the_original(
    model: LocalModel, cache: Path
) -> None:
    import ctranslate2
    import torch
    from transformers import MarianMTModel

    original = MarianMTModel.from_pretrained(model.path)
    vocabulary = json.loads((model.path / "vocab.json").read_bytes())
    source, target = ["▁Das", "▁ist", ".", "</s>"], ["▁That", "▁is", "▁a", ".", "</s>"]
    ids = [[vocabulary[piece] for piece in pieces] for pieces in (source, target)]
    start = original.config.decoder_start_token_id
    with torch.no_grad():
        logits = original(
            torch.tensor(ids[:1]), decoder_input_ids=torch.tensor([[start, *ids[1][:-1]]])
        )
    known = logits.logits[0, :, :start].log_softmax(-1)  # CTranslate2 has no padding token
    expected = known.gather(1, torch.tensor(ids[1])[:, None])[:, 0].tolist()

    translator = ctranslate2.Translator(str(converted(model, silent)), compute_type="float32")
    (scored,) = translator.score_batch([source], [target[:-1]])
    assert scored.log_probs == pytest.approx(expected, abs=0.1)


def test_a_conversion_counts_as_a_model_folder(model: LocalModel, cache: Path) -> None:
    folder = converted(model, silent)
    direct = in_folder(folder)
    assert direct.layout == "ctranslate2"
    assert converted(direct, silent) == folder
    discard_converted(direct)  # it is the user's own: nothing to forget
    assert sorted(path.name for path in folder.iterdir()) == FILES


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("shared_vocabulary.json", "shared_vocabulary.json is missing"),
        ("source.spm", "source.spm is missing"),
    ],
)
def test_a_missing_file_beside_converted_weights_is_named(
    model: LocalModel, cache: Path, tmp_path: Path, name: str, message: str
) -> None:
    for path in converted(model, silent).iterdir():
        if path.name != name:
            (tmp_path / path.name).symlink_to(path)
    with pytest.raises(ModelBroken, match=message):
        in_folder(tmp_path)


def test_one_sentencepiece_model_may_serve_both_sides(
    model: LocalModel, cache: Path, tmp_path: Path
) -> None:
    for path in converted(model, silent).iterdir():
        if path.suffix != ".spm":
            (tmp_path / path.name).symlink_to(path)
    (tmp_path / "sentencepiece.model").symlink_to(model.path / "source.spm")
    assert in_folder(tmp_path).layout == "ctranslate2"


def test_without_a_writable_cache_a_temporary_folder_serves_and_is_removed(
    model: LocalModel, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way, also of root")
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(sys.path),
        "XDG_CACHE_HOME": str(tmp_path / "file"),
        "TMPDIR": str(tmp_path),
    }
    twice = f"{CONVERT}\nprint(converted(model, lambda line: print(line, file=sys.stderr)))"
    command = [sys.executable, "-c", twice, str(model.path)]
    done = subprocess.run(command, env=environment, text=True, capture_output=True, check=True)
    first, second = done.stdout.splitlines()
    assert first == second
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert done.stderr == (
        "preparing model 'tiny' for first use (a few seconds)\n"
        f"cache {tmp_path / 'file' / 'translator' / 'ct2'} can't be written (Not a directory); "
        "converting into a temporary folder for this run\n"
    )


def test_discarding_forgets_and_a_failed_conversion_is_one_line(
    model: LocalModel, cache: Path, tmp_path: Path
) -> None:
    kept = converted(model, silent)
    discard_converted(model)
    assert not kept.exists()
    for path in model.path.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    config = tmp_path / "config.json"
    config.write_text(config.read_text().replace('"d_model": 16', '"d_model": 24'))
    with pytest.raises(ModelBroken) as error:
        converted(in_folder(tmp_path), lambda _: None)
    assert str(error.value).startswith("model 'tiny' can't be converted for CTranslate2 (")
    assert len(str(error.value).splitlines()) == 1
    assert not list(cache.glob("*int8*"))
