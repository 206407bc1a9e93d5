"""What a figure should be by the figures that it is checked against, and how far off rounding may put it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation

from ..intervals import HUNDRED, last_place
from ..records import Indicator

Formula = Callable[[Sequence[Indicator], Sequence[Decimal]], Decimal]
"""The figures of a check, first the one that it is about, and their values → what the first should be."""


def _sum(figures: Sequence[Indicator], values: Sequence[Decimal]) -> Decimal:
    return sum(values[1:], Decimal(0))


def _share(figures: Sequence[Indicator], values: Sequence[Decimal]) -> Decimal:
    """A share and its fraction ("12/15"), or a share, its count, and what the count is a part of."""
    whole = figures[1].total if len(figures) == 2 else values[2]
    return values[1] * HUNDRED / (whole or Decimal(0))


def _change(figures: Sequence[Indicator], values: Sequence[Decimal]) -> Decimal:
    """A change, what is and what was: a ratio where no words give it a sign, else without its sign."""
    change, (_, now, was) = figures[0], values
    if change.kind in ("percent", "ratio_times") and change.direction is None and abs(change.value) > HUNDRED / 2:
        return now * HUNDRED / was
    if change.kind == "percent" and figures[1].kind != "percent":
        return abs(now - was) * HUNDRED / abs(was)
    difference = now - was
    return difference if change.value < 0 else abs(difference)


def _carried(figures: Sequence[Indicator], values: Sequence[Decimal]) -> Decimal:
    """What was, what came and, where it is told, what went."""
    _, was, came, *went = values
    return was + came - sum(went, Decimal(0))


def _other(figures: Sequence[Indicator], values: Sequence[Decimal]) -> Decimal:
    return values[1]


SORTS = {
    **dict.fromkeys(("sum-of-parts", "total-row", "total-column", "group-row", "detail-rows", "detail-columns"), "sum"),
    **dict.fromkeys(("share", "column-ratio"), "share"),
    **dict.fromkeys(("change", "column-change", "change-recomputed"), "change"),
    **dict.fromkeys(("stock-carried", "total-carried"), "carried"),
    "repeated": "repeated",
    "earlier-value": "earlier",
}
"""Code of a check → how it is recomputed. Codes that are not here say what is wrong and not what would be right."""
_FORMULAS: dict[str, Formula] = {
    "sum": _sum,
    "share": _share,
    "change": _change,
    "carried": _carried,
    "repeated": _other,
    "earlier": _other,
}


def expected(code: str, figures: Sequence[Indicator], corrected: Mapping[int, Decimal] | None = None) -> Decimal | None:
    """What the first figure of a check should be; None where nothing tells.

    `corrected` has other values for some of the figures, by their position.
    """
    formula = _FORMULAS.get(SORTS.get(code, ""))
    values = [(corrected or {}).get(at, figure.value) for at, figure in enumerate(figures)]
    try:
        return formula(figures, values) if formula else None
    except (DivisionByZero, InvalidOperation, ValueError):
        return None


def holds(code: str, figures: Sequence[Indicator], corrected: Mapping[int, Decimal]) -> bool:
    """Whether the first figure is right, within the rounding of all, where others are corrected."""
    right = expected(code, figures, corrected)
    if right is None:
        return False
    room = last_place(figures[0])
    for at, figure in enumerate(figures[1:], start=1):
        value = corrected.get(at, figure.value)
        moved = expected(code, figures, {**corrected, at: value + _rounding(figure)})
        room += abs(moved - right) if moved is not None else Decimal(0)
    return abs(abs(figures[0].value) - abs(right)) <= room


def _rounding(figure: Indicator) -> Decimal:
    """By how much a printed figure may differ from what it was; a whole count by nothing."""
    unit = last_place(figure)
    return Decimal(0) if figure.kind == "count" and unit == 1 else unit
