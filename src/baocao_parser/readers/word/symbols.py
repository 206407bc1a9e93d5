"""Characters of the fonts that have their own code page: Symbol and Wingdings (data/symbol_fonts.tsv)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from ...data import rows_of
from .names import Element, w

_USUAL = frozenset({0x2A, 0x2B, 0x2D, *range(0x80, 0x100)})
"""Codes that are read as those of Symbol in fonts that are not known, too."""
_PRIVATE = range(0xF000, 0xF100)
"""Where Word puts the 8-bit codes of such fonts."""


_RUN, _TEXT, _FONTS = w("r"), w("t"), f"{w('rPr')}/{w('rFonts')}"
_FONT_NAMES = w("ascii"), w("hAnsi")
_CODES = re.compile("[!-\xff\uf020-\uf0ff]")
_OTHER = re.compile("[\u0100-\u1fff]")


def convert(stories: Iterable[Element]) -> None:
    """Rewrite what runs of these trees show in a font of symbols in characters that any font has.

    Word shows such text by its 8-bit codes, whether they are written as Latin letters or at U+F000. What the table does
    not know is "•"; characters at U+F000 in a font that is not known stay.
    """
    for story in stories:
        for run in story.iter(_RUN):
            named = run.find(_FONTS)
            font = None if named is None else next(filter(None, map(named.get, _FONT_NAMES)), None)
            if _is_symbol_font(font):
                for text in run.iterchildren(_TEXT):
                    text.text = _shown(text.text or "", font)


def _shown(text: str, font: str | None) -> str:
    """Letters that no such font has say that the text is in another one."""
    return text if _OTHER.search(text) else _CODES.sub(lambda found: _bullet(ord(found[0]), font), text)


def bullet(text: str, font: str | None) -> str:
    """A list bullet as a character that any font has; unknown symbols become "•".

    >>> bullet("\\uf0b7", "Symbol"), bullet("§", "Wingdings"), bullet("\\uf001", None), bullet("o", "Courier New")
    ('•', '▪', '•', 'o')
    """
    if text.isascii() and not _is_symbol_font(font):
        return text
    return "".join(_bullet(ord(character), font) for character in text)


def _bullet(code: int, font: str | None) -> str:
    if code in _PRIVATE or (_is_symbol_font(font) and code < 0x100):
        code &= 0xFF
        usual = symbol(code, "Symbol") if code in _USUAL else None
        return (symbol(code, font) if font else None) or usual or "•"
    return chr(code)


def symbol(code: int, font: str) -> str | None:
    """The character that a font shows for an 8-bit code, None where the table does not know it.

    >>> symbol(0xB3, "Symbol"), symbol(0xB3, "Times New Roman")
    ('≥', None)
    """
    return _table().get((font.lower(), code))


def _is_symbol_font(font: str | None) -> bool:
    return font is not None and font.lower() in ("symbol", "wingdings")


@cache
def _table() -> dict[tuple[str, int], str]:
    return {(row["font"].lower(), int(row["code"], 16)): row["character"] for row in rows_of("symbol_fonts.tsv")}
