"""A numeral with its scale words or its percent sign: "7,5 tỷ", "3 tỷ 250 triệu", "72,20%", "15 (mười lăm) triệu"."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from .numerals import NUMERAL, Numeral, read_numeral
from .words import SCALES, read_words

_WORDS = "|".join(sorted([*SCALES, "tỉ"], key=len, reverse=True))
_SCALE = re.compile(
    rf"""
      [\s*]* (?<! [^\W\d_] ) (?P<word> {_WORDS} | trăm (?= \s+ (?: {_WORDS} ) ) ) (?! [^\W\d_] )   # 7,5 tỷ
    | \s? (?P<short> triệu | nghìn | ngàn | tỷ | tỉ | trăm | tr | ng )                             # 15tr.đ, 300 ngđ
      (?= [\s.]? đ (?: ồng )? (?! [^\W\d_] ) | \d (?! \d ) | / | (?<! tr ) (?<! ng ) (?! [^\W\d_] )
        | (?<= tr ) (?: [\s.] \s? [^\W\d_] | \.? \s* (?: $ | [;,)] ) ) )   # 102 tr.kWh, nộp 20tr.
      (?: (?<= tr ) \. (?! \s? đ ) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DONG = re.compile(r"[\s.]?đ(?:ồng)?(?![^\W\d_])", re.IGNORECASE)
_THOUSANDTHS = re.compile(r"\s\d{3}(?![\d.,]\d|\s?[%‰])(?=\s+(?P<word>[^\W\d_]+))")
"""12 nghìn 500 hộ: no noun parts the two, so that they are one number."""
_THOUSAND = re.compile(r"k(?=\s?/\s?[^\W\d_]|đ)|(?<=\d\d)k(?!\w)")
"""15k/lượt, 500k: so many thousand đồng; "5k", "4k" are names."""
_SHORT = {"tr": Decimal(10**6), "ng": Decimal(10**3), "trăm": Decimal(100)} | SCALES | {"tỉ": SCALES["tỷ"]}
_TENTH = re.compile(r"\d(?![\d%]|[.,]\d|\s*(?:/|[^\W\d_]))|\s\d(?:\d\d)?(?![.,]\d)(?=[\s.;,)]*(?:$|[.;,)]))")
"""2tr5, 1 tỷ 2, 2 tỷ 350: a single digit behind a scale is a tenth of it, three are thousandths."""
_HALF = re.compile(r"\s+rưỡi(?![^\W\d_])", re.IGNORECASE)
_MORE = re.compile(rf"\s+(?=\d{{1,3}}(?:[.,]\d+)?\s+(?:{_WORDS})(?![^\W\d_]))", re.IGNORECASE)
_PERCENT = re.compile(r"[\s*]*(?P<sign>[%‰])|\s+(?P<words>phần trăm)(?![^\W\d_])", re.IGNORECASE)
_SAID_AGAIN = re.compile(r"\s*\((?P<words>[^\W\d_]+(?:\s[^\W\d_]+){0,15})\)")


class Amount(msgspec.Struct, frozen=True, gc=False):
    """A numeral with its scale or percent sign."""

    value: Decimal
    decimals: int
    end: int
    behind: int
    """Where a noun may begin: behind "(hai)" in "02 (hai) chứng thư số"."""
    scale: Decimal
    percent: str
    """ "%", "‰" or ""."""
    alternatives: tuple[Decimal, ...]
    money: bool = False
    """ "trđ", "tỷđ": the đồng stands in the scale."""


def amount_at(text: str, start: int) -> Amount:
    """The amount whose first digit stands at `start`.

    >>> amount_at("3 tỷ 250 triệu đồng", 0).value, amount_at("72,20%", 0).percent
    (Decimal('3250000000'), '%')
    >>> amount_at("2tr5", 0).value, amount_at("15 (mười lăm) triệu", 0).value
    (Decimal('2500000'), Decimal('15000000'))
    """
    found = NUMERAL.match(text, start)
    assert found  # callers stand at a digit
    numeral = read_numeral(found[0])
    end = found.end()
    again = _SAID_AGAIN.match(text, end)
    if again and read_words(again["words"]) == numeral.value:
        end = again.end()
    sign = _PERCENT.match(text, end)
    if sign:
        return Amount(numeral.value, numeral.decimals, sign.end(), sign.end(), Decimal(1), sign["sign"] or "%", ())
    scale, end = _scale(text, end)
    short = _THOUSAND.match(text, end) if scale == 1 and end == found.end() else None
    if short:
        scale, end = SCALES["nghìn"], short.end()
    if scale == 1:
        return Amount(numeral.value, numeral.decimals, found.end(), end, scale, "", numeral.alternatives)
    value, end = _smaller(text, end, scale, numeral.value * scale)
    dong = _DONG.match(text, end) if text[end - 1 : end].isalpha() and text[end : end + 1] in "đĐ." else None
    behind = dong.end() if dong else end
    return Amount(value, numeral.decimals, end, behind, scale, "", _scaled(numeral, scale), bool(dong or short))


def _smaller(text: str, end: int, scale: Decimal, value: Decimal) -> tuple[Decimal, int]:
    """(value, end) with what is said in smaller scales behind the first: "3 tỷ 250 triệu", "2tr5", "hai triệu rưỡi"."""
    tenth = _TENTH.match(text, end) or (scale == SCALES["nghìn"] and _THOUSANDTHS.match(text, end))
    if tenth and tenth.groupdict().get("word") not in _SHORT:
        return value + Decimal(tenth[0]) * scale / 10 ** len(tenth[0].strip()), tenth.end()
    while more := _MORE.match(text, end):
        smaller = NUMERAL.match(text, more.end())
        assert smaller  # _MORE looks ahead to a digit
        step, after = _scale(text, smaller.end())
        if step >= scale:
            break
        value, end, scale = value + read_numeral(smaller[0]).value * step, after, step
    half = _HALF.match(text, end)
    return (value + scale / 2, half.end()) if half else (value, end)


def _scaled(numeral: Numeral, scale: Decimal) -> tuple[Decimal, ...]:
    return tuple(value * scale for value in numeral.alternatives)


def _scale(text: str, end: int) -> tuple[Decimal, int]:
    """(factor, end) of the scale words behind a numeral; (1, end) where there are none."""
    factor = Decimal(1)
    while found := _SCALE.match(text, end):
        factor *= _SHORT[(found["word"] or found["short"]).lower()]
        end = found.end()
    return factor, end
