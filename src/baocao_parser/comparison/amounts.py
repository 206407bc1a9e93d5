"""The values of one row, in one scale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..numbers.scales import Scale, number, scale_of
from .observations import Observation, Series, by_series


def scales_of(observations: Iterable[Observation]) -> dict[Series, Scale]:
    """The scale of each series, by the largest of its values."""
    return {series: scale_of((o.value for o in own), series.kind) for series, own in by_series(observations).items()}


def written_alike(own: Sequence[Observation], kind: str) -> tuple[Scale, list[str]]:
    """The values of one series as they stand in one row: in one scale, with as many decimals as the most exact has.

    >>> written_alike([], "money")
    (Scale(word='', factor=Decimal('1')), [])
    """
    scale = scale_of((o.value for o in own), kind)
    printed = (o.figure.indicator.decimals for o in own if kind == "percent" or o.value % 1)  # 71,2 triệu has none
    decimals = None if kind == "money" else max(printed, default=0)
    return scale, [number(o.value, scale, decimals) for o in own]
