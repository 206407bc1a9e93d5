"""The words of a paragraph, parted between its figures."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from baocao_parser.language.clauses import Clause, are_beside, before_in_row, before_in_sentence, clauses_of, words
from baocao_parser.language.phrases import phrases_of
from tests.texts import TEXTS


def clauses_in(text: str) -> list[Clause]:
    return clauses_of(phrases_of(text))


def parted(text: str) -> list[str]:
    """ "lead … figure … tail" of each clause."""
    return [f"{words(c.lead)} {c.phrase.text} {words(c.tail)}".strip() for c in clauses_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu hồi 08 thẻ, cấp mới 09 thẻ tổ chức.", ["Thu hồi 08 thẻ", "cấp mới 09 thẻ tổ chức"]),
        ("05/11 đơn vị xếp loại A, 04/11 đơn vị xếp loại B.", ["05/11 đơn vị xếp loại A", "04/11 đơn vị xếp loại B"]),
        ("Kiểm tra 12 quán và 5 chợ.", ["Kiểm tra 12 quán", "5 chợ"]),
        ("Bắt 3 vụ; thu 2 xe máy.", ["Bắt 3 vụ", "thu 2 xe máy"]),
        ("Mức độ 3: 605, mức độ 4: 539.", ["Mức độ 3 : 605", "mức độ 4 : 539"]),
        ("Sản lượng 12 tấn tăng 5% so với cùng kỳ.", ["Sản lượng 12 tấn", "tăng 5%"]),
        (
            "Cấp 5 thẻ cho cán bộ nâng tổng số thẻ của lính, thợ lên 9.",
            ["Cấp 5 thẻ cho cán bộ", "nâng tổng số thẻ của lính, thợ lên 9"],
        ),
        ("Không có số liệu.", []),
    ],
)
def test_each_word_belongs_to_one_figure(text: str, expected: list[str]) -> None:
    assert [line.replace(" :", ":").replace(":", " :") for line in parted(text)] == expected


def test_a_bracket_belongs_to_the_figure_before_it() -> None:
    whole, first, second, after = clauses_in("Nhận 100 đơn (60 đơn mới, 40 đơn cũ), trả 90 đơn.")
    assert [(c.depth, c.host) for c in (whole, first, second, after)] == [(0, None), (1, 0), (1, 0), (0, None)]
    assert first.group == second.group != whole.group == after.group


def test_a_bracket_without_a_figure_is_an_aside() -> None:
    (clause,) = clauses_in("Đảng bộ có 286 đảng viên (đầu nhiệm kỳ).")
    assert words(clause.asides) == "đầu nhiệm kỳ"


def test_a_bracket_that_is_not_closed_ends_with_its_sentence() -> None:
    _, part, other = clauses_in("Có 50 đơn (30 đơn mới, còn lại là cũ. Cấp 20 thẻ.")
    assert (part.host, other.host, other.sentence) == (0, None, 1)


def test_the_words_between_a_figure_and_a_bracket_are_kept_for_it() -> None:
    _, inner = clauses_in("Thu 12 tỷ đồng, bằng 103,5% cùng kỳ (11,6 tỷ đồng).")[1:]
    assert words(inner.base_before) == "cùng kỳ"


def test_the_strongest_mark_parts_two_figures() -> None:
    text = "Cấp 3 thẻ, thu 2 thẻ; hủy 1 thẻ và 4 sổ. Mở 5 lớp."
    assert [clause.parted for clause in clauses_in(text)] == [".", ",", ";", "", "."]


@settings(deadline=None)
@given(TEXTS)
def test_no_word_belongs_to_two_figures(text: str) -> None:
    phrases = phrases_of(text)
    clauses = clauses_of(phrases)
    assert [clause.phrase for clause in clauses] == [phrase for phrase in phrases if phrase.figure]
    owned = [phrase.start for clause in clauses for phrase in (*clause.lead, *clause.tail)]
    assert len(owned) == len(set(owned))
    assert all(clause.host is None or clause.host < at for at, clause in enumerate(clauses))


def test_figures_stand_beside_each_other_within_one_bracket_of_one_sentence() -> None:
    first, second, third, fourth = clauses_in("Nhận 9 đơn (6 đơn mới, 3 đơn cũ). Trả 4 đơn.")
    assert [are_beside(second, third), are_beside(first, second), are_beside(first, fourth)] == [True, False, False]


def test_the_figures_before_one_are_those_of_its_sentence_and_of_its_row_up_to_a_bracket() -> None:
    clauses = clauses_in("Có 7 tổ. Nhận 9 đơn, bắt 2 vụ (6 đơn mới, 3 đơn cũ), trả 4 đơn.")
    assert list(before_in_sentence(clauses, 5)) == [4, 3, 2, 1]
    assert [list(before_in_row(clauses, at)) for at in (0, 2, 4, 5)] == [[], [1], [3], []]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Có 9 xe, trong đó 4 xe tải.", "trong đó"),
        ("Có 9 xe, riêng xe tải 4 xe.", "riêng"),
        ("Có 9 xe. Theo loại: xe tải 4, xe con 5.", "Theo"),
        ("Có 9 xe, 4 người.", None),
    ],
)
def test_words_say_that_parts_follow(text: str, cue: str | None) -> None:
    found = clauses_in(text)[1].cue
    assert (found and found.text) == cue
