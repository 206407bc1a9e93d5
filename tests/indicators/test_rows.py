"""What the number and the name of a row say."""

from __future__ import annotations

import pytest

from baocao_parser.indicators.rows import (
    depths_of,
    is_additive,
    is_exhaustive,
    is_subtotal,
    is_summable,
    is_total,
    kind_of,
    unnumbered,
)


@pytest.mark.parametrize(
    ("ordinal", "name", "kind"),
    [
        ("IV", "Thu", "roman"),
        ("B", "Chi", "capital"),
        ("1.2.1", "Lương", "number.number.number"),
        ("", "a) Phí", "letter"),
        ("", "+ Đông xuân", "plus"),
        ("", "Chia ra:", "within"),
        ("", "Cộng", ""),
    ],
)
def test_a_row_has_a_kind_by_its_number(ordinal: str, name: str, kind: str) -> None:
    assert kind_of(ordinal, name) == kind


@pytest.mark.parametrize(
    ("ordinal", "name", "total"),
    [
        ("", "Tổng cộng", True),
        ("", "CỘNG", True),
        ("", "Tổng số (I+II)", True),
        ("", "Toàn tỉnh", True),
        ("I", "Tổng thu", False),
        ("", "Cộng đồng dân cư", False),
        ("", "Bình quân", False),
        ("", "Tỷ lệ", False),
    ],
)
def test_a_row_is_a_total_by_its_name(ordinal: str, name: str, total: bool) -> None:
    assert is_total(ordinal, name) is total


def test_cộng_is_of_a_group_and_tổng_cộng_of_all() -> None:
    assert (is_subtotal("Cộng nhóm I"), is_subtotal("Tổng cộng")) == (True, False)


@pytest.mark.parametrize(
    ("name", "additive"),
    [
        ("Huyện A", True),
        ("Tỷ lệ đúng hạn", False),
        ("Bình quân", False),
        ("Kế hoạch năm", False),
        ("Cùng kỳ", False),
        ("So với cùng kỳ", False),
        ("Lũy kế", False),
    ],
)
def test_some_rows_are_no_part_of_a_total(name: str, additive: bool) -> None:
    assert is_additive(name) is additive


@pytest.mark.parametrize(
    ("header", "summable"),
    [("Số vụ", True), ("Học sinh/lớp", False), ("Tỷ lệ (%)", False), ("Xếp hạng", False), ("Tăng, giảm", False)],
)
def test_some_columns_do_not_add_up(header: str, summable: bool) -> None:
    assert is_summable(header) is summable


def test_chia_ra_lists_all_parts_and_trong_đó_some() -> None:
    assert [is_exhaustive(name) for name in ("Chia ra:", "Phân theo ngành", "Trong đó:", "Thuế")] == [
        True,
        True,
        False,
        False,
    ]


def test_rows_stand_as_deep_as_their_kinds_come_up() -> None:
    assert depths_of(["roman", "number", "bullet", "number", "roman"]) == [0, 1, 2, 1, 0]
    assert depths_of([]) == []


def test_a_number_is_no_part_of_a_name() -> None:
    assert [unnumbered(name) for name in ("1. Lương", "- Nữ", "a) Phí", "Thuế")] == ["Lương", "Nữ", "Phí", "Thuế"]
