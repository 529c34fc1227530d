"""What a person chooses, and the tools that the choice stands for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from translator.engines import Decoding, Engine, load_engine
from translator.engines import version as engine_version
from translator.errors import ModelError
from translator.models import LocalModel, ModelEntry, read_models_file, resolve
from translator.reading import ReadingOptions, splitting_version
from translator.signature import Signature
from translator.summary import FACTS_VERSION, Summariser, load_summariser
from translator.translation import CHECKS_VERSION, Glossary

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Setting:
    """What a person chooses; None stands for the first of its role in models.txt.

    `glossary` is a file of a person's own, which wins over the one that ships.
    """

    models_file: Path | None = None
    model: str | None = None
    summariser: str | None = None
    engine: str = "ctranslate"
    beam: int | None = None
    glossary: Path | None = None
    reading: ReadingOptions = field(default_factory=ReadingOptions)


@dataclass(frozen=True)
class Tools:
    """The chosen model and summariser; the engine is loaded at its first use."""

    model: LocalModel
    summariser: Summariser
    signature: Signature
    decoding: Decoding
    glossary: Glossary
    reading: ReadingOptions
    engine_name: str
    notify: Callable[[str], None]

    @cached_property
    def engine(self) -> Engine:
        """The loaded model. Raises ModelBroken."""
        return load_engine(self.engine_name, self.model, self.decoding, self.notify)


def prepare(setting: Setting, notify: Callable[[str], None]) -> Tools:
    """Find the model and the summariser on this machine; loads nothing.

    Raises ModelError if one is unknown, not fetched or broken, GlossaryError for a broken glossary.
    """
    models = read_models_file(setting.models_file)
    entry = models.find("translate", setting.model)
    model = resolve(entry)
    summariser = load_summariser(_builtin(models.find("summarise", setting.summariser)))
    decoding = Decoding(setting.beam or int(dict(entry.options).get("beam", Decoding().beam)))
    glossary = Glossary.load(setting.glossary)
    signature = Signature(
        reading=setting.reading.version,
        splitting=splitting_version(),
        model=model.name,
        fingerprint=model.fingerprint,
        engine=engine_version(setting.engine),
        decoding=str(decoding),
        glossary=glossary.digest,
        checks=CHECKS_VERSION,
        summariser=f"{summariser.name} {summariser.version}, facts {FACTS_VERSION}",
    )
    return Tools(
        model,
        summariser,
        signature,
        decoding,
        glossary,
        setting.reading,
        setting.engine,
        notify,
    )


def _builtin(entry: ModelEntry) -> str:
    if entry.kind != "builtin":
        raise ModelError(
            f"summariser {entry.name!r} ({entry.kind}:{entry.location}) can't be used yet: this "
            "version has the built-in ones only, as builtin:extractive"
        )
    return entry.location
