"""Pieces of text, given with their places, become rows and lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.readers.pdf.glyphs import Piece
from baocao_parser.readers.pdf.lines import line_of, rows, segments, without_start


def piece(x0: float, x1: float, text: str, y: float = 100.0, size: float = 10.0, bold: bool = False) -> Piece:
    return Piece(x0, x1, y, size, text, bold)


def test_a_tone_drawn_by_itself_goes_to_the_letter_under_it() -> None:
    line = line_of([piece(0, 20, "Tiêp"), piece(12, 12, "\u0301"), piece(23, 50, "nhân"), piece(42, 42, "\u0323")])
    assert line.text == "Tiê\u0301p nhâ\u0323n"


def test_baselines_that_differ_a_little_are_one_row() -> None:
    found = rows([piece(0, 20, "Số:"), piece(30, 50, "45", y=101.5), piece(0, 20, "Kính", y=117)])
    assert [[piece.text for piece in row] for row in found] == [["Số:", "45"], ["Kính"]]


def test_columns_half_a_line_apart_are_one_row_and_words_are_not() -> None:
    found = rows([piece(0, 60, "Nơi"), piece(200, 260, "KT.", y=106), piece(0, 60, "nhận", y=112)])
    assert [[piece.text for piece in row] for row in found] == [["Nơi", "KT."], ["nhận"]]


def test_raised_labels_of_notes_become_marks() -> None:
    row = [piece(0, 20, "hộ"), piece(20, 23, "1", y=96, size=6), piece(23, 25, ","), piece(30, 40, "tăng")]
    line = line_of(row, labels={"1"})
    assert (line.text, line.marks) == ("hộ, tăng", ((2, "1"),))
    assert line_of(row).text == "hộ¹, tăng"


def test_the_first_word_and_a_stretched_line_are_known() -> None:
    line = line_of([piece(0, 20, "KT."), piece(100, 140, "GIÁM"), piece(240, 270, "ĐỐC")])
    assert (line.head, line.stretched, line.middle) == (20, True, 135)


def test_a_label_is_cut_off_with_its_bold() -> None:
    line = line_of([piece(0, 5, "1", bold=True), piece(10, 30, "Theo", bold=True), piece(33, 60, "báo cáo")])
    assert without_start(line, 2).runs == (("Theo ", True), ("báo cáo", False))


PLACES = st.tuples(st.integers(0, 40), st.integers(0, 20), st.sampled_from("aăâ12.-"))


@given(st.lists(PLACES, min_size=1, unique_by=lambda place: place[:2]))
def test_no_piece_is_lost_in_rows_and_segments(places: list[tuple[int, int, str]]) -> None:
    pieces = [piece(8.0 * x, 8.0 * x + 5, text, y=6.0 * y) for x, y, text in places]
    found = [piece for row in rows(pieces) for part in segments(row) for piece in part]
    assert sorted(found) == sorted(pieces)
    assert all(row == sorted(row, key=lambda piece: piece.x0) for row in rows(pieces))
