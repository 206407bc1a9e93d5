"""File signatures: the format of a file, told from its bytes. Names lie: many a .doc is RTF."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from ..errors import ReadError

Format = Literal["docx", "doc", "rtf", "odt", "pdf", "text"]

ZIP, OLE2, RTF = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
HEAD = 1024
"""Bytes within which a signature must stand."""
SAVE_AS_DOCX = "open it in Word or LibreOffice and save it as .docx"
GIVE_THE_REPORT = "only documents are read: give the report that it belongs to"
_MIMETYPE = b"mimetypeapplication/vnd.oasis.opendocument."
_PAGE = re.compile(rb"<!doctype html|<html|<head|<body", re.IGNORECASE)


def format_of(data: bytes, name: str) -> Format:
    """Format of a file's bytes; `name` is what a message calls the file. A zip is a "docx" until it is unpacked.

    Raises ReadError, naming the kind, for what no reader takes: spreadsheets, presentations, images, web pages,
    archives, and files under a password.

    >>> format_of(b"{\\\\rtf1 ...}", "thang-5.doc"), format_of("Báo cáo".encode(), "thang-5.txt")
    ('rtf', 'text')
    >>> format_of(b"\\x89PNG...", "trang-1.png")
    Traceback (most recent call last):
    baocao_parser.errors.ReadError: trang-1.png: is an image (put the pages of the scan into one PDF)
    """
    head = data[:HEAD].lstrip()
    if head.startswith(OLE2):
        return _compound(data, name)
    if head.startswith(RTF):
        return "rtf"
    if head.startswith(ZIP):
        return _zip(head, name)
    if is_pdf(head):
        return "pdf"
    for is_kind, problem, remedy in _REFUSED:
        if is_kind(data[:HEAD]):
            raise ReadError(problem, source=name, remedy=remedy)
    return "text"


def is_office(head: bytes) -> bool:
    """A file that begins so may be one for LibreOffice; whether it is, `format_of` says of all its bytes."""
    head = head.lstrip()
    return head.startswith((OLE2, RTF)) or (head.startswith(ZIP) and _MIMETYPE in head)


def is_pdf(head: bytes) -> bool:
    """A file that begins so is a PDF, if it is anything."""
    return b"%PDF-" in head[:HEAD]


def _compound(data: bytes, name: str) -> Format:
    """Compound files name their streams in UTF-16; the order tells a document from the sheets embedded in it."""
    for stream, problem, remedy in _STREAMS:
        if stream.encode("utf-16-le") in data:
            if not problem:
                return "doc"
            raise ReadError(problem, source=name, remedy=remedy)
    raise ReadError("is a compound file without a Word document, or a damaged one", source=name, remedy=SAVE_AS_DOCX)


_STREAMS = (
    ("EncryptedPackage", "is protected by a password", "open it in Word, remove the password and save it again"),
    ("WordDocument", "", ""),
    ("Workbook", "is a spreadsheet (.xls)", GIVE_THE_REPORT),
    ("Book", "is a spreadsheet (.xls)", GIVE_THE_REPORT),
    ("PowerPoint Document", "is a presentation (.ppt)", GIVE_THE_REPORT),
)


def _zip(head: bytes, name: str) -> Format:
    """OpenDocument packages begin with an entry that says what they hold; the others are told by their parts."""
    _, found, kind = head.partition(_MIMETYPE)
    if not found or kind.startswith(b"text"):
        return "odt" if found else "docx"
    problem = "is a spreadsheet (.ods)" if kind.startswith(b"spreadsheet") else "is an OpenDocument file without text"
    raise ReadError(problem, source=name, remedy=GIVE_THE_REPORT)


def _starts(*starts: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(starts)


def _web_page(head: bytes) -> bool:
    head = head.replace(b"\0", b"").lstrip(_BLANKS)
    return head.startswith(b"<") and _PAGE.search(head) is not None


def _xml(head: bytes) -> bool:
    return head.replace(b"\0", b"").lstrip(_BLANKS).startswith(b"<?xml")


_BLANKS = b"\xef\xbb\xbf\xff\xfe \r\n\t"
"""What may stand before the first sign: marks of UTF-8 and UTF-16, whose NULs are left out, and white space."""
_UNPACK = "unpack it and read the files inside"
_REFUSED: tuple[tuple[Callable[[bytes], bool], str, str], ...] = (
    (
        _starts(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM\0", b"RIFF", b"\0\0\x01\0"),
        "is an image",
        "put the pages of the scan into one PDF",
    ),
    (_starts(b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ"), "is an archive", _UNPACK),
    (_starts(b"\x09\x08\x10\0", b"\x09\x08\x08\0", b"\x09\x04\x06\0"), "is a spreadsheet (.xls)", GIVE_THE_REPORT),
    (_web_page, "is a web page (HTML)", SAVE_AS_DOCX),
    (_starts(b"MIME-Version:"), "is a saved web page (MHTML)", SAVE_AS_DOCX),
    (_xml, "is an XML file", f"if Word opens it, {SAVE_AS_DOCX}"),
)
"""In this order: what the bytes begin with, what they are then, and what can be done."""
