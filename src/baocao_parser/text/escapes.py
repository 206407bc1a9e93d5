"""Characters that were escaped on their way into a text file, as web pages and programs write them."""

from __future__ import annotations

import html
import re

_ESCAPE = re.compile(
    r"""
      & (?: amp; )* (?P<entity> \# \d{2,7} | \# [xX] [0-9a-fA-F]{2,6} | [A-Za-z]{2,8} (?= ; ) ) ;?  # &#7871; &ocirc;
    | (?: \\ | % ) u (?P<code> [0-9a-fA-F]{4} )                                                   # \u1ebf %u1EBF
    | \\x (?P<byte> [0-9a-fA-F]{2} )
    """,
    re.VERBOSE,
)
_FEWEST = 3
"""Escaped letters from which they are no chance."""


def unescape(text: str) -> str:
    """The text with escaped letters as letters; the text itself where it has no more than one or two of them.

    Only what stands for letters and signs beyond ASCII is read, so that "AT&T" and "&lt;" stay.

    >>> unescape("K&#7871;t qu&#7843; c&ocirc;ng t&aacute;c"), unescape(r"t\\u1ec9nh c\\u1ea5p b\\u1ed9")
    ('Kết quả công tác', 'tỉnh cấp bộ')
    >>> unescape("GD&GT; &#7871;")
    'GD&GT; &#7871;'
    """
    letters = sum(_character(found).isalpha() for found in _ESCAPE.finditer(text))
    return _ESCAPE.sub(_character, text) if letters >= _FEWEST else text


def _character(found: re.Match[str]) -> str:
    """The character that an escape stands for; the escape itself where that is ASCII, or no character."""
    if entity := found["entity"]:
        character = html.unescape(f"&{entity};")
    else:
        character = chr(int(found["code"] or found["byte"], 16))
    sound = len(character) == 1 and character > "\x7f" and not "\ud800" <= character <= "\udfff"
    return character if sound and character != "\ufffd" else found[0]
