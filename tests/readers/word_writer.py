"""Small Word files for tests: WordprocessingML in a line, packed with nothing that a test does not ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from baocao_parser.document import Document
from baocao_parser.readers.word import read_word

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
BREAK = "<w:r><w:br/></w:r>"
PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'
RENDERED = "<w:r><w:lastRenderedPageBreak/></w:r>"


def r(text: str, properties: str = "") -> str:
    """A run; `properties` is the inside of its w:rPr."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def b(text: str) -> str:
    """A bold run."""
    return r(text, "<w:b/>")


def p(*content: str, style: str = "", num: tuple[int, int] | None = None, properties: str = "") -> str:
    """A paragraph of runs and plain strings; `num` is its list and level."""
    style = style and f'<w:pStyle w:val="{style}"/>'
    place = num and f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    inside = "".join(part if part.startswith("<") else r(part) for part in content)
    return f"<w:p><w:pPr>{style}{place or ''}{properties}</w:pPr>{inside}</w:p>"


def tc(*content: str, properties: str = "") -> str:
    """A cell of paragraphs, tables and plain strings."""
    inside = "".join(part if part.startswith("<") else p(part) for part in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells and plain strings."""
    inside = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def tbl(*rows: str, properties: str = "", ruled: bool = True, grid: Sequence[int] = ()) -> str:
    """A table of rows; `ruled` with lines between its cells, `grid` are the widths of its columns."""
    borders = '<w:tblBorders><w:insideV w:val="single"/></w:tblBorders>' if ruled else ""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblPr>{properties}{borders}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def sdt(*content: str) -> str:
    """A content control, around blocks or runs."""
    placeholder = "<w:sdtPr><w:rPr><w:b/></w:rPr></w:sdtPr>"
    return f"<w:sdt>{placeholder}<w:sdtContent>{''.join(content)}</w:sdtContent></w:sdt>"


def field(instruction: str, *result: str) -> str:
    """A complex field; without a result it has no separator either."""
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    shown = marks["separate"] + "".join(result) if result else ""
    return f"{marks['begin']}<w:r><w:instrText>{instruction}</w:instrText></w:r>{shown}{marks['end']}"


def box(*content: str) -> str:
    """A text box as Word 2010 and later write it: once for themselves, once for older programs."""
    text = f"<w:txbxContent>{''.join(content)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing><wps:wsp><wps:txbx>{text}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{text}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def style(name: str, inside: str = "", *, kind: str = "paragraph", based_on: str = "", default: bool = False) -> str:
    """A style; `inside` holds its w:pPr and w:rPr."""
    parent = based_on and f'<w:basedOn w:val="{based_on}"/>'
    flag = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"{flag}><w:name w:val="{name}"/>{parent}{inside}</w:style>'


def level(ilvl: int, form: str, text: str, extra: str = "", *, start: int = 1) -> str:
    """A w:lvl of a list."""
    head = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
    return f'<w:lvl w:ilvl="{ilvl}">{head}{extra}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(number: int, *levels: str) -> str:
    """A w:abstractNum."""
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, *overrides: str) -> str:
    """A w:num of an abstract list."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def word_file(
    *blocks: str, headers: Mapping[str, str] | None = None, files: Mapping[str, str] | None = None, **parts: str
) -> bytes:
    """A .docx of these blocks.

    `parts` are the insides of other parts: styles, numbering, footnotes, endnotes. `headers` are headers and footers
    by the names of their references ("header", "footer"). `files` replace or add whole parts of the zip.
    """
    insides = {name: f"<w:{name} {NAMESPACES}>{inside}</w:{name}>" for name, inside in parts.items()}
    tags = {"header": "hdr", "footer": "ftr"}
    insides |= {kind: f"<w:{tags[kind]} {NAMESPACES}>{text}</w:{tags[kind]}>" for kind, text in (headers or {}).items()}
    references = "".join(f'<w:{kind}Reference r:id="{kind}"/>' for kind in headers or ())
    section = f"<w:sectPr>{references}</w:sectPr>" if references else ""
    document = f"<w:document {NAMESPACES}><w:body>{''.join(blocks)}{section}</w:body></w:document>"
    content = {
        "[Content_Types].xml": _content_types(insides),
        "_rels/.rels": part_relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": part_relations({name: f"{name}.xml" for name in insides}),
        **{f"word/{name}.xml": inside for name, inside in insides.items()},
        **(files or {}),
    }
    return zip_of(content)


def zip_of(content: Mapping[str, str | bytes]) -> bytes:
    """A zip of these files."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as package:
        for name, text in content.items():
            package.writestr(name, text)
    return packed.getvalue()


def read(*blocks: str, headers: Mapping[str, str] | None = None, **parts: str) -> Document:
    """The document that the reader makes of a file of these blocks."""
    return read_word(word_file(*blocks, headers=headers, files=None, **parts), "test.docx")


def texts(document: Document) -> list[str]:
    """Text of each block."""
    return [document.text_of(block) for block in document.blocks]


def bold_parts(document: Document) -> list[str]:
    """Text of the bold runs."""
    return [document.text[run.start : run.end] for block in document.blocks for run in block.runs if run.bold]


def _content_types(names: Mapping[str, str]) -> str:
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}.{name}+xml"/>' for name in names)
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>{overrides}</Types>'
    )


def part_relations(targets: Mapping[str, str]) -> str:
    """The relationships of a part: targets by their kinds, which are their ids, too."""
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{RELATIONS}/{kind}" Target="{target}"/>' for kind, target in targets.items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>'
