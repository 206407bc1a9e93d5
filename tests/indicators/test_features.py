"""What the table of natures asks of a figure."""

from __future__ import annotations

import pytest

from baocao_parser.indicators.features import FEATURES
from baocao_parser.indicators.natures import natures_of
from baocao_parser.indicators.statements import said_of


@pytest.mark.parametrize(
    ("text", "features"),
    [
        ("Đã cấp 12 thẻ.", {"aspect": "event", "told": "yes"}),
        ("Thu 812 tỷ đồng, tăng 5,3%.", {"standing": "change"}),
        ("Thu 812 tỷ đồng, đạt 81,6% dự toán.", {"standing": "completion"}),
        ("Cấp 12 thẻ, kế hoạch 20 thẻ.", {"plan": "own"}),
        ("Lũy kế 12 thẻ.", {"own": "total", "when": "total"}),
        ("Xếp thứ 12/63 tỉnh.", {"mark": "yes"}),
    ],
)
def test_the_last_figure_of_a_paragraph_has_these_features(text: str, features: dict[str, str]) -> None:
    _, found = natures_of(said_of(text), "general")
    assert set(found[-1]) == set(FEATURES)
    assert {name: found[-1][name] for name in features} == features


def test_an_item_without_a_verb_has_that_of_its_list() -> None:
    _, found = natures_of(said_of("Cấp 138 giấy phép, 12 chứng chỉ."), "general")
    assert [features["aspect"] for features in found] == ["event", "event"]


def test_a_paragraph_has_what_governs_the_line_that_introduces_it() -> None:
    _, found = natures_of(said_of("12 giấy phép."), "general", {"aspect": "event"})
    assert found[0]["aspect"] == "event"
