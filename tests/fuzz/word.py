"""Word packages: elements moved, doubled, nested, renamed; attributes, texts and parts exchanged."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

from lxml import etree

from tests.fuzz.words import NUMBERS, said
from tests.readers import word_writer as ww

SUFFIX = ".docx"
CORPUS = Path(__file__).parents[2] / "corpus"
Parts = dict[str, bytes]
_FORBIDDEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)])


@cache
def bases() -> tuple[bytes, ...]:
    """Sound files, small ones with all that the format has before real ones."""
    cell = ww.tc("Có 12 hộ", properties='<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>')
    table = ww.tbl(ww.tr("TT", "Chỉ tiêu", "2020"), ww.tr("1", "Số hộ", "1.234"), ww.tr(cell, "5,5%"))
    levels = ww.level(0, "upperRoman", "%1."), ww.level(1, "decimal", "%1.%2."), ww.level(2, "bullet", "-")
    notes = f'<w:footnote w:id="2">{ww.p("Theo báo cáo số 5")}</w:footnote>'
    small = ww.word_file(
        ww.p("UBND TỈNH TRÀ VINH"),
        ww.p("BÁO CÁO tháng 5/2020", style="h"),
        ww.p(ww.b("KẾT QUẢ"), num=(1, 0)),
        ww.p("cấp ", ww.b("07"), " tài khoản", '<w:r><w:footnoteReference w:id="2"/></w:r>', num=(1, 1)),
        ww.p(ww.field("PAGE", ww.r("3")), ww.box(ww.p("Hộp 15 ha")), ww.BREAK, "x"),
        ww.sdt(ww.p("trong đó 05 dự án")),
        '<w:p><w:ins><w:r><w:t>8</w:t></w:r></w:ins><w:del><w:r><w:delText>9</w:delText></w:r></w:del></w:p>',
        ww.tbl(ww.tr(ww.tc(table, ww.p("1")))),
        table,
        headers={"header": ww.p("Trang 2"), "footer": ww.p("5")},
        styles=ww.style("h", "<w:rPr><w:b/><w:caps/></w:rPr>") + ww.style("n", default=True),
        numbering=ww.abstract(1, *levels) + ww.num(1, 1),
        footnotes=notes,
    )  # fmt: skip
    plain = ww.word_file(ww.p("1. Có 12 hộ, trong đó 5 hộ nghèo, đạt 41,7%."), table)
    real = [path.read_bytes() for path in sorted(CORPUS.glob("*-*/2020-05.docx"))]
    return (small, small, plain, *real)


def mutant(rng: Random) -> bytes:
    """A file with one to six things changed."""
    parts = unpacked(rng.choice(bases()))
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        rng.choices(*zip(*_CHANGES, strict=True))[0](parts, rng)
    return ww.zip_of(parts)


def smaller(data: bytes) -> Iterator[bytes]:
    """The file with an element or a part less; the largest first."""
    try:
        parts = unpacked(data)
    except Exception:  # of damaged bytes
        return
    for name in sorted(parts, key=lambda name: -len(parts[name])):
        if name not in ("[Content_Types].xml", "_rels/.rels", "word/document.xml"):
            yield ww.zip_of({other: content for other, content in parts.items() if other != name})
    for name in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
        root = _parsed(parts.get(name, b""))
        for element in [] if root is None else sorted(root.iter(), key=lambda e: -sum(1 for _ in e.iter())):
            parent = element.getparent()
            if root is not None and parent is not None:
                at = parent.index(element)
                parent.remove(element)
                yield ww.zip_of(parts | {name: etree.tostring(root)})
                parent.insert(at, element)


def unpacked(data: bytes) -> Parts:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist() if not name.endswith("/")}


def _parsed(content: bytes) -> etree._Element | None:
    try:
        return etree.fromstring(content)
    except etree.XMLSyntaxError:
        return None


def _in_tree(change: Callable[[etree._Element, Random], None]) -> Callable[[Parts, Random], None]:
    """A change of elements as one of parts: most often of the main document."""

    def changed(parts: Parts, rng: Random) -> None:
        names = [name for name in parts if name.endswith((".xml", ".rels"))]
        main = "word/document.xml"
        name = main if main in parts and rng.random() < 0.7 else rng.choice(names)
        root = _parsed(parts[name])
        if root is not None and len(root):
            change(root, rng)
            parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")

    return changed


def _element(root: etree._Element, rng: Random) -> etree._Element:
    return rng.choice([element for element in root.iter() if element is not root] or [root])


def _remove(root: etree._Element, rng: Random) -> None:
    element = _element(root, rng)
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _double(root: etree._Element, rng: Random) -> None:
    element = _element(root, rng)
    for _ in range(rng.choice((1, 1, 2, 40))):
        element.addnext(deepcopy(element)) if element.getparent() is not None else None


def _move(root: etree._Element, rng: Random) -> None:
    element, target = _element(root, rng), _element(root, rng)
    if target not in element.iter() and element.getparent() is not None:
        target.insert(rng.randrange(len(target) + 1), element)


def _nest(root: etree._Element, rng: Random) -> None:
    """Copies of an element within each other."""
    element = _element(root, rng)
    inner = deepcopy(element)
    for _ in range(rng.choice((1, 2, 8, 60))):
        outer = etree.Element(element.tag, {str(name): str(value) for name, value in element.attrib.items()})
        outer.append(inner)
        inner = outer
    element.append(inner)


def _rename(root: etree._Element, rng: Random) -> None:
    _element(root, rng).tag = _element(root, rng).tag


def _attribute(root: etree._Element, rng: Random) -> None:
    with_some = [element for element in root.iter() if element.attrib]
    if not with_some:
        return
    element, other = rng.choice(with_some), rng.choice(with_some)
    name = rng.choice(list(element.attrib))
    if rng.random() < 0.2:
        del element.attrib[name]
    else:
        value = rng.choice((rng.choice(NUMBERS), said(rng), rng.choice(list(other.attrib.values()))))
        element.set(name, str(value).translate(_FORBIDDEN))


def _text(root: etree._Element, rng: Random) -> None:
    texts = [element for element in root.iter() if element.text]
    if texts:
        rng.choice(texts).text = said(rng).translate(_FORBIDDEN)


def _paragraph(root: etree._Element, rng: Random) -> None:
    """A new paragraph or row somewhere."""
    wrapped = f"<x {ww.NAMESPACES}>{rng.choice((ww.p(said(rng)), ww.tr(said(rng), said(rng)), ww.b(said(rng))))}</x>"
    new = _parsed(wrapped.translate(_FORBIDDEN).encode())
    if new is not None:
        _element(root, rng).addnext(new[0])


def _drop_part(parts: Parts, rng: Random) -> None:
    parts.pop(rng.choice(list(parts)))


def _exchange_parts(parts: Parts, rng: Random) -> None:
    one, other = rng.choice(list(parts)), rng.choice(list(parts))
    parts[one] = parts[other]


def _bytes(parts: Parts, rng: Random) -> None:
    name = rng.choice(list(parts))
    content = bytearray(parts[name])
    for _ in range(rng.choice((1, 4))):
        if content:
            content[rng.randrange(len(content))] = rng.randrange(256)
    parts[name] = bytes(content)


_CHANGES = (
    (_in_tree(_remove), 3),
    (_in_tree(_double), 3),
    (_in_tree(_move), 3),
    (_in_tree(_nest), 2),
    (_in_tree(_rename), 2),
    (_in_tree(_attribute), 4),
    (_in_tree(_text), 5),
    (_in_tree(_paragraph), 3),
    (_drop_part, 1),
    (_exchange_parts, 1),
    (_bytes, 1),
)
"""What is changed, and how often."""
