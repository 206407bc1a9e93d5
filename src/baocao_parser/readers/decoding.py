"""Bytes of a text file → characters. What the letters of a legacy encoding mean is decided later, by the text."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

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


class Decoded(NamedTuple):
    """The characters of a file; lines end with "\\n"."""

    text: str
    guessed: str
    """The encoding that was found by the bytes alone; "" for UTF-8, and where a mark at the start says it."""


def decode(data: bytes, name: str) -> Decoded:
    """Characters of a text file; those of an 8-bit file as Latin-1, one for each byte.

    Raises ReadError, naming the file, for an empty file and for one that is no text.

    >>> decode("Báo cáo".encode("utf-16"), "a.txt"), decode(b"B\\xb8o c\\xb8o", "b.txt")
    (Decoded(text='Báo cáo', guessed=''), Decoded(text='B¸o c¸o', guessed='an 8-bit encoding'))
    >>> decode(b"\\x89PNG\\x00\\x00\\x00\\x0d", "c.txt")
    Traceback (most recent call last):
    baocao_parser.errors.ReadError: c.txt: is no text ...
    """
    text, guessed = _decode(data)
    text = text.rstrip("\x00\x1a")  # the end mark and padding of old systems
    if not text.strip():
        raise ReadError("is empty", source=name, remedy="export the report again")
    if len(_CONTROL.findall(text)) > _MAX_CONTROLS * len(text):
        raise ReadError("is no text", source=name, remedy="give the Word or PDF file that the text was made from")
    if "\n" not in text and "\r" not in text:
        text = text.replace("\x85", "\n")  # the line end of other machines; elsewhere the byte of an ellipsis
    for end in ("\r\n", "\r\n", "\r"):  # the first twice: some programs end lines with "\r\r\n"
        text = text.replace(end, "\n")
    return Decoded(text, guessed)


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _of_whole_units(data[len(mark) :], encoding), ""
    if b"\0" in data and (wide := _wide(data)):
        return _of_whole_units(data, wide), wide.upper()
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    letters = sum(char > "\x7f" for char in text) - broken
    return (text, "") if broken <= _MAX_BROKEN * letters else (data.decode("latin-1"), "an 8-bit encoding")


def _of_whole_units(data: bytes, encoding: str) -> str:
    """Decoded without what a cut left of the last character."""
    size = 4 if "32" in encoding else 2 if "16" in encoding else 1
    return data[: len(data) - len(data) % size].decode(encoding, "replace")


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: the upper bytes of ASCII are NUL, of the lower only that of combining grave."""
    zeros = [data[start::4].count(0) * 4 / len(data) for start in range(4)]
    if min(zeros[2:]) > _NEARLY:
        return "utf-32-le"
    if min(zeros[:2]) > _NEARLY:
        return "utf-32-be"
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    if min(even, odd) * 4 > max(even, odd) or max(even, odd) < 0.4:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


_NEARLY = 0.99
"""Share of NUL bytes among those that no letter of a European script fills."""
