"""The parts of a whole: the longest run of neighbours that adds up to it, found in one pass."""

from __future__ import annotations

import time
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from baocao_parser.checks.sums import _adding_up
from baocao_parser.intervals import Interval, sum_of

_FIGURES = st.builds(
    lambda low, more: Interval(Decimal(low), Decimal(low + more)), st.integers(-3, 9), st.sampled_from([0, 0, 1])
)


@given(whole=_FIGURES, parts=st.lists(_FIGURES, max_size=8))
def test_the_run_is_the_longest_and_first_one_that_meets_the_whole(whole: Interval, parts: list[Interval]) -> None:
    runs = [slice(at, at + size) for size in range(len(parts), 1, -1) for at in range(len(parts) - size + 1)]
    first = next((run for run in runs if sum_of(parts[run]).meets(whole)), slice(0, 0))
    assert _adding_up(whole, parts) == first


def test_ten_thousand_parts_that_do_not_add_up_take_no_time() -> None:
    parts = [Interval(Decimal(n % 97 + 1), Decimal(n % 97 + 1)) for n in range(10_000)]
    start = time.process_time()
    assert _adding_up(Interval(Decimal("0.5"), Decimal("0.5")), parts) == slice(0, 0)
    assert time.process_time() - start < 5
