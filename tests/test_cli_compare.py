"""`baocao compare`: levels, languages, own decisions and entries, and what could not be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from baocao_parser.cli import main

HEAD = "UBND TỈNH {place}\n{office}\n\nBÁO CÁO\nKết quả hoạt động tháng {month}/2020\n\nI. KẾT QUẢ\n{text}\n"


def write(folder: Path, place: str, month: int, text: str, office: str = "SỞ Y TẾ") -> None:
    name = f"{place}-{office}-{month}.txt".replace(" ", "-")
    (folder / name).write_text(HEAD.format(place=place.upper(), office=office, month=month, text=text), "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for place, values in (("Trà Vinh", ("1.000", "1.131")), ("Bến Tre", ("2.000", "2.050"))):
        write(tmp_path, place, 5, f"Doanh thu bưu chính {values[0]} triệu đồng.")
        write(
            tmp_path, place, 6, f"Doanh thu bưu chính {values[1]} triệu đồng, tăng 131 triệu đồng so với tháng trước."
        )
    return tmp_path


def run(*arguments: object, columns: str = "140") -> Result:
    return CliRunner(env={"COLUMNS": columns, "LC_ALL": "C.UTF-8"}).invoke(main, ["compare", *map(str, arguments)])


def test_money_is_written_in_its_scale_and_what_fails_with_place_and_month(folder: Path) -> None:
    shown = run(folder).output
    assert "1,131" in shown.replace("1.131", "1,131")
    assert "tỷ đồng" in shown
    assert "Bến Tre, 2020-06: Doanh thu bưu chính: 2.000 triệu (2020-05) → 2.050 triệu is +50 triệu" in shown
    assert "4 reports of 2 offices" in shown


def test_it_speaks_vietnamese_when_asked_and_by_locale(folder: Path) -> None:
    asked = run(folder, "--lang", "vi").output
    assert "4 báo cáo của 2 cơ quan" in asked
    assert "T6/2020: số liệu có ở nhiều nơi" in asked
    by_locale = CliRunner(env={"COLUMNS": "140", "LC_ALL": "vi_VN.UTF-8"}).invoke(main, ["compare", str(folder)]).output
    assert by_locale == asked


def test_one_office_is_shown_over_its_months(tmp_path: Path) -> None:
    for month in (5, 6):
        write(tmp_path, "Trà Vinh", month, f"Cấp mới {month} chứng thư số.")
    shown = run(tmp_path).output
    assert "2020-05" in shown
    assert "2020-06" in shown


@pytest.mark.parametrize("columns", ["80", "140"])
def test_no_line_is_wider_than_the_terminal_and_no_place_is_lost(columns: str, tmp_path: Path) -> None:
    places = ("Trà Vinh", "Bến Tre", "Vĩnh Long", "Cà Mau", "Hậu Giang", "An Giang", "Long An", "Tiền Giang")
    for place in places:
        write(tmp_path, place, 5, "Thu ngân sách nhà nước trên địa bàn 1.234.567 triệu đồng.\nCấp mới 12 chứng thư số.")
    shown = run(tmp_path, columns=columns).output
    assert all(place in shown for place in places)
    assert max(map(len, shown.splitlines())) <= int(columns)


def test_what_was_not_read_is_said_and_is_the_exit_code(folder: Path) -> None:
    (folder / "hong.pdf").touch()
    (folder / "bang.xlsx").touch()
    result = run(folder)
    assert result.exit_code == 2
    assert "hong.pdf: is empty" in result.output
    assert "1 files are of no kind that is read: 1 .xlsx" in result.output


def test_all_that_was_read_is_no_failure(folder: Path) -> None:
    assert run(folder).exit_code == 0


def test_levels_are_chosen_and_an_unknown_one_is_an_error(folder: Path) -> None:
    write(folder, "Trà Vinh", 5, "Cấp mới 3 chứng thư số.", office="ỦY BAN NHÂN DÂN XÃ PHÚ SƠN")
    assert "1 reports of other levels are left out: 1 commune" in run(folder, "--level", "department").output
    wrong = run(folder, "--level", "comune")
    assert (wrong.exit_code, "nearest: commune" in wrong.output) == (1, True)


def test_own_entries_and_decisions_are_read_from_files(folder: Path, tmp_path: Path) -> None:
    write(folder, "Trà Vinh", 7, "Nuôi 12 đàn ong mật.")
    write(folder, "Bến Tre", 7, "Nuôi 15 tổ ong lấy mật.")
    own = tmp_path / "own.toml"
    own.write_text(
        '[[indicator]]\ncode = "x.bees"\nname = "Đàn ong"\nwordings = ["đàn ong"]\nunits = ["đàn"]\n', "utf-8"
    )
    joins = tmp_path / "joins.toml"
    joins.write_text('[[join]]\nnames = ["đàn voi", "đàn hổ"]\n', "utf-8")
    shown = run(folder, "--own", own, "--joins", joins)
    assert "'đàn voi', 'đàn hổ'" in shown.output
    broken = run(folder, "--joins", own)
    assert "unknown table 'indicator'" in broken.output


def test_a_workbook_is_written_in_the_language_asked_for(folder: Path, tmp_path: Path) -> None:
    import openpyxl

    assert run(folder, "--lang", "vi", "--to", tmp_path / "a.xlsx").exit_code == 0
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames[0] == "Tổng hợp"
