"""`translator doctor`: what is installed, what is on disk, what would be used."""

from __future__ import annotations

import os
import platform
from typing import TYPE_CHECKING

import click

from translator.cli import options, output
from translator.errors import TranslatorError

if TYPE_CHECKING:
    from pathlib import Path

PACKAGES = ("ctranslate2", "transformers", "torch", "sentencepiece", "trafilatura", "click")


@click.command()
@options.models_file
@options.as_json("Print the findings as JSON.")
def doctor(models_file: Path | None, as_json: bool) -> None:
    """Show versions, models and devices, and what `run` would use."""
    from importlib.metadata import version

    from translator.models import describe, read_models_file

    findings = {"translator": version("translator"), "python": platform.python_version()}
    findings |= {package: version(package) for package in PACKAGES}
    findings |= _devices()
    try:
        models = read_models_file(models_file)
        findings["models file"] = str(models.path)
        for entry in models.entries:
            status = describe(entry)
            state = status.problem or ("ready" if status.on_disk else "not on disk")
            findings[f"{entry.role} {entry.name}"] = state
        findings |= _would_use(models_file)
    except TranslatorError as error:
        findings["problem"] = str(error)
    if as_json:
        output.print_json(findings)
    else:
        width = max(map(len, findings))
        for name, finding in findings.items():
            click.echo(f"{name:{width}}  {finding}")
    click.get_current_context().exit(1 if "problem" in findings else 0)


def _devices() -> dict[str, str]:
    import ctranslate2

    gpus = ctranslate2.get_cuda_device_count()
    return {
        "processor": f"{os.cpu_count()} cores ({platform.machine()})",
        "gpu": f"{gpus} CUDA" if gpus else "none",
        "precision": "int8"
        if "int8" in ctranslate2.get_supported_compute_types("cpu")
        else "float32",
    }


def _would_use(models_file: Path | None) -> dict[str, str]:

    from translator.setting import Setting, prepare

    tools = prepare(Setting(models_file), output.notify)
    signature = tools.signature
    return {
        "glossary": f"{len(tools.glossary.entries):,} terms ({tools.glossary.digest[:8]})",
        "would use": f"{signature.model} with {signature.engine}, {signature.decoding}, "
        f"then {signature.summariser}",
    }
