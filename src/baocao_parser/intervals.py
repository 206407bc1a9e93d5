"""What a printed figure may have been before it was rounded: the tolerance of every check.

As in XBRL Calculations 1.1: a figure printed with n decimals stands for an interval, and figures agree where their
intervals meet. Offices round half up or cut off (605/1.949 = 31,0416 % is printed 31,04 %, 2/3 as 66,6 %), so the
interval covers both.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from .records import Indicator

HALF = Decimal("0.5")
HUNDRED = Decimal(100)


class Interval(msgspec.Struct, frozen=True, gc=False):
    """All values that a figure may stand for, both ends included."""

    low: Decimal
    high: Decimal

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high


def is_exact(indicator: Indicator) -> bool:
    """One number, printed as it is: no range, no fraction, no "khoảng" or "trên"."""
    return indicator.upper is None and indicator.total is None and indicator.bound in ("exact", "estimate")


def last_place(indicator: Indicator) -> Decimal:
    """What one in the last printed digit is worth: 0.01 for "72,20%", 100 million for "7,5 tỷ"."""
    digits = Decimal("".join(filter(str.isdecimal, indicator.text)) or "0")
    return abs(indicator.value) / digits if digits else Decimal(1).scaleb(-indicator.decimals)


def interval_of(indicator: Indicator) -> Interval:
    """The values that a figure may stand for; a whole count stands for itself alone."""
    unit = last_place(indicator)
    if indicator.kind == "count" and unit == 1:
        return Interval(indicator.value, indicator.value)
    return Interval(indicator.value - unit * HALF, indicator.value + unit)


def sum_of(intervals: Iterable[Interval]) -> Interval:
    """Interval of a sum."""
    found = list(intervals)
    return Interval(sum((i.low for i in found), Decimal(0)), sum((i.high for i in found), Decimal(0)))


def difference_of(first: Interval, second: Interval) -> Interval:
    """Interval of a difference."""
    return Interval(first.low - second.high, first.high - second.low)


def percent_of(part: Interval, whole: Interval) -> Interval | None:
    """Interval of `part` in per cent of `whole`; None where the whole may be nothing.

    >>> d = Decimal
    >>> percent_of(Interval(d(3), d(3)), Interval(d(4), d(4)))
    Interval(low=Decimal('75'), high=Decimal('75'))
    >>> percent_of(Interval(d(3), d(3)), Interval(d(0), d(0)))
    """
    if whole.low <= 0:
        return None
    return Interval(part.low * HUNDRED / whole.high, part.high * HUNDRED / whole.low)


NEAR = Decimal("0.01")
"""Figures that miss each other by less than this share of the larger one were meant to agree: chance comes that near
to one in fifty of them, a slip of the pen to most."""
ROUGHLY = Decimal("0.2")
"""How far figures that say that they belong together may miss each other: beyond it they were misread."""


def is_near(computed: Interval, printed: Interval, share: Decimal = NEAR) -> bool:
    """Whether two values that do not meet were meant to.

    >>> near = lambda a, b: is_near(Interval(Decimal(a), Decimal(a)), Interval(Decimal(b), Decimal(b)))
    >>> near(1857, 1845), near(540, 605)
    (True, False)
    """
    apart = max(computed.low - printed.high, printed.low - computed.high)
    return 0 < apart <= share * max(abs(computed.high), abs(printed.high))


MISPRINT_DIGITS = 4
"""Fewer digits than these are often alike by chance."""


def likely_misprint(first: Decimal, second: Decimal) -> bool:
    """Whether two large figures differ by one digit, or by two neighbouring digits that changed places.

    >>> likely_misprint(Decimal(10244), Decimal(10424)), likely_misprint(Decimal(10244), Decimal(11371))
    (True, False)
    """
    one, other = f"{first:f}", f"{second:f}"
    if len(one) != len(other) or len(one) < MISPRINT_DIGITS:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1 or digits_swapped(first, second)


def digits_swapped(first: Decimal, second: Decimal) -> bool:
    """Whether two figures differ by two neighbouring digits that changed places.

    >>> digits_swapped(Decimal(595), Decimal(559)), digits_swapped(Decimal(595), Decimal(594))
    (True, False)
    """
    one, other = f"{first:f}", f"{second:f}"
    at = [index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or len(at) != 2 or at[1] != at[0] + 1:
        return False
    return one[at[0] : at[1] + 1] == other[at[0] : at[1] + 1][::-1]
