"""Numbers in words: "hai mươi mốt", "một trăm linh năm", "hai triệu rưỡi", "một nghìn hai trăm tỷ"."""

from __future__ import annotations

from decimal import Decimal

from ..data import rows_of
from ..lexicon import Tokens

_ROWS = rows_of("number_words.tsv")
_SENSE = {row["words"]: (row["sort"], Decimal(row["value"] or 0)) for row in _ROWS}
SCALES = {words: value for words, (sort, value) in _SENSE.items() if sort == "scale"}
"""Scale words multiply: "nghìn tỷ" is 10^12 (DOMAIN 3.1)."""
NUMBER_WORDS = frozenset(_SENSE)
NEVER_ALONE = frozenset(row["words"] for row in _ROWS if row["alone"] == "no")
"""One of them by itself is no number."""
MOST_WORDS = 16
"""Words of the longest number that anybody writes out."""


def read_words(text: str) -> Decimal | None:
    """Value of a number in words, None where the words are no number.

    >>> read_words("hai mươi mốt"), read_words("một trăm linh năm"), read_words("ba vạn"), read_words("một cửa")
    (Decimal('21'), Decimal('105'), Decimal('30000'), None)
    >>> f"{read_words('một nghìn hai trăm ba mươi tỷ'):f}"
    '1230000000000'
    """
    words = Tokens(text).keys
    if not words or any(word not in NUMBER_WORDS for word in words):
        return None
    if _SENSE[words[0]][0] in ("filler", "half") or words[0] == "mươi":
        return None
    terms: list[tuple[Decimal, Decimal]] = []  # (amount, its scale), the larger scales first
    group, digit, last = Decimal(0), None, Decimal(1)
    for word in words:
        sort, value = _SENSE[word]
        if sort == "digit":
            if digit is not None:
                return None
            digit = value
        elif sort == "ten":
            last = value
            group, digit = group + value * (1 if digit is None else digit), None
        elif sort == "scale":
            amount, last = group + (digit or 0), value
            while terms and terms[-1][1] < value:
                amount += terms.pop()[0]
            terms.append(((amount or 1) * value, value))
            group, digit = Decimal(0), None
        elif sort == "half":
            group += last / 2
    return sum((amount for amount, _ in terms), Decimal(0)) + group + (digit or 0)
