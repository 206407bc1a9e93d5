"""Labels of numbers in running text."""

from __future__ import annotations

import pytest

from baocao_parser.indicators.labels import topic_of
from baocao_parser.indicators.trimming import trimmed
from tests.documents import table_of
from tests.indicators.reading import indicators_of

LABELS = table_of("indicators/labels.tsv")


@pytest.mark.parametrize("row", LABELS, ids=[row["text"] for row in LABELS])
def test_labels_of_a_paragraph(row: dict[str, str]) -> None:
    assert [f"{i.text} = {i.label}" for i in indicators_of(row["text"])] == row["labels"].split("; ")


def test_topic_is_what_stands_before_the_first_colon() -> None:
    assert topic_of("- Hệ thống thư điện tử: trong tháng cấp 05 hộp thư") == "Hệ thống thư điện tử"


def test_text_with_a_figure_before_the_colon_has_no_topic() -> None:
    assert topic_of("Đã cấp 05 hộp thư: 02 cho sở, 03 cho huyện") is None
    assert topic_of("Trong tháng cấp hộp thư mới.") is None


def test_words_that_only_lead_to_the_number_are_trimmed() -> None:
    assert trimmed("Trong tháng, đã cấp mới khoảng") == "cấp mới"
    assert trimmed("") == ""
