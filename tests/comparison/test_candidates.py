"""What may be meant where a figure seems to be missing."""

from __future__ import annotations

import baocao_parser as bc
from tests.comparison.reports import report, row

MAY = report("Trà Vinh", "tháng 5/2020", "Tổ chức 12 lớp bồi dưỡng kỹ năng quay phim cho cộng tác viên cơ sở.")
JUNE = report("Trà Vinh", "tháng 6/2020", "Mở 15 lớp quay phim, chụp ảnh.")
SILENT = report("Trà Vinh", "tháng 6/2020", "Cấp mới 09 chứng thư số.")


def test_the_figure_of_the_report_that_comes_nearest_is_named_with_its_score() -> None:
    found = row(bc.compare([MAY, JUNE]).missing(), period="2020-06")
    assert found["candidate_text"] == "15 lớp"
    assert 0.35 <= found["score"] < 0.82


def test_where_nothing_is_like_it_nothing_is_named() -> None:
    found = row(bc.compare([MAY, SILENT]).missing(), period="2020-06", status="missing")
    assert found["candidate"] == ""


def test_a_candidate_can_be_joined() -> None:
    c = bc.compare([MAY, JUNE])
    found = row(c.missing(), period="2020-06")
    joined = c.join(str(found["label"]), str(found["candidate"]))
    assert joined.missing().empty
    assert "decided" in set(joined.joins()["reason"])


def test_one_figure_is_not_named_for_two_gaps_where_each_has_its_own() -> None:
    may = report(
        "Trà Vinh", "tháng 5/2020", "Tổ chức 12 lớp quay phim cho cộng tác viên.", "Mở 5 lớp quay phim ban đêm."
    )
    june = report("Trà Vinh", "tháng 6/2020", "Có 14 lớp quay phim nâng cao.", "Mở 7 lớp quay phim cuối tuần, ban đêm.")
    found = bc.compare([may, june]).missing()
    named = found[found["candidate"] != ""]
    assert named["candidate_text"].is_unique


def compared(here: str, there: str) -> bc.Comparison:
    return bc.compare([report("Trà Vinh", "tháng 5/2020", here), report("Bến Tre", "tháng 5/2020", there)])


def test_a_figure_right_behind_the_same_one_is_worth_a_look_whatever_it_is_called() -> None:
    found = compared(
        "Vận chuyển 412 tấn hàng cứu trợ cho 2.410 hộ thiếu lương thực.",
        "- Hàng cứu trợ vận chuyển: 330 tấn; số gia đình bị cô lập được nhận gạo 1.905 hộ.",
    ).missing()
    assert set(found["candidate_text"]) == {"2.410 hộ", "1.905 hộ"}


def test_what_stands_behind_another_figure_or_counts_otherwise_is_not() -> None:
    found = compared(
        "Vận chuyển 412 tấn hàng cứu trợ cho 2.410 hộ thiếu lương thực.",
        "- Hàng cứu trợ vận chuyển: 330 tấn; số chuyến xe 19 chuyến.",
    ).missing()
    assert set(found["candidate_text"]) == {""}
