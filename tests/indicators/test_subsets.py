"""Parts of a figure before them that no word of parting opens."""

from __future__ import annotations

import pytest

from baocao_parser.indicators.statements import statements_of


def whole_of_last(text: str) -> str:
    """What the last figure of a text is a part of, as printed; "" for nothing."""
    said = statements_of(text)
    link = said[-1].link
    return said[link.whole].mention.text if link else ""


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Xét nghiệm 214 mẫu, 31 mẫu không đạt.", "214"),
        ("Xét nghiệm 214 mẫu, đạt 183 mẫu, dương tính 31 mẫu.", "214"),
        ("Đối soát 386 thuê bao, phát hiện 21 thuê bao sai thông tin.", "386"),
        ("Bắt giữ 38 vụ, phát hiện 21 vụ buôn lậu.", ""),
        ("Xét nghiệm 214 mẫu, 310 mẫu không đạt.", ""),
        ("Kiểm tra 54 cửa hàng, phạt 8 cửa hàng.", ""),
        ("Kế hoạch 300 mẫu, 214 mẫu đạt.", ""),
        ("Đối chiếu 67 công trình, phát hiện 5 công trình sai phép.", "67"),
        ("Đối chiếu 67 công trình; phát hiện 5 công trình sai phép.", ""),
    ],
)
def test_of_what_was_examined_so_many_came_out_so(text: str, whole: str) -> None:
    assert whole_of_last(text) == whole


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Có 210 công nhân, nữ 34 công nhân.", "210"),
        ("Có 210 công nhân, nữ 34 công nhân, là đảng viên 12 công nhân.", "210"),
        ("Có 210 công nhân; tuyển mới 12 công nhân.", ""),
        ("Tiếp nhận 90 hồ sơ, trực tuyến 60 hồ sơ.", ""),
    ],
)
def test_of_people_so_many_are_women_or_members(text: str, whole: str) -> None:
    assert whole_of_last(text) == whole


def test_of_the_count_right_before_there_are_so_many() -> None:
    assert whole_of_last("Toàn tỉnh có 1.146 trạm BTS, có 38 trạm BTS 5G.") == "1.146"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Các xã gửi 640 bản tin, được đăng 506.", "640"),
        ("Các xã gửi 640 bản tin, được đăng 506 bản tin, được khen 12.", "640"),
        ("Các xã gửi 640 bản tin; được cấp 12 máy ảnh.", ""),
    ],
)
def test_some_of_those_counted_undergo_something(text: str, whole: str) -> None:
    assert whole_of_last(text) == whole
