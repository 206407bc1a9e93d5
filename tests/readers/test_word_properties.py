"""What holds for every Word file: no word lost or doubled, blocks that fit the text, no error but ReadError."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from baocao_parser.document import Document
from baocao_parser.errors import ReadError
from baocao_parser.readers.word import read_word
from tests.readers.word_writer import (
    abstract,
    box,
    field,
    level,
    num,
    p,
    r,
    read,
    sdt,
    style,
    tbl,
    tc,
    tr,
    word_file,
    zip_of,
)

Shown = tuple[str, list[str]]
"""XML, and the words that it shows."""

WORDS = st.lists(st.text("aăđêơ19,.%", min_size=1, max_size=5), max_size=4)
NOTHING = st.sampled_from(
    [
        "",
        r("kín", "<w:vanish/>"),
        "<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>",
        "<w:bookmarkStart/>",
        field("SET x 1"),
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    ]
)
WRAPPERS = st.sampled_from(
    [
        "{}",
        "<!-- x -->{}",
        "<w:ins>{}</w:ins>",
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:fldSimple>{}</w:fldSimple>",
        "<w:smartTag>{}</w:smartTag>",
        sdt("{}"),
        field("IF", "{}"),
    ]
)


@st.composite
def content(draw: st.DrawFn) -> Shown:
    """Runs, broken anywhere, in wrappers."""
    words = draw(WORDS)
    text = " ".join(words)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=4)))
    pieces = [text[start:end] for start, end in pairwise([0, *cuts, len(text)])]
    runs = (r(piece, draw(st.sampled_from(["", "<w:b/>"]))) for piece in pieces)
    return "".join(draw(WRAPPERS).format(run) + draw(NOTHING) for run in runs), words


@st.composite
def paragraphs(draw: st.DrawFn) -> Shown:
    xml, words = draw(content())
    if draw(st.booleans()):
        inside, more = draw(content())
        xml, words = xml + box(p(inside)), words + more
    return p(xml), words


def joined(blocks: list[Shown]) -> Shown:
    return "".join(xml for xml, _ in blocks), [word for _, words in blocks for word in words]


def table(rows: list[list[Shown]]) -> Shown:
    xml = tbl(*(tr(*(tc(cell) for cell, _ in row)) for row in rows))
    return xml, [word for row in rows for _, words in row for word in words]


def controlled(shown: Shown) -> Shown:
    return sdt(shown[0]), shown[1]


BLOCKS = st.recursive(
    paragraphs(),
    lambda inner: st.one_of(
        st.lists(st.lists(inner, min_size=1, max_size=3), min_size=1, max_size=3).map(table),
        st.lists(inner, min_size=1, max_size=3).map(joined).map(controlled),
    ),
    max_leaves=8,
)


def check_blocks(document: Document) -> None:
    """Blocks in order, each covered by its runs, neighbours of which differ."""
    end = -1
    for block in document.blocks:
        assert end < block.start <= block.end <= len(document.text)
        end = block.end
        bounds = [block.start, *(offset for run in block.runs for offset in (run.start, run.end)), block.end]
        assert bounds[0::2] == bounds[1::2]
        assert all(before.bold != after.bold for before, after in pairwise(block.runs))


@settings(max_examples=70, deadline=None)
@given(st.lists(BLOCKS, max_size=4).map(joined))
def test_every_word_comes_once_and_in_order(shown: Shown) -> None:
    document = read(shown[0])
    assert document.text.split() == shown[1]
    check_blocks(document)


def sample() -> dict[str, bytes]:
    """The parts of a file with something of everything."""
    reference = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:ind w:left="36"/></w:pPr>'
    shape = '<w:tblStyle w:val="T"/><w:tblLook w:val="04A0"/>'
    merged = tc("a", properties='<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>')
    go_on = tc("", properties='<w:gridSpan w:val="2"/><w:vMerge/>')
    data = word_file(
        p("Một", reference, field("PAGE", r("2")), style="A"),
        tbl(tr(merged, "b"), tr(go_on, tc(tbl(tr("c")), p("d"))), properties=shape),
        p("Hai", box(p("Khung")), num=(1, 0), properties='<w:jc w:val="both"/><w:sectPr/>'),
        sdt(p('<w:r><w:lastRenderedPageBreak/><w:sym w:font="Symbol" w:char="F0B7"/></w:r>')),
        headers={"header": p("Đầu trang")},
        styles=style("A", numbered + "<w:rPr><w:b/></w:rPr>", based_on="B")
        + style("B", based_on="A", default=True)
        + style("T", '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>', kind="table"),
        numbering=abstract(0, level(0, "upperRoman", "%1."), level(1, "bullet", "\uf0b7"))
        + num(1, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride>'),
        footnotes=f'<w:footnote w:id="1">{p("*", "Chú thích")}</w:footnote>',
    )
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


SAMPLE = sample()
WORD_PARTS = [name for name in SAMPLE if name.startswith("word/") and name.endswith(".xml")]
JUNK = ["", "x", "-1", "0", "1.5", "99999999999999999999", "Ⅷ", "1" * 5000, "true", "A", "restart"]


def document_or_refusal(data: bytes) -> None:
    refusal = None
    try:
        check_blocks(read_word(data, "x.docx"))
    except ReadError as error:
        refusal = error
    assert refusal is None or (refusal.source == "x.docx" and refusal.remedy)


@settings(deadline=None)
@given(st.binary(max_size=200), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]))
def test_any_bytes_are_refused_with_a_reason(data: bytes, start: bytes) -> None:
    document_or_refusal(start + data)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 255)), min_size=1, max_size=6), st.booleans())
def test_flipped_bytes_of_a_file(flips: list[tuple[int, int]], truncate: bool) -> None:
    data = bytearray(zip_of(SAMPLE))
    for position, byte in flips:
        data[position % len(data)] = byte
    document_or_refusal(bytes(data[: flips[0][0] % len(data)]) if truncate else bytes(data))


@settings(deadline=None)
@given(
    st.sampled_from(sorted(SAMPLE)),
    st.integers(0, 1 << 16),
    st.integers(0, 1 << 16),
    st.binary(max_size=8) | st.sampled_from([b"<w:p>", b"</w:p>", b"<w:tc/>", b"&x;", b"\0", b"<?x?>"]),
)
def test_parts_with_bytes_cut_out_or_put_in(part: str, start: int, end: int, inserted: bytes) -> None:
    content = SAMPLE[part]
    start, end = sorted((start % len(content), end % len(content)))
    document_or_refusal(zip_of(SAMPLE | {part: content[:start] + inserted + content[end:]}))


@st.composite
def misbuilt(draw: st.DrawFn) -> bytes:
    """Elements moved, renamed, removed or given senseless attributes; the XML stays well-formed."""
    part = draw(st.sampled_from(WORD_PARTS))
    root = etree.fromstring(SAMPLE[part])
    for _ in range(draw(st.integers(1, 5))):
        elements = list(root.iter())
        one, other = (draw(st.sampled_from(elements)) for _ in range(2))
        kind = draw(st.sampled_from(["move", "rename", "attribute", "remove"]))
        if kind == "move" and one is not root and one not in other.iterancestors() and one is not other:
            other.insert(draw(st.integers(0, 3)), one)
        elif kind == "rename":
            one.tag = other.tag
        elif kind == "attribute" and one.attrib:
            one.set(draw(st.sampled_from(sorted(one.attrib))), draw(st.sampled_from(JUNK)))
        elif kind == "remove" and (parent := one.getparent()) is not None:
            parent.remove(one)
    return zip_of(SAMPLE | {part: etree.tostring(root)})


@settings(max_examples=150, deadline=None)
@given(misbuilt())
def test_misbuilt_files(data: bytes) -> None:
    document_or_refusal(data)


@settings(deadline=None)
@given(st.sets(st.sampled_from(sorted(SAMPLE))))
def test_missing_parts(missing: set[str]) -> None:
    document_or_refusal(zip_of({name: content for name, content in SAMPLE.items() if name not in missing}))


def test_deep_nesting_is_read_or_refused() -> None:
    for depth in (20, 70, 300):
        nested = p("x")
        for _ in range(depth):
            nested = tbl(tr(tc(nested)))
        document_or_refusal(word_file(nested))
        document_or_refusal(word_file(p("<w:ins>" * 4 * depth + r("x") + "</w:ins>" * 4 * depth)))
