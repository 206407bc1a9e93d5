"""Opening: the bytes of a Word file → the XML parts that the reader needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Literal, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from lxml import etree

from ...errors import ReadError
from .names import Element, w

AsideKind = Literal["header", "footer"]

_ASIDES: dict[str, AsideKind] = {w("headerReference"): "header", w("footerReference"): "footer"}
_PART_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PAGES = re.compile(rb"<(?:\w+:)?Pages>\s*(\d{1,6})\s*</")
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_MAIN_TYPES = re.compile(
    rb"""application/vnd\.
    (?: ms-word\. (?: document\.macroEnabled | template\.macroEnabledTemplate )
      | openxmlformats-officedocument\.wordprocessingml\.template
    ) \.main\+xml""",
    re.VERBOSE,
)
_DOCUMENT_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


class Package(NamedTuple):
    """The parts of one Word file; None for those it does not have."""

    root: Element
    """w:document."""
    body: Element
    styles: Element | None
    numbering: Element | None
    footnotes: Element | None
    endnotes: Element | None
    asides: tuple[tuple[AsideKind, Element], ...]
    """Headers and footers, each part once, in the order in which the sections name them."""
    pages: int | None
    """As Word counted them when it last saved the file."""


def open_package(data: bytes, name: str) -> Package:
    """Parts of a Word file whose bytes have passed the guard; `name` is what messages call it.

    Templates, files with macros, files in the strict dialect of ISO 29500 and files that miss a part are read like
    any other. Raises ReadError for files without a text body and for damaged ones.
    """
    # On damaged bytes python-docx, zipfile and lxml raise a dozen kinds of exceptions, AttributeError included.
    try:
        return _parts(_open(data))
    except Exception as error:
        raise ReadError(
            f"is damaged: {error or type(error).__name__}",
            source=name,
            remedy="open it in Word, which repairs many files, and save it again",
        ) from error


def _open(data: bytes) -> Part:
    try:
        return docx.Document(BytesIO(data)).part
    except (KeyError, ValueError):  # a part, a content type or a dialect that python-docx does not find
        return docx.Document(BytesIO(_plain_copy(data))).part


def _plain_copy(data: bytes) -> bytes:
    """A copy with the content type and in the dialect of an ordinary document, its parts all there."""
    copy = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(copy, "w", ZIP_DEFLATED, compresslevel=1) as target:
        names = set(source.namelist())
        for name in sorted(names):
            content = source.read(name)
            if name.endswith((".xml", ".rels")):
                content = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", content)
            if name == "[Content_Types].xml":
                content = _MAIN_TYPES.sub(_DOCUMENT_TYPE, content)
            if name.endswith(".rels"):
                content = _without_dangling(content, name, names)
            target.writestr(name, content)
    return copy.getvalue()


def _without_dangling(content: bytes, name: str, names: set[str]) -> bytes:
    """Relationships of one .rels part without those to parts that are missing ("NULL" is a common one)."""
    root = etree.fromstring(content, _parser())
    folder = "/" + name.rpartition("_rels/")[0].rstrip("/")
    for relation in list(root):
        target = relation.get("Target", "")
        external = relation.get("TargetMode") == "External"
        if not external and PackURI.from_rel_ref(folder, target).membername not in names:
            root.remove(relation)
    return etree.tostring(root)


def _parts(main: Part) -> Package:
    root, parts = _root(main), _related(main)
    body = root.find(w("body"))
    if body is None:
        raise ValueError("it has no text body")
    statistics = {} if main.package is None else _related(main.package)
    pages = _PAGES.search(b"".join(part.blob for kind, part in statistics.items() if kind.startswith("extended")))
    styles, numbering, footnotes, endnotes = (
        _root(parts[kind]) if kind in parts else None for kind in ("styles", "numbering", "footnotes", "endnotes")
    )
    return Package(
        root=root,
        body=body,
        styles=styles,
        numbering=numbering,
        footnotes=footnotes,
        endnotes=endnotes,
        asides=tuple(_asides(root, main)),
        pages=int(pages[1]) or None if pages else None,
    )


def _related(source: Part | OpcPackage) -> dict[str, Part]:
    """Parts by the last word of their relationship: "styles", "extended-properties" …"""
    relations = (relation for relation in source.rels.values() if not relation.is_external)
    return {relation.reltype.rpartition("/")[2]: relation.target_part for relation in relations}


def _asides(root: Element, main: Part) -> Iterator[tuple[AsideKind, Element]]:
    seen = set()
    for reference in root.iter(*_ASIDES):
        part = main.related_parts.get(reference.get(_PART_ID, ""))
        if part is not None and part not in seen:
            seen.add(part)
            yield _ASIDES[reference.tag], _root(part)


def _root(part: Part) -> Element:
    return part.element if isinstance(part, XmlPart) else etree.fromstring(part.blob, _parser())


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)
