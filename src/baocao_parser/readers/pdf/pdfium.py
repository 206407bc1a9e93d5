"""pdfium as this reader uses it: open a file, open a page, and the calls that run once per character.

pypdfium2 builds a pointer object for every argument and result. Bound to plain integers, the same calls are three
times as fast, and a whole page of them is one `map`. Addresses are only good while the page they came from is open,
and pdfium serves one thread at a time.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

from pypdfium2 import PdfDocument, PdfiumError, PdfPage, PdfTextPage, raw  # type: ignore[import-untyped]

from ...errors import ReadError

__all__ = ["PdfDocument", "PdfPage", "PdfTextPage", "PdfiumError", "raw"]
"""What other modules need of pypdfium2, which has no types: they take it from here."""

Address = int
"""Of a page, a text page, an object on a page, or a font."""

_CType: TypeAlias = "type[ctypes._SimpleCData[Any]]"


def _value(pointer: ctypes._Pointer[Any]) -> Address:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _bind(name: str, result: _CType, *arguments: _CType) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *arguments)(_value(getattr(raw, name)))


_P, _I, _U, _UL, _SIZE = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint, ctypes.c_ulong, ctypes.c_size_t

code_at = _bind("FPDFText_GetUnicode", _U, _P, _I)
box_at = _bind("FPDFText_GetLooseCharBox", _I, _P, _I, _P)
origin_at = _bind("FPDFText_GetCharOrigin", _I, _P, _I, _P, _P)
matrix_at = _bind("FPDFText_GetMatrix", _I, _P, _I, _P)
is_generated = _bind("FPDFText_IsGenerated", _I, _P, _I)
object_at = _bind("FPDFText_GetTextObject", _P, _P, _I)
copy_text = _bind("FPDFText_GetText", _I, _P, _I, _I, _P)

count_objects = _bind("FPDFPage_CountObjects", _I, _P)
get_object = _bind("FPDFPage_GetObject", _P, _P, _I)
count_in_form = _bind("FPDFFormObj_CountObjects", _I, _P)
get_in_form = _bind("FPDFFormObj_GetObject", _P, _P, _UL)
type_of = _bind("FPDFPageObj_GetType", _I, _P)
bounds_of = _bind("FPDFPageObj_GetBounds", _I, _P, _P, _P, _P, _P)
matrix_of = _bind("FPDFPageObj_GetMatrix", _I, _P, _P)
font_size = _bind("FPDFTextObj_GetFontSize", _I, _P, _P)
font_of = _bind("FPDFTextObj_GetFont", _P, _P)
render_mode = _bind("FPDFTextObj_GetTextRenderMode", _I, _P)
fill_colour = _bind("FPDFPageObj_GetFillColor", _I, _P, _P, _P, _P, _P)
is_transparent = _bind("FPDFPageObj_HasTransparency", _I, _P)
clip_of = _bind("FPDFPageObj_GetClipPath", _P, _P)
count_clips = _bind("FPDFClipPath_CountPaths", _I, _P)
count_clip_segments = _bind("FPDFClipPath_CountPathSegments", _I, _P, _I)
clip_segment = _bind("FPDFClipPath_GetPathSegment", _P, _P, _I, _I)
count_marks = _bind("FPDFPageObj_CountMarks", _I, _P)
content_id = _bind("FPDFPageObj_GetMarkedContentID", _I, _P)
mark_at = _bind("FPDFPageObj_GetMark", _P, _P, _UL)
mark_name = _bind("FPDFPageObjMark_GetName", _I, _P, _P, _UL, _P)
set_render_mode = _bind("FPDFTextObj_SetTextRenderMode", _I, _P, _I)
font_name = _bind("FPDFFont_GetBaseFontName", _SIZE, _P, _P, _SIZE)
draw_mode = _bind("FPDFPath_GetDrawMode", _I, _P, _P, _P)
count_segments = _bind("FPDFPath_CountSegments", _I, _P)
get_segment = _bind("FPDFPath_GetPathSegment", _P, _P, _I)
segment_type = _bind("FPDFPathSegment_GetType", _I, _P)
segment_closes = _bind("FPDFPathSegment_GetClose", _I, _P)
segment_point = _bind("FPDFPathSegment_GetPoint", _I, _P, _P, _P)


def address(page: PdfPage | PdfTextPage) -> Address:
    """Address of an open page or of its open text layer."""
    return _value(page.raw)


_LOAD_ERRORS = {
    raw.FPDF_ERR_PASSWORD: ("is protected by a password", "open it, and print or save it without the password"),
    raw.FPDF_ERR_SECURITY: ("is encrypted in a way that cannot be opened", "print it to a new PDF"),
}


@contextmanager
def open_document(data: bytes, name: str) -> Iterator[PdfDocument]:
    """The PDF in `data`, closed at the end of the block.

    Raises ReadError for what is no PDF, is damaged beyond reading, or asks for a password.
    """
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        damaged = "is no PDF, or its structure is damaged", "get the file again"
        problem, remedy = _LOAD_ERRORS.get(_load_error(data), damaged)
        raise ReadError(problem, source=name, remedy=remedy) from error
    try:
        yield document
    finally:
        document.close()


def _load_error(data: bytes) -> int | None:
    """Why a file cannot be opened. Where pdfium has no reason for this one, it tells that of the last one before it."""
    code = None
    for attempt in (b"no PDF", data):
        try:
            PdfDocument(attempt).close()
        except PdfiumError as error:
            code = getattr(error, "err_code", None)
    return code


def attached(document: PdfDocument) -> list[str]:
    """The names of the files that a file has with it, "" for those without one."""
    names = list[str]()
    for index in range(document.count_attachments()):
        try:
            names.append(str(document.get_attachment(index).get_name()))
        except (PdfiumError, UnicodeDecodeError):  # it is there all the same
            names.append("")
    return names


@contextmanager
def open_page(document: PdfDocument, index: int) -> Iterator[PdfPage]:
    """Page `index` (from 0), closed at the end of the block: pdfium keeps all that it knows of an open page.

    Raises PdfiumError where the page cannot be loaded.
    """
    page = document[index]
    try:
        yield page
    finally:
        page.close()


@contextmanager
def open_text(page: PdfPage) -> Iterator[PdfTextPage]:
    """The text layer of an open page, closed at the end of the block."""
    text = page.get_textpage()
    try:
        yield text
    finally:
        text.close()
