"""Texts of files where they could be taken for orders: by a terminal, by a spreadsheet."""

from __future__ import annotations

import re

PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
"""Control characters → the characters of Unicode that show them: ESC → ␛."""
_ORDERS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""What moves the cursor, changes colours, turns the direction of reading, or cannot be written at all."""
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 forbids, and so Excel."""

LONGEST_CELL = 32_767
"""Characters of a cell in Excel."""
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters, which mean nothing in a table, but for tab and line feed."""
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_FIGURE = re.compile(r"[+\-]?[\d.,]+\s*%?")


def visible(text: str) -> str:
    """Text for a terminal, on one line: characters that give orders are shown, not obeyed.

    >>> visible("thang-5\\x1b[2J\\n.docx")
    'thang-5␛[2J␊.docx'
    >>> visible("Tổng số: 1.234")
    'Tổng số: 1.234'
    """
    return _ORDERS.sub(_picture, text)


def in_cell(value: object) -> object:
    """A value for a cell of Excel: text without what Excel refuses, and with "…" where it is too long for a cell.

    >>> in_cell("a\\x0b"), in_cell(7.5), len(in_cell("x" * 40_000))
    ('a␋', 7.5, 32767)
    """
    if not isinstance(value, str):
        return value
    text = _UNWRITABLE.sub(_picture, value)
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"


def in_csv(value: object) -> object:
    """A value for a CSV file, which a spreadsheet takes for a formula where it begins like one: then behind an "'".

    Figures with a sign stay as they are; control characters are shown. Source: OWASP, CSV Injection.

    >>> in_csv("=1+1"), in_csv("-5,3%"), in_csv("Tổng số"), in_csv(7.5)
    ("'=1+1", '-5,3%', 'Tổng số', 7.5)
    """
    if not isinstance(value, str):
        return value
    text = _UNSEEN.sub(_picture, value)
    return f"'{text}" if _FORMULA.match(text) and not _FIGURE.fullmatch(text) else text


def in_json(text: str) -> str:
    """JSON with all control characters as escapes, which mean the same; JSON itself leaves some for the terminal.

    >>> in_json('"\x9b31m"')
    '"\\\\u009b31m"'
    """
    return _ORDERS_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


_ORDERS_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def _picture(found: re.Match[str]) -> str:
    return chr(PICTURES.get(ord(found[0]), 0xFFFD))
