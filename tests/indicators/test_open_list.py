"""The list of parts that is open at a figure."""

from __future__ import annotations

import pytest

from tests.indicators.reading import indicators_of


def wholes(text: str) -> list[str]:
    """ "part < whole" of the figures of a text that have one."""
    found = indicators_of(text)
    texts = {figure.id: figure.text for figure in found}
    return [f"{figure.text} < {texts[figure.part_of]}" for figure in found if figure.part_of]


@pytest.mark.parametrize("opening", ["trong đó", "gồm", "bao gồm", "chia ra", "cụ thể:", "trong số đó có"])
def test_words_open_a_list_of_parts(opening: str) -> None:
    assert wholes(f"Thả 90 lồng cá, {opening} 60 lồng cá lăng, 30 lồng cá trắm.") == ["60 < 90", "30 < 90"]


def test_a_bracket_holds_the_parts_of_what_stands_before_it() -> None:
    assert wholes("Thả 90 lồng (60 lồng cá lăng, 30 lồng cá trắm), thu 4 tấn.") == ["60 < 90", "30 < 90"]


def test_a_list_ends_with_its_sentence() -> None:
    assert wholes("Thả 90 lồng, trong đó 60 lồng cá lăng. Dọn 12 lồng.") == ["60 < 90"]


def test_each_part_belongs_to_the_whole_of_its_unit() -> None:
    text = "Khởi tố 504 vụ/796 bị can, trong đó trộm cắp 120 vụ/150 bị can."
    assert wholes(text) == ["120 < 504", "150 < 796"]


def test_the_whole_may_be_told_behind_its_cue() -> None:
    assert wholes("Trong 92 dự án có 31 dự án chậm tiến độ.") == ["31 < 92"]


def test_a_part_may_open_a_list_of_its_own() -> None:
    text = "Nhận 100 đơn, gồm 60 đơn khiếu nại (40 đơn lần đầu, 20 đơn lần hai) và 40 đơn tố cáo."
    assert wholes(text) == ["60 < 100", "40 < 60", "20 < 60", "40 < 100"]


def test_without_words_neighbours_are_no_parts() -> None:
    assert wholes("Thả 90 lồng cá, dọn 12 lồng cá.") == []
