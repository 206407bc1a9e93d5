"""The sample archive is what its content says."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from itertools import groupby
from pathlib import Path

import docx
import pytest
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from .archive import CORPUS, NAMES, source, truth

PDFS = [name for name in NAMES if source(name).suffix == ".pdf"]


def build(folder: Path) -> Path:
    command = [sys.executable, str(CORPUS / "build.py"), "--into", str(folder), "--no-pdf"]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def members(path: Path) -> list[tuple[str, tuple[int, ...], bytes]]:
    """Everything in a zip file that does not depend on the compressor."""
    with zipfile.ZipFile(path) as archive:
        return [(entry.filename, entry.date_time, archive.read(entry)) for entry in archive.infolist()]


def test_two_builds_give_the_same_bytes_and_the_committed_files(tmp_path: Path) -> None:
    first, second = build(tmp_path / "first"), build(tmp_path / "second")
    files = [path.relative_to(first) for path in sorted(first.rglob("*.*"))]
    assert len(files) == 2 * len(NAMES) - len(PDFS) > 0
    for file in files:
        assert (first / file).read_bytes() == (second / file).read_bytes()
        if file.suffix == ".docx":
            assert members(first / file) == members(CORPUS / file)
        else:
            assert (first / file).read_bytes() == (CORPUS / file).read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_reports_are_small_files(name: str) -> None:
    limits = {".docx": 60_000, ".pdf": 120_000, ".md": 20_000}
    assert source(name).stat().st_size < limits[source(name).suffix]


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_prints_the_figures_of_its_truth_in_order(name: str) -> None:
    with PdfDocument(source(name)) as pdf:
        text = " ".join("".join(page.get_textpage().get_text_bounded() for page in pdf).split())
    end = 0
    for row in truth(name)["indicators"]:
        end = text.index(row["text"], end) + len(row["text"])


def test_the_first_report_has_its_28_bold_figures_in_one_section() -> None:
    found = truth("tra-vinh/2020-05")
    rows = [row for row in found["indicators"] if row["bold"]]
    assert len(rows) == 28
    assert {row["section"] for row in rows} == {"I.4"}
    assert [row["text"] for row in rows][:5] == ["07", "6.767", "15.394", "11.114", "72,20%"]
    assert {"value": "13065", "unit": "hồ sơ", "kind": "count"}.items() <= rows[15].items()
    assert [s["path"] for s in found["sections"]][-9:] == ["III", *(f"III.{n}" for n in range(1, 9))]


def test_bold_runs_of_the_body_spell_the_figures() -> None:
    runs = [
        (run.text, bool(run.bold) or run.style.name == "Strong")
        for paragraph in docx.Document(str(CORPUS / "tra-vinh/2020-05.docx")).paragraphs
        if paragraph.style is not None and paragraph.style.name == "Body Text"
        for run in paragraph.runs
    ]
    bold = ["".join(text for text, _ in group) for is_bold, group in groupby(runs, key=lambda run: run[1]) if is_bold]
    rows = truth("tra-vinh/2020-05")["indicators"]
    assert [text.strip() for text in bold] == [row["text"] for row in rows if row["bold"]]
    assert sum(is_bold for _, is_bold in runs) > len(bold)
    assert any(text.endswith(" ") for text in bold)
