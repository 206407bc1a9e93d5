from __future__ import annotations

import errno
from pathlib import Path

import pytest

from baocao_parser import BaocaoError
from baocao_parser.aside import aside, writer_of


def write_half(path: Path) -> None:
    with aside(path) as file:
        file.write_text("half")
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_failed_write_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")
    with pytest.raises(BaocaoError, match="no space left"):
        write_half(path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_an_error_naming_the_target(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "a.csv"
    with pytest.raises(BaocaoError, match="cannot be written") as error, aside(path) as file:
        file.write_text("x")
    assert error.value.source == str(path)


@pytest.mark.parametrize(("name", "writer"), [("a.sdmx.csv", "sdmx"), ("b/A.CSV", "tidy"), ("pages", "folder")])
def test_the_first_ending_that_fits_decides(name: str, writer: str) -> None:
    assert writer_of(name, {".sdmx.csv": "sdmx", ".csv": "tidy"}, without_ending="folder") == writer


@pytest.mark.parametrize("name", ["a.doc", "pages"])
def test_other_names_are_errors_where_nothing_is_written_without_an_ending(name: str) -> None:
    with pytest.raises(BaocaoError, match=r"end it with \.csv"):
        writer_of(name, {".csv": "tidy"})
