"""Lists of offices: "Kính gửi:", "Nơi nhận:"."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.metadata.entries import Entries


def offered(*lines: str, bullets_only: bool = False) -> tuple[tuple[str, ...], int]:
    """The entries of some lines, and how many of the lines were taken."""
    entries = Entries(bullets_only=bullets_only)
    taken = 0
    for line in lines:
        if not entries.offer(line):
            break
        taken += 1
    return entries.names, taken


def test_every_bullet_is_an_entry_without_its_marks() -> None:
    assert offered("- Sở Y tế;", "- UBND huyện (b/c);", "- Lưu: VT, KH.") == (
        ("Sở Y tế", "UBND huyện (b/c)", "Lưu: VT, KH"),
        3,
    )


def test_a_line_goes_on_with_an_entry_that_is_not_closed() -> None:
    assert offered("- Các phòng, ban,", "đơn vị trực thuộc;", "- Lưu: VT.")[0][0] == "Các phòng, ban, đơn vị trực thuộc"
    assert offered("Kho bạc Nhà nước", "huyện Lạc Thủy")[0] == ("Kho bạc Nhà nước huyện Lạc Thủy",)


def test_entries_on_one_line_are_parted() -> None:
    assert offered("- Như trên; - Thường trực Huyện ủy; Lưu: VT.")[0] == ("Như trên", "Thường trực Huyện ủy", "Lưu: VT")
    assert offered("Sở Y tế; Sở Tài chính")[0] == ("Sở Y tế", "Sở Tài chính")


def test_the_file_copy_is_the_last_entry() -> None:
    assert offered("- Như trên;", "- Lưu: VT", "GIÁM ĐỐC")[1] == 2


def test_a_text_below_an_address_is_no_entry() -> None:
    assert offered("Bộ Công an", "Trong tháng, đơn vị mở 3 lớp.", bullets_only=True) == (("Bộ Công an",), 1)


def test_a_list_without_lines_has_no_entries() -> None:
    assert (Entries().names, Entries().complete) == ((), False)


@given(st.lists(st.text(max_size=20), max_size=6))
def test_no_entry_is_empty_or_ends_with_a_mark(lines: list[str]) -> None:
    names, _ = offered(*lines)
    assert all(name and name == " ".join(name.split()) and name[-1] not in ";.,/" for name in names)
