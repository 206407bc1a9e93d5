"""The words of headers."""

from __future__ import annotations

import pytest

from baocao_parser.indicators.header_words import BEHIND, HeaderWords, is_place, is_state, is_time, without_base
from baocao_parser.language.phrase import Words

WORDS = HeaderWords(2021)


def texts(words: Words) -> list[str]:
    return [phrase.text for phrase in words]


def test_brackets_links_and_general_verbs_say_nothing_in_a_header() -> None:
    assert texts(WORDS.of("Trong đó: (số hộ)")) == [":", "số", "hộ"]
    assert texts(WORDS.of("")) == []


def test_a_figure_in_a_header_is_part_of_a_name() -> None:
    assert [(p.role, p.figure) for p in WORDS.of("Khối 12") if p.text == "12"] == [("digits", None)]


def test_the_words_of_a_path_stand_one_behind_the_other() -> None:
    path = WORDS.path(("Đơn nhận", "Tháng 5"))
    assert texts(path) == ["Đơn", "nhận", "Tháng 5"]
    assert [phrase.start // BEHIND for phrase in path] == [1, 1, 2]
    assert WORDS.path(()) == ()


@pytest.mark.parametrize(
    ("columns", "governing"),
    [
        (("Giải quyết", "Đúng hạn"), ["Giải quyết"]),
        (("Tiếp nhận", "Kỳ trước chuyển sang"), ["Kỳ trước chuyển sang"]),
        (("Hồ sơ đã trả", "Tháng 5"), ["Hồ sơ", "đã", "trả", "Tháng 5"]),
        (("Số hộ",), ["Số", "hộ"]),
    ],
)
def test_the_outermost_verb_governs_but_for_what_is_left(columns: tuple[str, ...], governing: list[str]) -> None:
    assert texts(WORDS.governing(columns)) == governing


@pytest.mark.parametrize(
    ("text", "when"), [("Tháng 5", True), ("Lũy kế", True), ("Cùng kỳ", True), ("Kế hoạch", True), ("Số hộ", False)]
)
def test_some_words_say_when(text: str, when: bool) -> None:
    assert is_time(WORDS.of(text)[0]) is when


@pytest.mark.parametrize(("text", "left"), [("Đang giải quyết", True), ("Còn lại", True), ("Đã trả", False)])
def test_some_words_say_what_is_left(text: str, left: bool) -> None:
    assert is_state(WORDS.of(text)[0]) is left


@pytest.mark.parametrize(
    ("text", "place"),
    [("Phòng Tư pháp", True), ("Xã Nậm Kè", True), ("Xã đạt chuẩn", False), ("Hồ sơ", False), ("", False)],
)
def test_some_words_name_an_office_or_a_place(text: str, place: bool) -> None:
    assert is_place(WORDS.of(text)) is place


def test_what_a_header_compares_with_stands_behind_so_với() -> None:
    assert texts(without_base(WORDS.of("Số vụ so với năm 2020"))) == ["Số", "vụ"]
    assert texts(without_base(WORDS.of("Số vụ"))) == ["Số", "vụ"]


@pytest.mark.xfail(reason='"tăng so với" is one phrase, and what stands behind it is not taken for a base')
def test_a_change_in_a_header_compares_with_what_stands_behind_it() -> None:
    assert "năm 2020" not in texts(without_base(WORDS.of("Tăng so với năm 2020")))
