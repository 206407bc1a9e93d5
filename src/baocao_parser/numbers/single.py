"""parse_number: the value of one number written alone."""

from __future__ import annotations

import re
from decimal import Decimal

from ..errors import NumberError
from .amounts import amount_at
from .numerals import NUMERAL
from .words import read_words

_SIGN = re.compile(r"\s*(?P<sign>[+\-−]|âm\s+)?\s*")


def parse_number(text: str) -> Decimal:
    """Value of one number written the Vietnamese way: "." groups thousands, "," starts decimals; scale words count.

    A percent sign is allowed and does not change the value; a unit is not. An ambiguous writing ("1,234") is read by
    the rule. NumberError, with the offset, for anything that is not exactly one number.
    Source: Luật Kế toán 2003 Điều 12 khoản 2.

    >>> parse_number("6.767"), parse_number("72,20%"), parse_number("7,5 tỷ")
    (Decimal('6767'), Decimal('72.20'), Decimal('7500000000.0'))
    >>> parse_number("hai mươi mốt")
    Decimal('21')
    >>> parse_number("12 hồ sơ")
    Traceback (most recent call last):
    baocao_parser.errors.NumberError: '12 hồ sơ': there is more than a number (offset 2)
    """
    words = read_words(text)
    if words is not None and re.fullmatch(r"[^\W\d_\s]+(?:\s+[^\W\d_]+)*\s*", text.strip()):
        return words
    sign = _SIGN.match(text)
    start = sign.end() if sign else 0
    if not NUMERAL.match(text, start):
        raise NumberError(f"there is no number (offset {start})", source=repr(text))
    amount = amount_at(text, start)
    if text[amount.end :].strip():
        raise NumberError(f"there is more than a number (offset {amount.end})", source=repr(text))
    return -amount.value if sign and sign["sign"] and sign["sign"] != "+" else amount.value
