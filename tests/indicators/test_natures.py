"""Natures, and the table that decides them (more of them: tests/cases/meaning/natures.txt)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from baocao_parser.data import rows_of
from baocao_parser.indicators.features import FEATURES
from baocao_parser.indicators.natures import decide
from baocao_parser.records import Indicator
from tests.documents import params_of, table_of
from tests.indicators.notation import LIBRARY, report_of
from tests.indicators.reading import indicators_of

TITLES = {"results": "I. KẾT QUẢ", "plan": "I. PHƯƠNG HƯỚNG"}
ROWS = rows_of("natures.tsv")
SENTENCES = [f"{TITLES[row['section']]}\n{row['text']}" for row in table_of("indicators/natures.tsv")]


@pytest.mark.parametrize("row", params_of("indicators/natures.tsv"))
def test_the_first_figure_of_a_sentence_has_this_nature(row: dict[str, str]) -> None:
    first = indicators_of(f"{TITLES[row['section']]}\n{row['text']}")[0]
    assert first.nature == row["nature"]


def all_figures() -> list[Indicator]:
    """The figures of all cases."""
    library = [indicator for case in LIBRARY for indicator in report_of(case.text).indicators]
    return [*library, *(indicator for text in SENTENCES for indicator in indicators_of(text))]


def test_every_row_of_the_table_decides_a_figure_of_the_cases() -> None:
    deciding = {indicator.decided("nature") for indicator in all_figures()}
    rules = [*(f"row {number}" for number in range(1, len(ROWS))), "nothing_said"]
    assert [row["example"] for rule, row in zip(rules, ROWS, strict=True) if rule not in deciding] == []


def test_at_most_a_tenth_is_decided_by_the_last_row_alone() -> None:
    figures = all_figures()
    silent = [indicator for indicator in figures if indicator.decided("nature") == "nothing_said"]
    assert 0 < 10 * len(silent) <= len(figures)


def test_the_rows_ask_for_features_that_exist() -> None:
    assert set(ROWS[0]) == {"nature", *FEATURES, "example"}
    assert all(row["example"].count("**") == 2 for row in ROWS)


def test_the_first_row_that_fits_decides() -> None:
    assert decide({"plan": "own", "standing": "change"}).nature == "target"
    assert decide({"standing": "change", "when": "earlier"}).nature == "change"
    assert decide({"when": "earlier", "aspect": "event"}).nature == "prior"


def test_parts_have_the_nature_of_their_whole() -> None:
    figures = indicators_of("Hiện có 30 trạm (12 trạm xã, 18 trạm phường).")
    assert [indicator.nature for indicator in figures] == ["stock", "stock", "stock"]


def test_a_rank_has_no_nature() -> None:
    (rank,) = indicators_of("Chỉ số chuyển đổi số xếp thứ 12/63 tỉnh, thành phố.")
    assert (rank.kind, rank.nature, rank.total) == ("rank", None, Decimal(63))
