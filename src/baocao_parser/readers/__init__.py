"""Formats: bytes → Document. Nothing here knows what a report is."""

from __future__ import annotations

from ..document import Document
from ..errors import ReadError
from ..limits import DEFAULT, Limits
from .files import PathLike, load, name_of
from .signatures import format_of
from .watch import Watch

__all__ = ["PathLike", "load", "name_of", "read"]


def read(
    source: PathLike, *, name: str | None = None, limits: Limits = DEFAULT, watch: Watch | None = None
) -> Document:
    """Document of a file or of its bytes; the content decides the format, not the name.

    `name` is what messages and `document.source.name` call it; by default the file's own name. Raises ReadError,
    naming file and remedy, for anything that cannot be read, and for what exceeds a limit of size, pages or depth.
    `watch` hears of the pages of a PDF file.

    >>> read("**12** hồ sơ".encode(), name="note.md").text
    '12 hồ sơ'
    >>> read(b"", name="thang-5.docx")
    Traceback (most recent call last):
    baocao_parser.errors.ReadError: thang-5.docx: ...
    """
    data, name = load(source, name, limits=limits)
    document = _read(data, name, limits, watch)
    if not (document.text.strip() or any(issue.severity == "error" for issue in document.issues)):
        raise ReadError("holds no text", source=name, remedy="export the report again")
    return document


def _read(data: bytes, name: str, limits: Limits, watch: Watch | None) -> Document:
    form = format_of(data, name)
    # imported here, because each reader brings a library that the others do not need
    if form == "docx":
        from .word import read_word

        return read_word(data, name, limits)
    if form == "pdf":
        from .pdf import read_pdf

        return read_pdf(data, name, limits, watch)
    if form == "text":
        from .plain_text import read_text

        return read_text(data, name)
    from .office import convert, read_converted

    return read_converted(convert(data, form, name, limits), limits)
