"""Numbers as these reports write them."""

from __future__ import annotations

from decimal import Decimal

from ..records import Indicator

_SEPARATORS = str.maketrans(",.", ".,")


def vietnamese(value: Decimal, decimals: int = 0) -> str:
    """A number with dots in the thousands and a decimal comma.

    >>> vietnamese(Decimal("6767")), vietnamese(Decimal("72.20"), 2)
    ('6.767', '72,20')
    """
    return f"{value:,.{decimals}f}".translate(_SEPARATORS)


def written(value: float, decimals: int = 2) -> str:
    """A float of a table with at most so many decimals and no idle zeros.

    For notebooks: `pandas.options.display.float_format = written`.

    >>> written(6767.0), written(72.2), written(float("nan"))
    ('6.767', '72,2', '·')
    """
    if value != value:
        return "·"
    text = vietnamese(Decimal(repr(float(value))), decimals)
    return text.rstrip("0").rstrip(",") if decimals else text


def figure(indicator: Indicator) -> str:
    """Value of an indicator as a Vietnamese table writes it, with its total or its upper end: "6.767", "3/4", "5–7"."""
    scaled = indicator.value == indicator.value.to_integral_value() and indicator.kind != "percent"
    value = vietnamese(indicator.value, 0 if scaled else indicator.decimals)
    if indicator.total is not None:
        return f"{value}/{vietnamese(indicator.total)}"
    if indicator.upper is not None:
        return f"{value}–{vietnamese(indicator.upper, indicator.decimals)}"
    return value


def one_digit_apart(first: Decimal, second: Decimal) -> bool:
    """Whether one figure becomes the other by changing one of its digits: 13.065 and 13.066, not 13.065 and 12.977.

    >>> one_digit_apart(Decimal(13065), Decimal(12065)), one_digit_apart(Decimal(13065), Decimal(12977))
    (True, False)
    """
    return len((first - second).normalize().as_tuple().digits) == 1 and first != second


LARGE = 100
"""Smaller figures are one digit apart by chance."""


def is_misprint(computed: Decimal, printed: Decimal) -> bool:
    """Whether a figure, too large to be so near by chance, has one wrong digit.

    >>> is_misprint(Decimal(1160), Decimal(1150)), is_misprint(Decimal(16), Decimal(15))
    (True, False)
    """
    return printed >= LARGE and one_digit_apart(computed, printed)
