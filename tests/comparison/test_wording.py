"""Labels that name one figure in other words, and labels that only look alike."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao_parser import Indicator
from baocao_parser.comparison.alignment import THRESHOLD
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


WORDS = st.lists(st.sampled_from(["hồ", "sơ", "tiếp", "nhận", "đi", "đến", "lúa", "lùa", "3", "4", "đạt"]), max_size=6)


@given(WORDS, WORDS, WORDS)
def test_likeness_lies_between_0_and_1_and_has_no_direction(
    first: list[str], second: list[str], around: list[str]
) -> None:
    one, other = wording_of(named(" ".join(first)), " ".join(around)), wording_of(named(" ".join(second)), "hồ sơ")
    assert 0.0 <= likeness(one, other) <= 1.0
    assert likeness(one, other) == likeness(other, one)
