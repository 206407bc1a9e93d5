"""Files that must not be unpacked, and what to do about each."""

from __future__ import annotations

import struct
import time
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest

from baocao_parser.errors import ReadError
from baocao_parser.readers.guard import MAX_ENTRIES, unpack
from tests.readers.word_writer import p, word_file, zip_of

REPORT = word_file(p("Có 12 hộ"))


def refusal(data: bytes) -> str:
    """The message for these bytes."""
    with pytest.raises(ReadError) as refused:
        unpack(data, "x.docx")
    assert refused.value.source == "x.docx"
    assert refused.value.remedy
    return refused.value.problem


def packed(files: Mapping[str, str | bytes], method: int = ZIP_DEFLATED) -> bytes:
    """A Word file with these parts added, every one packed by one method."""
    data = BytesIO()
    with ZipFile(data, "w", method) as package:
        for name, content in ({"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"} | dict(files)).items():
            package.writestr(name, content)
    return data.getvalue()


def test_a_sound_file_passes() -> None:
    unpack(REPORT, "x.docx")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (zip_of({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}), "is a spreadsheet (.xlsx)"),
        (zip_of({"ppt/presentation.xml": "<x/>"}), "is a presentation (.pptx)"),
        (zip_of({"mimetype": "application/epub+zip"}), "is an e-book or a damaged OpenDocument file"),
        (zip_of({"Index/Document.iwa": "x"}), "is a Pages document"),
        (zip_of({"thang-5.docx": REPORT}), "is a zip archive without a Word document"),
        (zip_of({"word/document.xml": "<x/>"}), "is a zip archive without a Word document"),
        (packed({}, ZIP_BZIP2), "is packed in a way that Word does not use"),
        (packed({"word/styles.xml": "junk"}), "is damaged: word/styles.xml is no XML"),
    ],
)
def test_zips_of_another_kind_are_named(data: bytes, problem: str) -> None:
    assert refusal(data) == problem


@pytest.mark.parametrize("length", [0, 4, 30, 200, len(REPORT) - 30, len(REPORT) - 1])
def test_a_truncated_file_is_refused(length: int) -> None:
    assert refusal(REPORT[:length]).startswith("is truncated or damaged")


def test_a_part_that_holds_more_than_it_declares_is_refused_before_it_is_unpacked() -> None:
    honest = packed({"word/media/image1.png": bytes(50_000_000)})
    lying = honest.replace(struct.pack("<L", 50_000_000), struct.pack("<L", 10))
    assert refusal(lying) == "is damaged: word/media/image1.png is not as long as it says"


def test_an_encrypted_zip_is_refused() -> None:
    data = bytearray(REPORT)
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(data)) == "is a zip protected by a password"


@pytest.mark.parametrize("name", ["word/document.xml", "word/media/image1.png"])
def test_zip_bombs_are_refused_at_once(name: str) -> None:
    bomb = packed({name: b"<w:p>" + b"<w:p/>" * 4_000_000})
    begun = time.perf_counter()
    assert refusal(bomb) == f"looks like a zip bomb: {name} has 22 MB"
    assert time.perf_counter() - begun < 0.2  # milliseconds, in truth


def test_more_than_a_report_can_hold_is_refused_by_the_sizes_declared() -> None:
    data = packed({f"word/media/image{number}.png": bytes(60_000_000) for number in range(2)})
    larger = data.replace(struct.pack("<L", 60_000_000), struct.pack("<L", 600_000_000))
    assert refusal(larger) == "unpacks to 1144 MB, more than 512 MB"


def test_too_many_parts_are_refused_without_listing_them() -> None:
    assert refusal(REPORT + b"PK\x01\x02" * (MAX_ENTRIES + 1)) == f"holds more than {MAX_ENTRIES} parts"


def test_long_and_repetitive_reports_pass() -> None:
    unpack(word_file(p("Có 12 hộ") * 20_000), "x.docx")
    unpack(packed({"word/media/blank.bmp": bytes(20_000_000)}), "x.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_a_doctype_is_refused_in_every_encoding(encoding: str) -> None:
    xml = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    assert refusal(packed({"word/notes.xml": xml.encode(encoding)})).startswith("has a DOCTYPE in word/notes.xml")


def test_a_doctype_behind_a_long_comment_or_another_name_is_refused() -> None:
    xml = f"<!--{'x' * 200_000}--><!DOCTYPE x><x/>"
    assert refusal(packed({"word/notes.bin": xml})).startswith("has a DOCTYPE in word/notes.bin")


def test_drawings_and_pages_that_are_only_shown_may_have_a_doctype() -> None:
    unpack(packed({"word/media/x.svg": "<!DOCTYPE svg><svg/>", "word/a.html": "<!DOCTYPE html>"}), "x.docx")


@pytest.mark.parametrize("encoding", ["UTF-7", "IBM037", "windows-1258"])
def test_encodings_that_could_hide_a_doctype_are_refused(encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><x/>'
    assert refusal(packed({"word/notes.xml": xml})) == f"has word/notes.xml in the encoding '{encoding}'"


def test_utf_16_is_allowed() -> None:
    unpack(packed({"word/notes.xml": '<?xml version="1.0" encoding="UTF-16"?><x/>'.encode("utf-16")}), "x.docx")


def test_what_is_damaged_is_said_in_own_words() -> None:
    assert refusal(REPORT[:200]).endswith("its directory of parts is missing or broken")
    with ZipFile(BytesIO(REPORT)) as package:
        part = next(p for p in package.infolist() if p.filename == "word/document.xml")
    start = part.header_offset + 30 + len(part.filename)
    broken = REPORT[:start] + b"\xff" * 40 + REPORT[start + 40 :]
    assert refusal(broken).endswith("one of its parts cannot be unpacked")
