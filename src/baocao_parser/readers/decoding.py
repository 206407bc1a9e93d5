"""Bytes of a text file → characters. What the letters of a legacy encoding mean is decided later, by the text."""

from __future__ import annotations

import codecs
import re

from ..errors import ReadError

_BOMS = (  # the longer first: UTF-32 begins like UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_MAX_CONTROLS = 0.02
"""Share of control characters in a text; VISCII and VPS keep a few capitals among them."""
_MAX_BROKEN = 0.05
"""Share of unreadable among the letters beyond ASCII in a UTF-8 file that was cut or patched."""


def decode(data: bytes, name: str) -> str:
    """Characters of a text file; those of an 8-bit file as Latin-1, one for each byte.

    Raises ReadError, naming the file, for an empty file and for one that is no text.

    >>> decode("Báo cáo".encode("utf-16"), "a.txt"), decode(b"B\\xb8o c\\xb8o", "b.txt")
    ('Báo cáo', 'B¸o c¸o')
    >>> decode(b"\\x89PNG\\x00\\x00\\x00\\x0d", "c.txt")
    Traceback (most recent call last):
    baocao_parser.errors.ReadError: c.txt: is no text ...
    """
    text = _decode(data).rstrip("\x00\x1a")  # the end mark and padding of old systems
    if not text.strip():
        raise ReadError("is empty", source=name, remedy="export the report again")
    if len(_CONTROL.findall(text)) > _MAX_CONTROLS * len(text):
        raise ReadError("is no text", source=name, remedy="give the Word or PDF file that the text was made from")
    return text


def _decode(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if b"\0" in data and (wide := _utf16(data)):
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    letters = sum(char > "\x7f" for char in text) - broken
    return text if broken <= _MAX_BROKEN * letters else data.decode("latin-1")


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: the upper bytes of ASCII are NUL, of the lower only that of the combining grave."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if min(even, odd) * 4 > max(even, odd) or max(even, odd) * 10 < len(data):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"
