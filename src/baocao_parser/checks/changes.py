"""What changed is the difference, or the ratio, of what is and what was."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..intervals import HUNDRED, Interval, difference_of, interval_of, is_exact, is_near, percent_of
from ..numbers.writing import vietnamese
from ..records import Check, Indicator
from .balances import CURRENT
from .facts import Facts, verdict
from .wording import Wording

HALF = Decimal("0.5")
"""A change that misses the difference of two figures by more is one of other figures."""


def changes(facts: Facts) -> Iterator[Check]:
    """Thu 812 tỷ đồng, tăng 5,3% so với cùng kỳ (771 tỷ đồng)"""
    for change in facts.indicators:
        if change.nature != "change" or change.row is not None or not is_exact(change):  # cells: see checks/columns.py
            continue
        now = current_of(facts, change)
        was = earlier_of(facts, change, now) if now else None
        if not now or not was or not is_exact(now):
            continue
        computed = [found for found in changes_between(now, was, change) if found is not None]
        if not computed:
            continue
        if any(found.meets(size_of(change)) for found in computed):
            yield verdict("change", True, f"{arrow_of(was, now)}: {written_change(change)}", [change, now, was])
        elif any(is_near(found, size_of(change), HALF) for found in computed):
            message = f"{arrow_of(was, now)} is {exact_change(now, was, change)}, but {change.text} is printed"
            yield verdict("change", False, message, [change, now, was])


def arrow_of(was: Indicator, now: Indicator) -> str:
    """ "771 tỷ → 812 tỷ" """
    told = Wording((was, now))
    return f"{told.figure(was)} → {told.figure(now)}"


def current_of(facts: Facts, relative: Indicator) -> Indicator | None:
    """The figure of the report's own period that a change or an earlier value is set against; None without one.

    The nearest whose noun its name says ("12 vụ, làm chết 9 người, số vụ tăng 6,1%"), else the nearest.
    """
    row = facts.row_of(relative)
    if row:
        return next((i for i in reversed(row) if i.nature in CURRENT and i.base is None), None)
    found = [i for i in facts.before(relative) if i.nature in CURRENT]
    named = (i for i in found if i.unit and f" {i.unit} " in f" {relative.label} ")
    return next(named, found[0] if found else None)


def earlier_of(facts: Facts, change: Indicator, now: Indicator) -> Indicator | None:
    """The one earlier value that stands behind a change, or beside it in its row; None where none is of its unit."""
    row = facts.row_of(change)
    was = next((i for i in reversed(row) if i.nature == "prior"), None) if row else facts.behind(change)
    if was is None or was.nature != "prior" or not is_exact(was):
        return None
    return was if (was.unit, was.kind) == (now.unit, now.kind) else None


def changes_between(now: Indicator, was: Indicator, change: Indicator) -> Iterator[Interval | None]:
    """What a change may be, as it is printed: a ratio, a difference in per cent, or in its unit; None against zero."""
    difference = difference_of(interval_of(now), interval_of(was))
    if change.direction == "down":
        difference = Interval(-difference.high, -difference.low)
    relative = change.kind in ("percent", "ratio_times")
    if relative and change.direction is None:
        ratio = percent_of(interval_of(now), interval_of(was))
        yield ratio if change.kind == "percent" else ratio and Interval(ratio.low / HUNDRED, ratio.high / HUNDRED)
    if change.kind == "percent":
        yield percent_of(difference if change.direction else _positive(difference), interval_of(was))
    if change.unit == now.unit or change.kind == "percentage_point":
        yield difference


def _positive(difference: Interval) -> Interval:
    return difference if difference.low >= 0 else Interval(-difference.high, -difference.low)


def exact_change(now: Indicator, was: Indicator, change: Indicator) -> str:
    """A change as printed figures give it, with its sign; a ratio without."""
    if change.kind in ("percent", "ratio_times") and was.value:
        if change.direction is None and change.value > HUNDRED / 2:
            return f"{vietnamese(now.value * 100 / was.value, max(change.decimals, 2))}%"
        if now.kind != "percent":
            size = abs(now.value - was.value) * 100 / was.value
            return f"{_sign(now.value >= was.value)}{vietnamese(size, max(change.decimals, 2))}%"
    told = Wording((now, was)).value(abs(now.value - was.value), max(now.decimals, was.decimals))
    return f"{_sign(now.value >= was.value)}{told}"


def size_of(change: Indicator) -> Interval:
    """What a change may have been before it was rounded, without its sign."""
    printed = interval_of(change)
    return printed if change.value >= 0 else Interval(-printed.high, -printed.low)


def written_change(change: Indicator) -> str:
    """A change as printed, with the sign that its words give it."""
    sign = "" if change.direction is None else _sign(change.direction == "up")
    return f"{sign}{change.text.lstrip('+-−')}"


def _sign(up: bool) -> str:
    return "+" if up else "−"
