"""The lines of a signature."""

from __future__ import annotations

import pytest

from baocao_parser.metadata.signature_lines import AUTHORITY, is_drafter, is_name, is_post, seams, starts_of_parts


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("CHỦ TỊCH", True),
        ("QUYỀN GIÁM ĐỐC", True),
        ("PHÓ CHI CỤC TRƯỞNG", True),
        ("HẠT TRƯỞNG", True),
        ("Chủ tịch", False),
        ("GIÁM ĐỐC;", False),
        ("ỦY BAN NHÂN DÂN", False),
        ("", False),
    ],
)
def test_a_post_stands_in_capitals(text: str, post: bool) -> None:
    assert is_post(text) is post


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Đại tá Lò Văn Hặc", True),
        ("BS. CKII. Y Bhăm Niê", True),
        ("GIÀNG A CHÔNG", True),
        ("K'Brêu", False),
        ("Chi cục Thủy sản", False),
        ("NƠI NHẬN", False),
        ("", False),
    ],
)
def test_a_name_has_two_words_and_is_no_office(text: str, name: bool) -> None:
    assert is_name(text) is name


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("TM. ỦY BAN NHÂN DÂN", True),
        ("K/T TRƯỞNG BAN", True),
        ("TUQ. CHỦ TỊCH", True),
        ("TM xã", False),
        ("KTX", False),
    ],
)
def test_in_whose_place_somebody_signs_is_marked(text: str, stands: bool) -> None:
    assert bool(AUTHORITY.match(text)) is stands


def test_one_who_only_drafts_signs_where_nobody_else_does() -> None:
    assert (is_drafter("NGƯỜI LẬP BIỂU"), is_drafter("TRƯỞNG PHÒNG")) == (True, False)


def test_lines_that_were_glued_together_come_apart() -> None:
    text = "KT. CHỦ TỊCHPHÓ CHỦ TỊCHNguyễn Thị Lành"
    begins = seams(text)
    assert [text[start:end] for start, end in zip(begins, [*begins[1:], None], strict=True)] == [
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Nguyễn Thị Lành",
    ]
    assert seams("ỦY BANNhân dân") == []


def test_authority_post_and_name_may_stand_on_one_line() -> None:
    text = "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Nguyễn Thị Lành"
    assert [text[at:] for at in starts_of_parts(text)][1:] == ["CHỦ TỊCH Nguyễn Thị Lành", "Nguyễn Thị Lành"]
    assert starts_of_parts("- Chủ tịch UBND huyện;") == []
    assert starts_of_parts("") == []
