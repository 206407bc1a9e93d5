"""How Word prints a list number (ST_NumberFormat, ECMA-376 Part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_LARGEST, _LARGEST_REPEATED = 32_767, 780
"""Word's own limits for a list number, and for one that repeats its letter or sign."""
_REPEATED = frozenset({"chicago", "lowerLetter", "upperLetter"})


def printed(number: int, form: str) -> str:
    """A list number in one of Word's formats; formats of other scripts come out as decimals.

    >>> [printed(4, form) for form in ("upperRoman", "lowerLetter", "decimalZero", "numberInDash", "none")]
    ['IV', 'd', '04', '- 4 -', '']
    >>> printed(28, "upperLetter"), printed(24, "vietnameseCounting"), printed(7, "hebrew1")
    ('BB', 'hai mươi bốn', '7')
    """
    write = _FORMATS.get(form)
    limit = _LARGEST_REPEATED if form in _REPEATED else _LARGEST
    return write(number) if write and 0 <= number <= limit else str(number)


_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def _roman(number: int) -> str:
    text = ""
    for size, numeral in _ROMAN:
        count, number = divmod(number, size)
        text += numeral * count
    return text


def _letter(number: int) -> str:
    """a … z, aa, bb …: the letter is repeated."""
    return chr(ord("a") + (number - 1) % 26) * ((number + 25) // 26)


def _chicago(number: int) -> str:
    """*, †, ‡, §, **, ††, …"""
    return "*†‡§"[(number - 1) % 4] * ((number + 3) // 4)


def _ordinal(number: int) -> str:
    teens = number // 10 % 10 == 1
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _enclosed(first: str) -> Callable[[int], str]:
    """Unicode has these characters for 1 to 20."""
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= 20 else str(number)


def _full_width(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def _vietnamese(number: int) -> str:
    """Một, hai, ba … chín mươi chín; decimals beyond."""
    tens, units = divmod(number, 10)
    if tens > 9:
        return str(number)
    if not tens:
        return _DIGITS[units]
    last = {0: "", 1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(units, _DIGITS[units])
    return f"{f'{_DIGITS[tens]} mươi' if tens > 1 else 'mười'} {last}".rstrip()


_FORMATS: dict[str, Callable[[int], str]] = {
    "bullet": lambda _: "",
    "chicago": _chicago,
    "decimalEnclosedCircle": _enclosed("①"),
    "decimalEnclosedFullstop": _enclosed("⒈"),
    "decimalEnclosedParen": _enclosed("⑴"),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalZero": "{:02d}".format,
    "hex": "{:X}".format,
    "lowerLetter": _letter,
    "lowerRoman": lambda number: _roman(number).lower(),
    "none": lambda _: "",
    "numberInDash": "- {} -".format,
    "ordinal": _ordinal,
    "upperLetter": lambda number: _letter(number).upper(),
    "upperRoman": _roman,
    "vietnameseCounting": _vietnamese,
}
