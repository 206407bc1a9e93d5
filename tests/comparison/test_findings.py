"""What does not add up, in one list: what is said, what it should be, and where."""

from __future__ import annotations

import pytest

import baocao_parser as bc
from baocao_parser.comparison.findings import Finding
from tests.comparison.reports import issued, report


def found(*reports: bc.Report) -> list[Finding]:
    return list(bc.compare(reports).found)


def months(**sentences: str) -> list[bc.Report]:
    """Reports of Trà Vinh: "may", "june" … and what each states."""
    numbers = {"january": 1, "may": 5, "june": 6, "july": 7}
    return [report("Trà Vinh", f"tháng {numbers[month]}/2020", text) for month, text in sentences.items()]


def test_a_finding_says_what_is_printed_and_what_it_should_be_in_one_scale() -> None:
    (one,) = found(
        *months(
            may="Doanh thu bưu chính 400 tỷ đồng, lũy kế từ đầu năm 2.000 tỷ đồng.",
            june="Doanh thu bưu chính 430 tỷ đồng, lũy kế từ đầu năm 2.492 tỷ đồng.",
        )
    )
    assert (one.code, one.said, one.expected) == ("total-carried", "2.492 tỷ đồng", "2.430 tỷ đồng")
    assert one.message == "Doanh thu bưu chính: 2.000 tỷ (2020-05) + 430 tỷ = 2.430 tỷ, but 2.492 tỷ is printed"
    assert (one.period, one.report) == ("2020-06", "Trà Vinh tháng 6/2020.txt")
    assert one.sentence == "Doanh thu bưu chính 430 tỷ đồng, lũy kế từ đầu năm 2.492 tỷ đồng."


def test_what_comes_right_when_another_figure_is_corrected_is_no_finding() -> None:
    steps = months(
        may="Cấp mới 10 chứng thư số, thu hồi 0 chứng thư số, nâng tổng số chứng thư số lên 1.610.",
        june="Cấp mới 14 chứng thư số, thu hồi 05 chứng thư số, nâng tổng số chứng thư số lên 1.691.",
        july="Cấp mới 20 chứng thư số, thu hồi 01 chứng thư số, nâng tổng số chứng thư số lên 1.638.",
    )
    assert [(f.period, f.said, f.expected) for f in found(*steps)] == [
        ("2020-06", "1.691 chứng thư số", "1.619 chứng thư số")
    ]


@pytest.mark.parametrize(("june", "codes"), [("1.929", ["total-falls"]), ("2.000", []), ("2.400", [])])
def test_a_running_total_of_a_year_never_falls(june: str, codes: list[str]) -> None:
    steps = months(
        may="Lũy kế từ đầu năm doanh thu bưu chính 2.000 triệu đồng.",
        june=f"Lũy kế từ đầu năm doanh thu bưu chính {june} triệu đồng.",
    )
    assert [f.code for f in found(*steps)] == codes


def test_a_running_total_begins_anew_in_january() -> None:
    reports = [
        report("Trà Vinh", period, f"Lũy kế từ đầu năm doanh thu bưu chính {n} triệu đồng.")
        for period, n in (("tháng 12/2019", "2.000"), ("tháng 1/2020", "150"))
    ]
    assert found(*reports) == []


def test_a_month_is_no_more_than_its_year_so_far() -> None:
    (one,) = found(*months(may="Doanh thu bưu chính 430 tỷ đồng, lũy kế từ đầu năm 243 tỷ đồng."))
    assert (one.code, one.said) == ("flow-above-total", "243 tỷ đồng")


def test_two_figures_that_other_reports_state_alike_are_alike_here() -> None:
    def text(first: str, second: str) -> str:
        return (
            f"Đến cuối tháng có {first} người tham gia bảo hiểm xã hội bắt buộc.\n"
            f"II. TỔNG HỢP\nSố người đóng bảo hiểm xã hội bắt buộc hiện có {second} người."
        )

    steps = months(january=text("91.300", "91.300"), may=text("91.750", "91.750"), june=text("92.610", "92.160"))
    assert [(f.code, f.said, f.expected) for f in found(*steps)] == [("repeated", "92.160 người", "92.610 người")]


def test_sums_and_shares_within_a_report_are_findings_with_their_indicator() -> None:
    (one,) = found(*months(may="Tiếp nhận 13.065 hồ sơ (12.045 trực tiếp, 1.030 trực tuyến)."))
    assert one.code == "sum-of-parts"
    assert (one.said, one.expected) == ("13.065 hồ sơ", "13.075 hồ sơ")
    assert "12.045 + 1.030" in one.message
    assert [name for name, _ in one.figures] == ["Trà Vinh tháng 5/2020.txt"] * 3


def test_the_greatest_miss_comes_first() -> None:
    listed = found(
        *months(
            may="Phát hành 1.000 văn bản, cấp mới 500 chứng thư số.",
            june="Phát hành 1.131 văn bản, tăng 130 văn bản so với tháng trước.\n"
            "Cấp mới 600 chứng thư số, tăng 900 chứng thư số so với tháng trước.",
        )
    )
    assert [f.said for f in listed] == ["900 chứng thư số", "130 văn bản"]


def test_what_a_later_edition_replaced_is_no_finding() -> None:
    wrong = "Tiếp nhận 13.065 hồ sơ (12.045 trực tiếp, 1.030 trực tuyến)."
    draft = issued("tháng 5/2020", wrong, name="du-thao.txt")
    signed = issued("tháng 5/2020", wrong.replace("1.030", "1.020"), number="45", signer="Nguyễn Văn A")
    assert found(draft, signed) == []


def test_the_table_speaks_vietnamese() -> None:
    frame = bc.compare(months(may="Tiếp nhận 13.065 hồ sơ (12.045 trực tiếp, 1.030 trực tuyến).")).findings("vi")
    assert "12.045 + 1.030 = 13.075, báo cáo ghi 13.065" in frame["message"][0]


def test_no_report_gives_an_empty_table_with_its_columns() -> None:
    frame = bc.compare([]).findings()
    assert frame.empty
    assert {"indicator", "said", "expected", "sentence", "page", "report"} <= set(frame.columns)


def test_an_unknown_language_is_an_error() -> None:
    with pytest.raises(bc.BaocaoError, match="no language 'fr'"):
        bc.compare([]).findings("fr")  # type: ignore[arg-type]


def test_parts_that_were_all_in_other_months_are_all_in_this_one() -> None:
    def text(whole: str, home: str, foreign: str) -> str:
        return f"Đón {whole} lượt khách, trong đó khách nội địa {home} lượt, khách quốc tế {foreign} lượt."

    steps = months(
        may=text("31.200", "29.950", "1.250"),
        june=text("33.450", "32.140", "1.310"),
        july=text("35.100", "29.680", "1.420"),
    )
    assert [(f.code, f.said, f.expected, f.period) for f in found(*steps)] == [
        ("sum-of-parts", "35.100 lượt khách", "31.100 lượt khách", "2020-07")
    ]


def test_two_reports_on_other_topics_that_state_another_value_are_a_finding() -> None:
    one = issued("tháng 5/2020", "Cấp mới 09 chứng thư số.", number="45")
    other = issued("cải cách hành chính, kiểm soát thủ tục tháng 5/2020", "Cấp mới 12 chứng thư số.", number="50")
    (only,) = found(one, other)
    assert (only.code, only.said) == ("stated-otherwise", "12 chứng thư số")
    assert "12, but 09 in another report" in only.message
