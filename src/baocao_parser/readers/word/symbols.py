"""Characters of the fonts that have their own code page: Symbol and Wingdings (data/symbol_fonts.tsv)."""

from __future__ import annotations

from functools import cache

from ...data import rows_of

_PRIVATE = range(0xF000, 0xF100)
"""Where Word puts the 8-bit codes of such fonts."""


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
        return symbol(code & 0xFF, font or "Symbol") or symbol(code & 0xFF, "Symbol") or "•"
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
