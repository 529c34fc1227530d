"""The plan of the house, held: the way of the data has one direction, and start-up is light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import translator

ROOT = Path(translator.__file__).parent
VALUES = {"errors", "article", "signature", "brief"}

# What each part may know. Reading never imports translation, and nobody imports the CLI.
MAY_IMPORT = {
    "errors": set(),
    "article": set(),
    "signature": set(),
    "brief": {"article", "signature"},
    "report": set(),
    "reading": {"errors", "article"},
    "models": {"errors"},
    "given_names": set(),
    "engines": {"errors", "models", "given_names"},
    "translation": {"errors", "article", "engines"},
    "summary": {*VALUES, "given_names"},
    "pages": set(),
    "store": {*VALUES, "pages"},
    "diff": {"article", "brief", "store", "translation", "pages"},
    "export": {*VALUES, "store"},
    "digest": {*VALUES, "given_names", "summary", "store", "pages"},
    "setting": {"errors", "signature", "reading", "models", "engines", "translation", "summary"},
    "briefing": {*VALUES, "setting", "translation", "summary"},
    "interrupt": set(),
    "looking": {"errors", "reading", "store"},
    "unchanged": {"errors", "report", "setting", "reading", "store"},
    "plan": {
        *VALUES,
        *("report", "setting", "reading", "summary", "store", "briefing", "looking", "unchanged"),
    },
    "watch": {"errors", "interrupt", "report", "setting", "reading", "pipeline"},
    "pipeline": {
        *VALUES,
        *("report", "interrupt", "setting", "plan", "briefing", "unchanged"),
        *("reading", "models", "engines", "translation", "summary", "store"),
    },
}


def modules() -> list[Path]:
    return [path for path in ROOT.rglob("*.py") if path.parent.name != "cli"]


def part_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported_parts(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    ours = [name.split(".") for name in names if name.split(".")[0] == "translator"]
    return {parts[1] for parts in ours if len(parts) > 1}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_knows_the_others_only_through_the_values(path: Path):
    part = part_of(path)
    if part in {"__init__", "__main__"}:
        return
    assert imported_parts(path) <= MAY_IMPORT[part] | {part}


@pytest.mark.parametrize("path", list(ROOT.rglob("*.py")), ids=str)
def test_modules_stay_small(path: Path):
    assert len(path.read_text("utf-8").splitlines()) <= 320


def loaded_after(code: str) -> set[str]:
    listing = f"{code}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", listing], capture_output=True, text=True, check=True
    )
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_the_command_line_starts_without_heavy_libraries():
    heavy = {"torch", "transformers", "ctranslate2", "numpy", "rich", "trafilatura", "lxml"}
    heavy |= {"huggingface_hub", "sacrebleu", "sentencepiece", "sqlite3", "msgspec"}
    assert not heavy & loaded_after("import translator.cli")


def test_the_pipeline_is_imported_without_engines():
    heavy = {"torch", "transformers", "ctranslate2", "numpy", "trafilatura", "sentencepiece"}
    assert not heavy & loaded_after("import translator.pipeline")
