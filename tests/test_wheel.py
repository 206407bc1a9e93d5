"""The package as it is installed: a wheel in a clean environment, without the extras and without this source tree."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.readers.pdf_writer import Page, pdf
from tests.readers.word_writer import b, p, r, word_file

ROOT = Path(__file__).parents[1]
TEXT = "Đã cấp 12 chứng thư số."
PROGRAMS = Path("clean") / ("Scripts" if os.name == "nt" else "bin")
VERSIONS = ("3.11", "3.12", "3.13")


def _python(version: str) -> str | None:
    """The interpreter of a version, None where none starts: a name on the path may be an empty promise."""
    found = shutil.which(f"python{version}")
    return found if found and subprocess.run([found, "-c", ""], capture_output=True).returncode == 0 else None


def _run(*command: str | Path, folder: Path) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run([*map(str, command)], cwd=folder, env=clean, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT, folder=folder)
    return next(folder.glob("*.whl"))


@pytest.mark.heavy
def test_a_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    source = ROOT / "src"
    files = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    packed = set(zipfile.ZipFile(wheel).namelist())
    assert {name for name in files if "__pycache__" not in name} - packed == set()


@pytest.mark.heavy
@pytest.mark.parametrize("version", VERSIONS)
def test_a_wheel_without_extras_parses_word_text_and_pdf(version: str, wheel: Path, tmp_path: Path) -> None:
    python = _python(version)
    if not python:
        pytest.skip(f"no Python {version} at hand")
    (tmp_path / "a.docx").write_bytes(word_file(p(r("Đã cấp "), b("12"), r(" chứng thư số."))))
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.pdf").write_bytes(pdf(Page().text(72, 72, TEXT)))
    programs = tmp_path / PROGRAMS
    _run(python, "-m", "venv", "clean", folder=tmp_path)
    constraints = ROOT / "constraints.txt"
    _run(programs / "python", "-m", "pip", "install", "--quiet", "--constraint", constraints, wheel, folder=tmp_path)
    for name in ("a.docx", "a.txt", "a.pdf"):
        command = ("parse", "--emphasis", "any", "--format", "json", name)
        report = json.loads(_run(programs / "baocao", *command, folder=tmp_path))
        found = [(one["value"], one["unit"]) for one in report["indicators"]]
        assert found == [("12", "chứng thư số")], name
