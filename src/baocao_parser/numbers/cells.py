"""The number of a table cell: nothing but digits, whose unit stands in the header."""

from __future__ import annotations

import re

import msgspec

from ..records import Mention
from .not_indicators import rejected_at
from .readings import read_number

_DIGIT = re.compile(r"\d")
_SIGN = re.compile(r"^[\s(]*([+−–-])\s?$")
_NO_FIGURES = frozenset({"date", "reference", "contact", "clock_time", "year_span", "decimal_version"})
"""Rules that hold in a cell too; "12." is a label and "2020" a year only in running text."""


def number_in_cell(cell: str, unit: str) -> Mention | None:
    """The figure of a numeric cell, None for a date or a reference. Offsets count in the cell's text.

    `unit` is the header's, as printed; a scale in it ("triệu đồng") scales the value.

    A sign before the digits is one: a cell has no bullets.

    >>> number_in_cell("1.250", "triệu đồng").value, number_in_cell("-14,3", "%").value, number_in_cell("15/5/2020", "")
    (Decimal('1250000000'), Decimal('-14.3'), None)
    """
    digit = _DIGIT.search(cell)
    if not digit:
        return None
    rejected = rejected_at(cell, digit.start())
    if rejected and rejected[0] in _NO_FIGURES:
        return None
    mention = read_number(f"{cell} {unit}" if unit else cell, digit.start(), ())
    end = min(mention.end, len(cell.rstrip()))
    sign = _SIGN.search(cell, 0, digit.start())
    start = sign.start(1) if sign else mention.start
    value = -abs(mention.value) if sign and sign[1] != "+" else mention.value
    return msgspec.structs.replace(
        mention, text=cell[start:end], start=start, end=end, value=value, unit_start=end, unit_end=end
    )
