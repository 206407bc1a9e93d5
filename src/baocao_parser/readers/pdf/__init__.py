"""PDF files with a text layer: the words as printed, in reading order, with their bold, their tables and their notes.

The way of a page: glyphs (pdfium) → pieces → rows → lines, columns and tables → paragraphs. Each page is closed before
the next is opened, so memory does not grow with the pages.
"""

from __future__ import annotations

import hashlib
from contextlib import nullcontext

from ...document import Document, DocumentBuilder, Source
from ...limits import DEFAULT, Limits
from ..watch import Watch
from . import left_out
from .flow import Flow
from .furniture import set_aside
from .pdfium import attached, open_document
from .reading import read_sheets
from .scans import Recogniser, installed
from .sheets import told, unread

__all__ = ["read_pdf"]


def read_pdf(data: bytes, name: str, limits: Limits = DEFAULT, watch: Watch | None = None) -> Document:
    """Document of a PDF file; `name` is what messages and `document.source` call it, `watch` hears of its pages.

    In the text: paragraphs, also of columns side by side, tables cell by cell, letterhead and closing as tables of one
    row and two columns, what stands in form fields and annotations; then the footnotes. Beside it, as asides: page
    numbers, running heads and feet, signing stamps, tables of contents, the text of charts. What a page does not show
    is left out. Everything left out is an issue with its page.

    A page without usable text is recognised; its bold is None, and `document.doubts` says how sure its figures are.
    Where that fails, or the means for it are not installed, it is an issue "page-unreadable" of severity "error", and
    the other pages are read. Raises ReadError for what cannot be opened.

    >>> read_pdf(b"%PDF-1.4 ...", "thang-5.pdf")
    Traceback (most recent call last):
    baocao_parser.errors.ReadError: thang-5.pdf: is no PDF, or its structure is damaged (get the file again)
    """
    builder = DocumentBuilder()
    flow = Flow(builder)
    model = installed()
    with open_document(data, name) as document, Recogniser(model) if model else nullcontext() as recogniser:
        pages = len(document)
        limits.check("pages", pages, name)
        builder.issues += left_out.attachments(attached(document))
        for sheet in set_aside(read_sheets(document, recogniser, watch)):
            builder.asides += sheet.asides
            builder.issues += sheet.issues
            try:
                flow.add(sheet)
            except Exception as error:  # what was added of the page stays
                builder.issues += unread(sheet.number, told(error)).issues
    flow.end()
    return builder.build(Source(name, "pdf", hashlib.sha256(data).hexdigest(), pages))
