"""Formats: bytes → Document. Nothing here knows what a report is."""

from __future__ import annotations

import os
from pathlib import Path

from ..document import Document
from ..errors import ReadError
from .signatures import format_of

PathLike = str | os.PathLike[str] | bytes


def read(source: PathLike, *, name: str | None = None) -> Document:
    """Document of a file or of its bytes; the content decides the format, not the name.

    `name` is what messages and `document.source.name` call it; by default the file's own name. Raises ReadError,
    naming file and remedy, for anything that cannot be read.

    >>> read("**12** hồ sơ".encode(), name="note.md").text
    '12 hồ sơ'
    >>> read(b"", name="thang-5.docx")
    Traceback (most recent call last):
    baocao_parser.errors.ReadError: thang-5.docx: ...
    """
    data, name = load(source, name)
    form = format_of(data, name)
    # imported here, because each reader brings a library that the others do not need
    if form == "docx":
        from .word import read_word

        return read_word(data, name)
    if form == "pdf":
        from .pdf import read_pdf

        return read_pdf(data, name)
    if form == "text":
        from .plain_text import read_text

        return read_text(data, name)
    from .office import convert, read_converted

    return read_converted(convert(data, form, name))


def load(source: PathLike, name: str | None = None, size: int = -1) -> tuple[bytes, str]:
    """Bytes of a source (the first `size`), and the name that messages call it by. ReadError where there is no file."""
    if isinstance(source, bytes):
        return source if size < 0 else source[:size], name or "<bytes>"
    path = Path(source)
    name = name or os.fsencode(path.name).decode("utf-8", "replace")
    try:
        with path.open("rb") as file:
            return file.read(size), name
    except OSError as error:
        reason = "is a folder" if path.is_dir() else (error.strerror or str(error)).lower()
        raise ReadError(f"cannot be opened: {reason}", source=str(path), remedy="check the path") from error
