"""The sample archive is what its content says, and adds up."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

import docx
import pytest

CORPUS = Path(__file__).parents[2] / "corpus"
TRUTHS = sorted(CORPUS.glob("*/*.truth.json"))
NAMES = [f"{path.parent.name}/{path.name.partition('.')[0]}" for path in TRUTHS]


def build(folder: Path) -> Path:
    subprocess.run([sys.executable, CORPUS / "build.py", "--into", folder], check=True, capture_output=True)
    return folder


def members(path: Path) -> list[tuple[str, tuple[int, ...], bytes]]:
    """Everything in a zip file that does not depend on the compressor."""
    with zipfile.ZipFile(path) as archive:
        return [(entry.filename, entry.date_time, archive.read(entry)) for entry in archive.infolist()]


@pytest.fixture(params=TRUTHS, ids=NAMES)
def figures(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    truth: dict[str, list[dict[str, Any]]] = json.loads(request.param.read_text(encoding="utf-8"))
    return [row | {"value": Decimal(row["value"])} for row in truth["indicators"]]


def test_two_builds_give_the_same_bytes_and_the_committed_files(tmp_path: Path) -> None:
    first, second = build(tmp_path / "first"), build(tmp_path / "second")
    files = [path.relative_to(first) for path in sorted(first.rglob("*.*"))]
    assert len(files) == 2 * len(TRUTHS) > 0
    for file in files:
        assert (first / file).read_bytes() == (second / file).read_bytes()
        if file.suffix == ".docx":
            assert members(first / file) == members(CORPUS / file)
        else:
            assert (first / file).read_bytes() == (CORPUS / file).read_bytes()


def test_reports_are_small_files() -> None:
    assert all(path.stat().st_size < 40_000 for path in CORPUS.glob("*/*.docx"))


def test_printed_figures_say_their_values(figures: list[dict[str, Any]]) -> None:
    for row in figures:
        plain = row["text"].removesuffix("%").replace(".", "").replace(",", ".")
        assert Decimal(plain) == row["value"]


def test_a_part_follows_its_whole_and_is_not_larger(figures: list[dict[str, Any]]) -> None:
    seen: dict[str, Decimal] = {}
    for row in figures:
        if row["part"] and row["unit"] != "%":
            assert row["value"] <= seen[row["part"]]
        seen[row["key"]] = row["value"]
    assert len(seen) == len(figures)


def test_percentages_are_those_of_their_parts_in_the_whole(figures: list[dict[str, Any]]) -> None:
    by_key = {row["key"]: row for row in figures}
    percentages = [row for row in figures if row["unit"] == "%"]
    assert percentages
    for row in percentages:
        part = by_key[row["part"]]
        share = 100 * part["value"] / by_key[part["part"]]["value"]
        assert share.quantize(row["value"]) == row["value"], row["key"]


def test_ways_of_submission_add_up_to_the_files_received(figures: list[dict[str, Any]]) -> None:
    ways = [row for row in figures if row["unit"] != "%" and row["key"].endswith((".direct", ".online"))]
    values = {row["key"]: row["value"] for row in figures}
    groups = {whole: [row["value"] for row in rows] for whole, rows in groupby(ways, key=lambda row: row["part"])}
    assert groups
    for whole, parts in groups.items():
        assert sum(parts) == values[whole]


def test_the_first_report_has_its_28_bold_figures_in_one_section() -> None:
    truth = json.loads((CORPUS / "tra-vinh/2020-05.truth.json").read_text(encoding="utf-8"))
    rows = truth["indicators"]
    assert len(rows) == 28
    assert {row["section"] for row in rows} == {"I.4"}
    assert [row["text"] for row in rows][:5] == ["07", "6.767", "15.394", "11.114", "72,20%"]
    assert {"value": "13065", "unit": "hồ sơ", "kind": "count"}.items() <= rows[15].items()
    assert [s["path"] for s in truth["sections"]][-9:] == ["III", *(f"III.{n}" for n in range(1, 9))]


def test_bold_runs_of_the_body_spell_the_figures() -> None:
    runs = [
        (run.text, bool(run.bold) or run.style.name == "Strong")
        for paragraph in docx.Document(str(CORPUS / "tra-vinh/2020-05.docx")).paragraphs
        if paragraph.style is not None and paragraph.style.name == "Body Text"
        for run in paragraph.runs
    ]
    truth = json.loads((CORPUS / "tra-vinh/2020-05.truth.json").read_text(encoding="utf-8"))
    bold = ["".join(text for text, _ in group) for is_bold, group in groupby(runs, key=lambda run: run[1]) if is_bold]
    assert [text.strip() for text in bold] == [row["text"] for row in truth["indicators"]]
    assert sum(is_bold for _, is_bold in runs) > len(bold)
    assert any(text.endswith(" ") for text in bold)
