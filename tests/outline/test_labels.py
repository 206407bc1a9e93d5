"""Readings of single labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.outline.labels import read_labels, roman


@pytest.mark.parametrize(
    ("line", "family", "numbers"),
    [
        ("II- CÔNG TÁC", "roman", (2,)),
        ("IV – CÔNG TÁC", "roman", (4,)),
        ("III/ CÔNG TÁC", "roman", (3,)),
        ("B. PHƯƠNG HƯỚNG", "upper", (2,)),
        ("12. Công tác", "arabic", (12,)),
        ("1.Công tác", "arabic", (1,)),
        ("1.2.3. Mạng lưới", "decimal", (1, 2, 3)),
        ("6.1 Xuất bản", "decimal", (6, 1)),
        ("2.1- Kiểm tra", "decimal", (2, 1)),
        ("2.1/ Kiểm tra", "decimal", (2, 1)),
        ("III.2. Kiểm tra", "decimal", (3, 2)),
        ("b2) Kiểm tra", "decimal", (2, 2)),
        ("I./ KẾT QUẢ", "roman", (1,)),
        ("2 - Kiểm tra", "arabic", (2,)),
        ("đ) Đào tạo", "letter", (5,)),
        ("(3) Lớp học", "arabic", (3,)),
        ("(iv) Nội dung", "small_roman", (4,)),
        ("PHẦN II", "part", (2,)),
        ("Phần thứ ba: KIẾN NGHỊ", "part", (3,)),
        ("Chương 1", "chapter", (1,)),
    ],
)
def test_label_is_read(line: str, family: str, numbers: tuple[int, ...]) -> None:
    first = read_labels(line)[0]
    assert (first.family, first.numbers) == (family, numbers)


@pytest.mark.parametrize(
    "line",
    [
        "2.318 hồ sơ",
        "15/5/2020",
        "1.2-1.5 triệu tấn",
        "5 - 7 triệu đồng",
        "- Nội dung",
        "5 tháng đầu năm",
        "phần lớn là",
        "v.v. và",
        "PHẦN MỀM",
        "TP. Huế",
        "V/v báo cáo",
        "Đ/c Bí thư",
        "0. Không",
        "12-BC/TU",
        "",
    ],
)
def test_line_without_label(line: str) -> None:
    assert read_labels(line) == ()


def test_roman_one_is_also_a_letter() -> None:
    assert [r.family for r in read_labels("I. MỘT")] == ["roman", "upper"]


def test_irregular_roman_numeral_is_none() -> None:
    assert roman("IIII") is None
    assert roman("VX") is None


@given(st.text(max_size=20))
def test_reading_never_reaches_beyond_the_line(line: str) -> None:
    for reading in read_labels(line):
        assert line[: reading.end].strip() == reading.label
