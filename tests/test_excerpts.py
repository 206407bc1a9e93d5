from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser import parse
from baocao_parser.document import Document, DocumentBuilder, Source
from baocao_parser.excerpts import around, cell_name, excerpt_of


def document_of(*paragraphs: str) -> Document:
    builder = DocumentBuilder()
    for paragraph in paragraphs:
        builder.add([(paragraph, False)])
    return builder.build(Source("a.md", "", "md"))


@given(st.integers(0, 9), st.integers(1, 9), st.integers(0, 12))
def test_the_words_around_never_leave_the_paragraph(start: int, size: int, most: int) -> None:
    document = document_of("trước", "cấp mới 09 thẻ", "sau")
    first = document.text.index("cấp") + start
    last = min(first + size, document.text.index("\nsau"))
    before, behind = around(document, first, last, most)
    assert before + document.text[first:last] + behind in "cấp mới 09 thẻ"
    assert max(len(before), len(behind)) <= most


def test_what_is_cut_is_marked_on_its_side() -> None:
    document = document_of("cấp mới 09 thẻ")
    assert around(document, 8, 10, 4, cut="…") == ("…mới ", " thẻ")


def test_a_document_without_text_has_no_words_around() -> None:
    with pytest.raises(IndexError):
        around(document_of(), 0, 0, 5)


def test_a_figure_of_a_table_is_shown_with_row_and_column() -> None:
    report = parse("| Chỉ tiêu | Xã A | Xã B |\n|---|---|---|\n| Số hồ sơ | 120 | 7 |\n".encode(), emphasis="any")
    figure = report.indicators[0]
    assert cell_name(figure) == "Số hồ sơ | Xã A"
    assert excerpt_of(figure, report.document) == "Số hồ sơ | Xã A: 120"


def test_a_figure_of_a_text_is_shown_in_its_paragraph_blanks_single() -> None:
    report = parse("Cấp   mới 09 chứng thư số trong tháng.".encode(), emphasis="any")
    figure = report.indicators[0]
    assert cell_name(figure) is None
    assert excerpt_of(figure, report.document) == "Cấp mới 09 chứng thư số trong tháng."
    assert excerpt_of(figure, report.document, 12).count("…") == 2
