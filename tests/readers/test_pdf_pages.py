"""Whole pages, drawn in a plain-text file and read back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
import regex

from baocao_parser.document import Block, Document
from baocao_parser.readers.pdf import read_pdf
from tests.readers.pdf_writer import Page, pdf

CASES = Path(__file__).parents[1] / "cases" / "readers" / "pdf_pages.txt"
LEFT, TOP, SIZE, COLUMN, STEP = 60.0, 90.0, 10.0, 6.0, 14.0

PHRASE = regex.compile(
    r"(?<bold> \*\* )? (?<text> (?! \*\* ) [^\s] (?: (?! \*\* | \s\s ) . )* ) (?(bold) \*\* )", regex.X
)
"""Words one space apart, in the same font: one text object."""


def cases() -> Iterator[tuple[str, str, str]]:
    """(title, page, text) of every case."""
    for case in regex.split(r"^## ", CASES.read_text("utf-8"), flags=regex.M)[1:]:
        title, rest = case.split("\n", 1)
        page, text = rest.split("\n=>\n")
        yield title, page, text.strip("\n")


def drawn(drawing: str) -> bytes:
    """The PDF of a drawing: every word at its column."""
    pages = []
    for sheet in drawing.split("\n-----\n"):
        page = Page()
        for number, line in enumerate(sheet.split("\n")):
            for phrase in PHRASE.finditer(line):
                font = "mono-bold" if phrase["bold"] else "mono"
                page.text(LEFT + COLUMN * phrase.start(), TOP + STEP * number, phrase["text"], font=font, size=SIZE)
        pages.append(page)
    return pdf(*pages)


def shown(document: Document) -> str:
    """The text of a document in the notation of the cases."""
    lines = list[str]()
    for table, blocks in groupby(document.blocks, key=lambda block: block.cell and block.cell.table):
        found = list(blocks)
        cells = [block.cell for block in found if block.cell]
        if table is None:
            lines += map(document.text_of, found)
        elif all((cell.row, cell.columns) == (0, 1) and cell.column < 2 for cell in cells):
            lines += [
                f"{'<>'[cell.column]} {document.text_of(block)}" for block, cell in zip(found, cells, strict=True)
            ]
        else:
            rows = groupby(found, key=_row)
            lines += [" | ".join(map(document.text_of, row)) for _, row in rows]
    return "\n".join([*lines, *(f"@ {aside.kind}: {aside.text}" for aside in document.asides)])


def _row(block: Block) -> int:
    return block.cell.row if block.cell else -1


@pytest.mark.parametrize(("page", "text"), [pytest.param(page, text, id=title) for title, page, text in cases()])
def test_a_drawn_page_is_read_as_written_below_it(page: str, text: str) -> None:
    assert shown(read_pdf(drawn(page), "trang.pdf")) == text
