"""The document as a page shows it: every block once, in order, with its headings, tables and pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao_parser.document import Cell, DocumentBuilder, Source
from baocao_parser.parsing import report_of
from baocao_parser.view.sheets import ShownParagraph, Table, sheets_of

from .html import Page
from .reports import ALL, archived


@pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_block_of_the_archive_is_shown_once_with_its_text_at_its_offset(path: Path) -> None:
    report = archived(path)
    shown = [(start, block.text_content()) for start, block in Page(report.to_html(pages="none")).blocks()]
    assert shown == [(block.start, report.document.text_of(block)) for block in report.document.blocks]


def test_headings_are_headings_and_pages_are_told() -> None:
    builder = DocumentBuilder()
    builder.add([("I. KẾT QUẢ", True)], page=1)
    builder.add([("Cấp 09 thẻ.", False)], page=1)
    builder.add([("1. Bưu chính", True)], page=2)
    report = report_of(builder.build(Source("a.docx", "docx", "")), "any")
    first, second = sheets_of(report, ())
    assert [(sheet.page, len(sheet.items)) for sheet in (first, second)] == [(1, 2), (2, 1)]
    assert [item.tag for sheet in (first, second) for item in sheet.items if isinstance(item, ShownParagraph)] == [
        "h2",
        "p",
        "h3",
    ]


def test_a_table_keeps_its_spans_gaps_and_the_table_within_it() -> None:
    builder = DocumentBuilder()
    builder.add([("Tiêu đề", True)], cell=Cell(0, 0, 0, columns=2))
    builder.add([("A", False)], cell=Cell(0, 1, 0, rows=2))
    builder.add([("trong", False)], cell=Cell(1, 0, 0))
    builder.add([("B", False)], cell=Cell(0, 1, 1))
    builder.add([("C", False)], cell=Cell(0, 4, 1))
    (sheet,) = sheets_of(report_of(builder.build(Source("a.docx", "docx", "")), "any"), ())
    (table,) = sheet.items
    assert isinstance(table, Table)
    shape = [[(cell.columns, cell.rows, len(cell.items)) for cell in row.cells] for row in table.rows]
    assert shape == [[(2, 1, 1)], [(1, 2, 2), (1, 1, 1)], [], [], [(1, 1, 0), (1, 1, 1)]]
    assert isinstance(table.rows[1].cells[0].items[1], Table)


def test_a_table_over_two_pages_says_where_the_second_begins() -> None:
    builder = DocumentBuilder()
    for row, page in enumerate((1, 1, 2)):
        builder.add([(f"Dòng {row}", False)], cell=Cell(0, row, 0), page=page)
    (sheet,) = sheets_of(report_of(builder.build(Source("a.pdf", "pdf", "")), "any"), ())
    (table,) = sheet.items
    assert isinstance(table, Table)
    assert [row.page for row in table.rows] == [None, None, 2]


def test_a_document_without_blocks_has_no_sheets() -> None:
    assert sheets_of(report_of(DocumentBuilder().build(Source("a.md", "md", "")), "any"), ()) == []
