"""The builder's promises: offsets, runs, separators, repaired text."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.document import Cell, Document, DocumentBuilder, Source

EMPHASES: list[bool | None] = [True, False]
RUNS = st.lists(
    st.tuples(st.text(alphabet="a7Ạê\u0301\u00a0\u00ad đ", max_size=5), st.sampled_from(EMPHASES)), max_size=6
)


def build(*paragraphs: list[tuple[str, bool | None]]) -> Document:
    builder = DocumentBuilder()
    for runs in paragraphs:
        builder.add(runs)
    return builder.build(Source("x", "txt", ""))


@given(st.lists(RUNS, max_size=4))
def test_runs_cover_their_block_and_neighbours_differ(paragraphs: list[list[tuple[str, bool | None]]]) -> None:
    document = build(*paragraphs)
    for block in document.blocks:
        bounds = [block.start, *[run.end for run in block.runs]]
        assert [run.start for run in block.runs] == bounds[:-1]
        assert bounds[-1] == block.end
        assert all(first.bold != second.bold for first, second in zip(block.runs, block.runs[1:], strict=False))


def test_bold_runs_stay_on_their_letters_when_the_text_is_repaired() -> None:
    document = build([("tỷ\u00adlệ ê\u0301", False), ("72", True)])
    (run,) = [run for run in document.blocks[0].runs if run.bold]
    assert document.text[run.start : run.end] == "72"


def test_cells_of_a_row_are_parted_by_tabs_and_rows_by_newlines() -> None:
    builder = DocumentBuilder()
    for row, column, text in ((0, 0, "Tên"), (0, 1, "Số"), (1, 0, "Hồ sơ"), (1, 1, "12")):
        builder.add([(text, False)], cell=Cell(0, row, column))
    assert builder.build(Source("x", "txt", "")).text == "Tên\tSố\nHồ sơ\t12"


def test_an_automatic_label_is_text_and_offsets_count_behind_it() -> None:
    builder = DocumentBuilder()
    block = builder.add([("Kết quả(1)", False)], label="I.")
    assert builder.build(Source("x", "txt", "")).text_of(block) == "I. Kết quả(1)"
    assert builder.offset(7) == len("I. Kết quả")


def test_share_of_bold_is_none_where_the_source_cannot_say() -> None:
    document = build([("12 hồ sơ", None)], [("1", True), ("2 hồ sơ", False)])
    assert document.bold_share(0, 2) is None
    assert document.bold_share(9, 11, digits=True) == 0.5
    assert document.bold_share(3, 3) is None


def test_the_block_at_an_offset_is_found() -> None:
    document = build([("một", False)], [("hai", False)])
    assert [document.text_of(document.block_at(at)) for at in (0, 3, 4, 7)] == ["một", "một", "hai", "hai"]


def test_doubts_count_in_the_final_text() -> None:
    builder = DocumentBuilder()
    builder.add([("Đoạn  đầu", None)])
    builder.add([("cấp  1.250 hồ sơ", None)], label="-", doubts=[(5, 10, 0.7)])
    document = builder.build(Source("quet.pdf", "pdf", ""))
    (doubt,) = document.doubts
    assert document.text[doubt.start : doubt.end] == "1.250"


def test_confidence_is_that_of_the_least_sure_word_within() -> None:
    builder = DocumentBuilder()
    builder.add([("từ 12 đến 15 hồ sơ", None)], doubts=[(3, 5, 0.97), (10, 12, 0.5)])
    document = builder.build(Source("quet.pdf", "pdf", ""))
    assert [document.confidence(*span) for span in ((3, 5), (3, 12), (10, 11), (12, 18), (0, 3))] == [
        0.97,
        0.5,
        0.5,
        1.0,
        1.0,
    ]


def test_look_ups_cost_the_same_in_a_long_paragraph() -> None:
    builder = DocumentBuilder()
    builder.add([(f"{number} ", number % 2 == 1) for number in range(60_000)])
    for number in range(60_000):
        builder.add([(str(number), None)])
    document = builder.build(Source("x", "txt", ""))
    begun = time.perf_counter()
    for at in range(len(document.text) - 3_000, len(document.text) - 10, 2):
        document.bold_share(at, at + 5)
    first = document.blocks[0].end
    for at in range(first - 3_000, first - 10, 2):
        document.bold_share(at, at + 5)
    assert time.perf_counter() - begun < 0.5  # a fiftieth of it, in truth; seconds where every look begins at the start


def test_note_marks_are_left_out_and_anchors_follow() -> None:
    builder = DocumentBuilder()
    builder.add([("còn 312", True), ("⁴", True), (" hộ, 5 m²", False)])
    assert builder.offset(8) == 7
    document = builder.build(Source("x", "txt", ""))
    assert document.text == "còn 312 hộ, 5 m²"
    assert [(run.start, run.end) for run in document.blocks[0].runs] == [(0, 7), (7, 16)]
    assert [(issue.code, issue.severity, issue.start) for issue in document.issues] == [
        ("note-marks-left-out", "info", 0)
    ]


def test_look_alikes_are_repaired_and_told() -> None:
    builder = DocumentBuilder()
    builder.add([("tiếp", False)])
    builder.add([("сông táс", False)])
    document = builder.build(Source("x", "txt", ""))
    assert document.text == "tiếp\ncông tác"
    assert [(issue.code, issue.start) for issue in document.issues] == [("text-repaired", 5)]
    assert "2 letters" in document.issues[0].message
