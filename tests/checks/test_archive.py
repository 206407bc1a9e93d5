"""Checks against the mistakes that are planted in the sample archive."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import baocao_parser as bc

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
MISTAKES: list[dict[str, Any]] = tomllib.loads((CORPUS / "mistakes.toml").read_text("utf-8"))["mistake"]
CODES = {
    "sum": "sum-of-parts",
    "share": "share",
    "share-out-of-range": "share-out-of-range",
    "fraction-above-one": "fraction-above-one",
    "repeated": "repeated",
    "part-above-whole": "part-above-whole",
    "growth": "change",
    "date": "date",
}
"""Kinds of mistakes that one report shows by itself, with the checks that find them (in tables, "column-change")."""
REPORTS = sorted(
    path for path in CORPUS.glob("*/20*") if path.suffix in (".docx", ".pdf", ".md") and path.parent.name != "twins"
)


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def planted(report: str) -> list[str]:
    """Codes of the checks that have to fail."""
    here = [mistake for mistake in MISTAKES if mistake["report"] == report]
    shown = [m["kind"] for m in here if "against" not in m] + [m["breaks"] for m in here if "breaks" in m]
    return sorted(CODES[kind] for kind in shown)


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, id=name(path)) for path in REPORTS],
)
def test_the_planted_mistakes_fail_and_nothing_else_does(path: Path) -> None:
    failed = [check for check in bc.parse(path, emphasis="any").checks if not check.holds]
    assert sorted(check.code.removeprefix("column-") for check in failed) == planted(name(path))
