"""Colours of text and of what is behind it: white on white is not seen."""

from __future__ import annotations

from .names import Element, value, w
from .styles import Kind, Styles

_FILL, _COLOR, _SHADING = w("fill"), w("color"), w("shd")
_PARAGRAPH, _CELL, _TABLE, _BOX, _DOCUMENT = (w(n) for n in ("p", "tc", "tbl", "txbxContent", "document"))
_BACKGROUND = w("background")
_PSTYLE, _TABLE_STYLE = f"{w('pPr')}/{w('pStyle')}", f"{w('tblPr')}/{w('tblStyle')}"
_SHADED = {_PARAGRAPH: w("pPr"), _CELL: w("tcPr"), _TABLE: w("tblPr")}
_WHITE = 0xF2
"""Least value of every channel of what looks white on paper."""
_EMPTY = ("clear", "nil", None)


def is_white(color: str | None) -> bool:
    """Whether an ST_HexColor is white, or so near to it that it cannot be read on paper.

    >>> is_white("FFFFFF"), is_white("D9D9D9"), is_white("auto"), is_white(None)
    (True, False, False, False)
    """
    try:
        return color is not None and len(color) == 6 and min(bytes.fromhex(color)) >= _WHITE
    except ValueError:
        return False


def shade(shading: Element | None) -> str | None:
    """The colour that a w:shd puts behind text; None for none, and for white."""
    if shading is None:
        return None
    pattern = value(shading)
    color = shading.get(_FILL) if pattern in _EMPTY else shading.get(_COLOR) or "auto"
    if color in (None, "auto") and pattern in _EMPTY:
        return None
    return None if is_white(color) else color


def has_backdrop(element: Element, styles: Styles) -> bool:
    """Whether something that is not white may lie behind an element of the text.

    Asked of white text only. A text box may lie on a picture, so that it always may.
    """
    for around in (element, *element.iterancestors()):
        tag = around.tag
        if tag == _BOX or (tag in _SHADED and shade(around.find(f"{_SHADED[tag]}/{_SHADING}"))):
            return True
        if tag in (_PARAGRAPH, _TABLE) and _is_shaded_by_style(around, styles):
            return True
        if tag == _DOCUMENT:
            page = around.find(_BACKGROUND)
            return page is not None and not is_white(page.get(_COLOR))
    return False


def _is_shaded_by_style(element: Element, styles: Styles) -> bool:
    """Some part of the style of a paragraph or a table has a colour behind it."""
    kind: Kind = "paragraph" if element.tag == _PARAGRAPH else "table"
    chain = styles.chain(kind, value(element.find(_PSTYLE if kind == "paragraph" else _TABLE_STYLE)))
    return any(shade(shading) for style in chain for shading in style.iter(_SHADING))
