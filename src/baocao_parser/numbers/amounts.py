"""A numeral with its scale words or its percent sign: "7,5 tỷ", "3 tỷ 250 triệu", "72,20%"."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from .numerals import NUMERAL, Numeral, read_numeral
from .units import Unit
from .words import SCALES

_SCALES = "|".join(sorted(SCALES))
_SCALE = re.compile(
    rf"""
    (?P<scale> (?: [\s*]* (?<![^\W\d_]) (?: {_SCALES} ) (?![^\W\d_]) )+ )   # nghìn tỷ
    | (?P<glued> triệu | nghìn | ngàn | tỷ | tỉ | tr ) (?= \.?\s?đ(?:ồng)?(?![^\W\d_]) | (?![^\W\d_]) )   # 15tr.đ
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HALF = re.compile(r"\s+rưỡi(?![^\W\d_])", re.IGNORECASE)
_MORE = re.compile(rf"\s+(?=\d{{1,3}}(?:[.,]\d+)?\s+(?:{_SCALES})(?![^\W\d_]))", re.IGNORECASE)
_PERCENT = re.compile(r"[\s*]*(?P<sign>[%‰])|\s+(?P<words>phần trăm)(?![^\W\d_])", re.IGNORECASE)


class Amount(msgspec.Struct, frozen=True, gc=False):
    """A numeral with its scale or percent sign."""

    value: Decimal
    decimals: int
    end: int
    scale: Decimal
    percent: str
    """ "%", "‰" or ""."""
    alternatives: tuple[Decimal, ...]


def amount_at(text: str, start: int) -> Amount:
    """The amount whose first digit stands at `start`.

    >>> amount_at("3 tỷ 250 triệu đồng", 0).value, amount_at("72,20%", 0).percent
    (Decimal('3250000000'), '%')
    """
    found = NUMERAL.match(text, start)
    assert found  # callers stand at a digit
    numeral = read_numeral(found[0])
    end = found.end()
    sign = _PERCENT.match(text, end)
    if sign:
        percent = sign["sign"] or "%"
        return Amount(numeral.value, numeral.decimals, sign.end(), Decimal(1), percent, ())
    scale, end = _scale(text, end)
    value = numeral.value * scale
    while scale > 1 and (more := _MORE.match(text, end)):
        smaller = NUMERAL.match(text, more.end())
        assert smaller  # _MORE looks ahead to a digit
        step, after = _scale(text, smaller.end())
        if step >= scale:
            break
        value, end, scale = value + read_numeral(smaller[0]).value * step, after, step
    half = _HALF.match(text, end) if scale > 1 else None
    if half:
        value, end = value + scale / 2, half.end()
    return Amount(value, numeral.decimals, end, scale, "", _scaled(numeral, scale))


def percent_at(text: str, start: int) -> Unit | None:
    """The percent sign, or "phần trăm", at a place; None where there is none."""
    found = _PERCENT.match(text, start)
    return Unit(found["sign"] or "%", "percent", start, found.end()) if found else None


def _scaled(numeral: Numeral, scale: Decimal) -> tuple[Decimal, ...]:
    return tuple(value * scale for value in numeral.alternatives)


def _scale(text: str, end: int) -> tuple[Decimal, int]:
    """(factor, end) of the scale words behind a numeral; (1, end) where there are none."""
    found = _SCALE.match(text, end)
    if not found:
        return Decimal(1), end
    if found["glued"]:
        word = found["glued"].lower()
        return Decimal(10**6 if word == "tr" else SCALES[word]), found.end()
    factor = Decimal(1)
    for word in found["scale"].lower().replace("*", " ").split():
        factor *= SCALES[word]
    return factor, found.end()
