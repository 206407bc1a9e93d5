"""Colours of text and of what is behind it: white on white is not seen."""

from __future__ import annotations

from .names import Element, properties, value, w
from .styles import Kind, Styles

_FILL, _COLOR, _SHADING = w("fill"), w("color"), w("shd")
_PARAGRAPH, _CELL, _TABLE, _BOX, _DOCUMENT = (w(n) for n in ("p", "tc", "tbl", "txbxContent", "document"))
_BACKGROUND = w("background")
_PSTYLE, _TABLE_STYLE = w("pStyle"), w("tblStyle")
_SHADED = {_PARAGRAPH: w("pPr"), _CELL: w("tcPr"), _TABLE: w("tblPr")}
_WHITE = 0xF2
"""Least value of every channel of what looks white on paper."""
_EMPTY = ("clear", "nil", None)
_THEME_FILL, _WHITE_THEMES = w("themeFill"), (None, "background1", "light1")


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
    color: str | None = shading.get(_COLOR) or "auto"
    if value(shading) in _EMPTY:
        color = shading.get(_FILL)
        if color in (None, "auto"):
            color = shading.get(_THEME_FILL)
    return None if is_white(color) or color in _WHITE_THEMES else color


class Backdrops:
    """What lies behind the text of a file, element by element; asked of white text only."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._known: dict[Element, bool] = {}

    def behind(self, element: Element) -> bool:
        """Whether something that is not white may lie behind an element of the text.

        A text box may lie on a picture, so that there always may.
        """
        if element not in self._known:
            around = element.getparent()
            here = element.tag == _BOX or self._is_shaded(element)
            self._known[element] = here or (around is not None and self.behind(around))
        return self._known[element]

    def _is_shaded(self, element: Element) -> bool:
        tag = element.tag
        if tag == _DOCUMENT:
            page = element.find(_BACKGROUND)
            return page is not None and not is_white(page.get(_COLOR))
        if tag not in _SHADED:
            return False
        found = properties(next(element.iterchildren(_SHADED[tag]), None))
        if shade(found.get(_SHADING)):
            return True
        kind: Kind = "paragraph" if tag == _PARAGRAPH else "table"
        name = value(found.get(_PSTYLE if tag == _PARAGRAPH else _TABLE_STYLE))
        chain = self._styles.chain(kind, name) if tag != _CELL else ()
        return any(shade(shading) for style in chain for shading in style.iter(_SHADING))
