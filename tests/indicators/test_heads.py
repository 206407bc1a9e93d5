"""What governs a figure."""

from __future__ import annotations

import pytest

from baocao_parser.indicators.heads import governed, head_of, sort_of_rate
from baocao_parser.indicators.statements import statements_of
from baocao_parser.language.phrases import phrases_of


@pytest.mark.parametrize(
    ("text", "aspect", "state"),
    [
        ("Trong tháng cấp mới 12 thẻ.", "event", ""),
        ("Xã có 12 thôn.", "", "exist"),
        ("Đang xét 12 hồ sơ.", "", "going"),
        ("Chưa xét 12 hồ sơ.", "", "notyet"),
        ("Còn 12 hồ sơ.", "", "remain"),
        ("Đồn quản lý 12 km đường biên.", "keep", ""),
        ("Số hội viên tăng từ 8 người lên 9 người.", "", "from"),
        ("Thành viên: 12 người.", "", "colon"),
        ("Dân số 12.000 người.", "", "named"),
        ("12 xã đạt chuẩn nông thôn mới.", "lasting", ""),
        ("12 hồ sơ đã trả kết quả.", "event", ""),
        ("12 xã.", "", ""),
    ],
)
def test_a_verb_or_a_small_word_governs(text: str, aspect: str, state: str) -> None:
    first, *others = statements_of(text)
    assert first.clause
    found = governed(first.clause, first.unit, others[0].clause if others else None)
    assert (found.aspect, found.state) == (aspect, state)


@pytest.mark.parametrize(
    ("text", "head"),
    [("doanh thu của hợp tác xã", "doanh thu"), ("tại xã", None), ("số hồ sơ tiếp nhận", "hồ sơ"), ("xyz", None)],
)
def test_the_head_is_the_first_noun_that_no_preposition_leads_to(text: str, head: str | None) -> None:
    found = head_of(list(phrases_of(text)))
    assert (found.text if found else None) == head


@pytest.mark.parametrize(
    ("text", "sort"),
    [("Tỷ lệ hộ nghèo 4,2%.", "standing"), ("Tỷ lệ xã đạt chuẩn 80%.", "standing"), ("Đạt 80%.", "")],
)
def test_a_rate_is_of_what_stands_or_of_what_happens(text: str, sort: str) -> None:
    (statement,) = statements_of(text)
    assert statement.clause
    assert sort_of_rate(statement.clause, statement.unit) == sort
