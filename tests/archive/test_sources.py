"""What sources name, and what a look into a file tells."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from baocao_parser import Archive, Limits
from baocao_parser.archive.sources import Found, find, is_gone, look, read
from tests.archive.letters import letter, put, values

LIMITS = Limits()


def names(found: Iterator[Found]) -> list[str]:
    return [Path(one.path).name if not one.problem else one.problem.problem for one in found]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("2020/b.docx", "2020/05/a.md", "2020/bảng.xlsx", "2020/.hidden.md", "2021/c.pdf"):
        put(tmp_path / name, b"x")
    return tmp_path


def test_a_folder_gives_its_documents_with_their_absolute_paths(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert [one.path for one in find(["2020"])] == [f"{folder}/2020/05/a.md", f"{folder}/2020/b.docx"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*/*.docx", ["b.docx"]),
        ("**/*", ["a.md", "b.docx", "c.pdf"]),
        ("202?", ["a.md", "b.docx", "c.pdf"]),
        ("*.txt", ["names no document"]),
        ("2020/*.xlsx", ["names no document"]),
    ],
)
def test_a_pattern_gives_the_documents_that_it_matches(folder: Path, pattern: str, expected: list[str]) -> None:
    assert sorted(set(names(find([f"{folder}/{pattern}"])))) == expected


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    path = put(tmp_path / "bao-cao [1].md", b"x")
    assert [one.path for one in find([path])] == [str(path)]


def test_what_is_not_there_is_given_and_whoever_looks_says_so(tmp_path: Path) -> None:
    (found,) = find([tmp_path / "a.md"])
    looked = look(found, LIMITS)
    assert (looked.sha256, looked.name) == (None, "a.md")
    assert "no such file" in str(looked.problem)


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_is_written_so_that_it_is_found_again(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/th\xe1ng-5.md"))
    put(path, b"x")
    (found,) = find([tmp_path])
    assert found.path == f"{tmp_path}/th\\xe1ng-5.md"
    assert read(found.path, LIMITS) == b"x"
    assert not is_gone(found.path)


def test_a_stamp_changes_with_the_file_and_is_none_where_it_could_not_tell(tmp_path: Path) -> None:
    path = put(tmp_path / "a.md", b"x")
    (first,) = find([path])
    put(path, b"xy")
    (second,) = find([path])
    path.write_bytes(b"xyz")
    (third,) = find([path])
    assert first.stamp != second.stamp
    assert "" not in (first.stamp, second.stamp)
    assert third.stamp == ""


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with put(tmp_path / "a.md", b"").open("wb") as file:
        file.truncate(3 << 20)
    looked = look(next(find([tmp_path])), Limits(file_size=1))
    assert "is 3 MB large, more than the 1 MB allowed" in str(looked.problem)


def test_files_of_another_file_system_are_read(tmp_path: Path) -> None:
    memory = fsspec.filesystem("memory")
    for name, figure in (("2020/05/a.md", 5), ("2020/06/b.md", 6), ("2020/c.xlsx", 7)):
        memory.pipe(f"/archive/{name}", letter(figure=figure, month=figure))
    archive = Archive(tmp_path / "archive")
    assert archive.add("memory://archive/2020").new == 2
    assert archive.add("memory://archive/**/*.md").known == 2
    assert archive.add("memory://archive/2020/05/a.md").known == 1
    assert values(archive) == [5, 6]
    assert archive.reports()["path"].tolist() == ["memory:///archive/2020/05/a.md", "memory:///archive/2020/06/b.md"]
    memory.mv("/archive/2020/05/a.md", "/archive/a.md")
    assert archive.add("memory://archive").moved == 1
    memory.rm("/archive", recursive=True)


def test_files_in_an_archive_file_are_read_where_they_are(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "2020.zip", "w") as packed:
        packed.writestr("05/a.md", letter(figure=5))
    archive = Archive(tmp_path / "archive")
    assert archive.add(f"zip://**/*.md::{tmp_path}/2020.zip").new == 1
    assert archive.reports()["path"].tolist() == [f"zip://05/a.md::{tmp_path}/2020.zip"]
    assert archive.reports()["source"].tolist() == ["a.md"]


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("memory://nowhere", "names no document"),
        ("nosuch://bucket/a.docx", "cannot be listed: .*nosuch"),
        ("zip://*.docx::/nowhere.zip", "cannot be listed: FileNotFoundError"),
    ],
)
def test_a_url_that_leads_nowhere_is_a_failure(tmp_path: Path, url: str, problem: str) -> None:
    archive = Archive(tmp_path / "archive")
    assert archive.add(url).failed == archive.add(url).failed == 1
    assert archive.failures()["reason"].str.match(problem).tolist() == [True]
    assert archive.failures()["stage"].tolist() == ["list"]
