"""Numbers in words: "hai mươi mốt", "một trăm linh năm", "hai triệu rưỡi"."""

from __future__ import annotations

from decimal import Decimal

import regex

DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "đôi": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
SCALES = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
"""Scale words multiply: "nghìn tỷ" is 10^12 (DOMAIN 3.1)."""
TENS_AND_HUNDREDS = {"mười": 10, "mươi": 10, "chục": 10, "trăm": 100}
FILLERS = {"linh", "lẻ"}

_WORD = regex.compile(r"\p{L}+")
NUMBER_WORDS = frozenset({*DIGITS, *SCALES, *TENS_AND_HUNDREDS, *FILLERS, "rưỡi"})


def read_words(text: str) -> Decimal | None:
    """Value of a number in words, None where the words are no number.

    >>> read_words("hai mươi mốt"), read_words("một trăm linh năm"), read_words("ba vạn"), read_words("một cửa")
    (Decimal('21'), Decimal('105'), Decimal('30000'), None)
    """
    words = _WORD.findall(text.lower())
    if not words or any(word not in NUMBER_WORDS for word in words) or words[0] in {*FILLERS, "mươi", "rưỡi"}:
        return None
    total, group, digit, last = Decimal(0), 0, None, 1
    for word in words:
        if word in DIGITS:
            if digit is not None:
                return None
            digit = DIGITS[word]
        elif word in TENS_AND_HUNDREDS:
            last = TENS_AND_HUNDREDS[word]
            group, digit = group + last * (1 if digit is None else digit), None
        elif word in SCALES:
            last = SCALES[word]
            amount = group + (digit or 0)
            total = total + amount * last if amount else total * last
            group, digit = 0, None
        elif word == "rưỡi":
            total += Decimal(last) / 2
    return total + group + (digit or 0)
