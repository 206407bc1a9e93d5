"""Numbers as these reports write them."""

from __future__ import annotations

from decimal import Decimal

_SEPARATORS = str.maketrans(",.", ".,")


def vietnamese(value: Decimal, decimals: int = 0) -> str:
    """A number with dots in the thousands and a decimal comma.

    >>> vietnamese(Decimal("6767")), vietnamese(Decimal("72.20"), 2)
    ('6.767', '72,20')
    """
    return f"{value:,.{decimals}f}".translate(_SEPARATORS)
