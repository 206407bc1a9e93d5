"""Section trees of whole documents."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao_parser.outline import outline
from tests.documents import CASES, document_of, read_cases

HEADINGS = list(read_cases(CASES / "outline" / "headings.txt"))


@pytest.mark.parametrize(("given_text", "expected"), [c[1:] for c in HEADINGS], ids=[c[0] for c in HEADINGS])
def test_headings_of_a_report(given_text: str, expected: str) -> None:
    sections = outline(document_of(given_text, labels=True)).sections
    assert [f"{s.path} | {s.title}" for s in sections] == expected.splitlines()


def test_a_section_ends_where_the_next_of_its_level_begins() -> None:
    document = document_of("I. MỘT\n1. Bưu chính\nHết.\nII. HAI\nHết.")
    first, child, second = outline(document).sections
    assert (first.end, child.end) == (second.start, second.start)
    assert second.end == len(document.text)


def test_a_gap_in_the_numbering_is_an_issue_that_names_the_heading() -> None:
    document = document_of("1. Bưu chính\n2. Viễn thông\n5. Báo chí")
    (issue,) = outline(document).issues
    assert issue.code == "label-gap"
    assert "'5.'" in issue.message
    assert document.text[issue.start : issue.end] == "5. Báo chí"


def test_roles_come_from_the_titles_and_are_handed_down() -> None:
    sections = outline(document_of("I. KẾT QUẢ\n1. Bưu chính\nII. KHÓ KHĂN\nIII. PHƯƠNG HƯỚNG\n1. Bưu chính")).sections
    assert [s.role for s in sections] == ["results", "results", "problems", "plan", "plan"]


def test_spans_apart_hold_no_sections() -> None:
    document = document_of("1. Không phải đề mục\nI. KẾT QUẢ")
    assert [s.path for s in outline(document, [(0, 10)]).sections] == ["I"]


def test_a_document_without_headings_has_no_sections() -> None:
    assert outline(document_of("Trong tháng không có việc gì mới.")).sections == ()
    assert outline(document_of("")).sections == ()


LINES = st.lists(
    st.sampled_from(
        [
            "I. A",
            "II. B",
            "V. C",
            "A. X",
            "1. a",
            "2. b",
            "1.1. c",
            "3.2 d",
            "a) e",
            "b) g",
            "(1) h",
            "i) k",
            "- l",
            "TIÊU ĐỀ",
            "**Đậm**",
            "Câu văn.",
        ]
    ),
    max_size=30,
)


@settings(deadline=None)  # the first title with a figure loads the lexicon
@given(LINES)
def test_any_mix_of_lines_gives_a_well_formed_tree(lines: list[str]) -> None:
    document = document_of("\n".join(lines))
    sections = outline(document).sections
    assert len({s.path for s in sections}) == len(sections)
    assert all(s.start < s.end <= len(document.text) for s in sections)
    assert all(first.start < second.start for first, second in itertools.pairwise(sections))
    for index, section in enumerate(sections):
        inner = [s for s in sections[index + 1 :] if s.start < section.end]
        assert all(s.level > section.level and s.end <= section.end for s in inner)
        assert all(s.path.startswith(f"{section.path}.") for s in inner)


@settings(deadline=None)
@given(st.lists(st.text(alphabet="IVX1.a) -:ĐCông\t", max_size=12), max_size=12))
def test_never_raises_on_any_lines(lines: list[str]) -> None:
    outline(document_of("\n".join(lines)))


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("1. A\na) b: c.\nb) d: e.\n* Sao", ["1", "1.a", "1.b", "1"]),  # beside finished items
        ("1. A\na) Đề mục\n* Sao", ["1", "1.a", "1.a"]),  # below a heading
        ("1. A\na) b: c.\n* Sao một\nb) d: e.\n* Sao hai", ["1", "1.a", "1.a", "1.b", "1.b"]),  # as in the item before
        ("1. A\na) b: c.\n- Gạch", ["1", "1.a", "1.a"]),
        ("1. A\n- Gồm:\n(1) b: c.\n(2) d: e.\n- Gạch hai", ["1", "1", "1.1", "1.2", "1"]),
        ("1. A\n- Một\n(1) Đề mục\n- Hai\n(2) Đề mục\n- Ba", ["1", "1", "1.1", "1.1", "1.2", "1.2"]),
        ("**2. A**\n1.1. b: c.\n**Khó khăn**\nThiếu.", ["2", "2.1.1", "~kho-khan", "~kho-khan"]),
    ],
)
def test_a_line_without_label_belongs_where_its_mark_or_its_look_says(text: str, paths: list[str]) -> None:
    document = document_of(text)
    sections = outline(document).sections
    inner = [max((s for s in sections if s.start <= b.start < s.end), key=lambda s: s.level) for b in document.blocks]
    assert [s.path for s in inner] == paths
