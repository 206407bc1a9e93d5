"""Sentences that open and close a report."""

from __future__ import annotations

import pytest

from baocao_parser.metadata.sentences import is_closing_sentence, reported_in, reporting_office


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("Thực hiện Công văn số 12/SYT, Trung tâm Y tế Mai Sơn báo cáo kết quả như sau:", "Trung tâm Y tế Mai Sơn"),
        ("Trên đây là kết quả công tác, Hạt Kiểm lâm Tủa Chùa trân trọng báo cáo./.", "Hạt Kiểm lâm Tủa Chùa"),
        ("Trên đây là báo cáo quý II của Ban Dân tộc tỉnh Gia Lai./.", "Ban Dân tộc tỉnh Gia Lai"),
        ("Trên đây là báo cáo quý II, đề nghị các phòng góp ý./.", None),
        ("Trong tháng tổ chức 3 lớp tập huấn.", None),
        ("", None),
    ],
)
def test_the_office_that_reports_is_named(sentence: str, office: str | None) -> None:
    assert reporting_office(sentence) == office


@pytest.mark.parametrize(
    ("paragraph", "reported"),
    [
        ("Thực hiện chế độ báo cáo, Chi cục báo cáo kết quả tháng 7 như sau:", "kết quả tháng 7 như sau:"),
        ("Báo cáo tháng 8 sẽ gửi trước ngày 15/8.", ""),
        ("Trong tháng đã mở 3 lớp.", ""),
        ("Báo cáo quý I so với quý I năm trước", "quý I"),
    ],
)
def test_what_is_reported_is_told_without_what_is_to_come_or_compared(paragraph: str, reported: str) -> None:
    assert reported_in(paragraph) == reported


@pytest.mark.parametrize(
    ("text", "closes"),
    [
        ("Trên đây là báo cáo tháng 7.", True),
        ("Kính trình Sở xem xét./.", True),
        ("Kính trình Sở xem xét.", False),
        ("", False),
    ],
)
def test_a_closing_sentence_is_known_by_its_first_words_or_its_last_marks(text: str, closes: bool) -> None:
    assert is_closing_sentence(text) is closes
