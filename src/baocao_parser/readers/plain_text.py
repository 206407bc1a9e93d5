"""Text and Markdown files → Document."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from hashlib import sha256

from ..document import Aside, BlockKind, Document, DocumentBuilder, Source
from ..records import Issue
from ..text.damage import damage
from ..text.unicode import repair
from .contents import contents_left_out, lines_of_contents
from .decoding import decode
from .furniture import page_numbers
from .html_blocks import blocks_as_lines, has_html
from .markdown import NOTE_MARK, PICTURE, is_markdown, markdown_lines
from .mending import mend
from .paragraphs import Line, Piece, paragraphs
from .struck import struck_out, without_struck
from .tab_tables import lines_with_tables

_PICTURES = (
    "The text shows {} pictures; the figures and words in them are not read (give the file that it was made from)."
)


def read_text(data: bytes, name: str) -> Document:
    """Document of a text file in any encoding that archives hold, plain or Markdown by its name and content.

    Lines broken at a margin and paragraphs cut by a page's end are joined; page numbers become asides. Form feeds
    count pages; without any, no block has a page. `bold` is None throughout where the text marks nothing bold. What was
    spoilt on its way is mended where that is certain, and an issue says so; another says where it is not.
    Raises ReadError for an empty file and for one that is no text.

    >>> document = read_text("# BÁO CÁO\\n\\nCấp **07** tài khoản\\n".encode(), "thang-5.md")
    >>> document.text, document.blocks[0].outline, document.bold_share(12, 14)
    ('BÁO CÁO\\nCấp 07 tài khoản', 0, 1.0)
    >>> read_text(b" ", "thang-5.txt")
    Traceback (most recent call last):
    baocao_parser.errors.ReadError: thang-5.txt: is empty (export the report again)
    """
    text, guessed = decode(data, name)
    builder = DocumentBuilder()
    text, builder.issues = mend(text)
    if guessed and not builder.issues:
        builder.issues.append(Issue("text-repaired", "info", f"The file does not say its encoding: read as {guessed}."))
    markdown, marked = is_markdown(text, name), has_html(text)
    if marked and not markdown:
        builder.issues.append(Issue("text-repaired", "info", "Tags of HTML in the text were read as what they mark."))
    if (markdown or marked) and (struck := without_struck(text))[1]:
        text = struck[0]
        builder.issues.append(struck_out(struck[1]))
    pages = text.rstrip().split("\f")
    paged = len(pages) > 1
    printed = [
        (line, number if paged else None)
        for number, page in enumerate(pages, 1)
        for line in repair(blocks_as_lines(page) if marked else page).text.split("\n")
    ]
    lines = _without_contents(builder, list((markdown_lines if markdown or marked else lines_with_tables)(printed)))
    furniture = page_numbers(lines)
    builder.asides += (Aside("page_number", lines[i].text.strip(), lines[i].page) for i in sorted(furniture))
    _add(builder, [line._replace(turns=i in furniture) for i, line in enumerate(lines)])
    if markdown and (pictures := len(PICTURE.findall(text))):
        builder.issues.append(Issue("picture-not-read", "warning", _PICTURES.format(pictures)))
    if issue := damage("\n".join(line for line, _ in printed)):
        builder.issues.append(issue)
    source = Source(name, "md" if markdown else "txt", sha256(data).hexdigest(), len(pages) if paged else None)
    return builder.build(source)


def _without_contents(builder: DocumentBuilder, lines: list[Line]) -> list[Line]:
    """The lines without a table of contents, which becomes an aside."""
    gone = lines_of_contents([line.text for line in lines])
    contents = sorted(gone)
    if contents:
        text = "\n".join(lines[at].text.strip() for at in contents)
        builder.asides.append(Aside("contents", text, lines[contents[0]].page))
        builder.issues.append(contents_left_out(len(contents)))
    return [line for at, line in enumerate(lines) if at not in gone]


def _add(builder: DocumentBuilder, lines: Sequence[Line]) -> None:
    """Add the paragraphs, and then the notes of those marks that the text has."""
    joined = list(paragraphs(lines))
    marked = any(bold for paragraph in joined for _, bold in paragraph.pieces)
    notes = {paragraph.note: paragraph for paragraph in joined if paragraph.note}
    anchors: dict[str, int] = {}
    for paragraph in joined:
        if not paragraph.note:
            pieces, marks = _without_marks(paragraph.pieces, notes)
            _add_paragraph(builder, paragraph._replace(pieces=tuple(pieces)), marked)
            anchors |= {note: builder.offset(at) for note, at in marks.items() if note not in anchors}
    for note in (*anchors, *(notes.keys() - anchors.keys())):
        if note in notes:
            _add_paragraph(builder, notes[note], marked, anchors.get(note))


def _add_paragraph(builder: DocumentBuilder, line: Line, marked: bool, anchor: int | None = None) -> None:
    runs = ((text, bold if marked else None) for text, bold in line.pieces)
    kind: BlockKind = "footnote" if line.note else "paragraph"
    builder.add(runs, kind=kind, outline=line.outline, page=line.page, cell=line.cell, anchor=anchor)


def _without_marks(pieces: Sequence[Piece], notes: Collection[str]) -> tuple[list[Piece], dict[str, int]]:
    """Pieces without the marks of notes, and the offset in them at which each stood first.

    A mark is of a note that the file has, or a number: converters lose notes.
    """
    left: list[Piece] = []
    marks: dict[str, int] = {}
    length = 0
    for text, bold in pieces:
        last = 0
        for mark in NOTE_MARK.finditer(text) if "[^" in text else ():
            if mark["id"] in notes or mark["id"].isdigit():
                left.append((text[last : mark.start()], bold))
                length += mark.start() - last
                last = mark.end()
                marks.setdefault(mark["id"], length)
        left.append((text[last:], bold))
        length += len(text) - last
    return left, marks
