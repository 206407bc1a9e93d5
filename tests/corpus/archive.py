"""The reports of the sample archive with their truths and planted mistakes, as tests ask for them."""

from __future__ import annotations

import functools
import json
import tomllib
from pathlib import Path
from typing import Any

from baocao_parser import Report, parse

CORPUS = Path(__file__).parents[2] / "corpus"
TRUTHS = sorted(CORPUS.glob("*/*.truth.json"))
NAMES = [f"{path.parent.name}/{path.name.partition('.')[0]}" for path in TRUTHS]
TABLES = sorted(CORPUS.glob("content/*/figures.tsv"))
MISTAKES: list[dict[str, Any]] = tomllib.loads((CORPUS / "mistakes.toml").read_text(encoding="utf-8"))["mistake"]


def truth(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((CORPUS / f"{name}.truth.json").read_text(encoding="utf-8"))
    return found


def source(name: str) -> Path:
    """The report's file, whatever its format."""
    (file,) = (path for path in (CORPUS / name).parent.glob(f"{Path(name).name}.*") if path.suffix != ".json")
    return file


@functools.cache
def read(name: str) -> Report:
    """The report, parsed with every figure; once for all tests."""
    return parse(source(name), emphasis="any")
