"""The blocks in which letterhead and title may stand."""

from __future__ import annotations

from baocao_parser.metadata.opening import MAX_BLOCKS, opening_blocks
from tests.metadata.notation import printed


def opening(text: str) -> str:
    """The text of the opening of a document, its blocks parted by " / "."""
    document = printed(text)
    return " / ".join(document.text_of(block) for block in opening_blocks(document))


def test_a_table_of_figures_ends_it_with_its_headers() -> None:
    table = "Đơn vị | Số vụ | Số người\nĐội 1 | 12 | 15\nĐội 2 | 7 | 9"
    assert opening(f"CÔNG AN HUYỆN\nBÁO CÁO\n{table}\nTổng hợp") == "CÔNG AN HUYỆN / BÁO CÁO"


def test_a_letterhead_is_a_table_without_figures() -> None:
    letterhead = "CÔNG AN HUYỆN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/BC | Huế, ngày 5 tháng 7 năm 2022"
    assert opening(letterhead).count(" / ") == 3


def test_a_letterhead_in_the_table_of_the_figures_stays_in_it() -> None:
    table = "CÔNG AN HUYỆN | Số: 12/BC-CAH | Độc lập - Tự do - Hạnh phúc\nĐội | Số vụ | Số người\nĐội 1 | 12 | 15"
    assert opening(table) == "CÔNG AN HUYỆN / Số: 12/BC-CAH / Độc lập - Tự do - Hạnh phúc"


def test_one_figure_makes_no_table_of_figures() -> None:
    assert opening("Mã đơn vị | 12\nBÁO CÁO") == "Mã đơn vị / 12 / BÁO CÁO"


def test_it_is_short_whatever_follows() -> None:
    document = printed("\n".join(["Dòng"] * 200))
    assert len(opening_blocks(document)) == MAX_BLOCKS
    assert opening("") == ""
