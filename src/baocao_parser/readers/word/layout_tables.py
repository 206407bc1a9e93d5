"""Tables that only place text on the page: two columns of prose, a letterhead, signatures, a frame around paragraphs.

Such a table is text. Writers draw no lines in it, or only around it, and put no figure into a cell of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .names import VAL, Element, children, value, w
from .styles import Styles
from .tables import Row

_TEXT, _PARAGRAPH, _TABLE = w("t"), w("p"), w("tbl")
_TABLE_BORDERS, _CELL_BORDERS = f"{w('tblPr')}/{w('tblBorders')}", f"{w('tcPr')}/{w('tcBorders')}"
_STYLE = f"{w('tblPr')}/{w('tblStyle')}"
_UPRIGHT = {w(name) for name in ("insideV", "left", "right", "start", "end")}
_NO_LINE = ("nil", "none", None)
_PROSE = 8
"""Words from which the text of a cell is no name."""
_LONGEST = 48
"""Characters of a figure with its unit."""

_FIGURE = re.compile(
    r"""
    (?! \s* \d{1,3} (?: \. \d{1,2} )* [.)/] \s+ [^\W\d_] )                               # but no label: "2. Khó khăn"
    \s* (?: [-+−–(<>≥≤~≈↑↓] \s* )* \d [\d.,\s]* (?: \s* [-–/x×:] \s* \d [\d.,]* )*  # 12 · 1.250,5 · (12) · 3/4 · 5 - 7
    (?: \s* [%‰*)] )* (?: \s* [^\W\d_]\S* ){0,4} \s* [.)]? \s*                     # 12 hộ · 45 triệu đồng
    """,
    re.VERBOSE,
)
_SAID = re.compile(r"\s* (?: [-–—−x×✓✔√+] | không (?: \s có )? ) \s*", re.VERBOSE | re.IGNORECASE)
"""What stands for a figure."""
_ORDINAL = re.compile(r"\s* (?: [IVXLC]+ | \d{1,3} (?: \. \d{1,2} )* | [^\W\d_] ) \s* [.)]? \s*", re.VERBOSE)


def is_layout(table: Element, rows: list[Row], styles: Styles) -> bool:
    """Whether a table of these rows is text; one of a single column always is.

    A table of figures has a row that Word repeats as its header, figures in cells of their own, numbered rows, or
    lines between cells that are not all sentences.
    """
    if all(cell.column == 0 for row in rows for _, cell in row):
        return True
    if any(cell.header for row in rows for _, cell in row):
        return False
    texts: list[list[str]] = []
    for row in rows:  # in most tables of figures the second one says it
        texts.append([text_of(element) for element, _ in row])
        if _is_row_of_figures(texts[-1]):
            return False
    return _is_prose(texts) or not _is_ruled(table, rows, styles)


def _is_row_of_figures(texts: list[str]) -> bool:
    """A figure behind the first cell, or a first cell that only numbers the row."""
    first, *others = texts or [""]
    if any(map(_is_figure, others)):
        return True
    return len(first) <= _LONGEST and _ORDINAL.fullmatch(first) is not None and any(map(str.strip, others))


def _is_figure(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    return (_FIGURE if any(map(str.isdigit, text)) else _SAID).fullmatch(text) is not None


def _is_prose(texts: list[list[str]]) -> bool:
    """No row below the first has a name: all cells are sentences. In a single row one such cell will do."""
    cells = [text for row in texts[1:] or texts for text in row if text.strip()]
    sentences = [len(text.split()) >= _PROSE or text.rstrip().endswith((".", ";")) for text in cells]
    return any(sentences) if len(texts) == 1 else bool(sentences) and all(sentences)


def text_of(cell: Element) -> str:
    """Text of a cell, its paragraphs parted; what stands in tables inside it is their own."""
    parts: list[str] = []
    for element in cell.iter(_TEXT, _PARAGRAPH, _TABLE):
        if element.tag == _TABLE:
            return "\n".join(map(text_of, (child for child in children(cell) if child.tag != _TABLE)))
        parts.append("\n" if element.tag == _PARAGRAPH else element.text or "")
    return "".join(parts).strip("\n")


def _is_ruled(table: Element, rows: list[Row], styles: Styles) -> bool:
    """There are upright lines between the cells."""
    borders = table.find(_TABLE_BORDERS)
    if borders is None:
        chain = styles.chain("table", value(table.find(_STYLE)))
        borders = next((found for style in chain if (found := style.find(_TABLE_BORDERS)) is not None), None)
    if borders is not None and _has_upright(borders):
        return True
    own = (element.find(_CELL_BORDERS) for row in rows for element, _ in row)
    return any(found is not None and _has_upright(found) for found in own)


def _has_upright(borders: Iterable[Element]) -> bool:
    return any(border.tag in _UPRIGHT and border.get(VAL) not in _NO_LINE for border in borders)
