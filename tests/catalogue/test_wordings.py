"""Names in their look-up form, and the wordings that they hold."""

from __future__ import annotations

import pytest

from baocao_parser.catalogue import Entry
from baocao_parser.catalogue.wordings import Index, besides, is_neutral, words_of

HERDS = Entry(code="my.herds", name="Đàn bò sữa", wordings=("đàn bò + bò sữa", "bò sữa"), also=("toàn huyện",))
COWS = Entry(code="my.cows", name="Đàn bò", wordings=("đàn bò",))


def held(name: str) -> list[str]:
    """Codes of the wordings that a name holds, with what it says besides."""
    words = words_of(name)
    return [f"{w.entry.code}: {besides(words, w)}" for w in Index([HERDS, COWS]).held_by(words)]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Tỉ lệ CTS", " ty le chung thu so "),
        ("  Đàn   BÒ, sữa! ", " dan bo sua "),
        ("VB đi", " van ban di "),
        ("…", " "),
    ],
)
def test_names_are_compared_without_marks_and_abbreviations(name: str, words: str) -> None:
    assert words_of(name) == words


def test_a_name_holds_a_wording_whose_phrases_all_stand_in_it() -> None:
    assert held("đàn trâu") == []
    assert held("Tổng đàn bò trong tháng") == ["my.cows: nothing"]
    assert held("bò sữa toàn huyện") == ["my.herds: nothing"]


def test_a_word_besides_means_another_figure_and_a_purpose_a_detail() -> None:
    assert held("đàn bò vỗ béo") == ["my.cows: more"]
    assert held("đàn bò nhằm xuất khẩu") == ["my.cows: a detail"]


def test_phrases_that_share_words_are_not_held_together() -> None:
    (wording,) = (w for w in Index([HERDS]).held_by(words_of("đàn bò sữa")) if len(w.phrases) == 2)
    assert besides(words_of("đàn bò sữa"), wording) == "more"
    assert besides(words_of("đàn bò, bò sữa"), wording) == "nothing"


@pytest.mark.parametrize(
    ("name", "neutral"),
    [("trong tháng 6 năm 2021", True), ("trên địa bàn tỉnh", True), ("12", True), ("", True), ("lợn nái", False)],
)
def test_time_place_and_verbs_of_reporting_say_nothing_of_what_is_counted(name: str, neutral: bool) -> None:
    assert is_neutral(words_of(name)) is neutral
