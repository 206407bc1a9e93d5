"""What sentences are about by their first words."""

from __future__ import annotations

import pytest

from baocao_parser.indicators.topics import topics_of
from baocao_parser.language.phrases import phrases_of
from tests.indicators.reading import indicators_of


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("- Hệ thống thư điện tử: trong tháng cấp 05 hộp thư", "Hệ thống thư điện tử"),
        ("- Hệ thống thư điện tử (VNPT-iOffice): trong tháng cấp 05 hộp thư", "Hệ thống thư điện tử"),
        ("Đã cấp 05 hộp thư: 02 cho sở, 03 cho huyện", ""),
        ("Trong tháng cấp hộp thư mới.", ""),
        ("Tổng số: 12", ""),
    ],
)
def test_a_topic_is_what_stands_before_the_first_colon(text: str, topic: str) -> None:
    assert topics_of(phrases_of(text))[0] == topic


def test_a_sentence_may_have_a_topic_of_its_own() -> None:
    text = "Tuyến xảy ra: Quốc lộ 20: 23 vụ. Phương tiện liên quan: mô tô 68, ô tô 19. Xử phạt 12 trường hợp."
    assert topics_of(phrases_of(text)) == ["Tuyến", "Phương tiện liên quan", "Tuyến", "Tuyến"]


def test_the_topic_of_a_paragraph_is_the_subject_of_its_figures() -> None:
    mail, files = "- Thư điện tử công vụ: cấp 05 tài khoản.", "Tiếp nhận 900 hồ sơ."
    assert [i.subject for i in indicators_of(mail)] == ["Thư điện tử công vụ"]
    assert [i.subject for i in indicators_of(files)] == [None]
