"""What tests share: the embedded model, converted once into a cache of the test run's own."""

from __future__ import annotations

import os

import pytest

from translator.engines import Decoding, load_engine
from translator.models import read_models_file, resolve


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory):
    """A cache for the whole run: nothing of the user's is read or written."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
    os.environ.pop("HF_HOME", None)


@pytest.fixture(scope="session")
def embedded(cache):
    """The model that ships."""
    return resolve(read_models_file(None).find("translate", "embedded"))


@pytest.fixture(scope="session")
def engine(embedded):
    """The default engine with the model that ships."""
    return load_engine("ctranslate", embedded, Decoding(), lambda line: None)


@pytest.fixture
def hub_home(tmp_path, monkeypatch):
    """A cache and a working folder of the test's own; the hub's client may be imported already."""
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setattr(constants, "HF_HUB_DISABLE_TELEMETRY", True)
    for name in ("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "HF_HUB_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "hf" / "hub"
