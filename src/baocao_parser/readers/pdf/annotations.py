"""Text that lies over a page instead of on it: signature fields, stamps, form fields, notes.

Electronic offices stamp number and date into a report as the appearance of signature fields, so they are part of its
text; a signer's certificate printed over the closing is not.
"""

from __future__ import annotations

import ctypes
from typing import NamedTuple

import regex

from .geometry import Box
from .pdfium import PdfPage, raw

STAMP = regex.compile(
    r"""
    (?: Người\ ký | Ký\ (?: số\ )? bởi | Được\ ký\ bởi | (?: Digitally\ )? [Ss]igned\ by ) \s* :?
    (?: (?s: .{0,400}? )                                                           # to the time of signing
        (?: \d{1,2} [./-] \d{1,2} [./-] \d{2,4} | \d{4} [./-] \d{2} [./-] \d{2} ) \s+ \d{1,2} (?: : \d{2} ){1,2}
        (?: \s* [+-] \d{2} [:'] ? \d{2} '? )?
    |   (?s: .{0,200}? ) \b (?&field) )                                            # or at least to an address
    (?: \s* (?&field) )*
    (?(DEFINE) (?<field> (?: E-?mail | Cơ\ quan | Tổ\ chức | Chức\ vụ | Lý\ do | Vị\ trí ) \s* : [^\r\n]* ) )
    """,
    regex.X,
)
"""What signing programs print: "Người ký: … Email: … Cơ quan: … Thời gian ký: 15.05.2019 08:50:27 +07:00"."""
SIGNING_TIME = regex.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}\s+\d{1,2}:\d{2}:\d{2}(?:\s+[+-]\d{2}:\d{2})*")
"""Enough where it stands in a field of its own."""
_SILENT = {raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_HIGHLIGHT}
"""Annotations that print no text: links, pop-ups, the icons of notes, marker pens."""
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW


def is_stamp(text: str) -> bool:
    """Whether the text of one annotation only says who signed and when.

    >>> is_stamp("Sở Tài chính\\r\\n15.05.2019\\r\\n08:50:13\\r\\n+07:00"), is_stamp("03")
    (True, False)
    """
    return bool(SIGNING_TIME.search(text) or STAMP.search(text))


class Overlay(NamedTuple):
    """Annotations of a page that show text. Boxes are left, bottom, right, top in PDF coordinates."""

    shown: list[Box]
    """Those with an appearance."""
    typed: list[tuple[Box, str]]
    """Form fields that have a value, but no appearance: what a viewer would print in them."""


def overlay(page: PdfPage) -> Overlay:
    """The annotations of an open page that show text; empty lists where there are none."""
    found = Overlay([], [])
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        item = raw.FPDFPage_GetAnnot(page, index)
        if not item:
            continue
        try:
            _add(item, found)
        finally:
            raw.FPDFPage_CloseAnnot(item)
    return found


def _add(item: raw.FPDF_ANNOTATION, found: Overlay) -> None:
    if raw.FPDFAnnot_GetSubtype(item) in _SILENT or raw.FPDFAnnot_GetFlags(item) & _UNSEEN:
        return
    rect = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(item, ctypes.byref(rect))
    box = rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top)
    if raw.FPDFAnnot_GetAP(item, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2:
        found.shown.append(box)
    elif value := _string(item, b"V"):
        found.typed.append((box, value))


def _string(item: raw.FPDF_ANNOTATION, key: bytes) -> str:
    """A text of the annotation's dictionary, "" where it has none: UTF-16 with a closing zero."""
    size = raw.FPDFAnnot_GetStringValue(item, key, None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(item, key, buffer, size)
    return bytes(buffer)[: max(size - 2, 0)].decode("utf-16-le", "replace")


def merge(page: PdfPage) -> bool:
    """Draw all visible annotations onto the page; the page must be opened again to see them. False on failure."""
    return bool(raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS)
