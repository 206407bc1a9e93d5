"""Units that convert, and units that never do."""

from __future__ import annotations

from decimal import Decimal

import pytest

from baocao_parser.comparison.units import factor


@pytest.mark.parametrize(
    ("unit", "into", "by"),
    [
        ("km2", "ha", "100"),
        ("ha", "km2", "0.01"),
        ("tấn", "tạ", "10"),
        ("công văn", "văn bản", "1"),
        ("đồng", "đồng", "1"),
    ],
)
def test_units_of_one_quantity_convert(unit: str, into: str, by: str) -> None:
    assert factor(unit, into) == Decimal(by)


@pytest.mark.parametrize(("unit", "into"), [("USD", "đồng"), ("ha", "tấn"), ("hồ sơ", "văn bản"), ("%", "điểm")])
def test_other_units_do_not(unit: str, into: str) -> None:
    assert factor(unit, into) is None
