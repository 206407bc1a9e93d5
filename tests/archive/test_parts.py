"""Parts: whole or not there, named by what is in them, and nothing left of writers that died."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from baocao_parser import Archive, BaocaoError, parse
from baocao_parser.archive import parts
from baocao_parser.archive.parts import ASIDE, MARKER, NOWHERE, Writer
from baocao_parser.archive.rows import Columns, rows_of
from baocao_parser.archive.schema import Table
from tests.archive.letters import letter, put

NOW = 1_590_000_000_000_000


def content(*figures: int, stamp: str = "") -> dict[Table, Columns]:
    """The rows of some reports."""
    found: dict[Table, Columns] = {}
    for figure in figures:
        rows = rows_of(parse(letter(figure=figure)), f"/{figure}.md")
        files: Columns = {"path": [f"/{figure}"], "sha256": ["00"], "stamp": [stamp], "seen": [NOW]}
        single = {name: [value] for name, value in rows.report.items()}
        own: dict[Table, Columns] = {
            "reports": single, "indicators": rows.indicators, "checks": rows.checks, "files": files,
        }  # fmt: skip
        for table, columns in own.items():
            for name, values in columns.items():
                found.setdefault(table, {}).setdefault(name, []).extend(values)
    return found


def test_a_part_is_a_folder_of_one_file_for_each_table_that_has_rows(tmp_path: Path) -> None:
    with Writer(tmp_path / "a") as writer:
        part = writer.write((2020, "84"), content(1))
        other = writer.write((None, None), content(2))
    assert part.parent == tmp_path / "a" / "year=2020" / "province_code=84"
    assert sorted(path.name for path in part.iterdir()) == ["files.parquet", "indicators.parquet", "reports.parquet"]
    assert other.parent == tmp_path / "a" / f"year={NOWHERE}" / f"province_code={NOWHERE}"
    assert parts.files_of(tmp_path / "a")["reports"] == sorted(f"{one}/reports.parquet" for one in (part, other))
    assert parts.files_of(tmp_path / "a")["failures"] == []


def test_the_same_rows_are_one_part_whatever_their_order_and_other_rows_another_one(tmp_path: Path) -> None:
    with Writer(tmp_path) as writer:
        names = [
            writer.write((2020, "84"), rows).name
            for rows in (content(1, 2), content(2, 1), content(1), content(1, 3), content(1, 2, stamp="9:9"))
        ]
    assert names[0] == names[1]
    assert len(set(names)) == 4


def test_a_part_that_is_there_already_stays_as_it_is(tmp_path: Path) -> None:
    with Writer(tmp_path) as writer, Writer(tmp_path) as other:
        part = writer.write((2020, "84"), content(1))
        before = (part / "reports.parquet").stat().st_ino
        assert other.write((2020, "84"), content(1)) == part
    assert (part / "reports.parquet").stat().st_ino == before


def test_a_writer_that_was_faster_between_looking_and_renaming_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Writer(tmp_path) as writer:
        part = writer.write((2020, "84"), content(1))
        with monkeypatch.context() as patched:
            patched.setattr(Path, "exists", lambda path: path != part and os.path.lexists(path))
            assert writer.write((2020, "84"), content(1)) == part
    assert list(parts.parts_of(tmp_path)) == [str(part)]


def test_what_cannot_be_written_leaves_no_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "[Errno 28] Error writing bytes to file. Detail: [errno 28] No space left on device")

    with Writer(tmp_path) as writer, monkeypatch.context() as patched:
        patched.setattr(pq, "write_table", full)
        with pytest.raises(BaocaoError, match=r"cannot be written: no space left on device \(make room and run"):
            writer.write((2020, "84"), content(1))
    assert list(parts.parts_of(tmp_path)) == []
    assert list((tmp_path / ASIDE).iterdir()) == []


def test_what_a_killed_writer_left_is_cleaned_away_and_what_a_living_one_writes_is_not(tmp_path: Path) -> None:
    with Writer(tmp_path) as living:
        dead = tmp_path / ASIDE / f"{living._aside.name}-dead"
        dead.mkdir()
        fresh = tmp_path / ASIDE / f"{living._aside.name}-fresh"
        for folder in (dead, living._aside):
            then = time.time() - 3600
            os.utime(folder, (then, then))
        fresh.mkdir()
        with Writer(tmp_path):
            assert not dead.exists()
            assert living._aside.exists()
            assert fresh.exists()


def test_a_folder_that_is_no_archive_is_named(tmp_path: Path) -> None:
    with pytest.raises(BaocaoError, match="nowhere: is no archive"):
        Archive(tmp_path / "nowhere").status()


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ('{"schema": "baocao-parser/archive/9"}', "is an archive 'baocao-parser/archive/9'"),
        ("{", "has a damaged archive.json"),
        ("[]", "has a damaged archive.json"),
    ],
)
def test_an_archive_of_another_version_is_not_touched(tmp_path: Path, said: str, problem: str) -> None:
    put(tmp_path / MARKER, said.encode())
    for touch in (lambda: Archive(tmp_path).status(), lambda: Archive(tmp_path).add([])):
        with pytest.raises(BaocaoError, match=problem):
            touch()


def test_a_damaged_part_is_named(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a")
    archive.add(put(tmp_path / "a.md", letter()))
    (file,) = archive.path.rglob("indicators.parquet")
    file.write_bytes(file.read_bytes()[:-9])
    with pytest.raises(BaocaoError, match=r"cannot be read: .*indicators\.parquet.* \(remove the part"):
        archive.indicators()


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(BaocaoError, match="cannot be written: permission denied"):
        Archive(tmp_path / "a").add([])
