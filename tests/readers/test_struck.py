"""Text that is struck out is left out, and told of."""

from __future__ import annotations

import pytest

from baocao_parser.document import Document
from baocao_parser.readers.plain_text import read_text
from tests.readers.word_writer import p, r, read, style


def told(document: Document) -> list[tuple[str, str, str]]:
    return [(issue.code, issue.severity, issue.message.rpartition("characters, ")[2]) for issue in document.issues]


@pytest.mark.parametrize("struck", ["~~99~~", "<s>99</s>", '<del cite="a">99</del>', "<STRIKE>99</STRIKE>"])
def test_struck_figures_of_a_text_are_none(struck: str) -> None:
    document = read_text(f"# BÁO CÁO\n\nCấp {struck} **12** thẻ\n".encode(), "a.md")
    assert document.text == "BÁO CÁO\nCấp  12 thẻ"
    assert told(document) == [("text-struck-out", "warning", "“99”.")]


def test_marks_that_strike_nothing_out_stay() -> None:
    document = read_text("# BÁO CÁO\n\nKhoảng ~5 hộ, từ ~~ đến ~~ 12, H~2~O\n".encode(), "a.md")
    assert "~5 hộ, từ ~~ đến ~~ 12" in document.text
    assert document.issues == ()


@pytest.mark.parametrize("look", ["<w:strike/>", "<w:dstrike/>", '<w:rStyle w:val="s"/>'])
def test_struck_runs_of_a_word_file_are_none(look: str) -> None:
    crossed = style("s", "<w:rPr><w:strike/></w:rPr>", kind="character")
    document = read(p("Cấp ", r("99", look), r("12", '<w:strike w:val="0"/>'), " thẻ"), styles=crossed)
    assert document.text == "Cấp 12 thẻ"
    assert told(document) == [("text-struck-out", "warning", "“99”.")]


def test_a_word_that_is_struck_out_is_worth_no_warning() -> None:
    assert told(read(p("Cấp ", r("mới ", "<w:strike/>"), "12 thẻ"))) == [("text-struck-out", "info", "“mới”.")]
