"""Digits as they are written → values: "6.767" is six thousand, "72,20" seventy-two and a fifth.

Source of the rule: Luật Kế toán 2003 Điều 12 khoản 2 (dot after thousands, comma before decimals).
"""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec
from msgspec.structs import replace

SPACE = " \u00a0\u202f\u2009⍽"
"""Spaces that group digits."""

VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal("0.33"), "⅔": Decimal("0.67")}
"""Fractions that are one character; they may stand behind a whole number: "1½"."""

NUMERAL = re.compile(
    rf"""
      \d* [{"".join(VULGAR)}] |                                                   # ½, 1½
      \d{{1,3}} (?: \. \d{{3}} )+ (?! \d ) (?: , \d+ )?                         # 1.234.567,8
    | \d{{1,3}} (?: , \d{{3}} ){{2,}} (?! \d ) (?: \. \d+ )?                    # 1,234,567.8 (English)
    | \d{{1,3}} , \d{{3}} \. \d+                                                # 1,234.5 (English)
    | \d{{1,3}} (?: [{SPACE}] \d{{3}} )+ (?! [\d.] | , \d{{3}} ) (?: , \d+ )?   # 374 000
    | \d{{1,2}} [ ] \d{{1,3}} , \d{{1,2}} (?! \d )                              # 1 66,9 (digits torn apart)
    | \d+ , [ ] \d{{1,2}} (?= \s? % )                                           # 15, 6%
    | \d+ (?: [.,] \d+ )?                                                       # 72,20; 98.5; 07
    """,
    re.VERBOSE,
)
"""One numeral from its first digit on; the alternatives are tried from the most to the least specific."""


class Numeral(msgspec.Struct, frozen=True, gc=False):
    """Value of a written numeral."""

    value: Decimal
    decimals: int
    alternatives: tuple[Decimal, ...] = ()
    """What else the same characters could mean."""


def read_numeral(text: str) -> Numeral:
    """Value of digits and separators, as NUMERAL matches them.

    >>> read_numeral("6.767").value, read_numeral("72,20").value, read_numeral("98.5").value
    (Decimal('6767'), Decimal('72.20'), Decimal('98.5'))
    >>> read_numeral("1,234")
    Numeral(value=Decimal('1.234'), decimals=3, alternatives=(Decimal('1234'),))
    """
    if text[-1] in VULGAR:
        return Numeral(Decimal(text[:-1] or 0) + VULGAR[text[-1]], 2)
    if not text.isascii() or " " in text:
        text = "".join(str(int(c)) if c.isdecimal() else c for c in text if c not in SPACE)
    dots, commas = text.count("."), text.count(",")
    if dots and commas:
        english = text.rindex(".") > text.rindex(",")
        whole, mark = (text.replace(",", ""), ".") if english else (text.replace(".", ""), ",")
        return _decimal(whole, mark)
    if commas > 1 or dots > 1:
        return Numeral(Decimal(text.replace(",", "").replace(".", "")), 0)
    if dots and _grouped(text, "."):
        return Numeral(Decimal(text.replace(".", "")), 0)
    if dots:
        return _decimal(text, ".")
    if commas:
        reading = _decimal(text, ",")
        thousands = Decimal(text.replace(",", ""))
        return replace(reading, alternatives=(thousands,)) if _grouped(text, ",") else reading
    return Numeral(Decimal(text), 0)


def _decimal(text: str, mark: str) -> Numeral:
    return Numeral(Decimal(text.replace(mark, ".")), len(text) - text.index(mark) - 1)


def _grouped(text: str, mark: str) -> bool:
    """ "1.234" groups thousands; "0.234" and "01.234" do not."""
    whole, part = text.split(mark)
    return len(part) == 3 and len(whole) <= 3 and not whole.startswith("0")
