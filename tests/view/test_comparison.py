"""The page of a comparison: what its cells know, and the folder with the pages of its reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao_parser import BaocaoError, Comparison, compare

from ..comparison.reports import report
from .html import Page
from .reports import HOSTILE


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(
        [
            report("Trà Vinh", "tháng 5/2020", "Tổng số chứng thư số đang quản lý là 1.610 chứng thư số."),
            report(
                "Trà Vinh",
                "tháng 6/2020",
                "Cấp mới 20 chứng thư số, thu hồi 11 chứng thư số.",
                "Tổng số chứng thư số đang quản lý là 1.630 chứng thư số.",
            ),
            report("Bến Tre", "tháng 5/2020", "Tổng số chứng thư số đang quản lý là 2.745 chứng thư số."),
        ]
    )


def test_every_value_is_a_cell_with_its_sentence_and_its_report(comparison: Comparison) -> None:
    data = Page(comparison.to_html()).data()
    assert len(data["cells"]) == len(comparison.observations)
    shown = {
        (data["series"][row][0], *data["columns"][column], value): figures
        for row, column, value, _, _, _, _, figures in data["cells"]
    }
    (figure,) = shown["Tổng số chứng thư số", "Trà Vinh", "2020-06", "1.630"]
    at, number, text, _, section, _, before, after, _ = figure
    assert before + text + after == "Tổng số chứng thư số đang quản lý là 1.630 chứng thư số."
    assert comparison.reports[at].indicators[number].text == text
    assert section == "I. KẾT QUẢ HOẠT ĐỘNG"


def test_changes_and_findings_stand_beside_their_cells(comparison: Comparison) -> None:
    data = Page(comparison.to_html()).data()
    changes = {cell[2]: (cell[5], cell[6]) for cell in data["cells"]}
    assert changes["1.630"] == ("1.610", "+20 (+1,2%)")
    (failed,) = [check for check in data["checks"] if not check[1]]
    assert "1.619, báo cáo ghi 1.630" in failed[2][0]
    assert "1.619, but 1.630 is printed" in failed[2][1]
    places = {(figure[0], figure[1]) for cell in data["cells"] for figure in cell[7]}
    assert set(map(tuple, failed[4])) <= places


def test_what_fails_within_a_report_is_told_once_beside_its_cells() -> None:
    wrong = report("Trà Vinh", "tháng 5/2020", "Tiếp nhận 13.065 hồ sơ (12.045 trực tiếp, 1.030 trực tuyến).")
    data = Page(compare([wrong]).to_html()).data()
    (failed,) = [check for check in data["checks"] if not check[1]]
    assert failed[2][0].endswith("12.045 + 1.030 = 13.075, báo cáo ghi 13.065")
    assert [(report_, number) for report_, number in map(tuple, failed[4])] == [(0, 0), (0, 1), (0, 2)]
    assert "sum-of-parts" not in {issue[0] for issue in data["issues"]}


def test_what_most_places_state_stands_first(comparison: Comparison) -> None:
    assert Page(comparison.to_html()).data()["series"][0][0] == "Tổng số chứng thư số"


def test_money_is_written_in_the_scale_of_its_row() -> None:
    found = compare(
        [
            report("Trà Vinh", f"tháng {month}/2020", f"Doanh thu bưu chính {value} tỷ đồng.")
            for month, value in ((5, "54,6"), (6, "7,5"))
        ]
    )
    data = Page(found.to_html()).data()
    assert data["series"][0][1] == "tỷ đồng"
    assert [cell[2] for cell in data["cells"]] == ["54,6", "7,5"]
    assert data["cells"][1][6] == "−47,1 (−86,3%)"


def test_a_folder_has_the_page_and_one_of_each_report_to_which_its_cells_lead(
    comparison: Comparison, tmp_path: Path
) -> None:
    index = comparison.to_html(tmp_path / "pages")
    assert index == tmp_path / "pages" / "index.html"
    data = Page(index.read_text("utf-8")).data()
    for row, _, _, _, _, _, _, figures in data["cells"]:
        for figure in figures:
            target = Page((index.parent / data["reports"][figure[0]][1]).read_text("utf-8"))
            assert target.marks()[figure[1]] == figure[2], data["series"][row]


def test_a_file_is_written_and_other_endings_are_what_they_were(comparison: Comparison, tmp_path: Path) -> None:
    comparison.to_file(tmp_path / "a.html")
    assert (tmp_path / "a.html").read_text("utf-8") == comparison.to_html()
    comparison.to_file(tmp_path / "pages")
    assert (tmp_path / "pages" / "index.html").exists()
    with pytest.raises(BaocaoError, match=r"\.html"):
        comparison.to_file(tmp_path / "a.docx")


def test_hostile_text_stays_text() -> None:
    name = f"{HOSTILE}/../a.txt"
    hostile = compare([report("Trà Vinh", "tháng 5/2020", f"Cấp mới 20 thẻ {HOSTILE}.", name=name)] * 2)
    page = Page(hostile.to_html())
    assert len(list(page.root.iter("script"))) == 2
    assert not [*page.root.iter("img"), *page.panel().iter("img", "script")]


def test_names_of_files_lead_nowhere_else(tmp_path: Path) -> None:
    hostile = compare([report("Trà Vinh", "tháng 5/2020", "Cấp mới 20 thẻ.", name="../../x.txt")])
    hostile.to_html(tmp_path / "in" / "pages")
    assert {path.parent.name for path in tmp_path.rglob("*.html")} == {"pages", "reports"}


def test_a_comparison_of_nothing_has_a_page() -> None:
    assert Page(compare([]).to_html()).data()["cells"] == []


@pytest.mark.parametrize("name", ["file/a.html", "file/folder", "a\0.html", "b\0"])
def test_a_page_that_cannot_be_written_is_an_error(name: str, comparison: Comparison, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BaocaoError, match="cannot be"):
        comparison.to_html(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
