"""What the engine reads where nothing is written, and words that it set together: put right, or said to be unread."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.document import DOUBTFUL
from baocao_parser.readers.pdf.scans.engine import Letter, Line, PixelBox, Word
from baocao_parser.readers.pdf.scans.habits import joined, with_doubts, with_ones, with_signs
from baocao_parser.readers.pdf.scans.layout import lay_out
from baocao_parser.readers.pdf.scans.numerals import with_numerals
from baocao_parser.readers.pdf.scans.second_reading import with_lone_words
from baocao_parser.readers.pdf.scans.spaces import parted
from baocao_parser.readers.pdf.scans.stains import is_noise, readable, without_edges, without_strokes
from tests.readers.test_scan_figures import words


def line(text: str, *, left: int = 100, confidence: float = 0.97) -> Line:
    found = [word.moved(left, 0)._replace(confidence=confidence) for word in words(text)]
    return Line(left, 30, found[-1].box.right, 30, found)


def texts(found: Iterable[Word]) -> list[str]:
    return [word.text for word in found]


@pytest.mark.parametrize("mark", ["|", "l", "T", "Ị", "1", "||"])
@pytest.mark.parametrize("left", [10, 1620])
def test_marks_at_the_edge_of_the_paper_are_left_out(mark: str, left: int) -> None:
    found = without_edges([line("Tiếp nhận 125 hồ sơ", left=300), line(mark, left=left)], 1653)
    assert [texts(each.words) for each in found] == [["Tiếp", "nhận", "125", "hồ", "sơ"]]


def test_a_trimmed_page_has_text_at_its_edge() -> None:
    page = [
        line("Toàn huyện có 12 xã", left=5),
        line("a) Kết quả", left=5),
        line("- Tiếp nhận hồ sơ", left=5),
        line("Tổng", left=5),
    ]
    assert without_edges(page, 1653) == page


def test_a_lone_stroke_is_no_one() -> None:
    def at(y: int, text: str, confidence: float = 0.7) -> Line:
        found = [word.moved(600, y)._replace(confidence=confidence) for word in words(text)]
        return Line(600, y + 30, found[-1].box.right, y + 30, found)

    text, cell, beside = at(400, "PHÓ GIÁM ĐỐC"), at(700, "1"), at(702, "Lúa 12")
    page = [text, at(500, "1"), at(560, "|"), cell, beside, at(20, "1"), at(900, "1", 0.99), at(800, "12")]
    kept = without_strokes(page, 2338)
    assert [line.words[0].text for line in kept] == ["PHÓ", "1", "Lúa", "1", "1", "12"]


def test_a_torn_line_is_left_out_and_a_line_with_a_stain_is_not() -> None:
    torn = [
        word._replace(confidence=sure)
        for word, sure in zip(words("% bz * R ~ m"), (0.1, 0, 0.2, 0.6, 0.7, 0.2), strict=True)
    ]
    assert readable(torn) == []
    stained = words("~- Tiếp nhận 125 hồ sơ ^ ¬¬")
    assert texts(readable(stained)) == ["-", "Tiếp", "nhận", "125", "hồ", "sơ"]


@pytest.mark.parametrize(
    ("word", "confidence", "kept"),
    [
        ("Ni", 0.07, False),
        ("ộb", 0.25, False),
        ("xã", 0.25, True),
        ("125", 0.05, True),
        ("KT.", 0.1, True),
        ("TT&TT;", 0.9, True),
        ("-", 0.2, True),
        ("%", 0.2, True),
        ("¬", 0.9, False),
        ("phútngày;", 0.1, True),
    ],
)
def test_figures_signs_and_authorities_are_kept_however_unsure(word: str, confidence: float, kept: bool) -> None:
    assert bool(readable([words(word)[0]._replace(confidence=confidence)])) is kept


def test_a_few_marks_of_which_none_is_sure_are_noise() -> None:
    assert is_noise(line("Ai l", confidence=0.3))
    assert not is_noise(line("Sở Y tế", confidence=0.6))


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("Thị xãNghi Sơn", "Thị xã Nghi Sơn"),
        ("đạt101,5% kế", "đạt 101,5% kế"),
        ("cấp15hồ sơ", "cấp 15 hồ sơ"),
        ("Kếhoạch năm", "Kế hoạch năm"),
        ("hộdân,", "hộ dân,"),
        ("hộnghèo", "hộnghèo"),
        ("71,1%kế hoạch", "71,1% kế hoạch"),
        (
            "taxi pano camera internet Covid19 QĐ12 m2 12kg IR50404",
            "taxi pano camera internet Covid19 QĐ12 m2 12kg IR50404",
        ),
        ("21/BC-VHTT 15S.000đ/kg 2020-2025", "21/BC-VHTT 15S.000đ/kg 2020-2025"),
        ("Đắk Lắk Ea H'leo", "Đắk Lắk Ea H'leo"),
    ],
)
def test_words_set_together_are_parted(read: str, right: str) -> None:
    found = list(parted(words(read)))
    assert " ".join(texts(found)) == right
    assert all(before.box.right <= after.box.left for before, after in pairwise(found))
    assert all("".join(letter.text for letter in word.letters) == word.text for word in found)


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("trong 2l tháng", "trong 21 tháng"),
        ("có 3I hồ", "có 31 hồ"),
        ("(1l xã", "(11 xã"),
        ("2l dầu", "2l dầu"),
        ("mua 5l", "mua 5l"),
        ("2l/ha cho", "2l/ha cho"),
    ],
)
def test_an_l_behind_a_figure_is_a_one_where_no_litre_can_be(read: str, right: str) -> None:
    found = list(with_ones(words(read)))
    assert " ".join(texts(found)) == right
    assert all(
        word.confidence < DOUBTFUL for word, was in zip(found, words(read), strict=True) if word.text != was.text
    )


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("2l/5/2021", "21/5/2021"),
        ("¡nternet", "internet"),
        ("¡internet", "internet"),
        ("5ố:", "Số:"),
        ("+...", "+"),
        ("5ha", "5ha"),
    ],
)
def test_signs_that_no_report_has_are_put_right(read: str, right: str) -> None:
    assert with_signs(read) == right


def test_lines_without_words_are_no_fault() -> None:
    assert list(with_lone_words([], scan=None)) == []  # type: ignore[arg-type]
    assert list(with_doubts([])) == []
    assert list(joined(words("| ~ __"))) == []


@pytest.mark.parametrize("ink", [np.zeros((0, 40), bool), np.zeros((30, 40), bool), np.ones((2, 40), bool)])
def test_a_numeral_without_ink_stays_as_it_was_read(ink: np.ndarray) -> None:
    word = Word("H.", 0.9, PixelBox(0, 0, 40, len(ink)), [])
    assert with_numerals([word, words("TỒN")[0]], ink) == [word, words("TỒN")[0]]


def test_columns_that_the_engine_took_for_one_line_have_their_own_heights() -> None:
    left = words("UBND HUYEN")
    right = [word.moved(900, 14) for word in words("Ha Nam")]
    reading = lay_out([Line(0, 30, 1200, 44, [*left, *right])], [], [], 2.78)
    assert len({round(piece.y) for piece in reading.pieces}) == 2
    assert all(10 < piece.size < 30 for piece in reading.pieces)


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(-40, 40)), min_size=1, max_size=6))
def test_pieces_have_a_size_whatever_the_baseline(places: list[tuple[int, int]]) -> None:
    found = [
        Word("hai", 0.9, PixelBox(left, top, left + 30, top + 20), [Letter("h", left, left + 9, 0.9)])
        for left, top in places
    ]
    reading = lay_out([Line(0, -30, 300, -60, found)], [], [], 2.78)
    assert all(piece.size > 0 for piece in reading.pieces)
