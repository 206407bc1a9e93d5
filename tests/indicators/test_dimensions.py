"""What a unit measures, in labels that do not say it."""

from __future__ import annotations

import pytest

from baocao_parser.indicators.dimensions import dimension_of, with_dimension
from baocao_parser.indicators.units import Unit
from tests.indicators.reading import indicators_of


@pytest.mark.parametrize(
    ("unit", "dimension"),
    [
        (Unit("%", "percent"), "tỷ lệ"),
        (Unit("ha", "measure"), "diện tích"),
        (Unit("đồng/kg", "money"), "giá"),
        (Unit("đồng/người/tháng", "money"), ""),
        (Unit("đồng", "money"), ""),
        (Unit("hộ", "count"), ""),
    ],
)
def test_shares_areas_and_prices_have_a_name(unit: Unit, dimension: str) -> None:
    assert dimension_of(unit) == dimension


def test_a_label_that_names_a_quantity_needs_no_other() -> None:
    area, share = Unit("ha", "measure"), Unit("%", "percent")
    assert [with_dimension("quy mô trang trại", area), with_dimension("diện tích có tưới", share)] == [
        "quy mô trang trại",
        "tỷ lệ diện tích có tưới",
    ]


def test_a_change_has_the_name_of_the_price_that_changes() -> None:
    labels = [i.label for i in indicators_of("Thép D10 17.650 đồng/kg, giảm 2,5%, tăng 1,1% so với cùng kỳ.")]
    assert labels == ["giá Thép D10"] * 3
