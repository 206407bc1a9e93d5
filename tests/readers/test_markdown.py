from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.document import Block, Document
from baocao_parser.readers.markdown import emphasis, is_markdown
from baocao_parser.readers.plain_text import read_text
from tests.documents import CASES, read_cases

MARKS = ["**", "*", "__", "_", "\\", "|", "\n", "\n\n", "# ", "<br>", "&amp;", "&nbsp;", "`", " ", "(", ")"]
words = st.lists(st.sampled_from([*MARKS, *"xyz", "số", "12", "Hồ"]), max_size=30).map("".join)


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(given, expected, id=title) for title, given, expected in read_cases(CASES / "text" / "markdown.txt")],
)
def test_markdown_is_read_as(text: str, expected: str) -> None:
    document = read_text(text.encode(), "case.md")
    assert [_printed(document, block) for block in document.blocks] == expected.removesuffix("\n").split("\n")


def _printed(document: Document, block: Block) -> str:
    text = "".join(
        f"**{document.text[run.start : run.end]}**" if run.bold else document.text[run.start : run.end]
        for run in block.runs
    )
    if block.cell:
        place = f"{block.cell.table} {block.cell.row} {block.cell.column}{' h' * block.cell.header}"
        return f"|{place}| {text}"
    return text if block.outline is None else f"#{block.outline} {text}"


def test_markup_or_name_makes_it_markdown() -> None:
    assert is_markdown("", "a.MD")
    assert is_markdown("cấp **07** tài khoản", "a.txt")
    assert is_markdown("# BÁO CÁO", "a.txt")
    assert is_markdown("| a | b |\n|---|:--:|\n", "a.txt")


@pytest.mark.parametrize("text", ["2 ** 3 ** 4", "#1", "* sao", "ngày ____", "| a | b |", "**\n\n**", "a -- b | c"])
def test_chance_marks_are_plain_text(text: str) -> None:
    assert not is_markdown(text, "a.txt")


def test_markdown_without_bold_cannot_say_what_is_bold() -> None:
    document = read_text("# Đề mục\n\nnội dung".encode(), "a.md")
    assert {run.bold for block in document.blocks for run in block.runs} == {None}


@given(words)
def test_emphasis_loses_nothing_but_markup(text: str) -> None:
    left = "".join(piece for piece, _ in emphasis(text))
    kept = text.replace("&amp;", "").replace("&nbsp;", "")
    assert list(filter(str.isalnum, left)) == list(filter(str.isalnum, kept))


@given(words)
def test_any_mix_of_markup_is_read(text: str) -> None:
    document = read_text(f"{text}.".encode(), "a.md")
    assert "".join(filter(str.isalnum, document.text)).count("x") == text.count("x")


@given(words)
def test_neighbouring_pieces_differ_in_emphasis(text: str) -> None:
    pieces = emphasis(text)
    assert all(piece for piece, _ in pieces)
    assert all(one[1] != other[1] for one, other in pairwise(pieces))
