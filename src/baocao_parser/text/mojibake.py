"""UTF-8 that a program took for an 8-bit encoding: "Káº¿t quáº£", "Kß║┐t", "K·∫øt" for "Kết", once or several times.

Each letter of Vietnamese is two or three bytes of UTF-8. A line that is UTF-8 again when the wrong encoding is taken
back cannot be that by chance.
"""

from __future__ import annotations

import codecs
import re

from .syllables import is_syllable

_CODECS = ("cp1252", "mac_roman", "cp437", "cp850", "cp1258", "cp1250")
"""What programs take a text for, if it says nothing: of Windows, of old Macs, of DOS."""
_HINT = re.compile("[ÄÅÆƒ√∆·├─ß¬‚][^\x00-\x7f]|[ÃÂáâĂ][^\x00-\x7fÀ-ỹ]")
"""First bytes of Vietnamese letters as these encodings show them, with a second one behind."""
_WORD = re.compile(r"[^\W\d_]*[^\x00-\x7f\W\d_][^\W\d_]*")
_TIMES = 3


def undo_mojibake(text: str) -> str:
    """The text with its lines in UTF-8 as they were; those that are sound or cannot be taken back stay.

    >>> undo_mojibake("Káº¿t quáº£"), undo_mojibake("Kß║┐t quß║ú"), undo_mojibake("Kết quả")
    ('Kết quả', 'Kết quả', 'Kết quả')
    """
    if not _HINT.search(text):
        return text
    return "\n".join(map(_line, text.split("\n")))


def _line(line: str) -> str:
    for _ in range(_TIMES):
        if not _HINT.search(line):
            break
        readings = [again for codec in _CODECS if (again := _taken_back(line, codec)) is not None]
        if not readings:
            break
        line = max(readings, key=_syllables)  # some bytes are letters in two encodings
    return line


def _syllables(line: str) -> int:
    return sum(map(is_syllable, _WORD.findall(line)))


def _taken_back(line: str, codec: str) -> str | None:
    """The line that a codec made this one of; None where it made no such line, or of bytes that are no UTF-8."""
    try:
        return line.encode(codec, _KEEP).decode("utf-8")
    except UnicodeError:
        return None


_KEEP = "baocao-keep-control"


def _keep_control(error: UnicodeError) -> tuple[bytes, int]:
    """Programs keep the bytes that Windows leaves undefined as control characters."""
    if isinstance(error, UnicodeEncodeError) and all("\x80" <= char <= "\x9f" for char in _failed(error)):
        return _failed(error).encode("latin-1"), error.end
    raise error


def _failed(error: UnicodeEncodeError) -> str:
    return error.object[error.start : error.end]


codecs.register_error(_KEEP, _keep_control)
