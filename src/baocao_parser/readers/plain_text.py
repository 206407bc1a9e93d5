"""Text and Markdown files → Document."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from ..document import Aside, Document, DocumentBuilder, Source
from ..text.legacy import convert_lines
from ..text.unicode import damage, repair
from .decoding import decode
from .furniture import page_numbers
from .markdown import is_markdown, markdown_lines
from .paragraphs import Line, paragraphs


def read_text(data: bytes, name: str) -> Document:
    """Document of a text file in any encoding that archives hold, plain or Markdown by its name and content.

    Lines broken at a margin and paragraphs cut by a page's end are joined; page numbers become asides. Form feeds
    count pages; without any, no block has a page. `bold` is None throughout where the text marks nothing bold.
    Raises ReadError for an empty file and for one that is no text.

    >>> document = read_text("# BÁO CÁO\\n\\nCấp **07** tài khoản\\n".encode(), "thang-5.md")
    >>> document.text, document.blocks[0].outline, document.bold_share(12, 14)
    ('BÁO CÁO\\nCấp 07 tài khoản', 0, 1.0)
    >>> read_text(b" ", "thang-5.txt")
    Traceback (most recent call last):
    baocao_parser.errors.ReadError: thang-5.txt: is empty (export the report again)
    """
    text = convert_lines(decode(data, name))
    markdown = is_markdown(text, name)
    pages = text.rstrip().split("\f")
    paged = len(pages) > 1
    printed = [
        (line, number if paged else None)
        for number, page in enumerate(pages, 1)
        for line in repair(page).text.split("\n")
    ]
    lines = list(markdown_lines(printed) if markdown else map(_plain, printed))
    builder = DocumentBuilder()
    furniture = page_numbers(lines)
    builder.asides += (Aside("page_number", lines[i].text.strip(), lines[i].page) for i in sorted(furniture))
    _add(builder, [line._replace(turns=i in furniture) for i, line in enumerate(lines)])
    if issue := damage("\n".join(line for line, _ in printed)):
        builder.issues.append(issue)
    source = Source(name, "md" if markdown else "txt", sha256(data).hexdigest(), len(pages) if paged else None)
    return builder.build(source)


def _plain(printed: tuple[str, int | None]) -> Line:
    text, page = printed
    return Line(((text.rstrip(), False),) if text.strip() else (), page)


def _add(builder: DocumentBuilder, lines: Sequence[Line]) -> None:
    joined = list(paragraphs(lines))
    marked = any(bold for paragraph in joined for _, bold in paragraph.pieces)
    for paragraph in joined:
        runs = ((text, bold if marked else None) for text, bold in paragraph.pieces)
        builder.add(runs, outline=paragraph.outline, page=paragraph.page, cell=paragraph.cell)
