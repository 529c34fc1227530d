"""What a person chooses, and the tools that the choice stands for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING

from translator.engines import Decoding, Engine, load_engine
from translator.engines import version as engine_version
from translator.errors import ModelsFileError
from translator.models import LocalModel, ModelEntry, read_models_file, resolve
from translator.reading import ReadingOptions, splitting_version
from translator.signature import Signature
from translator.summary import (
    ABSTRACTIVE_VERSION,
    COMPRESSION_VERSION,
    FACTS_VERSION,
    Author,
    Language,
    Summariser,
    load_summariser,
)
from translator.translation import CHECKS_VERSION, GROUNDING_VERSION, Glossary, ground

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from translator.engines.writer import Writer

# The built-in summariser whose choice stands beside a model's own words where they are too few.
BESIDE = "extractive"


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
    """The chosen model and summariser; the engine is loaded at its first use.

    An `author` writes points in its own words, beside which the summariser's are put where they
    are too few; its model is loaded at its first use too.
    """

    model: LocalModel
    summariser: Summariser
    author: Author | None
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
    chosen = models.find("summarise", setting.summariser)
    author, written_by = _author(chosen, models.path) if chosen.kind != "builtin" else (None, "")
    summariser = load_summariser(BESIDE if author else chosen.location)
    decoding = Decoding(setting.beam or int(dict(entry.options).get("beam", Decoding().beam)))
    glossary = Glossary.load(setting.glossary)
    signature = Signature(
        reading=setting.reading.version,
        splitting=splitting_version(),
        model=model.name,
        fingerprint=model.fingerprint,
        engine=engine_version(setting.engine, model),
        decoding=str(decoding),
        glossary=glossary.digest,
        checks=CHECKS_VERSION,
        summariser=f"{written_by}{summariser.name} {summariser.version}, facts {FACTS_VERSION}, "
        f"compression {COMPRESSION_VERSION}",
    )
    return Tools(
        model,
        summariser,
        author,
        signature,
        decoding,
        glossary,
        setting.reading,
        setting.engine,
        notify,
    )


def _author(entry: ModelEntry, listed: Path) -> tuple[Author, str]:
    """Make the author of a summarise line that names a model, and its part of the signature.

    Raises ModelsFileError without a language, ModelNotFetched, ModelBroken.
    """
    options = dict(entry.options)
    if "lang" not in options:
        raise ModelsFileError(
            f"{listed}, line {entry.line}: a summariser needs the language that it reads and "
            "writes (right: lang=de or lang=en)"
        )
    model, prefix = resolve(entry), options.get("prefix", "")
    german = options["lang"] == "de"

    def load() -> Writer:
        from translator.engines.writer import Writer

        return Writer.load(model, prefix)

    language: Language = "de" if german else "en"
    author = Author(language, load, partial(ground, german=german))
    return author, (
        f"{model.name} {model.fingerprint[:16]} ({engine_version('transformers')}, "
        f"lang={language}, prefix={prefix!r}), abstractive {ABSTRACTIVE_VERSION}, "
        f"grounding {GROUNDING_VERSION}, beside it "
    )
