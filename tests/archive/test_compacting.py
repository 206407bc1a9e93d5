"""Compacting: the same rows in fewer parts, whoever reads meanwhile."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

from baocao_parser import Archive
from baocao_parser.archive import compacting
from baocao_parser.archive.parts import Writer
from tests.archive.letters import letter, letters, put, tables, values


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """Of many small parts, one of them outdated."""
    archive = Archive(tmp_path / "archive")
    for nth in range(5):
        archive.add(put(tmp_path / f"{nth}.md", letter(figure=nth, office=f"SỞ Y TẾ {nth}")))
    archive.add(put(tmp_path / "broken.docx", b"PK\x03\x04 and nothing"))
    (tmp_path / "1.md").rename(tmp_path / "moved.md")
    archive.add(tmp_path / "moved.md")
    for module in ("rows", "known"):
        monkeypatch.setattr(f"baocao_parser.archive.{module}.__version__", "0.2.0")
    archive.add(tmp_path / "0.md")
    return archive


def test_many_parts_become_one_of_each_partition_with_the_same_rows(archive: Archive) -> None:
    before = tables(archive)
    assert archive.compact() == (8, 2)
    assert tables(archive) == before
    assert archive.sql("SELECT count(*) AS n FROM raw_reports")["n"].tolist() == [5]
    assert archive.compact() == (2, 2)


def test_nothing_is_lost_or_doubled_where_it_is_killed_before_the_small_parts_are_gone(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tables(archive)
    with monkeypatch.context() as patched:
        patched.setattr(Writer, "take_away", lambda *_: None)
        archive.compact()
    assert archive.status().parts == 10
    assert tables(archive) == before
    archive.compact()
    assert archive.status().parts == 2
    assert tables(archive) == before


def test_what_is_known_is_known_after_it(archive: Archive, tmp_path: Path) -> None:
    archive.compact()
    for path in tmp_path.glob("*.md"):
        shutil.copystat(path, path)
    added = archive.add(sorted([*tmp_path.glob("*.md"), tmp_path / "broken.docx"]))
    assert (added.files, added.new, added.failed) == (6, 4, 1)  # of the parser before


def test_parts_that_are_large_enough_stay(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.compact()
    monkeypatch.setattr(compacting, "LARGE", 4)
    archive.add(letters(archive.path.parent / "more", 3))
    before = {path.name for path in (archive.path / "year=2020" / "province_code=84").iterdir()}
    archive.compact()
    after = {path.name for path in (archive.path / "year=2020" / "province_code=84").iterdir()}
    assert before == after


def test_readers_go_on_meanwhile(archive: Archive, tmp_path: Path) -> None:
    expected, reader, answers = values(archive), Archive(archive.path), list[list[float]]()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            answers.append(values(reader))

    thread = threading.Thread(target=read)
    thread.start()
    for nth in range(6):
        archive.add(put(tmp_path / f"more-{nth}.txt", b"Xin ch\xc3\xa0o %d" % nth))
        archive.compact()
    done.set()
    thread.join()
    assert answers
    assert all(answer == expected for answer in answers)
