"""Labels of figures in running text (more of them: tests/cases/meaning/labels.txt)."""

from __future__ import annotations

import pytest

from baocao_parser.text.folding import fold_tone
from tests.documents import params_of
from tests.indicators.reading import indicators_of


@pytest.mark.parametrize("row", params_of("indicators/labels.tsv"))
def test_the_labels_of_a_paragraph_hold_these_words(row: dict[str, str]) -> None:
    wanted = [figure.split(" = ") for figure in row["labels"].split("; ")]
    found = indicators_of(row["text"])
    assert [i.text for i in found] == [text for text, _ in wanted]
    assert [i.label for i, (_, label) in zip(found, wanted, strict=True) if _unsaid(label, i.label)] == []


def _unsaid(wanted: str, label: str) -> set[str]:
    return set(fold_tone(wanted.lower()).split()) - set(fold_tone(label.lower()).split())


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Trong tháng, đã cấp mới khoảng 12 thẻ.", "đã cấp mới thẻ"),
        ("Bộ phận Một cửa tiếp nhận 12 hồ sơ.", "tiếp nhận hồ sơ"),
        ("Thu ngân sách đạt 812 tỷ đồng.", "Thu ngân sách"),
        ("Trồng mới 180 ha điều.", "Trồng mới điều"),
    ],
)
def test_words_that_only_lead_to_a_figure_are_left_out(text: str, label: str) -> None:
    (found,) = indicators_of(text)
    assert found.label.removeprefix("diện tích ") == label


def test_a_change_takes_the_label_of_what_changes() -> None:
    level, change = indicators_of("Thu hội phí 45 triệu đồng, tăng 5,3% so với cùng kỳ.")
    assert (change.label, change.direction, change.base) == (level.label, "up", "cùng kỳ")
