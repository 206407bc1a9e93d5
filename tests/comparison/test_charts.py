"""Charts as their specification and as pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

import baocao_parser as bc
from tests.comparison.reports import report

VALUES = {"Trà Vinh": ("6.767", "6.779"), "Bến Tre": ("8.120", "8.151")}
COMPARISON = bc.compare(
    report(place, f"tháng {month}/2020", f"Tiếp nhận {values[month - 5]} hồ sơ, trực tuyến 72,20%.")
    for place, values in VALUES.items()
    for month in (5, 6)
)


@pytest.mark.parametrize("kind", ["months", "ranking", "heatmap", "multiples"])
def test_every_kind_of_chart_is_drawn_without_a_network(kind: str, tmp_path: Path) -> None:
    chart = COMPARISON.plot("hs.received", kind)  # type: ignore[arg-type]
    chart.save(str(tmp_path / "a.png"))
    chart.save(str(tmp_path / "a.svg"))
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert "Trà Vinh" in (tmp_path / "a.svg").read_text("utf-8")


def test_numbers_are_written_the_vietnamese_way_and_point_at_their_sentence(tmp_path: Path) -> None:
    chart = COMPARISON.plot("hs.received", "ranking", "2020-06")
    chart.save(str(tmp_path / "a.svg"))
    assert "6.779" in (tmp_path / "a.svg").read_text("utf-8")
    written = chart.to_json()
    assert '"thousands": "."' in written
    assert "Tiếp nhận 8.151 hồ sơ, trực tuyến 72,20%." in written


def test_money_is_drawn_in_the_scale_of_its_size() -> None:
    c = bc.compare([report("Trà Vinh", "tháng 5/2020", "Doanh thu bưu chính 7,5 tỷ đồng.")])
    written = c.plot("post.revenue").to_json()
    assert "tỷ đồng" in written
    assert '"value": 7.5' in written


def test_an_unknown_indicator_or_a_period_without_values_is_an_error() -> None:
    with pytest.raises(KeyError, match="hs"):
        COMPARISON.plot("hs.receivd")
    with pytest.raises(bc.BaocaoError, match="2020-09"):
        COMPARISON.plot("hs.received", "ranking", "2020-09")
