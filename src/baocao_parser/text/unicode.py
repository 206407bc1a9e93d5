"""Unicode repair with a way back to the text as it was.

What is repaired is what archives really hold (letters in two or three code points, look-alike letters,
invisible characters, Symbol-font bullets); what carries meaning stays: ², ½, …, –, “ ” and all else that NFKC
would flatten. Convert legacy encodings first (see `legacy`): TCVN3 writes ư as the soft hyphen that
is dropped here.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache

import msgspec
import regex


class Repaired(msgspec.Struct, frozen=True, gc=False):
    """Repaired text and, where it differs from the original, the original offset of each character."""

    text: str
    origins: tuple[int, ...] | None
    """Original offset of each character and of the end; None where nothing moved."""

    def position_of(self, origin: int) -> int:
        """Offset in the repaired text of an offset in the original; the next one's for what was dropped."""
        if self.origins is None:
            return origin
        return min(bisect_left(self.origins, origin), len(self.text))

    def origin_of(self, position: int) -> int:
        """Offset in the original of an offset in the repaired text."""
        return position if self.origins is None else self.origins[position]


def _replacements() -> dict[str, str]:
    """Every character that is replaced on sight, one to one where nothing else is needed."""
    table = {chr(code): "" for code in range(0x20)}  # control characters, but:
    del table["\t"], table["\n"]
    table |= dict.fromkeys("\r\v\f\u2028\u2029", "\n")
    for code in range(0x7F, 0xA0):  # Windows characters read as Latin-1; five bytes mean nothing
        table[chr(code)] = bytes([code]).decode("cp1252", "ignore") if code > 0x7F else ""
    zero_width = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0f" + "\u202a\u202b\u202c\u202d\u202e"
    table |= dict.fromkeys(zero_width + "\u2066\u2067\u2068\u2069" + "\xad", "")  # the last: soft hyphen
    table |= dict.fromkeys(map(chr, [0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]), " ")
    table |= dict.fromkeys("\u2010\u2011\uf02d", "-") | {"\u2012": "–"}
    table |= dict.fromkeys("\uf06c\uf06e\uf071\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc", "•")  # Symbol, Wingdings
    # Full-width forms come from East Asian fonts and mean what their ASCII twins mean: mapped one to one, so
    # that labels, digits and separators are read by the same patterns and no offset moves.
    table |= {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table |= {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\r\n": "\n"}
    # Ð is typed for Đ anywhere, as in HÐND; ð only where Icelandic has none: where a word begins.
    # A low quotation mark is typed for the comma that it looks like only between digits.
    return table | {"‚": ",", "Ƣ": "Ư", "ƣ": "ư", "Ð": "Đ", "Ɖ": "Đ", "ɖ": "đ", "ð": "đ"}


_REPLACED = _replacements()
_SINGLE = "".join(map(re.escape, _REPLACED.keys() - {"\r\n", "ð", "‚"}))
_SUSPECT = re.compile(f"[{_SINGLE}ð‚\u0300-\u036f]")
_CHARACTER = regex.compile(rf"\r\n | [{_SINGLE}] | (?<! [\p{{L}}\p{{M}}] ) ð | (?<= \d ) ‚ (?= \d )", regex.X)
_CLUSTER = regex.compile(
    r"""
    (?s: . )? [\p{M}\p{NFC_Quick_Check=Maybe}]+  # a character and the marks that may melt into it
    | \p{NFC_Quick_Check=No}                     # Å (ångström sign) and other second names of a character
    """,
    regex.X,
)
_WRONG_ORDER = re.compile(
    "([aeoAEO]\u0323?)"  # vowel, perhaps with the dot below, which NFD puts first
    "([\u0300\u0301\u0303\u0309]+)"  # tone typed before …
    "([\u0302\u0306])"  # … the shape of the letter
)


_CLEAN = re.compile("[\t\n -~À-ÏÑ-ïñ-ÿĂăĐđĨĩŨũƠơƯưẠ-ỹ–—‘’“”…•]*")


def is_clean(text: str) -> bool:
    """Nothing but letters of Vietnamese, figures and common signs: no repair would change it.

    >>> is_clean("Độc lập – “12,5%”"), is_clean("312⁴"), is_clean("HÐND")
    (True, False, False)
    """
    return _CLEAN.fullmatch(text) is not None


def repair(text: str) -> Repaired:
    """Text in NFC without the faults of archives, and where each character came from. Idempotent.

    >>> repair("PHƢƠNG  HÐND 5\\xa0ha").text
    'PHƯƠNG  HĐND 5 ha'
    >>> repair("kho\\u0301\\u0302i \\xad\\uf0b7 10² …")
    Repaired(text='khối • 10² …', origins=(0, 1, 2, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15))
    >>> repair("Độc lập")
    Repaired(text='Độc lập', origins=None)
    """
    if (text.isascii() and text.isprintable()) or (
        unicodedata.is_normalized("NFC", text) and not _SUSPECT.search(text)
    ):
        return Repaired(text, None)
    repaired = substitute(Repaired(text, None), _CHARACTER, _REPLACED.__getitem__)
    return substitute(repaired, _CLUSTER, _compose)


@lru_cache(4096)
def _compose(cluster: str) -> str:
    return unicodedata.normalize("NFC", _WRONG_ORDER.sub(r"\1\3\2", unicodedata.normalize("NFD", cluster)))


def substitute(before: Repaired, pattern: regex.Pattern[str], replace: Callable[[str], str]) -> Repaired:
    """Replace each match; a longer replacement's extra characters all come from the last one replaced."""
    parts, origins, last, moved = list[str](), list[int](), 0, False
    for match in pattern.finditer(before.text):
        start, old, new = match.start(), match[0], replace(match[0])
        parts += before.text[last:start], new
        origins += range(last, start)
        origins += (start + min(i, len(old) - 1) for i in range(len(new)))
        last = match.end()
        moved = moved or len(old) != len(new)
    parts.append(before.text[last:])
    origins += range(last, len(before.text) + 1)
    text = "".join(parts)
    if not moved:
        return Repaired(text, before.origins)
    if before.origins is not None:
        origins = [before.origins[origin] for origin in origins]
    return Repaired(text, tuple(origins))
