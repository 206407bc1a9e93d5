"""What a file is, by its bytes: whatever it is called, and with a remedy where no reader takes it."""

from __future__ import annotations

import pytest

from baocao_parser.errors import ReadError
from baocao_parser.readers.signatures import format_of
from tests.readers.odt_writer import open_document
from tests.readers.word_writer import zip_of

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def stream(*names: str) -> bytes:
    """A compound file with streams of these names, in this order."""
    return OLE2 + b"".join(name.encode("utf-16-le") + bytes(60) for name in names)


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (stream("WordDocument", "1Table"), "doc"),
        (stream("Workbook", "WordDocument"), "doc"),  # a sheet embedded in the report
        (b"{\\rtf1\\ansi 12}", "rtf"),
        (b"\r\n{\\rtf1\\ansi 12}", "rtf"),
        (open_document(""), "odt"),
        (open_document("", "text-template"), "odt"),
        (zip_of({"word/document.xml": "<x/>"}), "docx"),
        (b"%PDF-1.4", "pdf"),
        (b"junk of a mail gateway %PDF-1.4", "pdf"),
        ("1. Có < 12 hộ".encode(), "text"),
        ("Số hộ;Năm\n12;2020".encode(), "text"),
        (b"", "text"),
    ],
)
def test_the_bytes_decide_the_format(data: bytes, form: str) -> None:
    assert format_of(data, "x.docx") == form


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (stream("EncryptedPackage", "EncryptionInfo"), "is protected by a password"),
        (stream("Workbook"), "is a spreadsheet (.xls)"),
        (stream("Book"), "is a spreadsheet (.xls)"),
        (b"\x09\x08\x10\x00\x00\x06", "is a spreadsheet (.xls)"),
        (open_document("", "spreadsheet"), "is a spreadsheet (.ods)"),
        (open_document("", "presentation"), "is an OpenDocument file without text"),
        (stream("PowerPoint Document"), "is a presentation (.ppt)"),
        (OLE2, "is a compound file without a Word document, or a damaged one"),
        (b"\x89PNG\r\n\x1a\n", "is an image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "is an image"),
        (b"II*\0", "is an image"),
        (b"Rar!\x1a\x07", "is an archive"),
        (b"\x1f\x8b\x08", "is an archive"),
        ("<!DOCTYPE html>\n<p>12 hộ".encode(), "is a web page (HTML)"),
        ('<html xmlns:o="urn:schemas-microsoft-com:office:office"><p>12 hộ'.encode("utf-16"), "is a web page (HTML)"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "is a saved web page (MHTML)"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "is an XML file"),
    ],
)
def test_what_no_reader_takes_is_named_with_a_remedy(data: bytes, problem: str) -> None:
    with pytest.raises(ReadError) as refused:
        format_of(data, "thang-5.doc")
    assert refused.value.problem == problem
    assert refused.value.source == "thang-5.doc"
    assert refused.value.remedy
