"""What is compared, however it is given, and what of it could not be read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import baocao_parser as bc
from baocao_parser.errors import ReadError
from tests.comparison.reports import issued
from tests.corpus.archive import CORPUS
from tests.readers.scan_writer import Sheet, scanned

MAY, JUNE = CORPUS / "tra-vinh/2020-05.docx", CORPUS / "tra-vinh/2020-06.docx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files of one name, one that is damaged, and files of other kinds."""
    for name, source in (("may", MAY), ("june", JUNE)):
        (tmp_path / name).mkdir()
        shutil.copy(source, tmp_path / name / "report.docx")
    (tmp_path / "empty.pdf").touch()
    for name in ("a.xlsx", "b.xlsx", "photo.jpg", ".hidden", "~$report.docx"):
        (tmp_path / name).touch()
    return tmp_path


def test_a_folder_is_read_and_its_files_are_told_apart_by_their_paths(folder: Path) -> None:
    assert bc.compare([folder]).report_names == ("june/report.docx", "may/report.docx")


def test_files_of_one_name_are_told_apart_by_as_much_of_their_paths_as_it_takes(folder: Path) -> None:
    may, june = folder / "may", folder / "june"
    assert bc.compare([may / "report.docx", JUNE]).report_names == ("report.docx", "2020-06.docx")
    assert bc.compare([may / "report.docx", june / "report.docx"]).report_names == (
        "may/report.docx",
        "june/report.docx",
    )
    assert bc.compare([may, june]).report_names == ("may/report.docx", "june/report.docx")
    deep = folder / "2020" / "may"
    deep.mkdir(parents=True)
    shutil.copy(JUNE, deep / "report.docx")
    names = bc.compare([may, deep, june]).report_names
    assert names == (f"{folder.name}/may/report.docx", "2020/may/report.docx", "june/report.docx")


def test_a_file_that_is_given_twice_is_told_apart_by_a_number(folder: Path) -> None:
    file = folder / "may" / "report.docx"
    assert len(set(bc.compare([file, file]).report_names)) == 2


def test_what_is_skipped_or_not_read_is_an_issue(folder: Path) -> None:
    c = bc.compare([folder])
    told = {issue.code: issue.message for issue in c.issues if issue.severity != "info"}
    assert told["unread"].startswith("empty.pdf: is empty")
    assert told["skipped-files"] == f"{folder}: 3 files are of no kind that is read: 2 .xlsx, 1 .jpg"
    assert not c.is_whole


def test_pages_that_nobody_could_read_are_an_issue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BAOCAO_OCR", "off")
    page = Sheet().lines(60, 90, ["UBND TỈNH TRÀ VINH", "SỞ Y TẾ", "BÁO CÁO", "Kết quả hoạt động tháng 5/2020"])
    c = bc.compare([bc.parse(scanned(page), name="scan.pdf")])
    (issue,) = (issue for issue in c.issues if issue.code == "page-unreadable")
    assert (issue.severity, issue.report) == ("error", "scan.pdf")
    assert issue.message.startswith("1 of 1 pages could not be read. Page 1")
    assert not c.is_whole


def test_python_and_paths_give_the_same_comparison_whatever_the_emphasis() -> None:
    bold = bc.compare([bc.parse(MAY), bc.parse(JUNE)])
    assert bold.table().equals(bc.compare([MAY, JUNE]).table())
    assert len(bold.observations) > 60


def test_a_report_without_a_province_a_period_or_an_office_is_an_issue() -> None:
    plain = bc.parse("Cấp mới 09 chứng thư số.".encode(), emphasis="any", name="a.txt")
    assert [issue.code for issue in bc.compare([plain]).issues] == ["no-province", "no-period"]


def test_an_error_in_the_place_of_a_report_is_an_issue() -> None:
    error = ReadError("is empty", source="hong.docx", remedy="export it again")
    c = bc.compare([issued("tháng 5/2020", "Cấp mới 09 chứng thư số."), error])
    assert [(issue.code, issue.report) for issue in c.issues] == [("unread", "hong.docx")]


@pytest.mark.parametrize("source", ["2020-05.docx", Path("2020-05.docx")])
def test_a_path_alone_is_an_error_that_says_what_to_give(source: object) -> None:
    with pytest.raises(bc.BaocaoError, match="give a list"):
        bc.compare(source)  # type: ignore[arg-type]


def test_what_is_neither_a_report_nor_a_path_is_an_error() -> None:
    with pytest.raises(bc.BaocaoError, match="7 is no report"):
        bc.compare([7])  # type: ignore[list-item]


def test_a_bar_is_shown_only_where_it_is_asked_for_or_looked_at(capfd: pytest.CaptureFixture[str]) -> None:
    bc.compare([MAY])
    assert capfd.readouterr().err == ""
    bc.compare([MAY], progress=True)
    assert "file" in capfd.readouterr().err


def test_a_folder_that_is_given_twice_does_not_lengthen_its_names(tmp_path: Path) -> None:
    for month in ("05", "06"):
        path = tmp_path / "a" / month / "bao-cao.txt"
        path.parent.mkdir(parents=True)
        path.write_text(f"Cấp mới {month} chứng thư số.", "utf-8")
    twice = bc.compare([tmp_path / "a", tmp_path / "a"])
    names = "05/bao-cao.txt", "06/bao-cao.txt"
    assert twice.report_names == (*names, *(f"{name} #2" for name in names))
