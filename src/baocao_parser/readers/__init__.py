"""Formats: bytes → Document. Nothing here knows what a report is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from ..document import Document
from ..errors import ReadError

Reader = Callable[[bytes, str], Document]


def read(source: str | os.PathLike[str] | bytes, *, name: str | None = None) -> Document:
    """Document of a file or of its bytes; the content decides the format, not the name.

    `name` is what messages and `document.source.name` call it; by default the file's own name. Raises ReadError,
    naming file and remedy, for anything that cannot be read.

    >>> read("**12** hồ sơ".encode(), name="note.md").text
    '12 hồ sơ'
    >>> read(b"", name="thang-5.docx")
    Traceback (most recent call last):
    baocao_parser.errors.ReadError: thang-5.docx: ...
    """
    if isinstance(source, bytes):
        return _reader(source)(source, name or "<bytes>")
    path = Path(source)
    name = name or path.name
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = "is a folder" if path.is_dir() else (error.strerror or str(error)).lower()
        raise ReadError(f"cannot be opened: {reason}", source=str(path), remedy="check the path") from error
    return _reader(data)(data, name)


def _reader(data: bytes) -> Reader:
    """The reader for these bytes; imported here, because each brings a library that the others do not need."""
    head = data[:1024].lstrip()
    if head.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        from .word import read_word

        return read_word
    if b"%PDF-" in head:
        from .pdf import read_pdf

        return read_pdf
    from .plain_text import read_text

    return read_text
