"""Word files (.docx, .docm, .dotx): all that Word shows, in order and once, with its list labels and its bold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from msgspec.structs import replace

from ...document import Aside, Document, DocumentBuilder, Source
from ...limits import DEFAULT, Limits
from ...text.damage import damage
from ..guard import check_depth, unpack
from . import legacy_fonts, symbols
from .body import Body, Note
from .formats import Formats
from .landmarks import landmarks_of
from .names import Element, w
from .package import open_package


def read_word(data: bytes, name: str, limits: Limits = DEFAULT) -> Document:
    """Document of a Word file; `name` is what messages and `document.source` call it.

    In the text: paragraphs, table cells, text boxes (after the paragraph that anchors them), results of fields;
    then the footnotes and the endnotes. Beside it, as asides: headers and footers. Left out: what tracked changes
    have removed, hidden text, instructions of fields. Any bytes give a Document or a ReadError that names the file
    and a remedy.

    >>> read_word(b"PK...", "thang-5.docx")
    Traceback (most recent call last):
    baocao_parser.errors.ReadError: thang-5.docx: is truncated or damaged: ... (copy the file again ...)
    """
    package = open_package(unpack(data, name), name)
    roots = (package.body, package.footnotes, package.endnotes, *(root for _, root in package.asides))
    check_depth(roots, limits, name)
    formats = Formats(package.styles, package.numbering)
    if package.legacy_fonts:
        legacy_fonts.convert((root for root in roots if root is not None), formats.styles)
    if package.symbol_fonts:
        symbols.convert(root for root in roots if root is not None)
    builder = DocumentBuilder()
    body = Body(formats, package.landmarks, builder, package.drawn)
    body.read(package.body)
    _read_notes(body, package.footnotes, w("footnote"), [note for note in body.notes if note.kind == "footnote"])
    _read_notes(body, package.endnotes, w("endnote"), [note for note in body.notes if note.kind == "endnote"])
    texts = ((kind, _text(formats, root)) for kind, root in package.asides)
    builder.asides += [Aside(kind=kind, text=text) for kind, text in texts if text]
    body.left_out.removals(len(package.landmarks.removed))
    builder.issues += body.left_out.issues(empty=builder.is_empty)
    document = builder.build(Source(name, "docx", hashlib.sha256(data).hexdigest(), package.pages))
    if (document.text.isascii() or "?" in document.text or "\ufffd" in document.text) and (
        issue := damage(document.text)
    ):  # a report without any of these is hardly ever damaged, and a look at all its words costs time
        return replace(document, issues=(*document.issues, issue))
    return document


def _read_notes(body: Body, root: Element | None, tag: str, notes: Iterable[Note]) -> None:
    """The notes that the text refers to, in the order of their marks; Word shows no others."""
    elements = {} if root is None else {element.get(w("id")): element for element in root.iterchildren(tag)}
    for note in notes:
        element = elements.pop(note.id, None)
        if element is not None:
            body.read_note(element, note)


def _text(formats: Formats, root: Element) -> str:
    """The text of a header or footer."""
    builder = DocumentBuilder()
    Body(formats, landmarks_of(root), builder).read(root)
    return builder.build(Source("", "docx", "")).text
