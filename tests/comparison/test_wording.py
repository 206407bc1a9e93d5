"""Labels that name one figure in other words, and labels that only look alike."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser import Indicator
from baocao_parser.comparison.alignment import NEAR, THRESHOLD
from baocao_parser.comparison.wording import likeness, wording_of
from baocao_parser.records import Nature
from tests.comparison.reports import figure
from tests.documents import table_of

CASES = table_of("comparison/likeness.tsv")
SOME = figure("Cấp mới 09 chứng thư số.")


def named(label: str, nature: Nature = "flow") -> Indicator:
    return msgspec.structs.replace(SOME, label=label, nature=nature, subject=None)


@pytest.mark.parametrize("case", CASES, ids=[f"{c['one']} | {c['other']}" for c in CASES])
def test_labels_are_one_figure_or_two_as_the_table_says(case: dict[str, str]) -> None:
    found = likeness(wording_of(named(case["one"])), wording_of(named(case["other"])))
    assert (found >= THRESHOLD) == (case["verdict"] == "same"), found


def test_the_sign_of_a_change_is_no_part_of_its_name() -> None:
    up, down = (named(f"văn bản đi {word} so với tháng trước", "change") for word in ("tăng", "giảm"))
    assert likeness(wording_of(up), wording_of(down)) == 1.0


def test_a_common_section_joins_no_other_names() -> None:
    one, other = wording_of(named("cuộc họp báo"), "Báo chí"), wording_of(named("cơ quan báo chí"), "Báo chí")
    assert likeness(one, other) < THRESHOLD


@pytest.mark.parametrize(
    ("label", "marks"),
    [
        ("trợ cấp xã hội hằng tháng", set()),
        ("đài truyền thanh cấp xã", {"cấp xã"}),
        ("rác thải được thu gom", set()),
        ("tổng thu ngân sách", {"thu"}),
        ("lúa hè thu", set()),
        ("văn bản đi", {"văn bản đi"}),
        ("trẻ đến trường", set()),
        ("hồ sơ phải giải quyết", {"phải giải quyết"}),
    ],
)
def test_an_opposite_is_a_word_and_no_syllable_of_another(label: str, marks: set[str]) -> None:
    assert wording_of(named(label)).marks == marks


def test_an_earlier_value_is_not_named_by_the_words_for_when() -> None:
    one, other = named("ca tay chân miệng cùng kỳ năm trước", "prior"), named("chuyển tuyến ca cùng kỳ", "prior")
    assert likeness(wording_of(one), wording_of(other)) < NEAR


def about(label: str, subject: str) -> Indicator:
    return msgspec.structs.replace(named(label), subject=subject)


def test_a_subject_lends_what_the_other_name_says_of_it_if_that_is_much_of_it() -> None:
    name = wording_of(named("Mưa lớn làm nhà bị ngập"))
    lent = wording_of(about("nhà bị ngập", "Thiệt hại do mưa lớn"))
    much = wording_of(about("nhà bị ngập", "Công tác phòng, chống thiên tai và khắc phục hậu quả mưa lũ"))
    assert likeness(name, lent) > THRESHOLD > likeness(name, much)


def test_a_subject_lends_no_half_of_a_word() -> None:
    one, other = named("kết nạp đoàn viên công đoàn"), about("kết nạp", "Đảng viên")
    assert likeness(wording_of(one), wording_of(other)) < THRESHOLD


def test_a_name_without_words_of_its_own_takes_its_subject_unless_that_is_a_title() -> None:
    item = msgspec.structs.replace(about("tổng số chứng thư số", "Chứng thư số của huyện"), unit="chứng thư số")
    assert not wording_of(item).bare
    assert wording_of(item, "Chứng thư số của huyện").bare


WORDS = st.lists(st.sampled_from(["hồ", "sơ", "tiếp", "nhận", "đi", "đến", "lúa", "lùa", "3", "4", "đạt"]), max_size=6)


@given(WORDS, WORDS, WORDS)
def test_likeness_lies_between_0_and_1_and_has_no_direction(
    first: list[str], second: list[str], around: list[str]
) -> None:
    one, other = wording_of(named(" ".join(first)), " ".join(around)), wording_of(named(" ".join(second)), "hồ sơ")
    assert 0.0 <= likeness(one, other) <= 1.0
    assert likeness(one, other) == likeness(other, one)
