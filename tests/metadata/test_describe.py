"""The whole of `describe`: evidence from the text, issues, parts, and any document at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.document import Document
from baocao_parser.metadata import Parts, describe
from baocao_parser.readers import read

from .notation import printed, said


def _codes(document: Document) -> list[str]:
    return [issue.code for issue in describe(document)[1]]


def _text_of(document: Document, parts: Parts) -> list[str]:
    return [document.text[start:end] for start, end in parts]


REPORT = """UBND TỈNH AN GIANG | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ Y TẾ | Độc lập - Tự do - Hạnh phúc
**BÁO CÁO**
**Công tác y tế tháng 5/2020**
Kính gửi: Bộ Y tế
I. KẾT QUẢ
Khám 120 lượt./.
Nơi nhận:
- Lưu: VT.
GIÁM ĐỐC
Lê Văn Tám
PHỤ LỤC
"""


def test_parts_cover_letterhead_title_and_closing_and_leave_the_appendix() -> None:
    document = printed(REPORT)
    letterhead, title, closing = _text_of(document, describe(document)[2])
    assert letterhead.startswith("UBND TỈNH AN GIANG\tCỘNG HÒA")
    assert letterhead.endswith("Hạnh phúc")
    assert title == "BÁO CÁO\nCông tác y tế tháng 5/2020\nKính gửi: Bộ Y tế"
    assert closing == "Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn Tám"


def test_a_complete_report_has_no_issues() -> None:
    assert _codes(printed(REPORT)) == []


def test_agency_and_province_come_from_the_closing_sentence() -> None:
    closing = "Trên đây là kết quả tháng 5, Sở Xây dựng Phú Yên báo cáo Bộ Xây dựng./."
    text = f"BÁO CÁO\nCông tác tháng 5/2020\nI. KẾT QUẢ\n{closing}"
    assert said(text)["agency"] == "Sở Xây dựng Phú Yên"
    assert said(text)["province"] == "Phú Yên"
    assert _codes(printed(text)) == ["agency-from-text"]


@pytest.mark.parametrize(
    ("sentence", "agency"),
    [
        (
            "Trên đây là báo cáo tháng 5 của Sở Nội vụ tỉnh Lai Châu, đề nghị Bộ Nội vụ tổng hợp./.",
            "Sở Nội vụ tỉnh Lai Châu",
        ),
        ("Cục Thuế tỉnh Hà Nam kính báo cáo Tổng cục Thuế./.", "Cục Thuế tỉnh Hà Nam"),
        ("Trên đây là báo cáo tháng 5, kính trình Ủy ban nhân dân tỉnh xem xét./.", None),
        ("Thực hiện chỉ đạo của Bộ Y tế đề nghị các địa phương báo cáo./.", None),
        ("Trên đây là kết quả công tác, đơn vị báo cáo để biết./.", None),
    ],
)
def test_closing_sentence_names_the_reporting_office_or_nobody(sentence: str, agency: str | None) -> None:
    assert said(f"BÁO CÁO\nCông tác\nI. KẾT QUẢ\n{sentence}").get("agency") == agency


def test_period_falls_back_to_the_closing_sentence() -> None:
    text = "BÁO CÁO\nCông tác y tế\nThực hiện Nghị quyết năm 2015.\nTrên đây là báo cáo quý II/2021./."
    assert said(text)["period"] == "2021-04-01..2021-06-30"


def test_period_falls_back_to_what_the_opening_sentence_reports() -> None:
    text = (
        "BÁO CÁO\nCông tác y tế\nThực hiện Kế hoạch năm 2015, Trạm báo cáo kết quả tháng 3/2021 như sau:\n- Khám bệnh."
    )
    assert said(text)["period"] == "2021-03-01..2021-03-31"


def test_a_sentence_about_the_future_or_a_comparison_names_no_period() -> None:
    text = (
        "BÁO CÁO\nCông tác y tế\nThực hiện Kế hoạch năm 2015, Trạm báo cáo như sau:\n- Khám bệnh.\n"
        "Trạm sẽ báo cáo quý II/2021 trước ngày 30/6/2021; so với năm 2019 đã tốt hơn./."
    )
    assert "period" not in said(text)


def test_a_period_out_of_the_text_is_an_issue() -> None:
    assert _codes(printed("BÁO CÁO\nCông tác y tế\nTrạm báo cáo kết quả 10 tháng năm 2021 như sau:\n- Khám.")) == [
        "period-from-text"
    ]


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Kết quả Tháng Thanh niên xã Mường Lạn năm 2021", "Kết quả Tháng Thanh niên xã Mường Lạn năm 2021"),
        ("Thu ngân sách quý I/2022 tăng 12% so với cùng kỳ", None),
        ("Đại hội Đoàn xã Mường Lạn", None),
    ],
)
def test_a_first_line_that_only_names_a_period_is_the_title_of_a_text_without_bold(
    first: str, title: str | None
) -> None:
    metadata, _, _ = describe(read(f"{first}\n\nTrong tháng, các chi đoàn đã ra quân 05 đợt.\n".encode()))
    assert metadata.title == title


def test_an_agency_that_will_report_is_no_name() -> None:
    text = "BÁO CÁO\nCông tác\nBan Quản lý dự án huyện Ea Kar báo cáo như sau:\n- Đạt.\nNăm sau Ban sẽ báo cáo tiếp./."
    assert said(text)["agency"] == "Ban Quản lý dự án huyện Ea Kar"


def test_province_comes_from_an_email_domain_last() -> None:
    assert said("BÁO CÁO\nCông tác\nLiên hệ: vanthu@longan.gov.vn")["province"] == "Long An"


def test_province_is_at_last_the_only_one_that_the_text_names() -> None:
    text = "BÁO CÁO\nCông tác tháng 8/2025\nI. KẾT QUẢ\nTrạm khám cho 12 người của tỉnh Lào Cai.\n"
    assert said(text)["province"] == "Lào Cai"
    assert _codes(printed(text)) == ["province-from-text"]
    assert "province" not in said(f"{text}Trong đó 02 người từ tỉnh Sơn La.\n")


def test_place_and_date_may_stand_above_the_signature() -> None:
    fields = said("BÁO CÁO\nCông tác năm 2016\nĐã xong./.\nQuy Nhơn, ngày 02 tháng 3 năm 2017\nGIÁM ĐỐC\nTạ Thu Hà")
    assert (fields["place"], fields["date"], fields["name"]) == ("Quy Nhơn", "2017-03-02", "Tạ Thu Hà")
    assert fields["province"] == "Bình Định"


def test_a_report_without_a_period_says_so() -> None:
    assert _codes(printed("BÁO CÁO\nTình hình chữ ký số\n")) == ["period-missing"]


def test_an_impossible_date_is_an_issue_with_its_place() -> None:
    document = printed("SỞ Y TẾ→Sóc Trăng, ngày 31 tháng 02 năm 2021\nBÁO CÁO\nTháng 2/2021")
    (issue,) = describe(document)[1]
    assert issue.code == "date-impossible"
    assert document.text[issue.start : issue.end] == "Sóc Trăng, ngày 31 tháng 02 năm 2021"


def test_statistics_and_party_reports_have_no_window() -> None:
    assert "window" not in said("CỤC THỐNG KÊ TỈNH HÀ NAM\nBÁO CÁO\nTình hình tháng 5/2022")
    assert "window" not in said("TỈNH ỦY HÀ NAM→ĐẢNG CỘNG SẢN VIỆT NAM\nBÁO CÁO\nTình hình tháng 5/2022")


def test_the_empty_document_says_nothing() -> None:
    metadata, _, parts = describe(printed(""))
    assert said("") == {}
    assert metadata.recipients == ()
    assert parts == Parts()


PIECES = (
    "UBND TỈNH", "SỞ Y TẾ", "CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM", "Số: 4/BC-SYT", "ngày 3 tháng 4 năm 2020",
    "Độc lập - ", "BÁO CÁO", "Kính gửi:", "- A;", "Nơi nhận:", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Văn A", "V/v",
    "Trên đây là", "./.", "tháng 5", "→", "   ", " | ", " // ", "⏎", "\n", "\n", "\n", ", ", "; ", "**", "^ ",
    "Sở Y tế báo cáo",
)  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=60).map("".join))
def test_any_document_has_metadata_and_parts_inside_it(text: str) -> None:
    document = printed(text)
    metadata, issues, parts = describe(document)
    spans = [*parts, *((i.start or 0, i.end or 0) for i in issues)]
    assert all(0 <= start <= end <= len(document.text) for start, end in spans)
    assert all(
        "\n" not in value for value in (metadata.agency, metadata.number, metadata.title, metadata.place) if value
    )
    assert "" not in metadata.recipients + metadata.addressees
