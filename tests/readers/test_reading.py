"""Whatever the format: a file that holds nothing to read is an error, never an empty report."""

from __future__ import annotations

import pytest

from baocao_parser.errors import ReadError
from baocao_parser.readers import read
from tests.readers.pdf_writer import Page, pdf
from tests.readers.word_writer import p, word_file


@pytest.mark.parametrize(
    "data",
    [
        word_file(p(), p(" ")),
        word_file(p(), headers={"header": p("UBND TỈNH TRÀ VINH")}),
        pdf(Page()),
        b"\n \n",
        "MỤC LỤC\nI. KẾT QUẢ ...... 1\nII. TỒN TẠI ..... 2\n".encode(),
    ],
    ids=["Word", "Word with a header", "PDF", "text", "contents"],
)
def test_a_file_without_text_is_an_error(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^trong: (holds no text|is empty) \(export the report again\)$"):
        read(data, name="trong")


def test_a_file_of_a_picture_is_one_that_was_not_read() -> None:
    picture = '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
    (issue,) = read(word_file(p(f"<w:r><w:drawing>{picture}</w:drawing></w:r>")), name="anh.docx").issues
    assert (issue.code, issue.severity) == ("picture-not-read", "error")
