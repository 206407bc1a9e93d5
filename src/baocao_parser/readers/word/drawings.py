"""What floats in a text besides text boxes: charts and diagrams with text of their own, pictures and objects."""

from __future__ import annotations

from collections.abc import Iterator

from .names import Element, w

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
_A, _WP = f"{{{_DRAWING}main}}", f"{{{_DRAWING}wordprocessingDrawing}}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CHARTS, DIAGRAMS = f"{{{_DRAWING}chart}}", f"{{{_DRAWING}diagram}}"
"""Namespaces of the parts in which they are kept."""

CHART, DIAGRAM = f"{CHARTS}chart", f"{DIAGRAMS}relIds"
SHAPE_TEXT = f"{_A}txBody"
"""The text of a shape that another program has drawn."""
OLE_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
PICTURES = (
    f"{_A}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
    "{http://schemas.microsoft.com/office/word/2010/wordml}contentPart",  # ink
)
EQUATION = w("instrText")
"""The code of a field EQ, which draws a formula and has no result."""
UNREADABLE = (OLE_OBJECT, "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart")
"""Objects whose content is in a format of another program."""


def part_id(element: Element) -> str:
    """Id of the part in which a chart or a diagram is kept; "" for none."""
    return element.get(f"{_R}id") or element.get(f"{_R}dm") or ""


def name_of(element: Element) -> str:
    """What an object is: the program that made it ("Excel.Sheet.12"), or the text that stands for a picture; or ""."""
    if element.tag == OLE_OBJECT:
        return element.get("ProgID", "")
    if element.tag == EQUATION:
        return (element.text or "").strip()
    for around in element.iterancestors():
        if around.tag in (f"{_WP}inline", f"{_WP}anchor"):
            told = around.find(f"{_WP}docPr")
            return "" if told is None else (told.get("descr") or told.get("title") or "").strip()
    return ""


def paragraphs_of(holder: Element) -> Iterator[str]:
    """Paragraphs of text in a drawing; blank ones are left out."""
    for paragraph in holder.iter(f"{_A}p"):
        text = "".join(part.text or "" for part in paragraph.iter(f"{_A}t"))
        if text.strip():
            yield text.strip()
