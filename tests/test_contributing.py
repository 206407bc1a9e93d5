"""What CONTRIBUTING.md and docs/data.md say is true: the files they name are there, and no data file is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DATA = ROOT / "src" / "baocao_parser" / "data"
GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
INDEX = re.findall(r"^\| `([^`]+)` \| ([^|]+) \|", (ROOT / "docs" / "data.md").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("named", sorted(set(re.findall(r"`((?:src|tests|docs)/[\w./-]+)`", GUIDE))))
def test_every_file_that_the_guide_names_is_there(named: str) -> None:
    assert (ROOT / named).exists()


def test_the_index_lists_every_data_file_once() -> None:
    files = (path for path in DATA.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc"))
    assert sorted(name for name, _ in INDEX) == sorted(path.relative_to(DATA).as_posix() for path in files)


@pytest.mark.parametrize(("name", "readers"), INDEX)
def test_the_modules_that_read_a_data_file_name_it_or_its_folder(name: str, readers: str) -> None:
    modules = re.findall(r"`([^`]+)`", readers)
    assert modules, f"nothing reads {name}"
    sources = [(DATA.parent / module).read_text("utf-8") for module in modules]
    folder = name.rpartition("/")[0]
    assert all(Path(name).name in source or (folder and folder in source) for source in sources)
