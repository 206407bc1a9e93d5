"""What of an archive is given to be read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from baocao_parser.errors import ReadError
from baocao_parser.readers.folders import files_of

on_unix = pytest.mark.skipif(sys.platform == "win32", reason="has no such files")


def found(folder: Path) -> list[str]:
    """Paths within a folder; errors by their problems."""
    return [
        each.problem if isinstance(each, ReadError) else str(Path(os.fsdecode(each)).relative_to(folder))
        for each in files_of([folder])
    ]


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def test_documents_are_found_in_the_order_of_their_names_folder_by_folder(tmp_path: Path) -> None:
    touch(tmp_path, "b.docx", "a/2.PDF", "a/1.md", "a.docm", "c.xlsx", ".hidden/x.docx", "~$b.docx", "a/.x.md")
    assert found(tmp_path) == ["a/1.md", "a/2.PDF", "a.docm", "b.docx"]


def test_a_folder_without_documents_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert found(tmp_path) == ["is a folder without documents"]
    touch(tmp_path, "a.md")
    assert found(tmp_path) == ["a.md"]


def test_a_folder_named_like_a_document_is_an_error_and_read_all_the_same(tmp_path: Path) -> None:
    touch(tmp_path, "a.docx/b.md")
    assert found(tmp_path) == ["is a folder, not a file", "a.docx/b.md"]


@on_unix
def test_what_only_looks_like_a_document_is_given_too(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.docx")
    (tmp_path / "gone.pdf").symlink_to("nowhere")
    assert found(tmp_path) == ["gone.pdf", "pipe.docx"]


@on_unix
def test_links_to_folders_are_followed_once_and_never_in_a_circle(tmp_path: Path) -> None:
    touch(tmp_path, "x/1.md")
    (tmp_path / "x" / "up").symlink_to(tmp_path)
    (tmp_path / "y").symlink_to("x")
    assert found(tmp_path) == ["x/1.md"]
    assert found(tmp_path / "y")[0] == "1.md"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may list every folder")
def test_a_folder_that_may_not_be_listed_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir(mode=0)
    assert found(tmp_path) == ["cannot be listed: permission denied"]


@on_unix
def test_folders_may_be_nested_deeper_than_functions(tmp_path: Path) -> None:
    here = Path.cwd()
    try:
        os.chdir(tmp_path)
        for _ in range(1200):  # path by path, as no system takes a path so long
            Path("d").mkdir()
            os.chdir("d")
        Path("1.md").touch()
        os.chdir(here)
        assert len(list(files_of([tmp_path]))) == 1
    finally:
        os.chdir(here)
        subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)  # Python's own way goes in by calls


def test_what_is_no_path_is_left_to_whoever_opens_it() -> None:
    sources = ["x" * 5000, "a\0b", b"bytes", None]
    assert list(files_of(sources)) == sources  # type: ignore[arg-type]
