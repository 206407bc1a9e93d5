"""One text in TCVN3, VNI and Unicode through each format that archives hold: Word, old Word, PDF."""

from __future__ import annotations

import pytest

from baocao_parser.readers import office, read
from corpus.pdf import convert
from tests.readers.pdf_writer import Page, pdf
from tests.readers.test_word_legacy_fonts import FONTS, LINES, font, legacy
from tests.readers.word_writer import p, r, texts, word_file

ENCODINGS = ["tcvn3", "vni", "unicode"]
encodings = pytest.mark.parametrize("encoding", ENCODINGS)
OFFICE = office.find_office()


def written(line: str, encoding: str) -> tuple[str, str]:
    """A line as it stands in the file, and the font it is set in."""
    return (line, "Times New Roman") if encoding == "unicode" else (legacy(line, encoding), FONTS[encoding])


def word(encoding: str) -> bytes:
    return word_file(*(p(r(text, font(name))) for text, name in (written(line, encoding) for line in LINES)))


@encodings
def test_a_word_file(encoding: str) -> None:
    assert texts(read(word(encoding), name="x.docx")) == LINES


@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice: apt install " + office.PACKAGE)
def test_old_word_files() -> None:
    assert OFFICE
    for name, data in convert({each: word(each) for each in ENCODINGS}, office=OFFICE, form="doc").items():
        assert texts(read(data, name=f"{name}.doc")) == LINES, name


@encodings
def test_a_pdf_file(encoding: str) -> None:
    page = Page()
    for at, line in enumerate(LINES):
        text, _ = written(line, encoding)
        page.text(40, 100 + 30 * at, text, size=5, font="regular" if encoding == "unicode" else encoding)
    assert read(pdf(page)).text.split("\n") == LINES
