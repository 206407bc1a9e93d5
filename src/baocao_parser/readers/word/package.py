"""Opening: the parts of a Word package → those that the reader needs, parsed.

python-docx resolves the relationships; its classes for elements are left aside, because a walk over plain lxml elements
takes a third of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from docx.opc.oxml import parse_xml
from docx.opc.packuri import PACKAGE_URI, PackURI
from lxml import etree

from ...errors import ReadError
from .landmarks import Landmarks, landmarks_of
from .names import Element, w

AsideKind = Literal["header", "footer"]

_ASIDES: dict[str, AsideKind] = {w("headerReference"): "header", w("footerReference"): "footer"}
_PART_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PAGES = re.compile(rb"<(?:\w+:)?Pages>\s*(\d{1,6})\s*</")
_NAMED = ("styles", "numbering", "footnotes", "endnotes")
_READ = {*_NAMED, "officeDocument", "extended-properties", "header", "footer"}
"""Kinds of parts that are looked into."""
_LEGACY_FONT = re.compile(rb'"[.Vv](?:[Vv][Nn]|[Nn][Ii]|[Pp][Ss])')
""" ".VnTime", "VNI-Times", "VPS …" """
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")


class Package(NamedTuple):
    """The parts of one Word file; None for those it does not have."""

    body: Element
    landmarks: Landmarks
    """Of the main document."""
    styles: Element | None
    numbering: Element | None
    footnotes: Element | None
    endnotes: Element | None
    asides: tuple[tuple[AsideKind, Element], ...]
    """Headers and footers, each part once, in the order in which the sections name them."""
    pages: int | None
    """As Word counted them when it last saved the file."""
    legacy_fonts: bool
    """Some part names a font of before Unicode."""


class _Relation(NamedTuple):
    """A relationship to a part that the package holds."""

    id: str
    kind: str
    """Last word of its type: "styles", "extended-properties" …"""
    part: PackURI


def open_package(parts: Mapping[str, bytes], name: str) -> Package:
    """The needed parts of a Word package, given by name as the guard unpacked them; `name` is what messages call it.

    Templates, files with macros, files in the strict dialect of ISO 29500 and files that miss a part are read like
    any other. Raises ReadError for files without a text body and for damaged ones.
    """
    # On damaged bytes python-docx and lxml raise a dozen kinds of exceptions, AttributeError included.
    try:
        return _open(parts)
    except Exception as error:
        deep = "xcessive depth" in str(error)
        raise ReadError(
            "is nested too deeply" if deep else f"is damaged: {error or type(error).__name__}",
            source=name,
            remedy="open it in Word, which repairs many files, and save it again",
        ) from error


def _open(parts: Mapping[str, bytes]) -> Package:
    package = {relation.kind: relation.part for relation in _relations(parts, PACKAGE_URI)}
    if "officeDocument" not in package:
        raise ValueError("it names no main document")
    main = package["officeDocument"]
    relations = list(_relations(parts, main))
    named = {relation.kind: relation.part for relation in relations}
    root = _root(parts, main)
    body = root.find(w("body"))
    if body is None:
        raise ValueError("it has no text body")
    styles, numbering, footnotes, endnotes = (_root(parts, named[kind]) if kind in named else None for kind in _NAMED)
    by_id = {relation.id: relation.part for relation in relations}
    landmarks = landmarks_of(root)
    references = list(_asides(landmarks.sections, by_id))
    asides = tuple((kind, _root(parts, part)) for kind, part in references)
    statistics = package.get("extended-properties")
    found = _PAGES.search(parts[statistics.membername]) if statistics else None
    pages = int(found[1]) or None if found else None
    shown = (main, *(named[kind] for kind in _NAMED if kind in named), *(part for _, part in references))
    legacy_fonts = any(_LEGACY_FONT.search(parts[part.membername]) for part in shown)
    return Package(body, landmarks, styles, numbering, footnotes, endnotes, asides, pages, legacy_fonts)


def _relations(parts: Mapping[str, bytes], source: PackURI) -> Iterator[_Relation]:
    """What a part is related to; targets outside the package, or missing from it ("NULL" is a common one), are none."""
    written = parts.get(source.rels_uri.membername)
    # python-docx types its argument as str, which lxml refuses where the XML declares its encoding
    for relation in () if written is None else parse_xml(written).iterchildren(_RELATIONSHIP):  # type: ignore[arg-type]
        kind = relation.get("Type", "").rpartition("/")[2]
        if kind in _READ and relation.get("TargetMode") != "External":
            part = PackURI.from_rel_ref(source.baseURI, relation.get("Target", ""))
            if part.membername in parts:
                yield _Relation(relation.get("Id", ""), kind, part)


def _asides(sections: Sequence[Element], by_id: Mapping[str, PackURI]) -> Iterator[tuple[AsideKind, PackURI]]:
    seen = set()
    for reference in (reference for section in sections for reference in section.iterchildren(*_ASIDES)):
        part = by_id.get(reference.get(_PART_ID, ""))
        if part is not None and part not in seen:
            seen.add(part)
            yield _ASIDES[reference.tag], part


def _root(parts: Mapping[str, bytes], part: PackURI) -> Element:
    content = parts[part.membername]
    if b"http://purl.oclc.org/ooxml/" in content:
        content = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", content)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        collect_ids=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,  # the guard and `Limits` say what is too large, not the parser, which would call it damaged
    )
    return etree.fromstring(content, parser)
