"""What reports say of the reports before them, held to the mistakes that are planted in the sample archive."""

from __future__ import annotations

import pytest

import baocao_parser as bc
from baocao_parser.comparison.across import CrossCheck
from tests.comparison.reports import report
from tests.corpus.archive import MISTAKES, NAMES, read, truth

CODES = {
    "stock": "stock-carried",
    "cumulative": "total-carried",
    "change": "change-recomputed",
    "growth": "change-recomputed",
    "restated": "earlier-value",
}
"""Kinds of planted mistakes that an earlier report shows, with the checks that find them."""


def failing() -> tuple[set[tuple[str, str, str]], set[tuple[str, str, str]]]:
    """(report, figure, code) of the checks that fail in the archive, and of those that have to."""
    comparison = bc.compare(map(read, NAMES))
    keys = {
        (shown, indicator.id): (name, t["key"])
        for shown, name in zip(comparison.report_names, NAMES, strict=True)
        for indicator, t in zip(read(name).indicators, truth(name)["indicators"], strict=True)
    }
    checks = [check for check in comparison.checks if not check.holds and check.code in CODES.values()]
    failed = {(*keys[check.records[0]], check.code) for check in checks}
    return failed, {(m["report"], m["figures"][0], CODES[m["kind"]]) for m in MISTAKES if m["kind"] in CODES}


def test_all_planted_mistakes_are_found_and_no_others() -> None:
    failed, planted = failing()
    assert failed == planted


def test_most_of_what_reports_say_of_earlier_ones_is_checked() -> None:
    assert sum(check.holds for check in bc.compare(map(read, NAMES)).checks) > 90


def two_months(before: str, now: str) -> list[CrossCheck]:
    reports = [report("Trà Vinh", "tháng 5/2020", before), report("Trà Vinh", "tháng 6/2020", now)]
    return list(bc.compare(reports).checks)


@pytest.mark.parametrize(("total", "holds"), [("1.619", True), ("1.620", False)])
def test_a_stock_is_the_one_before_and_what_came_less_what_went(total: str, holds: bool) -> None:
    before = "Cấp mới 09 chứng thư số, thu hồi 08 chứng thư số, nâng tổng số chứng thư số lên 1.610."
    now = f"Cấp mới 14 chứng thư số, thu hồi 05 chứng thư số, nâng tổng số chứng thư số lên {total}."
    (check,) = two_months(before, now)
    assert (check.code, check.holds) == ("stock-carried", holds)
    assert check.message.startswith("Tổng số chứng thư số: 1.610 (2020-05) + 14 − 05 = 1.619")


@pytest.mark.parametrize(("total", "holds"), [("34", True), ("36", False)])
def test_a_running_total_is_the_one_before_and_the_flow(total: str, holds: bool) -> None:
    before = "Cấp 04 giấy phép xuất bản tài liệu không kinh doanh, lũy kế từ đầu năm 29 giấy phép."
    now = f"Cấp 05 giấy phép xuất bản tài liệu không kinh doanh, lũy kế từ đầu năm {total} giấy phép."
    assert [(c.code, c.holds) for c in two_months(before, now)] == [("total-carried", holds)]


@pytest.mark.parametrize(("change", "holds"), [("tăng 131", True), ("tăng 313", False), ("giảm 131", False)])
def test_a_change_is_recomputed_from_the_report_before(change: str, holds: bool) -> None:
    before = "Phát hành 1.000 văn bản đi."
    now = f"Phát hành 1.131 văn bản đi, {change} văn bản so với tháng trước."
    assert [(c.code, c.holds) for c in two_months(before, now)] == [("change-recomputed", holds)]


@pytest.mark.parametrize(("prior", "holds"), [("1.000", True), ("1.010", False)])
def test_an_earlier_value_is_the_one_printed_then(prior: str, holds: bool) -> None:
    before = "Phát hành 1.000 văn bản đi."
    now = f"Phát hành 1.131 văn bản đi (tháng trước: {prior} văn bản)."
    assert [(c.code, c.holds) for c in two_months(before, now)] == [("earlier-value", holds)]


def test_a_rounded_share_of_change_raises_no_alarm() -> None:
    before = "Doanh thu bưu chính 7,4 tỷ đồng."
    now = "Doanh thu bưu chính 7,5 tỷ đồng, tăng 1,4% so với tháng trước."
    assert [(c.code, c.holds) for c in two_months(before, now)] == [("change-recomputed", True)]


def test_reports_that_do_not_follow_each_other_are_not_checked() -> None:
    reports = [
        report("Trà Vinh", "tháng 5/2020", "Phát hành 1.000 văn bản đi."),
        report("Trà Vinh", "tháng 7/2020", "Phát hành 1.131 văn bản đi, tăng 7 văn bản so với tháng trước."),
        report("Bến Tre", "tháng 6/2020", "Phát hành 2.000 văn bản đi."),
    ]
    assert bc.compare(reports).checks == ()


def test_what_fails_is_an_issue_of_the_later_report_at_its_figure() -> None:
    reports = [
        report("Trà Vinh", "tháng 5/2020", "Phát hành 1.000 văn bản đi.", name="5.txt"),
        report(
            "Trà Vinh", "tháng 6/2020", "Phát hành 1.131 văn bản đi, tăng 7 văn bản so với tháng trước.", name="6.txt"
        ),
    ]
    (issue,) = bc.compare(reports).issues
    assert (issue.code, issue.report) == ("change-recomputed", "6.txt")
    assert reports[1].document.text[issue.start : issue.end] == "7"


def test_a_share_is_held_to_what_it_was_a_share_of_in_other_months() -> None:
    shares = {4: ("80", "92", "87,0"), 5: ("77", "88", "87,5"), 6: ("85", "97", "187,6")}
    reports = [
        report("Trà Vinh", f"tháng {month}/2020", f"Xảy ra {all_} vụ việc; điều tra làm rõ {part} vụ, đạt {rate}%.")
        for month, (part, all_, rate) in shares.items()
    ]
    (failed,) = (check for check in bc.compare(reports).checks if not check.holds)
    assert failed.code == "share"
    assert failed.message.endswith("85/97 = 87,63%, but 187,6% is printed")


MONTHS = (
    "Xử lý 1.500 trường hợp vi phạm giao thông (vi phạm nồng độ cồn 900 trường hợp).",
    "Xử lý 1.600 trường hợp vi phạm giao thông (vi phạm nồng độ cồn 950 trường hợp).",
    "Xử lý {whole} trường hợp vi phạm giao thông (vi phạm nồng độ cồn 980 trường hợp).",
)


@pytest.mark.parametrize(("whole", "found"), [("1.700", []), ("700", ["part-above-whole"])])
def test_what_was_a_part_in_other_months_is_no_larger_than_its_whole(whole: str, found: list[str]) -> None:
    sentences = [told.format(whole=whole) for told in MONTHS]
    reports = [report("Trà Vinh", f"tháng {month}/2020", told) for month, told in enumerate(sentences, start=5)]
    assert [f.code for f in bc.compare(reports).found] == found


@pytest.mark.parametrize(("rate", "found"), [("98,7", []), ("198,7", ["share-out-of-range"])])
def test_what_the_catalogue_knows_as_a_share_lies_between_0_and_100(rate: str, found: list[str]) -> None:
    reports = [report("Trà Vinh", "tháng 5/2020", f"Tỷ lệ bao phủ bảo hiểm y tế đạt {rate}%.")]
    assert [f.code for f in bc.compare(reports).found] == found


def totals(place: str, *months: tuple[int, int]) -> list[bc.Report]:
    said = "Công nhận {} sản phẩm thổ cẩm, nâng tổng số sản phẩm thổ cẩm lên {} sản phẩm."
    return [report(place, f"tháng {at}/2020", said.format(*told)) for at, told in enumerate(months, start=3)]


def carried(reports: list[bc.Report]) -> list[str]:
    return [check.message for check in bc.compare(reports).checks if check.code == "stock-carried" and not check.holds]


def test_a_state_that_rose_by_its_flow_in_other_months_is_held_to_it_whoever_reported_them() -> None:
    right, wrong = totals("Trà Vinh", (8, 560), (12, 572), (9, 581)), totals("Bến Tre", (3, 231), (6, 273))
    (told,) = carried([*right, *wrong])
    assert told.endswith("231 (2020-03) + 6 = 237, but 273 is printed")


def test_one_month_is_no_habit_and_what_left_without_a_word_is_not_known() -> None:
    assert carried(totals("Trà Vinh", (8, 560), (12, 572), (9, 590))) == []
    assert carried(totals("Trà Vinh", (8, 560), (12, 572), (9, 581), (14, 588))) == []
    assert len(carried(totals("Trà Vinh", (8, 560), (12, 572), (9, 581), (14, 559)))) == 1


def test_a_running_total_in_the_words_of_its_flow_is_held_to_it_from_the_first_month() -> None:
    said = "Công an tỉnh thu nhận {} hồ sơ thổ cẩm, lũy kế từ đầu năm {} hồ sơ."
    (check,) = two_months(said.format("120", "820"), said.format("135", "995"))
    assert (check.code, check.holds) == ("total-carried", False)
    assert check.message.endswith("820 (2020-05) + 135 = 955, but 995 is printed")


def test_a_flow_may_count_cases_and_its_state_people() -> None:
    said = "Phát hiện mới {} trường hợp dương tính, nâng tổng số người mắc bệnh thổ cẩm lên {} người."
    months = [report("Trà Vinh", f"tháng {at}/2020", said.format(*told))
              for at, told in enumerate(((12, 1034), (9, 1043), (15, 1058), (11, 1096)), start=3)]  # fmt: skip
    (told,) = carried(months)
    assert told.endswith("1058 (2020-05) + 11 = 1.069, but 1096 is printed")
