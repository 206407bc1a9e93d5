"""The kind of a document, its subject, and whom it addresses."""

from __future__ import annotations

import pytest

from baocao_parser.metadata.lines import PrintedLine, lines_of
from baocao_parser.metadata.title import find_kind, find_subject, read_addressees, read_title
from tests.metadata.notation import printed


def lines(text: str) -> list[PrintedLine]:
    document = printed(text)
    return list(lines_of(document, document.blocks))


@pytest.mark.parametrize(
    ("text", "kind", "rest"),
    [
        ("**BÁO CÁO**\nKết quả thu thuế tháng 5", "BÁO CÁO", ""),
        ("B Á O  C Á O\nKết quả", "BÁO CÁO", ""),
        ("BÁO CÁO TUẦN 12\n", "BÁO CÁO", "TUẦN 12"),
        ("Báo cáo kết quả trồng rừng quý II", "Báo cáo", "kết quả trồng rừng quý II"),
        ("SỞ\nKẾ HOẠCH VÀ ĐẦU TƯ\nTỜ TRÌNH\nVề việc cấp vốn", "TỜ TRÌNH", ""),
    ],
)
def test_a_line_names_the_kind_of_document(text: str, kind: str, rest: str) -> None:
    found = find_kind(lines(text))
    assert found
    assert (found.text, found.rest.text) == (kind, rest)


@pytest.mark.parametrize(
    "text", ["I. KẾT QUẢ\nBÁO CÁO", "Kính gửi: Sở Y tế\nBÁO CÁO", "Trong tháng 5 trồng 12 ha rừng.", ""]
)
def test_below_the_beginning_of_the_text_no_kind_is_looked_for(text: str) -> None:
    assert find_kind(lines(text)) is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kết quả trồng rừng\nquý II năm 2021\n-----\nI. KẾT QUẢ", "Kết quả trồng rừng quý II năm 2021"),
        ("**Kết quả trồng rừng**\nThực hiện Công văn số 12, Hạt báo cáo:", "Kết quả trồng rừng"),
        (
            "Công tác dân tộc\n(Kèm theo Công văn số 9)\n(Từ 01/5 đến 31/5/2021)",
            "Công tác dân tộc (Từ 01/5 đến 31/5/2021)",
        ),
        ("-----\nI. KẾT QUẢ", None),
        ("", None),
    ],
)
def test_a_subject_ends_where_the_text_begins(text: str, title: str | None) -> None:
    assert read_title(lines(text)).text == title


def test_without_a_kind_the_heading_that_names_a_period_is_the_subject() -> None:
    found = find_subject(lines("**Tình hình thị trường tháng 5/2021**\nGiá gạo tăng."))
    assert found
    assert found[1].text == "Tình hình thị trường tháng 5/2021"
    assert find_subject(lines("Trong tháng 5 mở 3 lớp.\nKết quả tốt.")) is None


def test_addressees_stand_behind_kính_gửi() -> None:
    names, end = read_addressees(lines("Kính gửi:\n- Sở Y tế;\n- UBND huyện.\nThực hiện Công văn số 12:"))
    assert names == ("Sở Y tế", "UBND huyện")
    assert end == len("Kính gửi:\n- Sở Y tế;\n- UBND huyện.")
    assert read_addressees(lines("Thực hiện Công văn số 12:")) == ((), 0)
