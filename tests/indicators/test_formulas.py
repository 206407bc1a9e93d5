"""The formulas of rows that number the columns."""

from __future__ import annotations

import pytest

from baocao_parser.indicators.formulas import formulas_of


@pytest.mark.parametrize(
    ("cell", "rest", "is_sum"),
    [
        ("4=1+2+3", (("+", 1), ("+", 2)), True),
        ("(4)=(1)-(2)", (("-", 1),), False),
        ("4=3/1*100", (("/", 0),), False),
        ("4=3:1x100", (("/", 0),), False),
        ("4=1–2", (("-", 1),), False),
    ],
)
def test_a_sum_or_a_ratio_of_columns_is_a_formula(cell: str, rest: tuple[tuple[str, int], ...], is_sum: bool) -> None:
    (formula,) = formulas_of({0: "1", 1: "2", 2: "3", 3: cell})[3]
    assert (formula.rest, formula.is_sum) == (rest, is_sum)


@pytest.mark.parametrize("cell", ["4", "4=1*2", "4=1+9", "4=a+b", "=1+2+", "4=1/2/3"])
def test_other_cells_have_none(cell: str) -> None:
    assert formulas_of({0: "1", 1: "2", 2: "3", 3: cell}) == {}


def test_a_chain_has_one_formula_for_each_link() -> None:
    assert [f.text for f in formulas_of({0: "1", 1: "2", 2: "3", 3: "4=1+2=3"})[3]] == ["4=1+2"]
    assert len(formulas_of({0: "1", 1: "2", 2: "3", 3: "4=1+2=3-1"})[3]) == 2


def test_a_formula_is_written_with_figures() -> None:
    (formula,) = formulas_of({5: "1", 6: "2", 7: "3=1-2"})[7]
    assert formula.written({5: "400", 6: "300"}) == "400 - 300"
    assert formula.columns == (5, 6)
