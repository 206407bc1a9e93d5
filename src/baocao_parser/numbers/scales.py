"""Amounts as Vietnamese tables write them: 7,5 tỷ đồng, 72,20%, 6.767 hồ sơ; those that stand together in one scale."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from .writing import vietnamese

MOST_DECIMALS = 3
"""Of a scaled amount: more are below what reports print."""


class Scale(NamedTuple):
    """In what amounts are written: 7.500.000.000 đồng as 7,5 tỷ đồng."""

    word: str
    factor: Decimal

    def unit(self, unit: str) -> str:
        """The unit with its scale: "tỷ đồng"."""
        return f"{self.word} {unit}".strip()


ONE = Scale("", Decimal(1))
SCALES = (Scale("tỷ", Decimal(10**9)), Scale("triệu", Decimal(10**6)))


def scale_of(values: Iterable[Decimal], kind: str) -> Scale:
    """The scale of amounts that stand together: money by its largest value, all else as it is.

    >>> scale_of([Decimal(7_500_000_000), Decimal(12_000_000)], "money").unit("đồng")
    'tỷ đồng'
    >>> scale_of([], "money"), scale_of([Decimal(10**9)], "count").word
    (Scale(word='', factor=Decimal('1')), '')
    """
    largest = max((abs(value) for value in values), default=Decimal(0))
    return next((scale for scale in SCALES if kind == "money" and largest >= scale.factor), ONE)


def amount(value: Decimal, unit: str, scale: Scale = ONE, decimals: int | None = None) -> str:
    """A value with its unit; `decimals` are those that are printed, None for as many as the value has, three at most.

    >>> amount(Decimal(7_500_000_000), "đồng", SCALES[0]), amount(Decimal("72.2"), "%", decimals=2)
    ('7,5 tỷ đồng', '72,20%')
    >>> amount(Decimal(6767), "hồ sơ"), amount(Decimal(-3), "")
    ('6.767 hồ sơ', '−3')
    """
    said = number(value, scale, decimals)
    named = scale.unit(unit)
    return f"{said}%" if named == "%" else f"{said} {named}".rstrip()


def number(value: Decimal, scale: Scale = ONE, decimals: int | None = None) -> str:
    """A value without its unit."""
    scaled = value / scale.factor
    if decimals is None or scale is not ONE:
        decimals = min(max(0, -int(scaled.normalize().as_tuple().exponent)), MOST_DECIMALS)
    return vietnamese(scaled, decimals).replace("-", "−")
