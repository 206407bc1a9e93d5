"""Opening: the parts of a Word package → those that the reader needs, parsed.

Parts are found by their relationships, whatever their names (ECMA-376 Part 2). lxml parses them; the classes of
python-docx are left aside, because a walk over plain elements takes a third of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple
from urllib.parse import unquote

from lxml import etree

from ...errors import ReadError
from ..guard import part_name
from .landmarks import Landmarks, landmarks_of
from .names import Element, w

AsideKind = Literal["header", "footer"]

_ASIDES: dict[str, AsideKind] = {w("headerReference"): "header", w("footerReference"): "footer"}
_PART_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_PAGES = re.compile(rb"<(?:\w+:)?Pages>\s*(\d{1,6})\s*</")
_NOTES = "footnotes", "endnotes"
_NAMED = ("styles", "numbering", *_NOTES)
_DRAWN = ("chart", "diagramdata")
_TYPES = "[content_types].xml"
_READ = {*_NAMED, *_DRAWN, "officedocument", "extended-properties", "header", "footer"}
"""Kinds of parts that are looked into."""
_LEGACY_FONT = re.compile(rb'"[.Vv](?:[Vv][Nn]|[Nn][Ii]|[Pp][Ss])')
""" ".VnTime", "VNI-Times", "VPS …" """
_SYMBOL_FONTS = b'"Symbol"', b'"Wingdings"'
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
    drawn: Mapping[str, bytes]
    """Charts and the data of diagrams, unparsed, by the id with which the text refers to them."""
    asides: tuple[tuple[AsideKind, Element], ...]
    """Headers and footers, each part once, in the order in which the sections name them."""
    pages: int | None
    """As Word counted them when it last saved the file."""
    legacy_fonts: bool
    """Some part names a font of before Unicode."""
    symbol_fonts: bool
    """Some text is set in a font of symbols."""


class _Relation(NamedTuple):
    """A relationship to a part that the package holds."""

    id: str
    kind: str
    """Last word of its type in small letters: "styles", "extended-properties" …"""
    part: str


def open_package(parts: Mapping[str, bytes], name: str) -> Package:
    """The needed parts of a Word package, given by name as the guard unpacked them; `name` is what messages call it.

    Templates, files with macros, files in the strict dialect of ISO 29500 and files that miss a part are read like
    any other. Raises ReadError for files without a text body and for damaged ones.
    """
    try:
        return _open(parts)
    except (etree.LxmlError, ValueError, KeyError, RecursionError) as error:
        deep = isinstance(error, RecursionError) or "xcessive depth" in str(error)
        raise ReadError(
            "is nested too deeply" if deep else f"is damaged: {_damage(error)}",
            source=name,
            remedy="open it in Word, which repairs many files, and save it again",
        ) from error


def _damage(error: Exception) -> str:
    """What is wrong, in own words."""
    if isinstance(error, etree.XMLSyntaxError):
        return f"the XML of {error.filename} is broken in line {error.lineno}"
    if isinstance(error, KeyError):
        return f"it has no part {error}"
    return str(error) if isinstance(error, ValueError) and str(error) else type(error).__name__


def _open(parts: Mapping[str, bytes]) -> Package:
    package = {relation.kind: relation.part for relation in _relations(parts, "")}
    main = package.get("officedocument") or _main_by_type(parts)
    relations = list(_relations(parts, main))
    named = {relation.kind: relation.part for relation in relations}
    root = parse(parts[main], main)
    body = root.find(w("body"))
    if body is None:
        raise ValueError("it has no text body")
    styles, numbering, footnotes, endnotes = (
        parse(parts[named[kind]], named[kind]) if kind in named else None for kind in _NAMED
    )
    landmarks = landmarks_of(root)
    references = list(_asides(landmarks.sections, {relation.id: relation.part for relation in relations}))
    statistics = package.get("extended-properties")
    found = _PAGES.search(parts[statistics]) if statistics else None
    texts = (main, *(named[kind] for kind in _NOTES if kind in named), *(part for _, part in references))
    shown = (*texts, *(named[kind] for kind in ("styles", "numbering") if kind in named))
    return Package(
        body=body,
        landmarks=landmarks,
        styles=styles,
        numbering=numbering,
        footnotes=footnotes,
        endnotes=endnotes,
        drawn={relation.id: parts[relation.part] for relation in relations if relation.kind in _DRAWN},
        asides=tuple((kind, parse(parts[part], part)) for kind, part in references),
        pages=int(found[1]) or None if found else None,
        legacy_fonts=any(_LEGACY_FONT.search(parts[part]) for part in shown),
        symbol_fonts=any(font in parts[part] for part in texts for font in _SYMBOL_FONTS),
    )


def _main_by_type(parts: Mapping[str, bytes]) -> str:
    """The main document by its content type, where no relationship leads to it."""
    listed = parts.get(_TYPES)
    for override in () if listed is None else parse(listed, _TYPES).iterchildren(_OVERRIDE):
        part = part_name(override.get("PartName", ""))
        if part in parts and override.get("ContentType", "").lower().endswith(".main+xml"):
            return part
    raise ValueError("it names no main document")


def _relations(parts: Mapping[str, bytes], source: str) -> Iterator[_Relation]:
    """What a part is related to; targets outside the package, or missing from it ("NULL" is a common one), are none."""
    folder, _, file = source.rpartition("/")
    name = part_name(f"{folder}/_rels/{file}.rels")
    written = parts.get(name)
    for relation in () if written is None else parse(written, name).iterchildren(_RELATIONSHIP):
        kind = relation.get("Type", "").rpartition("/")[2].lower()
        if kind in _READ and relation.get("TargetMode", "").lower() != "external":
            target = unquote(relation.get("Target", "")).replace("\\", "/")
            part = part_name(target if target.startswith("/") else f"{folder}/{target}")
            if part in parts:
                yield _Relation(relation.get("Id", ""), kind, part)


def _asides(sections: Sequence[Element], by_id: Mapping[str, str]) -> Iterator[tuple[AsideKind, str]]:
    seen = set()
    for reference in (reference for section in sections for reference in section.iterchildren(*_ASIDES)):
        part = by_id.get(reference.get(_PART_ID, ""))
        if part is not None and part not in seen:
            seen.add(part)
            yield _ASIDES[reference.tag], part


def parse(content: bytes, part: str = "") -> Element:
    """The root of an XML part, in the names of the transitional dialect; `part` is what an error calls it."""
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
    return etree.fromstring(content, parser, base_url=part)
