"""One-to-one assignments."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.comparison.matching import matching

SCORES = st.lists(st.dictionaries(st.integers(0, 5), st.floats(0.01, 1), max_size=4), max_size=5)


def test_of_rows_that_are_equally_good_the_first_is_chosen() -> None:
    assert matching([{4: 1.0}, {4: 1.0}]) == {0: 4}


def test_rows_that_are_equally_good_keep_their_order() -> None:
    assert matching([{4: 1.0, 7: 1.0}, {4: 1.0, 7: 1.0}]) == {0: 4, 1: 7}


def test_the_total_is_greatest_not_the_first_score() -> None:
    assert matching([{1: 0.9, 2: 0.85}, {1: 0.9}]) == {0: 2, 1: 1}


@given(SCORES)
def test_no_row_and_no_column_is_used_twice_and_no_pair_is_made_up(scores: list[dict[int, float]]) -> None:
    found = matching(scores)
    assert len(set(found.values())) == len(found)
    assert all(column in scores[row] for row, column in found.items())


def test_of_equal_columns_the_first_is_taken_though_others_have_to_be_weighed() -> None:
    assert matching([{4: 0.5}, {4: 0.9}, {6: 1.0, 8: 1.0}]) == {1: 4, 2: 6}
