"""Fetching from a hub on this machine: what is asked for, what is pinned, and every way to fail."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hub_server import Files, HubServer
from tiny_marian import make_tiny_marian

from translator.errors import FetchFailed, ModelsFileError, UnknownModel
from translator.models import ModelsFile, fetch, read_models_file, resolve, verify

if TYPE_CHECKING:
    from collections.abc import Iterator

BOT = ("Adding `safetensors` variant of this model", "SFconvertbot")
WANTED = {
    "config.json",
    "generation_config.json",
    "model.safetensors",
    "source.spm",
    "target.spm",
    "tokenizer_config.json",
    "vocab.json",
}


@pytest.fixture(scope="module")
def marian(tmp_path_factory: pytest.TempPathFactory) -> Files:
    folder = make_tiny_marian(tmp_path_factory.mktemp("models") / "tiny")
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture
def pickled(marian: Files) -> Files:
    others = {name: content for name, content in marian.items() if name != "model.safetensors"}
    return {**others, "pytorch_model.bin": b"a pickle", "README.md": b"# Hello"}


@pytest.fixture
def hub() -> Iterator[HubServer]:
    with HubServer() as server:
        yield server


@pytest.fixture(autouse=True)
def own_cache(hub_home: Path) -> Path:
    return hub_home


def listing(source: str = "hf:o/n  # pinned on fetching") -> ModelsFile:
    Path("models.txt").write_text(
        f"# mine\ntranslate  tiny  {source}\nsummarise lead builtin:lead\n"
    )
    return read_models_file()


def run(hub: HubServer, models: ModelsFile) -> tuple[ModelsFile, list[str]]:
    said: list[str] = []
    return fetch(models, "tiny", endpoint=hub.url, notify=said.append), said


def failure(hub: HubServer, models: ModelsFile) -> str:
    before = models.path.read_text()
    with pytest.raises(FetchFailed) as error:
        run(hub, models)
    assert len(str(error.value).splitlines()) == 1
    assert models.path.read_text() == before
    return str(error.value)


def test_fetching_downloads_what_is_needed_and_pins_it(hub: HubServer, marian: Files) -> None:
    hub.add("o/n", {"main": {**marian, "pytorch_model.bin": b"a pickle", "README.md": b"# Hello"}})
    models, said = run(hub, listing())
    entry = models.named("tiny")
    model = resolve(entry)
    commit = hub.commit("o/n")
    assert set(hub.downloads()) <= WANTED
    assert Path("models.txt").read_text() == (
        f"# mine\ntranslate  tiny  hf:o/n@{commit} sha256={model.fingerprint}  # pinned on fetching\n"
        "summarise lead builtin:lead\n"
    )
    assert entry.pinned
    assert read_models_file() == models
    assert {path.name: path.read_bytes() for path in model.path.iterdir()} == marian
    assert verify(models, "tiny")[0][1]
    assert said == [
        f"fetching o/n at {commit} (2 MB)",
        f"model 'tiny' is pinned in models.txt at {commit}",
    ]


def test_the_hubs_own_conversion_serves_where_main_has_only_pickles(
    hub: HubServer, marian: Files, pickled: Files
) -> None:
    converted = {**pickled, "model.safetensors": marian["model.safetensors"]}
    spoof = {**pickled, "model.safetensors": b"something else"}
    hub.add(
        "o/n", {"main": pickled, "refs/pr/2": spoof, "refs/pr/3": spoof, "refs/pr/4": converted}
    )
    hub.add_pull_request("o/n", 2, BOT[0], "somebody")
    hub.add_pull_request("o/n", 3, "Another matter", BOT[1])
    hub.add_pull_request("o/n", 4, *BOT)
    models, said = run(hub, listing())
    assert models.named("tiny").revision == hub.commit("o/n", "refs/pr/4")
    assert {path.name for path in resolve(models.named("tiny")).path.iterdir()} == WANTED
    assert set(hub.downloads()) <= WANTED
    assert said[0] == "o/n has no safetensors; taking the hub's own conversion"


@pytest.mark.parametrize(
    "pull_requests", [[], [(1, "Adding weights", BOT[1])], [(1, BOT[0], "somebody")]]
)
def test_pickles_are_never_fetched(
    hub: HubServer, pickled: Files, marian: Files, pull_requests: list[tuple[int, str, str]]
) -> None:
    hub.add("o/n", {"main": pickled, "refs/pr/1": marian})
    for request in pull_requests:
        hub.add_pull_request("o/n", *request)
    assert failure(hub, listing()) == (
        "model 'tiny': hf:o/n has no model.safetensors, and pickled weights are never loaded; "
        "choose a revision or a repository with safetensors"
    )
    assert hub.downloads() == []


def test_a_pinned_model_is_fetched_as_pinned(hub: HubServer, marian: Files) -> None:
    hub.add("o/n", {"main": marian})
    pinned, _ = run(hub, listing())
    text = Path("models.txt").read_text()
    hub.add("o/n", {"main": {**marian, "vocab.json": b"{}"}, "old": marian})

    hub.requests.clear()
    again, said = run(hub, pinned)
    assert (again, hub.requests) == (pinned, [])
    assert said == ["model 'tiny' is on this machine already, as pinned"]

    weights = (resolve(pinned.named("tiny")).path / "model.safetensors").resolve()
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x7f")
    again, said = run(hub, pinned)
    assert said[1] == "fetching again what came damaged: model.safetensors"
    assert hub.downloads() == ["model.safetensors"]
    assert verify(again, "tiny")[0][1]
    assert Path("models.txt").read_text() == text


def test_a_tag_is_pinned_at_its_commit_and_a_sha256_is_held(hub: HubServer, marian: Files) -> None:
    hub.add("o/n", {"main": {}, "v1": marian})
    message = failure(hub, listing(f"hf:o/n@v1 sha256={'0' * 64}"))
    assert "differs from the sha256 in models.txt, line 2" in message
    models, _ = run(hub, listing("hf:o/n@v1"))
    assert models.named("tiny").revision == hub.commit("o/n", "v1")


def test_a_download_that_breaks_off_is_resumed(hub: HubServer, marian: Files) -> None:
    hub.add("o/n", {"main": marian})
    hub.cut["vocab.json"] = 1
    models, _ = run(hub, listing())
    assert hub.downloads().count("vocab.json") == 2
    assert verify(models, "tiny")[0][1]


@pytest.mark.parametrize(("times", "sound"), [(1, True), (2, False)])
@pytest.mark.parametrize("name", ["model.safetensors", "vocab.json"])
def test_a_download_with_other_bytes_is_noticed(
    hub: HubServer, marian: Files, name: str, times: int, sound: bool
) -> None:
    hub.add("o/n", {"main": marian})
    hub.spoil[name] = times
    if sound:
        models, said = run(hub, listing())
        assert f"fetching again what came damaged: {name}" in said
        assert verify(models, "tiny")[0][1]
    else:
        assert (
            failure(hub, listing()) == f"model 'tiny': {name} came damaged twice; try again later"
        )


def test_the_packaged_list_is_copied_and_the_copy_pinned(
    hub: HubServer, marian: Files, capfd: pytest.CaptureFixture[str]
) -> None:
    hub.add("Helsinki-NLP/opus-mt-de-en", {"main": marian})
    said: list[str] = []
    models = fetch(read_models_file(), "opus-mt", endpoint=hub.url, notify=said.append)
    assert models.path == Path("models.txt")
    assert "is pinned in models.txt at" in said[-1]
    assert read_models_file().named("opus-mt").pinned
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("hf:o/other", "has no repository o/other, or it is private; check models.txt"),
        ("hf:o/n@v9", "o/n has no revision v9; check models.txt"),
        ("hf:o/gated", "o/gated is gated; accept its terms at http://127.0.0.1"),
        ("hf:o/empty", "hf:o/empty has no model.safetensors"),
        ("hf:o/bart", "config.json says model_type 'bart'; only Marian models can be used"),
        ("dir:here", "only hf: models are fetched"),
        ("package:de-en", "comes from package:de-en; only hf: models are fetched"),
    ],
)
def test_what_can_not_be_fetched_is_said(
    hub: HubServer, marian: Files, source: str, message: str
) -> None:
    hub.add("o/n", {"main": marian})
    hub.add("o/empty", {"main": {"README.md": b"# Hello"}})
    hub.add("o/bart", {"main": {**marian, "config.json": b'{"model_type": "bart"}'}})
    hub.add("o/gated", {"main": marian})
    hub.gated.add("o/gated")
    assert message in failure(hub, listing(source))


def test_without_a_hub_it_fails_soon_and_says_so(
    own_cache: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with HubServer() as gone:
        pass
    started = time.monotonic()
    assert f"can't be fetched from {gone.url}" in failure(gone, listing())
    assert time.monotonic() - started < 2
    assert capfd.readouterr() == ("", "")


def test_in_offline_mode_it_says_what_to_unset(
    hub: HubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    assert "HF_HUB_OFFLINE is set; unset it to fetch" in failure(hub, listing())


def test_an_unwritable_cache_is_said(
    hub: HubServer, marian: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way, also of root")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "file"))
    hub.add("o/n", {"main": marian})
    assert f"{tmp_path / 'file' / 'hub'} can't be written" in failure(hub, listing())


def test_nothing_is_fetched_where_the_pin_could_not_be_written(
    hub: HubServer, marian: Files
) -> None:
    hub.add("o/n", {"main": marian})
    packaged = read_models_file()
    Path("models.txt").write_text("# already here\n")
    with pytest.raises(ModelsFileError, match="use that one, without --models"):
        fetch(packaged, "opus-mt", endpoint=hub.url, notify=print)
    assert hub.requests == []


def test_an_unknown_name_is_not_looked_for(hub: HubServer) -> None:
    with pytest.raises(UnknownModel, match=r'no model "opus" in models.txt; there are: tiny, lead'):
        fetch(listing(), "opus", endpoint=hub.url, notify=print)
