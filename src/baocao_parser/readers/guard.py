"""Guard: whether a Word package is safe to unpack, told from its bytes before an XML parser sees them.

A Word file is a zip of XML parts. Three megabytes of it can unpack to gigabytes, and a DOCTYPE can multiply or
drop text, so both are refused here, in about a millisecond for an ordinary report.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from io import BytesIO
from posixpath import normpath
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from ..errors import ReadError
from ..limits import Limits, raise_it
from .files import PathLike, load
from .signatures import GIVE_THE_REPORT, SAVE_AS_DOCX, format_of

MAX_ENTRIES = 10_000
MAX_TOTAL = 512 << 20
"""Bytes of all parts unpacked."""
MAX_XML = 64 << 20
"""Bytes of one XML part unpacked: some tens of thousands of pages."""
FREE_XML = 8 << 20
"""XML parts up to this size may be as repetitive as they like."""
MAX_RATIO = 100
"""Unpacked to packed size of larger XML parts. Reports reach 20, twenty copies of one report 45, bombs 300."""

_GET_AGAIN = "copy the file again from where it is archived"


class Fault(NamedTuple):
    """Why a file is refused, and what can be done."""

    problem: str
    remedy: str


def unpack(data: bytes, name: str) -> dict[str, bytes]:
    """The XML parts, by `part_name`, of a complete Word package (.docx, .docm, .dotx) that is safe to unpack.

    `name` is what a message calls the file. A package is read inside the folder that it was packed with. Refused with a
    ReadError: zips of another kind, each by its name; encrypted and truncated files; more than MAX_ENTRIES parts,
    MAX_TOTAL bytes, or MAX_XML bytes or MAX_RATIO in one XML part; parts that unpack to more than they declare; XML
    with a DOCTYPE or in an encoding other than UTF-8 and UTF-16, which the packaging rules (ECMA-376 Part 2, XML usage)
    forbid.

    >>> unpack(b"PK...", "thang-5.docx")
    Traceback (most recent call last):
    baocao_parser.errors.ReadError: thang-5.docx: is truncated or damaged: ... (copy the file again ...)
    """
    contents: dict[str, bytes] = {}
    if fault := _bad_package(data, contents):
        raise ReadError(fault.problem, source=name, remedy=fault.remedy)
    return contents


def _bad_package(data: bytes, contents: dict[str, bytes]) -> Fault | None:
    # Counting signatures costs a scan; letting zipfile list 100 000 entries costs half a second.
    if data.count(b"PK\x01\x02") > MAX_ENTRIES:
        return Fault(f"holds more than {MAX_ENTRIES} parts", SAVE_AS_DOCX)
    try:
        with ZipFile(BytesIO(data)) as package:
            parts = [part for part in package.infolist() if not part.filename.startswith("__MACOSX/")]
        fault = next((fault for rule in _RULES if (fault := rule(parts, data))), None)
        return fault or _bad_part(parts, data, contents)
    except _DAMAGE as error:
        return Fault(f"is truncated or damaged: {_damage(error)}", _GET_AGAIN)


_DAMAGE = (BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError, IndexError, OverflowError)
"""What zipfile and zlib raise on bytes that are no sound zip."""


def _damage(error: Exception) -> str:
    """What is wrong, in own words: those of the libraries are in one language, and of their insides."""
    if isinstance(error, zlib.error):
        return "one of its parts cannot be unpacked"
    if isinstance(error, BadZipFile):
        return "its directory of parts is missing or broken"
    return "it ends in the middle of a part, or points outside of itself"


@lru_cache(4096)  # files of one program have parts of the same names
def part_name(name: str) -> str:
    """The name by which a part is known; writers differ in case, slashes, and how the path begins (ECMA-376 Part 2).

    >>> part_name("/word/document.xml"), part_name("./Word\\\\Document.xml"), part_name("word/../docs/a.xml")
    ('word/document.xml', 'word/document.xml', 'docs/a.xml')
    """
    return normpath("/" + name.replace("\\", "/")).lstrip("/").casefold()


def _other_package(parts: list[ZipInfo], data: bytes) -> Fault | None:
    """No Word document inside, or several."""
    names = [part_name(part.filename) for part in parts]
    types = [part for part, name in zip(parts, names, strict=True) if name.rpartition("/")[2] == _TYPES]
    if len(types) == 1:
        inside = _folder_of(parts) + "word/"
        if any(name.startswith(inside) for name in names) or _locked(types, data):
            return None
        if _WORD_TYPE.search(_unpacked(types[0], data, FREE_XML).replace(b"\0", b"")):
            return None
    for start, kind, remedy in _OTHER_PACKAGES:
        if any(name.startswith(start) for name in names):
            return Fault(f"is {kind}", remedy)
    return Fault("is a zip archive without a Word document", "unpack it and read the .docx files inside")


def _folder_of(parts: list[ZipInfo]) -> str:
    """The folder around the package, with its slash: that of its list of content types; "" for none."""
    names = (part_name(part.filename).rpartition("/") for part in parts)
    return next((f"{folder}/" for folder, _, file in names if file == _TYPES and folder), "")


_TYPES = "[content_types].xml"
_WORD_TYPE = re.compile(rb"(?:wordprocessingml|ms-word)\.(?:document|template)[\w.]*\.main\+xml", re.IGNORECASE)
_OTHER_PACKAGES = (
    ("xl/", "a spreadsheet (.xlsx)", GIVE_THE_REPORT),
    ("ppt/", "a presentation (.pptx)", GIVE_THE_REPORT),
    ("mimetype", "an e-book or a damaged OpenDocument file", SAVE_AS_DOCX),
    ("index", "a Pages document", SAVE_AS_DOCX),
)


def _locked(parts: list[ZipInfo], _: bytes) -> Fault | None:
    """Encrypted, or packed by a method that no Office program uses."""
    if any(part.flag_bits & 1 for part in parts):
        return Fault("is a zip protected by a password", "unpack it and pack it again without one")
    if any(part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for part in parts):
        return Fault("is packed in a way that Word does not use", SAVE_AS_DOCX)
    return None


def _too_large(parts: list[ZipInfo], data: bytes) -> Fault | None:
    """More than a report can hold, by the sizes that the parts declare."""
    total = sum(part.file_size for part in parts)
    if total > MAX_TOTAL:
        return Fault(f"unpacks to {total >> 20} MB, more than {MAX_TOTAL >> 20} MB", "split the file")
    for part in parts:
        limit = max(FREE_XML, min(MAX_XML, MAX_RATIO * part.compress_size))
        if part.file_size > limit and _is_xml(part.filename, _unpacked(part, data, _HEAD)):
            return Fault(f"looks like a zip bomb: {part.filename} has {part.file_size >> 20} MB", SAVE_AS_DOCX)
    return None


def _bad_part(parts: list[ZipInfo], data: bytes, contents: dict[str, bytes]) -> Fault | None:
    """Unpack every part, none further than it declares; look at the XML, and keep it."""
    folder = _folder_of(parts)
    for part in parts:
        content = _unpacked(part, data, part.file_size + 1)
        if len(content) != part.file_size:
            return Fault(f"is damaged: {part.filename} is not as long as it says", _GET_AGAIN)
        if content and _is_xml(part.filename, content):
            if fault := _bad_xml(part.filename, content):
                return fault
            contents[part_name(part.filename).removeprefix(folder)] = content
    return None


def _unpacked(part: ZipInfo, data: bytes, limit: int) -> bytes:
    """At most `limit` bytes of a part. zipfile itself would unpack a part whole before it looks at its size."""
    name, extra = _LENGTHS.unpack_from(data, part.header_offset + _LENGTHS_AT)
    start = part.header_offset + _LENGTHS_AT + _LENGTHS.size + name + extra
    packed = memoryview(data)[start : start + part.compress_size]
    if part.compress_type == ZIP_STORED:
        return bytes(packed[:limit])
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, limit)


_LENGTHS, _LENGTHS_AT = struct.Struct("<HH"), 26  # of name and extra field, in the header before a part
_HEAD = 400


def _is_xml(name: str, content: bytes) -> bool:
    """By its name, or by its beginning: an XML part may have any name. Pages and drawings are shown, never parsed."""
    name = name.lower()
    return name.endswith((".xml", ".rels")) or (
        _encoding(content[:_HEAD]) is not None and not name.endswith((".svg", ".htm", ".html"))
    )


def _bad_xml(name: str, content: bytes) -> Fault | None:
    head = content[:_HEAD]
    encoding = _encoding(head)
    if encoding is None:
        return Fault(f"is damaged: {name} is no XML", _GET_AGAIN)
    declared = _DECLARED.search(head.decode(encoding, "replace"))
    if declared and declared[1].lower() not in ("utf-8", "utf8", "utf-16", "us-ascii", "ascii"):
        return Fault(f"has {name} in the encoding {declared[1]!r}", SAVE_AS_DOCX)
    if "<!DOCTYPE".encode(encoding) in content:
        return Fault(f"has a DOCTYPE in {name}, which no Office program writes", SAVE_AS_DOCX)
    return None


def _encoding(head: bytes) -> str | None:
    """Family of encodings of what begins like XML; None for anything else."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((encoding for encoding, marks in _XML_STARTS if start.startswith(marks)), None)


_XML_STARTS = (
    ("utf-32-le", (b"<\0\0\0",)),
    ("utf-16-le", (b"\xff\xfe<\0", b"<\0")),
    ("utf-16-be", (b"\xfe\xff\0<", b"\0<")),
    ("ascii", (b"<",)),
)

_DECLARED = re.compile(r"""<\?xml [^>]*? encoding \s*=\s* ["'] ([^"']*)""", re.VERBOSE)

_RULES: tuple[Callable[[list[ZipInfo], bytes], Fault | None], ...] = (_other_package, _locked, _too_large)
"""In order of cost; what passes them is unpacked."""


def is_harmless(source: PathLike) -> bool:
    """Whether a file may be parsed without a process that can be ended: a small text, or a small, sound Word package.

    PDF files never are: they run native code. False also for what cannot be read.

    >>> is_harmless("**12** hồ sơ".encode()), is_harmless(b"%PDF-1.4"), is_harmless("nowhere.docx")
    (True, False, False)
    """
    try:
        data, name = load(source, limits=SMALL)
        form = format_of(data, name)
        if form == "docx":
            return sum(map(len, unpack(data, name).values())) <= SMALL_XML
        return form == "text" and len(data) <= SMALL_TEXT
    except ReadError:
        return False


SMALL = Limits(file_size=4)
SMALL_XML = 2 << 20
SMALL_TEXT = 256 << 10
"""Bytes; the XML of a report of 30 pages has half a megabyte, its text 100 kilobytes."""


def check_depth(roots: Iterable[etree._Element | None], limits: Limits, name: str) -> None:
    """ReadError where elements of parsed parts stand deeper within each other than is allowed.

    Readers go into an element by a call, and calls within each other are what Python has fewest of.
    """
    deeper = _deeper(limits.depth if limits.depth is not None and limits.depth < DEEPEST else DEEPEST)
    if any(root is not None and deeper(root) for root in roots):
        problem = f"has elements more than {limits.depth or DEEPEST:,} deep within each other"
        raise ReadError(problem, source=name, remedy=raise_it("depth"))


@cache
def _deeper(depth: float) -> etree.XPath:
    return etree.XPath(f"boolean({'/*' * (int(depth) + 1)})")


DEEPEST = 2000
"""Elements within each other that the XML parser takes at all, nearly."""
