"""What counts of all that was ever written: the last edition of a report, each of them once."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao_parser import Archive
from tests.archive.letters import letter, put, tables, values


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


def add(archive: Archive, *contents: bytes) -> None:
    """Add files one after the other, each by a run of its own."""
    for nth, content in enumerate(contents):
        archive.add(put(archive.path.parent / f"{nth}.md", content))


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (letter(figure=1, number=""), letter(figure=2)),
        (letter(figure=1, day=14), letter(figure=2, day=20)),
        (letter(figure=1), letter(figure=2, title="Kết quả công tác tháng {month}/2020 (thay thế báo cáo số 45)")),
        (letter(figure=1).replace("Nguyễn Văn An".encode(), b""), letter(figure=2)),
        (letter(figure=1), letter(figure=2)),
    ],
    ids=["a draft without a number", "a later day", "a remark", "without a signer", "only seen later"],
)
def test_a_later_edition_supersedes_the_earlier_one_and_both_are_kept(
    archive: Archive, first: bytes, last: bytes
) -> None:
    add(archive, first, last)
    assert values(archive) == [2]
    earlier, later = archive.reports(superseded=True).sort_values("source").to_dict("records")
    assert earlier["superseded_by"] == later["sha256"]
    assert earlier["superseded_because"] == "later edition"
    assert archive.indicators(superseded=True)["value"].tolist().count(1) == 1
    assert archive.status().superseded == 1
    assert archive.report(earlier["sha256"]).document.text


def test_editions_are_told_from_what_they_say_and_not_from_when_they_come(archive: Archive) -> None:
    add(archive, letter(figure=2, day=20), letter(figure=1, day=14))
    assert values(archive) == [2]


@pytest.mark.parametrize(
    "other",
    [
        letter(figure=2, month=6),
        letter(figure=2, office="SỞ NỘI VỤ"),
        letter(figure=2, parent="UBND TỈNH BẾN TRE"),
        letter(figure=2, title="Cải cách hành chính tháng {month}/2020"),
    ],
    ids=["month", "office", "province", "title"],
)
def test_another_report_is_no_edition(archive: Archive, other: bytes) -> None:
    add(archive, letter(figure=1), other)
    assert values(archive) == [1, 2]


def test_a_file_that_was_overwritten_is_superseded_though_it_says_not_of_what(archive: Archive) -> None:
    path = archive.path.parent / "thang-5.md"
    archive.add(put(path, b"1. C\xe1\xba\xa5p 10 th\xe1\xba\xbb."))
    archive.add(put(path, b"1. C\xe1\xba\xa5p 12 th\xe1\xba\xbb."))
    assert archive.indicators()["value"].tolist() == [12]
    assert archive.reports(superseded=True)["superseded_because"].dropna().tolist() == ["overwritten"]
    archive.add(put(path, b"1. C\xe1\xba\xa5p 10 th\xe1\xba\xbb."))
    assert archive.indicators()["value"].tolist() == [10]


def test_a_file_that_is_overwritten_every_month_loses_no_month(archive: Archive) -> None:
    path = archive.path.parent / "moi-nhat.md"
    for month in (5, 6, 7):
        archive.add(put(path, letter(figure=month, month=month)))
    assert values(archive) == [5, 6, 7]


def test_what_two_writers_wrote_is_there_once(archive: Archive, tmp_path: Path) -> None:
    """Each of them began before the other one had written anything."""
    path = put(tmp_path / "a.md", letter())
    other = Archive(tmp_path / "other")
    for one in (archive, other):
        one.add([path, put(tmp_path / f"{one.path.name}.md", letter(office=f"SỞ {one.path.name.upper()}"))])
    for part in (other.path / "year=2020" / "province_code=84").iterdir():
        part.rename(archive.path / "year=2020" / "province_code=84" / part.name)
    assert archive.status().parts == 2
    assert len(archive.reports()) == 3
    assert len(archive.indicators()) == 6


def test_an_archive_without_any_report_answers(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    archive.add(tmp_path / "empty")
    assert archive.indicators().empty
    assert list(archive.indicators().columns[:2]) == ["sha256", "path"]
    assert archive.findings().empty
    assert archive.table("cert.new").empty
    assert {table: len(rows) for table, rows in tables(archive).items()} == {
        "reports": 0, "indicators": 0, "checks": 0, "failures": 1,
    }  # fmt: skip
